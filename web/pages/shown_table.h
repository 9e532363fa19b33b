#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "web/http/request.h"
#include "web/pages/desk.h"
#include "workflows/matrix_view.h"
#include "workflows/view_shelf.h"

namespace web {

// A table beyond this is written as work of its own (export_pages.h), not while a page waits.
inline constexpr std::size_t most_cells_at_once = 50'000;

// What a page about a table shows, before it is drawn (matrix_page.cpp).
struct ShownTable {
    workflows::Matrix matrix;
    std::vector<workflows::CaseId> cases;  // of each row; empty: all of one case
    std::string path, subtitle;
    bool origins = false;  // every cell leads to where it comes from
    std::vector<std::size_t> repeated = {};
    std::size_t count = 0;         // rows that there are, when there are too many to show
    std::string query = {};        // of the address: which rows a panel leads to, and "&"
    engine::Value indicator = {};  // that panel, in words; null: all rows
    std::set<std::pair<std::size_t, std::size_t>> faults = {};  // cells that failed
};

// A table of one case. Its rows are counted before any is made out.
engine::Result<ShownTable> table_of_case(const Request& request, const workflows::CaseView& view,
                                         const workflows::ViewDefinition& definition);
// The table over all cases, or with `indicador` the rows behind that panel. One that is too large
// for a page is counted and not made out.
engine::Result<ShownTable> table_over_cases(const Request& request, Visit& visit, const Desk& desk,
                                            const workflows::PackagePlan& plan,
                                            const workflows::ViewPlan& view,
                                            workflows::ViewShelf& shelf);

}  // namespace web
