#include "web/pages/case_chain.h"

#include <algorithm>
#include <set>

#include "workflows/diagram_words.h"

namespace web {
namespace {

using engine::Value;
using engine::statechart::Chart;
using engine::statechart::StateIndex;
using engine::statechart::StateKind;

class Chain {
 public:
    Chain(const workflows::CaseView& view, const CaseHistory& history, const Desk& desk)
        : view_(view),
          desk_(desk),
          chart_(view.package->chart),
          labels_(view.package->procedure.labels) {
        find_steps(engine::statechart::root_state);
        for (const auto& line : history.lines) note_source(line);
    }

    Value steps() const {
        Value all = Value::array();
        // What lies before the farthest step that is or was active has been passed or left out.
        std::size_t farthest = 0;
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            if (is_active(steps_[i]) || was_acted_in(steps_[i])) farthest = i;
        }
        for (std::size_t i = 0; i < steps_.size(); ++i)
            all.push_back(step(steps_[i], i < farthest));
        if (view_.state.ended) all.push_back(ending());
        return all;
    }

 private:
    // Somebody is awaited in it, but for optional acts only.
    bool has_task(StateIndex state) const {
        const auto& tasks = view_.package->procedure.tasks;
        return std::any_of(tasks.begin(), tasks.end(), [&](const auto& each) {
            return each.first == state || chart_.is_descendant(each.first, state);
        });
    }

    void find_steps(StateIndex parent) {
        for (const StateIndex child : chart_.states[parent].children) {
            const auto& state = chart_.states[child];
            if (state.kind == StateKind::final || !has_task(child)) continue;
            const bool own_task = view_.package->procedure.tasks.count(child) != 0;
            if (labels_.count(child) != 0 &&
                (own_task || state.kind == StateKind::parallel || state.children.empty())) {
                steps_.push_back(child);
            } else {
                find_steps(child);
            }
        }
    }

    // Two states may offer an event of the same name; what the button said tells them apart.
    void note_source(const workflows::TrailLine& line) {
        for (const auto& act : view_.package->procedure.acts) {
            if (act.event == line.event && line.what == "«" + act.label + "»")
                sources_.insert(chart_.transitions[act.transition].source);
        }
    }

    bool is_active(StateIndex step) const {
        return view_.state.entries.count(chart_.states[step].id) != 0;
    }
    bool was_acted_in(StateIndex step) const {
        return std::any_of(sources_.begin(), sources_.end(), [&](StateIndex source) {
            return source == step || chart_.is_descendant(source, step);
        });
    }

    Value step(StateIndex index, bool passed) const {
        const bool active = is_active(index) && !view_.state.ended;
        const bool done = !active && was_acted_in(index);
        const bool detour = !active && !done && passed;
        return {{"titulo", labels_.at(index)},
                {"nota", active ? note(index) : awaited(index)},
                {"clase", active   ? "a"
                          : done   ? "h"
                          : detour ? "d"
                                   : ""},
                {"marca", active ? "● "
                          : done ? "✓ "
                                 : ""},
                {"actual", active},
                {"en_palabras", active   ? "paso actual"
                                : done   ? "hecho"
                                : detour ? "no hizo falta"
                                         : "pendiente"}};
    }

    Value ending() const {
        return {{"titulo", view_.state.status},
                {"nota", "expediente terminado"},
                {"clase", "h"},
                {"marca", "✓ "},
                {"actual", true},
                {"en_palabras", "situación final"}};
    }

    std::string note(StateIndex index) const {
        std::string due;
        for (const auto& task : view_.state.tasks) {
            const StateIndex state = chart_.find(task.state);
            if (state != index && !chart_.is_descendant(state, index)) continue;
            if (!task.due.empty() && (due.empty() || task.due < due)) due = task.due;
        }
        return due.empty() ? awaited(index) : "vence " + desk_.day(due);
    }

    // Who is awaited there, in the short words of the roles' units.
    std::string awaited(StateIndex index) const {
        std::string names;
        for (const auto& [state, tasks] : view_.package->procedure.tasks) {
            if (state != index && !chart_.is_descendant(state, index)) continue;
            for (const auto& task : tasks) {
                for (const auto& performer : task.by) {
                    const std::string name = short_name(performer);
                    if (names.find(name) == std::string::npos)
                        names += (names.empty() ? "" : ", ") + name;
                }
            }
        }
        return names;
    }

    std::string short_name(const workflows::Performer& performer) const {
        std::string upper = performer.name;
        for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (desk_.organization.unit(upper) != nullptr) return upper;
        const Value& manifest = view_.package->manifest;
        const Value* name = engine::find_path(manifest, "roles." + performer.name);
        return name != nullptr && name->is_string() ? name->get<std::string>() : performer.name;
    }

    const workflows::CaseView& view_;
    const Desk& desk_;
    const Chart& chart_;
    const std::map<StateIndex, std::string>& labels_;
    std::vector<StateIndex> steps_;
    std::set<StateIndex> sources_;
};

}  // namespace

Value chain_of(const workflows::CaseView& view, const CaseHistory& history, const Desk& desk) {
    return Chain(view, history, desk).steps();
}

}  // namespace web
