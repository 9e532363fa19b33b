#include "engine/statechart/snapshot.h"

#include <algorithm>
#include <stdexcept>

#include "engine/base/stored_integer.h"
#include "engine/statechart/configuration.h"

namespace engine::statechart {
namespace {

Value ids(const Chart& chart, const std::vector<StateIndex>& states) {
    Value list = Value::array();
    for (const StateIndex state : states) list.push_back(chart.states[state].id);
    return list;
}

// Throws std::out_of_range with the id that the chart does not have.
StateIndex state_named(const Chart& chart, const std::string& id) {
    const StateIndex state = chart.find(id);
    if (state == no_index) throw std::out_of_range(id);
    return state;
}

std::vector<StateIndex> states_named(const Chart& chart, const Value& ids_of) {
    std::vector<StateIndex> states;
    for (const auto& id : ids_of)
        states.push_back(state_named(chart, id.get_ref<const std::string&>()));
    std::sort(states.begin(), states.end());
    return states;
}

// What a history can remember: states that were active in its parent, the innermost ones when deep,
// the parent's children when shallow.
bool is_legal_memory(const Chart& chart, StateIndex history_state,
                     const std::vector<StateIndex>& remembered) {
    const State& history = chart.states[history_state];
    if (!history.is_history()) return false;
    std::vector<StateIndex> active = remembered;
    if (history.kind == StateKind::shallow_history) {
        const State& parent = chart.states[history.parent];
        const bool are_children = std::all_of(active.begin(), active.end(), [&](StateIndex state) {
            return chart.states[state].parent == history.parent &&
                   !chart.states[state].is_history();
        });
        if (!are_children) return false;
        return parent.kind == StateKind::parallel ? active == parent.children : active.size() == 1;
    }
    for (const StateIndex state : remembered) {
        const StateKind kind = chart.states[state].kind;
        if (kind != StateKind::atomic && kind != StateKind::final) return false;
        if (!chart.is_descendant(state, history.parent)) return false;
        for (StateIndex each = chart.states[state].parent; each != history.parent;
             each = chart.states[each].parent)
            active.push_back(each);
    }
    std::sort(active.begin(), active.end());
    active.erase(std::unique(active.begin(), active.end()), active.end());
    return is_legal_inside(chart, history.parent, active);
}

// Why the snapshot cannot be one of this chart; empty when it can.
std::string damage(const Chart& chart, const Snapshot& snapshot) {
    if (!is_legal_inside(chart, root_state, snapshot.configuration))
        return "los estados activos no son posibles a la vez";
    for (const auto& [state, remembered] : snapshot.history) {
        if (!is_legal_memory(chart, state, remembered))
            return "«" + chart.states[state].id + "» no puede recordar esos estados";
    }
    for (const Invocation& each : snapshot.invocations) {
        const bool active = std::binary_search(snapshot.configuration.begin(),
                                               snapshot.configuration.end(), each.state);
        if (!active || each.position >= chart.states[each.state].invokes.size())
            return "«" + chart.states[each.state].id + "» no inicia «" + each.id + "»";
    }
    if (snapshot.next_id < 1) return "«next_id» no es un número posible";
    return "";
}

}  // namespace

Value to_value(const Chart& chart, Snapshot snapshot) {
    Value stored = Value::object();
    stored.get_ref<Value::object_t&>().reserve(7);
    stored["running"] = snapshot.running;
    stored["configuration"] = ids(chart, snapshot.configuration);
    Value& history = stored["history"] = Value::object();
    for (const auto& [state, remembered] : snapshot.history)
        history[chart.states[state].id] = ids(chart, remembered);
    if (chart.late_binding) stored["bound"] = ids(chart, snapshot.bound);
    stored["invocations"] = Value::array();
    for (const Invocation& each : snapshot.invocations) {
        stored["invocations"].push_back(
            {{"state", chart.states[each.state].id}, {"position", each.position}, {"id", each.id}});
    }
    stored["next_id"] = snapshot.next_id;
    stored["data"] = std::move(snapshot.data);
    return stored;
}

Result<Snapshot> snapshot_from_value(const Chart& chart, Value stored) {
    const auto refuse = [&](const std::string& what) {
        return Problem{Refusal::invalid,
                       "El estado guardado no corresponde a este diagrama: " + what + ".",
                       chart.file, "Verifique el almacén o migre el caso a esta versión."};
    };
    try {
        Snapshot snapshot;
        snapshot.running = stored.at("running").get<bool>();
        snapshot.configuration = states_named(chart, stored.at("configuration"));
        for (const auto& [id, remembered] : stored.at("history").items()) {
            snapshot.history.emplace_back(state_named(chart, id), states_named(chart, remembered));
        }
        std::sort(snapshot.history.begin(), snapshot.history.end());
        if (chart.late_binding) snapshot.bound = states_named(chart, stored.at("bound"));
        for (const auto& each : stored.at("invocations")) {
            snapshot.invocations.push_back({state_named(chart, each.at("state").get<std::string>()),
                                            stored_integer<std::uint32_t>(each.at("position")),
                                            each.at("id").get<std::string>()});
        }
        snapshot.next_id = stored_integer(stored.at("next_id"));
        snapshot.data = std::move(stored.at("data"));
        if (const std::string what = damage(chart, snapshot); !what.empty()) return refuse(what);
        return snapshot;
    } catch (const std::out_of_range& missing) {
        return refuse(std::string("no existe el estado «") + missing.what() + "»");
    } catch (const Value::exception& error) {
        return refuse(error.what());
    }
}

}  // namespace engine::statechart
