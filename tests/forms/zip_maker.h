#pragma once

#include <cstdint>
#include <string>
#include <vector>

// A ZIP archive made by hand, so that a test can lie in its headers.
struct ZipPart {
    std::string name;
    std::string content;
    std::uint32_t claimed_size = 0;  // unpacked; 0: the truth
    bool wrong_checksum = false;
    bool encrypted = false;
};

std::string make_zip(const std::vector<ZipPart>& parts);

// The smallest workbook: one sheet "Matriz" whose <sheetData> (and what follows) is given, with
// shared strings and cell formats as XML inside <sst> and <styleSheet>.
std::vector<ZipPart> workbook_parts(const std::string& sheet_data,
                                    const std::string& shared_strings = "",
                                    const std::string& styles = "");
