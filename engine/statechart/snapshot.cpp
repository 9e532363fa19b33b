#include "engine/statechart/snapshot.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

namespace engine::statechart {
namespace {

Value ids(const Chart& chart, const std::vector<StateIndex>& states) {
    Value list = Value::array();
    for (const StateIndex state : states) list.push_back(chart.states[state].id);
    return list;
}

// Reads state ids back; throws std::out_of_range with the id that the chart does not have.
class StateIds {
 public:
    explicit StateIds(const Chart& chart) {
        for (StateIndex i = 1; i < chart.states.size(); ++i) by_id_.emplace(chart.states[i].id, i);
    }
    StateIndex find(const std::string& id) const {
        const auto found = by_id_.find(id);
        if (found == by_id_.end()) throw std::out_of_range(id);
        return found->second;
    }
    std::vector<StateIndex> list(const Value& names) const {
        std::vector<StateIndex> states;
        for (const auto& name : names) states.push_back(find(name.get_ref<const std::string&>()));
        std::sort(states.begin(), states.end());
        return states;
    }

 private:
    std::unordered_map<std::string, StateIndex> by_id_;
};

// An active state's parent is active, a compound state has one active child, a parallel has all.
bool is_legal(const Chart& chart, const std::vector<StateIndex>& configuration) {
    std::vector<std::size_t> active_children(chart.states.size());
    for (const StateIndex state : configuration) {
        const StateIndex parent = chart.states[state].parent;
        if (chart.states[state].is_history()) return false;
        if (parent != root_state &&
            !std::binary_search(configuration.begin(), configuration.end(), parent))
            return false;
        ++active_children[parent];
    }
    if (active_children[root_state] != 1) return false;
    return std::all_of(configuration.begin(), configuration.end(), [&](StateIndex state) {
        const State& each = chart.states[state];
        if (each.kind == StateKind::compound) return active_children[state] == 1;
        return each.kind != StateKind::parallel || active_children[state] == each.children.size();
    });
}

}  // namespace

Value to_value(const Chart& chart, const Snapshot& snapshot) {
    Value stored = Value::object();
    stored["running"] = snapshot.running;
    stored["configuration"] = ids(chart, snapshot.configuration);
    stored["history"] = Value::object();
    for (const auto& [state, remembered] : snapshot.history) {
        stored["history"][chart.states[state].id] = ids(chart, remembered);
    }
    if (chart.late_binding) stored["bound"] = ids(chart, snapshot.bound);
    stored["invocations"] = Value::array();
    for (const Invocation& each : snapshot.invocations) {
        stored["invocations"].push_back(
            {{"state", chart.states[each.state].id}, {"position", each.position}, {"id", each.id}});
    }
    stored["next_id"] = snapshot.next_id;
    stored["data"] = snapshot.data;
    return stored;
}

Result<Snapshot> snapshot_from_value(const Chart& chart, const Value& stored) {
    const auto refuse = [&](const std::string& what) {
        return Problem{Refusal::invalid,
                       "El estado guardado no corresponde a este diagrama: " + what + ".",
                       chart.file, "Verifique el almacén o migre el caso a esta versión."};
    };
    try {
        const StateIds states(chart);
        Snapshot snapshot;
        snapshot.running = stored.at("running").get<bool>();
        snapshot.configuration = states.list(stored.at("configuration"));
        for (const auto& [id, remembered] : stored.at("history").items()) {
            snapshot.history.emplace_back(states.find(id), states.list(remembered));
        }
        std::sort(snapshot.history.begin(), snapshot.history.end());
        if (chart.late_binding) snapshot.bound = states.list(stored.at("bound"));
        for (const auto& each : stored.at("invocations")) {
            snapshot.invocations.push_back({states.find(each.at("state").get<std::string>()),
                                            each.at("position").get<std::uint32_t>(),
                                            each.at("id").get<std::string>()});
        }
        snapshot.next_id = stored.at("next_id").get<std::int64_t>();
        snapshot.data = stored.at("data");
        if (snapshot.running && !is_legal(chart, snapshot.configuration))
            return refuse("los estados activos no son posibles a la vez");
        return snapshot;
    } catch (const std::out_of_range& missing) {
        return refuse(std::string("no existe el estado «") + missing.what() + "»");
    } catch (const Value::exception& error) {
        return refuse(error.what());
    }
}

}  // namespace engine::statechart
