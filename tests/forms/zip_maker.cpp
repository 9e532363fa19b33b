#include "tests/forms/zip_maker.h"

#include <stdexcept>

#include <zlib.h>

namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

std::string deflated(std::string text) {
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("deflateInit2");
    }
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

std::string make_zip(const std::vector<ZipPart>& parts) {
    std::string out;
    std::string directory;
    for (const auto& part : parts) {
        const std::string packed = deflated(part.content);
        auto checksum =
            static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(part.content.data()),
                                             static_cast<uInt>(part.content.size())));
        if (part.wrong_checksum) checksum ^= 1U;
        const auto size = part.claimed_size != 0 ? part.claimed_size
                                                 : static_cast<std::uint32_t>(part.content.size());
        std::string header;
        put(header, 20, 2);
        put(header, part.encrypted ? 1 : 0, 2);
        put(header, 8, 2);  // deflate
        put(header, 0x00210000, 4);
        put(header, checksum, 4);
        put(header, static_cast<std::uint32_t>(packed.size()), 4);
        put(header, size, 4);
        put(header, static_cast<std::uint32_t>(part.name.size()), 2);
        put(header, 0, 2);
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        directory += header;
        put(directory, 0, 2);
        put(directory, 0, 2);
        put(directory, 0, 2);
        put(directory, 0, 4);
        put(directory, static_cast<std::uint32_t>(out.size()), 4);
        directory += part.name;
        out += "PK\x03\x04" + header + part.name + packed;
    }
    const auto start = static_cast<std::uint32_t>(out.size());
    const auto count = static_cast<std::uint32_t>(parts.size());
    out += directory + "PK\x05\x06";
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, start, 4);
    put(out, 0, 2);
    return out;
}

std::vector<ZipPart> workbook_parts(const std::string& sheet_data,
                                    const std::string& shared_strings, const std::string& styles) {
    const std::string xml = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    return {
        {"xl/workbook.xml",
         xml + "<workbook " + main +
             R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
             R"(<sheets><sheet name="Matriz" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         xml +
             R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
             R"(<Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/sharedStrings.xml", xml + "<sst " + main + ">" + shared_strings + "</sst>"},
        {"xl/styles.xml", xml + "<styleSheet " + main + ">" + styles + "</styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         xml + "<worksheet " + main + ">" + sheet_data + "</worksheet>"},
    };
}
