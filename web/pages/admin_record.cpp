#include "web/pages/admin_record.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"
#include "workflows/administrative_trail.h"
#include "workflows/agenda_decider.h"
#include "workflows/stored_world.h"

namespace web {
namespace {

using engine::Value;
using engine::durable::JournalRow;

constexpr std::size_t rows_a_page = 50;

// Entries of one stream below a position.
void add_rows(const Visit& visit, const char* kind, std::int64_t before,
              std::vector<JournalRow>& rows) {
    const auto stream = visit.cases.queries().singleton(kind);
    if (!stream) return;
    for (auto& row : visit.cases.queries().entries(stream->id)) {
        if (row.position < before) rows.push_back(std::move(row));
    }
}

}  // namespace

Response administrative_record_page(const Request& request, Visit& visit) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (const std::string* asked = request.asked("antes"))
        std::from_chars(asked->data(), asked->data() + asked->size(), before);
    std::vector<JournalRow> entries;
    add_rows(visit, workflows::organization_kind, before, entries);
    add_rows(visit, workflows::calendar_kind, before, entries);
    add_rows(visit, workflows::agenda_kind, before, entries);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.position > b.position; });
    Value rows = Value::array();
    for (const auto& entry : entries) {
        if (rows.size() == rows_a_page) break;
        const auto line = workflows::tell_administrative(entry, desk->organization);
        rows.push_back({{"posicion", std::to_string(line.position)},
                        {"cuando", line.when},
                        {"quien", line.who},
                        {"que", line.what},
                        {"huella", short_hash(line.hash)}});
    }
    const bool more = entries.size() > rows_a_page;
    Page page = admin_page("Registro técnico", "registro");
    page.body = render("admin_registro",
                       {{"recursos", asset_paths()},
                        {"filas_hay", !rows.empty()},
                        {"filas", rows},
                        {"mas", more ? "/administracion/registro?antes=" +
                                           rows.back().at("posicion").get<std::string>()
                                     : ""}},
                       {{"pestanas", admin_tabs("registro")}});
    return to_response(page, visit);
}

}  // namespace web
