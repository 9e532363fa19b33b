#include "web/pages/comparison_page.h"

#include <algorithm>

#include "web/page.h"
#include "web/pages/desk.h"
#include "workflows/document_comparison.h"

namespace web {
namespace {

using engine::Value;
using forms::Change;
using forms::ComparedBlock;
using forms::ComparedWords;
using workflows::CaseDocument;

struct Look {
    const char *word, *style;
};

Look look_of(Change change) {
    switch (change) {
        case Change::added:
            return {"Se agregó", "ok"};
        case Change::removed:
            return {"Se quitó", "mal"};
        case Change::altered:
            return {"Cambió", "av"};
        case Change::same:
            break;
    }
    return {"", ""};
}

std::string plain(const std::vector<ComparedWords>& words) {
    std::string text;
    for (const ComparedWords& each : words) text += (text.empty() ? "" : " ") + each.text;
    return text;
}

std::string plain(const ComparedBlock& block) {
    std::string text;
    for (const auto& cell : block.cells) {
        const std::string words = plain(cell);
        if (!words.empty()) text += (text.empty() ? "" : " · ") + words;
    }
    return text;
}

bool differs(const std::vector<ComparedWords>& words) {
    return words.size() > 1 || (!words.empty() && words[0].change != Change::same);
}

Value marked(const std::vector<ComparedWords>& words) {
    Value runs = Value::array();
    for (const ComparedWords& each : words)
        runs.push_back({{"quita", each.change == Change::removed},
                        {"pone", each.change == Change::added},
                        {"texto", each.text}});
    return runs;
}

// Blocks as the template shows them: what changed one by one, what did not in folds.
class Told {
 public:
    Value all = Value::array();

    void add(const ComparedBlock& block) {
        if (block.is_heading) heading_ = block;
        if (block.change == Change::same) {
            unchanged_.push_back({{"texto", plain(block)}});
            return;
        }
        fold();
        const Look look = look_of(block.change);
        Value row = {{"igual", false}, {"rotulo", look.word}, {"clase", look.style}};
        row["texto"] = block.change == Change::altered ? Value() : Value(plain(block));
        row["quitado"] = block.change == Change::removed;
        row["titulo"] = "";
        row["celdas"] = Value::array();
        if (block.change == Change::altered) tell_cells(block, row);
        all.push_back(std::move(row));
    }
    void fold() {
        if (unchanged_.empty()) return;
        const auto count = unchanged_.size();
        all.push_back({{"igual", true},
                       {"cuantos", counted(count, "párrafo o fila sin cambios",
                                           "párrafos o filas sin cambios")},
                       {"lineas", std::move(unchanged_)}});
        unchanged_ = Value::array();
    }

 private:
    void tell_cells(const ComparedBlock& block, Value& row) const {
        const bool named = block.is_row && heading_.cells.size() == block.cells.size();
        if (block.is_row && !block.cells.empty() && !differs(block.cells[0]))
            row["titulo"] = plain(block.cells[0]);
        for (std::size_t i = 0; i < block.cells.size(); ++i) {
            if (!differs(block.cells[i])) continue;
            std::string name;
            if (block.is_row)
                name = named ? plain(heading_.cells[i]) : "Columna " + std::to_string(i + 1);
            row["celdas"].push_back({{"nombre", name}, {"trozos", marked(block.cells[i])}});
        }
    }

    ComparedBlock heading_;
    Value unchanged_ = Value::array();
};

std::string in_words(const forms::TextComparison& text) {
    if (!text.differs()) return "Las dos versiones dicen lo mismo.";
    return counted(text.altered, "párrafo o fila cambió", "párrafos o filas cambiaron") + ", " +
           counted(text.added, "se agregó", "se agregaron") + " y " +
           counted(text.removed, "se quitó", "se quitaron") + ".";
}

Value choices(const workflows::CaseState& state, const CaseDocument& chosen, const Desk& desk) {
    Value list = Value::array();
    for (const CaseDocument& each : state.documents) {
        if (each.id != chosen.id) continue;
        list.push_back(
            {{"valor", std::to_string(each.version)},
             {"texto", "Versión " + std::to_string(each.version) + ", " + desk.day(each.date)},
             {"elegida", each.version == chosen.version}});
    }
    return list;
}

std::string version_asked(const Request& request, const std::string& name, std::int64_t otherwise) {
    const std::string* asked = request.asked(name);
    return asked == nullptr ? std::to_string(otherwise) : *asked;
}

}  // namespace

std::string comparison_path(workflows::CaseId id, const std::string& document, std::int64_t older,
                            std::int64_t newer) {
    return case_path(id) + "/comparar/" + in_address(document) + "?de=" + std::to_string(older) +
           "&a=" + std::to_string(newer);
}

Response comparison_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto view = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    const std::string& id = request.matched.at("documento");
    const CaseDocument* newest = view->state.newest(id);
    const std::int64_t last = newest == nullptr ? 0 : newest->version;
    const auto compared = workflows::compare_versions(
        visit.cases, view->state, id,
        version_asked(request, "de", std::max<std::int64_t>(1, last - 1)),
        version_asked(request, "a", last));
    if (!compared) return problem_page(compared.error(), visit);
    Told told;
    for (const ComparedBlock& block : compared->text.blocks) told.add(block);
    told.fold();
    const bool same_content = compared->older.content == compared->newer.content;
    Page page;
    page.title = "Qué cambió en «" + compared->newer.title + "»";
    page.section = "/expedientes";
    page.crumbs = {{"Expedientes", "/expedientes"}, {view->state.title, case_path(view->id)}};
    page.body = render("comparar", {{"titulo", compared->newer.title},
                                    {"camino", case_path(view->id) + "/comparar/" + in_address(id)},
                                    {"expediente", case_path(view->id)},
                                    {"de", choices(view->state, compared->older, *desk)},
                                    {"a", choices(view->state, compared->newer, *desk)},
                                    {"resumen", in_words(compared->text)},
                                    {"mismo_contenido", same_content && compared->text.differs()},
                                    {"bloques", told.all}});
    return to_response(page, visit);
}

}  // namespace web
