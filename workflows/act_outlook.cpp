#include "workflows/act_outlook.h"

#include <algorithm>

#include "workflows/chart_walk.h"
#include "workflows/diagram_words.h"

namespace workflows {
namespace {

using engine::statechart::Block;
using engine::statechart::Chart;
using engine::statechart::StateIndex;
using engine::statechart::StateKind;
using engine::statechart::Transition;

class Walk {
 public:
    explicit Walk(const Package& package)
        : package_(package),
          chart_(package.chart),
          words_(diagram_words(package.chart, package.procedure, package.manifest)) {}

    ActOutlook follow(const Transition& transition) {
        issue(transition.content);
        for (const StateIndex target : transition.targets) enter(target);
        return std::move(seen_);
    }

 private:
    void issue(const Block& block) {
        each_executable(block, [&](const engine::statechart::Executable& executable) {
            const auto* request = std::get_if<engine::statechart::Request>(&executable.action);
            if (request == nullptr || request->element.name != "document") return;
            const std::string* name = request->element.attribute("template");
            if (name == nullptr) return;
            const auto found = package_.documents.find(*name);
            if (found != package_.documents.end()) seen_.documents.push_back(found->second.title);
        });
    }

    void enter(StateIndex index) {
        const auto& state = chart_.states[index];
        for (const Block& block : state.on_entry) issue(block);
        // A state that nobody waits in is left at once.
        const auto passes =
            std::find_if(state.transitions.begin(), state.transitions.end(), [&](const auto each) {
                return chart_.transitions[each].events.empty() &&
                       !chart_.transitions[each].condition.given();
            });
        if (state.kind == StateKind::atomic && passes != state.transitions.end()) {
            const Transition& onward = chart_.transitions[*passes];
            issue(onward.content);
            for (const StateIndex target : onward.targets) enter(target);
            return;
        }
        if (const auto label = package_.procedure.labels.find(index);
            label != package_.procedure.labels.end())
            seen_.state = label->second;
        seen_.ends =
            state.kind == StateKind::final && state.parent == engine::statechart::root_state;
        if (const auto words = words_.states.find(index); words != words_.states.end())
            seen_.notes.insert(seen_.notes.end(), words->second.notes.begin(),
                               words->second.notes.end());
        if (state.kind == StateKind::compound && state.initial != engine::statechart::no_index) {
            for (const StateIndex inner : chart_.transitions[state.initial].targets) enter(inner);
        }
    }

    const Package& package_;
    const Chart& chart_;
    engine::diagram::ChartWords words_;
    ActOutlook seen_;
};

}  // namespace

ActOutlook outlook(const Package& package, const Act& act) {
    return Walk(package).follow(package.chart.transitions[act.transition]);
}

}  // namespace workflows
