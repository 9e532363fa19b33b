#include "forms/xlsx_book.h"

#include <charconv>
#include <map>

#include "forms/xml_events.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;

int number_of(const std::string& text) {
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// xl/workbook.xml (18.2): the sheets in their order, with relation ids.
struct WorkbookEvents final : XmlEvents {
    struct Named {
        std::string name;
        std::string relation;
    };
    std::vector<Named> sheets;
    Epoch epoch = Epoch::year_1900;

    void starts(const std::string& element, const Attributes& attributes) override {
        if (element == "sheet") {
            sheets.push_back({attribute(attributes, "name"), attribute(attributes, "id")});
        } else if (element == "workbookPr") {
            const auto date1904 = attribute(attributes, "date1904");
            if (date1904 == "1" || date1904 == "true") epoch = Epoch::year_1904;
        }
    }
    void ends(const std::string&) override {}
    void text(std::string_view) override {}
};

struct RelationEvents final : XmlEvents {
    std::map<std::string, std::string> targets;
    void starts(const std::string& element, const Attributes& attributes) override {
        if (element != "Relationship" || attribute(attributes, "TargetMode") == "External") return;
        targets[attribute(attributes, "Id")] = attribute(attributes, "Target");
    }
    void ends(const std::string&) override {}
    void text(std::string_view) override {}
};

// xl/sharedStrings.xml (18.4): text runs joined, phonetic readings left out.
struct TextEvents final : XmlEvents {
    std::vector<std::string> texts;
    bool in_text = false;
    int phonetic = 0;

    void starts(const std::string& element, const Attributes&) override {
        if (element == "si") texts.emplace_back();
        if (element == "rPh") ++phonetic;
        in_text = element == "t" && phonetic == 0 && !texts.empty();
    }
    void ends(const std::string& element) override {
        in_text = false;
        if (element == "rPh") --phonetic;
        if (element == "si") texts.back() = without_escapes(texts.back());
    }
    void text(std::string_view characters) override {
        if (in_text) texts.back() += characters;
    }
};

// xl/styles.xml (18.8): cellXfs in their order; numFmts come before them.
struct StyleEvents final : XmlEvents {
    std::set<int> custom_dates;
    std::set<int> date_styles;
    bool in_formats = false;
    int next = 0;

    void starts(const std::string& element, const Attributes& attributes) override {
        if (element == "numFmt" && is_date_format(attribute(attributes, "formatCode"))) {
            custom_dates.insert(number_of(attribute(attributes, "numFmtId")));
        } else if (element == "cellXfs") {
            in_formats = true;
        } else if (element == "xf" && in_formats) {
            const int format = number_of(attribute(attributes, "numFmtId"));
            if (is_date_format(format) || custom_dates.contains(format)) date_styles.insert(next);
            ++next;
        }
    }
    void ends(const std::string& element) override {
        if (element == "cellXfs") in_formats = false;
    }
    void text(std::string_view) override {}
};

class BookReader {
 public:
    BookReader(ZipParts& parts, std::string_view place) : parts_(parts), place_(place) {}

    Result<XlsxBook> read() {
        WorkbookEvents workbook;
        RelationEvents relations;
        TextEvents texts;
        StyleEvents styles;
        take("xl/workbook.xml", workbook);
        take("xl/_rels/workbook.xml.rels", relations);
        if (parts_.has("xl/sharedStrings.xml")) take("xl/sharedStrings.xml", texts);
        if (parts_.has("xl/styles.xml")) take("xl/styles.xml", styles);
        if (!problem_.message.empty()) return problem_;
        XlsxBook book;
        for (const auto& sheet : workbook.sheets) {
            const auto target = relations.targets.find(sheet.relation);
            if (target == relations.targets.end()) continue;
            const std::string& path = target->second;
            book.sheets.push_back(
                {sheet.name, path.starts_with('/') ? path.substr(1) : "xl/" + path});
        }
        book.texts = std::move(texts.texts);
        book.date_styles = std::move(styles.date_styles);
        book.epoch = workbook.epoch;
        return book;
    }

 private:
    void take(const std::string& part, XmlEvents& events) {
        if (!problem_.message.empty()) return;
        const auto xml = parts_.read(part);
        if (!xml) {
            problem_ = xml.error();
        } else if (!read_xml(*xml, events)) {
            problem_ = {Refusal::invalid, "La parte «" + part + "» no se puede leer.", place_,
                        "Ábralo en la hoja de cálculo y guárdelo de nuevo como .xlsx."};
        }
    }

    ZipParts& parts_;
    std::string place_;
    Problem problem_;
};

}  // namespace

Result<XlsxBook> read_book(ZipParts& parts, std::string_view place) {
    return BookReader(parts, place).read();
}

std::string without_escapes(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        unsigned code = 0;
        const bool escape =
            text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
            std::from_chars(text.data() + 2, text.data() + 6, code, 16).ptr == text.data() + 6;
        if (escape && code > 0 && code < 0x80) {
            out += static_cast<char>(code);
            text.remove_prefix(7);
        } else {
            out += text.front();
            text.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace forms
