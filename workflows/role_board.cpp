#include "workflows/role_board.h"

#include <algorithm>

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using engine::calendar::Date;

// A panel with the gathered rows of its view; -1: there is no such view.
struct Wanted {
    const Panel* panel;
    int view;
};

// Everything that one person is to see, before a case is looked at.
class Board {
 public:
    Board(Cases& cases, const std::string& person, const Organization& organization)
        : cases_(cases), person_(person), organization_(organization) {}

    void add(std::shared_ptr<const PackagePlan> plan, const Package& package) {
        if (!plan->problems.empty()) {
            // For whom they are cannot be read either: whoever opens such cases is told.
            if (!holds(package.starters)) return;
            const Problem problem = plan->problems.front();
            board.sections.push_back({std::move(plan), {}, problem});
            wanted_.emplace_back();
            return;
        }
        std::vector<Wanted> wanted;
        for (const Panel& panel : plan->sheet.panels) {
            if (!holds(panel.audience)) continue;
            wanted.push_back({&panel, place_of(*plan, panel.view)});
        }
        if (wanted.empty()) return;
        board.sections.push_back({std::move(plan), {}, std::nullopt});
        wanted_.push_back(std::move(wanted));
    }

    void read(ViewShelf& shelf, const engine::calendar::HolidayTable& holidays) {
        const auto gathered =
            rows_over_cases(cases_, &shelf, views_, person_, organization_, most_panel_rows);
        for (std::size_t i = 0; i < board.sections.size(); ++i) {
            for (const Wanted& each : wanted_[i]) {
                auto& panels = board.sections[i].panels;
                if (each.view < 0) {
                    panels.push_back(without_view(*each.panel));
                    continue;
                }
                const auto view = static_cast<std::size_t>(each.view);
                panels.push_back(read_panel(
                    *each.panel, *views_[view], gathered[view],
                    panel_ground(*each.panel, cases_, person_, organization_, holidays)));
            }
        }
    }

    RoleBoard board;

 private:
    bool holds(const Performers& performers) const {
        return !organization_.standings(person_, performers, Value::object(), cases_.today())
                    .empty();
    }

    int place_of(const PackagePlan& plan, const std::string& id) {
        const auto view = plan.views.find(id);
        if (view == plan.views.end()) return -1;
        const auto known = std::find(views_.begin(), views_.end(), &view->second);
        if (known != views_.end()) return static_cast<int>(known - views_.begin());
        views_.push_back(&view->second);
        return static_cast<int>(views_.size()) - 1;
    }

    static PanelReading without_view(const Panel& panel) {
        PanelReading reading;
        reading.panel = &panel;
        reading.problem = {Refusal::not_found,
                           "El procedimiento no tiene el cuadro «" + panel.view + "».", panel.place,
                           "Corrija «view»."};
        return reading;
    }

    Cases& cases_;
    const std::string& person_;
    const Organization& organization_;
    std::vector<const ViewPlan*> views_;
    std::vector<std::vector<Wanted>> wanted_;  // of each section
};

void add_unit(const Organization& organization, const std::string& id,
              std::set<std::string>& units) {
    if (id.empty()) return;
    units.insert(id);
    units.insert("unit:" + id);
    if (const Unit* unit = organization.unit(id)) units.insert(unit->name);
}

}  // namespace

PanelGround panel_ground(const Panel& panel, const Cases& cases, const std::string& person,
                         const Organization& organization,
                         const engine::calendar::HolidayTable& holidays) {
    PanelGround ground{cases.today(), holidays, {}, {}};
    std::set<std::string> people{person};
    for (const Standing& each :
         organization.standings(person, panel.audience, Value::object(), ground.today)) {
        if (!each.behalf.empty()) people.insert(each.behalf);
    }
    for (const std::string& id : people) {
        const Person* each = organization.person(id);
        if (each == nullptr) continue;
        ground.people.insert({id, "person:" + id, each->name});
        add_unit(organization, each->unit, ground.units);
    }
    return ground;
}

RoleBoard role_board(Cases& cases, Catalog& catalog, ViewShelf& shelf, const std::string& person,
                     const Organization& organization,
                     const engine::calendar::HolidayTable& holidays) {
    struct Found {
        std::shared_ptr<const Package> package;
        std::shared_ptr<const PackagePlan> plan;
    };
    std::vector<Found> found;
    for (const std::string& name : catalog.names()) {
        auto package = catalog.find(name);
        if (!package) continue;
        auto plan = shelf.plan(**package);
        if (plan->problems.empty() && plan->sheet.panels.empty()) continue;
        found.push_back({std::move(*package), std::move(plan)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.plan->sheet.order < b.plan->sheet.order;
    });
    Board board(cases, person, organization);
    for (Found& each : found) board.add(std::move(each.plan), *each.package);
    board.read(shelf, holidays);
    return std::move(board.board);
}

}  // namespace workflows
