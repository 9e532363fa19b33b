#include "workflows/pack_folder.h"

#include <algorithm>
#include <stdexcept>

#include "engine/base/sha256.h"
#include "forms/csv_writer.h"

namespace workflows {
namespace {

constexpr std::size_t longest_name = 100;

// Letters of Spanish without what stands on them.
const char* plain_letter(const std::string& text, std::size_t at) {
    static constexpr struct {
        const char *from, *to;
    } pairs[] = {{"á", "a"}, {"é", "e"}, {"í", "i"}, {"ó", "o"}, {"ú", "u"},
                 {"ü", "u"}, {"ñ", "n"}, {"Á", "a"}, {"É", "e"}, {"Í", "i"},
                 {"Ó", "o"}, {"Ú", "u"}, {"Ü", "u"}, {"Ñ", "n"}};
    for (const auto& pair : pairs) {
        if (text.compare(at, 2, pair.from) == 0) return pair.to;
    }
    return nullptr;
}

// "informe.pdf", "-2" -> "informe-2.pdf".
std::string with_mark(const std::string& name, const std::string& mark) {
    const std::size_t slash = name.rfind('/');
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return name + mark;
    return name.substr(0, dot) + mark + name.substr(dot);
}

}  // namespace

std::string plain_file_name(const std::string& name) {
    std::string plain;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (const char* letter = plain_letter(name, i)) {
            plain += letter;
            ++i;
            continue;
        }
        const char c = name[i];
        const bool large = c >= 'A' && c <= 'Z';
        const bool fit =
            large || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        const bool dots = c == '.' && plain.ends_with('.');  // "..": not even inside a name
        plain += large ? static_cast<char>(c - 'A' + 'a') : fit && !dots ? c : '_';
    }
    if (plain.empty() || plain.front() == '.') plain.insert(0, "archivo");
    if (plain.size() <= longest_name) return plain;
    // The ending says what it is.
    const std::size_t dot = plain.rfind('.');
    const std::string ending =
        dot != std::string::npos && plain.size() - dot <= 8 ? plain.substr(dot) : "";
    return plain.substr(0, longest_name - ending.size()) + ending;
}

void PackFolder::add(PackedFile file, std::string bytes) {
    size_ += bytes.size();
    if (size_ > most_bytes)
        throw PackTooLarge(
            "el expediente pesa más de 400 MB. Descargue sus documentos uno por uno.");
    const auto taken = [&](const std::string& name) {
        return std::any_of(files_.begin(), files_.end(),
                           [&](const PackedFile& each) { return each.name == name; });
    };
    const std::string wanted = file.name;
    for (int i = 2; taken(file.name); ++i) file.name = with_mark(wanted, "-" + std::to_string(i));
    bytes_.push_back(std::move(bytes));
    file.sha256 = engine::sha256_hex(bytes_.back());
    file.size = bytes_.back().size();
    files_.push_back(std::move(file));
}

std::string PackFolder::sums() const {
    std::string list;
    for (const PackedFile& each : files_) list += each.sha256 + "  " + each.name + "\n";
    return list;
}

std::string PackFolder::index() const {
    forms::Table table;
    table.columns = {"Archivo", "Qué es", "Título", "Número", "Código de verificación",
                     "Fecha",   "Bytes",  "SHA-256"};
    for (const PackedFile& each : files_)
        table.rows.push_back({table.rows.size() + 2,
                              {each.name, each.what, each.title, each.number, each.code, each.date,
                               std::to_string(each.size), each.sha256}});
    return forms::write_csv(table);
}

std::string PackFolder::zip(std::int64_t seconds) const {
    std::vector<forms::ZipEntry> entries;
    auto bytes = bytes_.begin();
    for (const PackedFile& each : files_) entries.push_back({each.name, *bytes++});
    return forms::write_zip(entries, seconds);
}

}  // namespace workflows
