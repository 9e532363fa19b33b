#include "forms/document_text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include <libxml/HTMLparser.h>

namespace forms {
namespace {

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string_view name_of(const xmlNode& node) {
    return reinterpret_cast<const char*>(node.name);
}

template <std::size_t Count>
bool is_one_of(std::string_view name, const std::array<std::string_view, Count>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_silent(std::string_view name) {
    static constexpr std::array<std::string_view, 5> names = {"head", "style", "script", "template",
                                                              "title"};
    return is_one_of(name, names);
}

bool runs_on(std::string_view name) {
    static constexpr std::array<std::string_view, 17> names = {
        "a",    "abbr", "b",   "cite",  "code", "em",  "font", "i",     "q",
        "mark", "s",    "sub", "small", "span", "sup", "u",    "strong"};
    return is_one_of(name, names);
}

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Runs of blanks become one; none at the ends.
std::string as_read(const std::string& text) {
    std::string read;
    for (const char c : text) {
        if (!is_blank(c))
            read += c;
        else if (!read.empty() && read.back() != ' ')
            read += ' ';
    }
    if (!read.empty() && read.back() == ' ') read.pop_back();
    return read;
}

class Reading {
 public:
    std::vector<TextBlock> blocks;

    void read(const xmlNode* first) {
        for (const xmlNode* node = first; node != nullptr; node = node->next) {
            if (node->type == XML_TEXT_NODE) {
                text_ += reinterpret_cast<const char*>(node->content);
            } else if (node->type == XML_ELEMENT_NODE && !is_silent(name_of(*node))) {
                read_element(*node);
            }
        }
    }
    void end_paragraph() {
        const std::string paragraph = as_read(text_);
        text_.clear();
        if (!paragraph.empty()) blocks.push_back({{paragraph}, false, false});
    }

 private:
    void read_element(const xmlNode& element) {
        const std::string_view name = name_of(element);
        if (name == "br") {
            text_ += ' ';
        } else if (name == "tr") {
            end_paragraph();
            read_row(element);
        } else if (runs_on(name)) {
            read(element.children);
        } else {
            end_paragraph();
            read(element.children);
            end_paragraph();
        }
    }
    void read_row(const xmlNode& row) {
        TextBlock block{{}, true, true};
        for (const xmlNode* cell = row.children; cell != nullptr; cell = cell->next) {
            if (cell->type != XML_ELEMENT_NODE) continue;
            block.is_heading = block.is_heading && name_of(*cell) == "th";
            Reading inside;
            inside.read(cell->children);
            inside.end_paragraph();
            block.cells.push_back(inside.joined());
        }
        const bool says = std::any_of(block.cells.begin(), block.cells.end(),
                                      [](const std::string& cell) { return !cell.empty(); });
        if (says) blocks.push_back(std::move(block));
    }
    std::string joined() const {
        std::string all;
        for (const TextBlock& block : blocks) {
            for (const std::string& cell : block.cells) all += (all.empty() ? "" : " ") + cell;
        }
        return all;
    }

    std::string text_;  // of the paragraph under way
};

}  // namespace

std::vector<TextBlock> text_of_html(std::string_view html) {
    constexpr std::size_t most = std::numeric_limits<int>::max();
    const std::unique_ptr<xmlDoc, FreeDocument> document(htmlReadMemory(
        html.data(), static_cast<int>(std::min(html.size(), most)), nullptr, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
    Reading reading;
    if (document) {
        reading.read(xmlDocGetRootElement(document.get()));
        reading.end_paragraph();
    }
    return std::move(reading.blocks);
}

}  // namespace forms
