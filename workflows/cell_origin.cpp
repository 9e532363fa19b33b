#include "workflows/cell_origin.h"

#include <algorithm>
#include <set>

#include "workflows/authority.h"
#include "workflows/past_world.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::durable::Entry;
using engine::durable::JournalRow;
using engine::durable::StreamSummary;

// The case's own entries and those it was decided in the light of, in the order of the journal.
std::vector<JournalRow> rows_that_matter(const engine::durable::Queries& queries, CaseId id) {
    auto rows = queries.entries(id);
    if (rows.empty()) return rows;
    const auto last = rows.back().position;
    for (const char* kind : {organization_kind, calendar_kind}) {
        const auto stream = queries.singleton(kind);
        if (!stream) continue;
        for (auto& row : queries.entries(stream->id))
            if (row.position < last) rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    return rows;
}

std::string text_at(const Matrix& matrix, const CellPlace& place) {
    std::size_t before = place.repeated;
    for (const auto& row : matrix.table.rows) {
        if (row.cells.front() == place.row && before-- == 0) return row.cells[place.column];
    }
    return "";
}

class Retelling {
 public:
    Retelling(Installation& house, const CaseView& seen, const ViewDefinition& view,
              const CellPlace& place)
        : past_(house.contents()), seen_(seen), view_(view), place_(place) {}

    engine::Result<engine::Done, Problems> apply(const JournalRow& row) {
        const auto entry = engine::durable::read_entry(row.bytes);
        if (!entry) return Problems{entry.error()};
        if (entry->kind != case_kind) {
            past_.follow(*entry, row.hash);
            return engine::Done{};
        }
        // The numbers others took in the meantime are known by those this entry took.
        std::set<std::string> series;
        for (const auto& taken : entry->numbers) {
            if (series.insert(taken.series).second) past_.given(taken.series, taken.number - 1);
        }
        auto decision = past_.decide(*entry, entry->request);
        if (!decision) {
            return Problems{Problem{Refusal::invalid, decision.error().message,
                                    "entrada " + std::to_string(entry->sequence),
                                    "Ejecute «visado verify»."}};
        }
        const CaseState state = case_state_from_value(decision->snapshot);
        past_.go_on(*entry, row.hash, &*decision);
        return note(*entry, state);
    }

    std::vector<CellChange> changes;

 private:
    engine::Result<engine::Done, Problems> note(const Entry& entry, const CaseState& state) {
        if (entry.sequence == 1) summary_.opened = entry.time;
        summary_.id = entry.stream;
        summary_.updated = entry.time;
        auto text = reads(state);
        if (!text) return text.error();
        const std::string before = changes.empty() ? "" : changes.back().text;
        if (*text != before) changes.push_back({entry.sequence, std::move(*text)});
        return engine::Done{};
    }

    engine::Result<std::string, Problems> reads(const CaseState& state) const {
        if (view_.over_cases) {
            const auto made = matrix_of_case(*seen_.package, view_, summary_, state);
            if (!made) return made.error();
            return text_at(made->matrix, place_);
        }
        const auto made = make_matrix(*seen_.package, view_, chart_data(state));
        if (!made) return made.error();
        return text_at(*made, place_);
    }

    PastWorld past_;
    const CaseView& seen_;
    const ViewDefinition& view_;
    const CellPlace& place_;
    StreamSummary summary_;
};

}  // namespace

engine::Result<std::vector<CellChange>, Problems> cell_changes(Installation& house,
                                                               const CaseView& seen,
                                                               const ViewDefinition& view,
                                                               const CellPlace& place) {
    if (place.column >= view.columns.size())
        return Problems{{Refusal::not_found, "El cuadro no tiene esa columna.", "", ""}};
    Retelling retelling(house, seen, view, place);
    for (const JournalRow& row : rows_that_matter(house.queries(), seen.id)) {
        if (auto done = retelling.apply(row); !done) return done.error();
    }
    return std::move(retelling.changes);
}

}  // namespace workflows
