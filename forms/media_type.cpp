#include "forms/media_type.h"

#include <algorithm>
#include <array>

namespace forms {
namespace {

struct Kind {
    std::string_view media_type;
    std::string_view extension;  // upper case
};

constexpr std::array<Kind, 13> kinds = {{
    {"application/pdf", "PDF"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"},
    {"application/vnd.oasis.opendocument.text", "ODT"},
    {"application/vnd.oasis.opendocument.spreadsheet", "ODS"},
    {"application/zip", "ZIP"},
    {"text/csv", "CSV"},
    {"text/plain", "TXT"},
    {"image/png", "PNG"},
    {"image/jpeg", "JPG"},
    {"image/jpeg", "JPEG"},
    {"video/mp4", "MP4"},
}};

std::string upper_extension(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string extension(file_name.substr(dot + 1));
    for (char& c : extension) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return extension;
}

}  // namespace

bool is_known_media_type(std::string_view media_type) {
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const Kind& kind) { return kind.media_type == media_type; });
}

bool name_fits(std::string_view file_name, const std::vector<std::string>& media_types) {
    if (media_types.empty()) return true;
    const std::string extension = upper_extension(file_name);
    return std::any_of(kinds.begin(), kinds.end(), [&](const Kind& kind) {
        return kind.extension == extension && std::find(media_types.begin(), media_types.end(),
                                                        kind.media_type) != media_types.end();
    });
}

std::string extensions_in_words(const std::vector<std::string>& media_types) {
    std::string words;
    for (const auto& media_type : media_types) {
        for (const auto& kind : kinds) {
            if (kind.media_type != media_type) continue;
            if (!words.empty()) words += ", ";
            words += kind.extension;
        }
    }
    return words;
}

std::string known_media_types() {
    std::string words;
    for (const auto& kind : kinds) {
        if (kind.extension == "JPEG") continue;
        if (!words.empty()) words += ", ";
        words += kind.media_type;
    }
    return words;
}

}  // namespace forms
