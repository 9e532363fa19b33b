#include "workflows/case_move.h"

#include <algorithm>
#include <set>

#include "engine/statechart/configuration.h"
#include "engine/statechart/interpreter.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;
using engine::statechart::Chart;
using engine::statechart::no_index;
using engine::statechart::StateIndex;
using engine::statechart::StateKind;
using Kind = VersionNames::Kind;

constexpr char name_it[] = "Diga en la tabla de nombres («states») a cuál corresponde.";

bool is_leaf(const Chart& chart, StateIndex state) {
    const StateKind kind = chart.states[state].kind;
    return kind == StateKind::atomic || kind == StateKind::final;
}

std::string label_of(const Package& package, StateIndex state) {
    const auto label = package.procedure.labels.find(state);
    const std::string& id = package.chart.states[state].id;
    return label == package.procedure.labels.end() ? id : id + " («" + label->second + "»)";
}

// Finds the states of the new version that stored ids of the old one stand for.
class Passage {
 public:
    Passage(const Package& from, const Package& to, const VersionNames& names)
        : from_(from), to_(to), names_(names) {}

    StateIndex state(const std::string& id) const {
        return to_.chart.find(names_.now(Kind::state, id));
    }

    // The innermost active states, with the ancestors that the new version gives them.
    Value configuration(const Value& stored) {
        std::set<StateIndex> active;
        for (const auto& each : stored) {
            const auto& id = each.get_ref<const std::string&>();
            const StateIndex before = from_.chart.find(id);
            if (before == no_index || !is_leaf(from_.chart, before)) continue;
            add_with_ancestors(before, id, active);
        }
        const std::vector<StateIndex> sorted(active.begin(), active.end());
        if (problems.empty() && !engine::statechart::is_legal_inside(
                                    to_.chart, engine::statechart::root_state, sorted)) {
            problems.push_back(
                {Refusal::invalid,
                 "En la versión nueva no pueden estar activos a la vez solo " + list(sorted) + ".",
                 to_.chart.file,
                 "Una región nueva de un estado paralelo no tiene dónde continuar: "
                 "deje estos expedientes en su versión."});
        }
        Value ids = Value::array();
        for (const StateIndex each : sorted) ids.push_back(to_.chart.states[each].id);
        return ids;
    }

    // A history that the new version does not have remembers for nobody.
    Value history(const Value& stored) {
        Value kept = Value::object();
        for (const auto& [id, remembered] : stored.items()) {
            const StateIndex at = state(id);
            if (at == no_index || !to_.chart.states[at].is_history()) continue;
            Value& list = kept[to_.chart.states[at].id] = Value::array();
            for (const auto& each : remembered) {
                const auto& before = each.get_ref<const std::string&>();
                const StateIndex now = state(before);
                if (now == no_index) {
                    missing("El historial «" + id + "» recuerda el estado «" + before +
                            "», que la versión nueva no tiene.");
                } else {
                    list.push_back(to_.chart.states[now].id);
                }
            }
        }
        return kept;
    }

    Problems problems;

 private:
    void missing(const std::string& message) {
        problems.push_back({Refusal::invalid, message, to_.chart.file, name_it});
    }

    void add_with_ancestors(StateIndex before, const std::string& id,
                            std::set<StateIndex>& active) {
        const StateIndex now = state(id);
        // An id made up by the reader names another state in another version.
        if (now == no_index || to_.chart.states[now].id.starts_with('#')) {
            return missing("Está en " + label_of(from_, before) +
                           ", que la versión nueva no tiene.");
        }
        if (!is_leaf(to_.chart, now)) {
            return missing("Está en " + label_of(from_, before) +
                           ", que en la versión nueva tiene estados dentro.");
        }
        for (StateIndex each = now; each != engine::statechart::root_state && each != no_index;
             each = to_.chart.states[each].parent)
            active.insert(each);
    }

    std::string list(const std::vector<StateIndex>& states) const {
        std::string text;
        for (const StateIndex each : states) {
            if (!is_leaf(to_.chart, each)) continue;
            text += (text.empty() ? "" : ", ") + label_of(to_, each);
        }
        return text;
    }

    const Package& from_;
    const Package& to_;
    const VersionNames& names_;
};

std::set<std::string> declared(const Chart& chart) {
    std::set<std::string> ids;
    for (const auto& state : chart.states) {
        for (const auto& data : state.data) ids.insert(data.id);
    }
    return ids;
}

Value data_on(const Value& stored, const Value& fresh, const Chart& from, const Chart& to) {
    const auto before = declared(from);
    const auto now = declared(to);
    Value data = fresh;
    if (!stored.contains("values")) return data;
    for (const auto& [name, value] : stored["values"].items()) {
        if (now.contains(name) || !before.contains(name)) data["values"][name] = value;
    }
    return data;
}

// Names in the memory of the case, and the entry at which each active state was entered.
void rename_memory(CaseState& state, const VersionNames& names) {
    for (ActRecord& each : state.acts) each.event = names.now(Kind::act, each.event);
    for (CaseTask& each : state.tasks) {
        each.id = names.now(Kind::task, each.id);
        each.state = names.now(Kind::state, each.state);
    }
    for (CaseTerm& each : state.terms) each.id = names.now(Kind::deadline, each.id);
    std::map<std::string, std::int64_t> entries;
    for (const auto& [id, entry] : state.entries)
        entries.emplace(names.now(Kind::state, id), entry);
    state.entries = std::move(entries);
}

class Quiet final : public engine::statechart::Platform {
 public:
    engine::statechart::Evaluated<engine::Done> perform(const engine::statechart::Request&,
                                                        engine::statechart::DataModel&) override {
        return engine::Done{};
    }
};

}  // namespace

engine::Result<CaseState, Problems> on_version(const CaseState& state, const Package& from,
                                               const Package& to, const Value& fresh,
                                               const VersionNames& names, std::int64_t sequence) {
    Passage passage(from, to, names);
    CaseState moved = state;
    Value& chart = moved.chart;
    chart["configuration"] = passage.configuration(state.chart.at("configuration"));
    chart["history"] = passage.history(state.chart.at("history"));
    chart["data"] = data_on(state.chart.at("data"), fresh, from.chart, to.chart);
    if (to.chart.late_binding && !chart.contains("bound")) chart["bound"] = chart["configuration"];
    if (!passage.problems.empty()) return passage.problems;
    if (auto snapshot = engine::statechart::snapshot_from_value(to.chart, chart); !snapshot)
        return Problems{snapshot.error()};

    for (const ChildCase& each : state.children) {
        if (each.end != ChildCase::End::none) continue;
        return Problems{{Refusal::invalid,
                         "Espera a expedientes que abrió («" + each.invoke + "»).", to.chart.file,
                         "Deje este expediente en su versión hasta que terminen."}};
    }
    rename_memory(moved, names);
    std::map<std::string, std::int64_t> entries;
    for (const auto& each : chart["configuration"]) {
        const auto& id = each.get_ref<const std::string&>();
        const auto known = moved.entries.find(id);
        entries[id] = known == moved.entries.end() ? sequence : known->second;
    }
    moved.entries = std::move(entries);
    moved.package = to.hash;
    // A case keeps the profile it was opened under; what the new version asks for besides is that
    // of the same day.
    const auto opened = engine::calendar::parse_date(state.acts.empty() ? "" : state.acts[0].date);
    if (opened) {
        const Value profile = to.profile_on(*opened);
        for (const auto& [name, value] : profile.items()) {
            if (!moved.profile.contains(name)) moved.profile[name] = value;
        }
    }
    return moved;
}

Value fresh_data(const Package& package, engine::statechart::DataModel& model,
                 const CaseState& state) {
    Quiet quiet;
    engine::statechart::Session session;
    session.id = "version";
    session.system_variables = {{"_ioprocessors", Value::object()},
                                {"_x", platform_variable(state, ActRecord())}};
    engine::statechart::Interpreter interpreter(package.chart, model, quiet, session);
    (void)interpreter.start();
    return interpreter.snapshot().data;
}

}  // namespace workflows
