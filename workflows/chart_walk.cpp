#include "workflows/chart_walk.h"

namespace workflows {
namespace {

using namespace engine::statechart;
using engine::ecmascript::TextKind;

void visit_given(const Expression& expression, TextKind kind, const TextVisitor& visit) {
    if (expression.given()) visit(expression, kind);
}

void each_text(const std::vector<Param>& params, const std::optional<Content>& content,
               const TextVisitor& visit) {
    for (const Param& param : params) {
        visit_given(param.expr, TextKind::expression, visit);
        visit_given(param.location, TextKind::location, visit);
    }
    if (content) visit_given(content->expr, TextKind::expression, visit);
}

void each_text(const Send& send, const TextVisitor& visit) {
    for (const Expression* each :
         {&send.event_expr, &send.target_expr, &send.type_expr, &send.delay_expr})
        visit_given(*each, TextKind::expression, visit);
    visit_given(send.id_location, TextKind::location, visit);
    for (const Expression& name : send.name_list) visit_given(name, TextKind::location, visit);
    each_text(send.params, send.content, visit);
}

void each_text(const Invoke& invoke, const TextVisitor& visit) {
    visit_given(invoke.type_expr, TextKind::expression, visit);
    visit_given(invoke.source_expr, TextKind::expression, visit);
    visit_given(invoke.id_location, TextKind::location, visit);
    for (const Expression& name : invoke.name_list) visit_given(name, TextKind::location, visit);
    each_text(invoke.params, invoke.content, visit);
}

// The blocks of a state in the order in which a file usually has them.
void each_block(const Chart& chart, const std::function<void(const Block&)>& visit) {
    for (const State& state : chart.states) {
        for (const Block& block : state.on_entry) visit(block);
        for (const Block& block : state.on_exit) visit(block);
        for (const Invoke& invoke : state.invokes) visit(invoke.finalize);
    }
    for (const Transition& transition : chart.transitions) visit(transition.content);
}

}  // namespace

void each_executable(const Block& block, const std::function<void(const Executable&)>& visit) {
    for (const Executable& each : block) {
        visit(each);
        if (const auto* conditional = std::get_if<If>(&each.action)) {
            for (const If::Branch& branch : conditional->branches)
                each_executable(branch.body, visit);
        } else if (const auto* loop = std::get_if<Foreach>(&each.action)) {
            each_executable(loop->body, visit);
        }
    }
}

void each_executable(const Chart& chart, const std::function<void(const Executable&)>& visit) {
    each_block(chart, [&](const Block& block) { each_executable(block, visit); });
}

void each_text(const Executable& executable, const TextVisitor& visit) {
    const auto& action = executable.action;
    if (const auto* log = std::get_if<Log>(&action)) {
        visit_given(log->expr, TextKind::expression, visit);
    } else if (const auto* assign = std::get_if<Assign>(&action)) {
        visit_given(assign->location, TextKind::location, visit);
        visit_given(assign->expr, TextKind::expression, visit);
    } else if (const auto* script = std::get_if<Script>(&action)) {
        visit_given(script->source, TextKind::script, visit);
    } else if (const auto* cancel = std::get_if<Cancel>(&action)) {
        visit_given(cancel->send_id_expr, TextKind::expression, visit);
    } else if (const auto* send = std::get_if<Send>(&action)) {
        each_text(*send, visit);
    } else if (const auto* conditional = std::get_if<If>(&action)) {
        for (const If::Branch& branch : conditional->branches)
            visit_given(branch.condition, TextKind::expression, visit);
    } else if (const auto* loop = std::get_if<Foreach>(&action)) {
        visit_given(loop->array, TextKind::expression, visit);
    }
}

void each_text(const Chart& chart, const TextVisitor& visit) {
    for (const State& state : chart.states) {
        for (const Data& data : state.data) visit_given(data.expr, TextKind::expression, visit);
        for (const Invoke& invoke : state.invokes) each_text(invoke, visit);
        if (state.done_data) each_text(state.done_data->params, state.done_data->content, visit);
    }
    for (const Transition& transition : chart.transitions)
        visit_given(transition.condition, TextKind::expression, visit);
    each_executable(chart, [&](const Executable& each) { each_text(each, visit); });
}

StateIndex common_ancestor(const Chart& chart, StateIndex one, StateIndex other) {
    while (one != other && !chart.is_descendant(other, one)) one = chart.states[one].parent;
    return one;
}

bool in_two_regions(const Chart& chart, StateIndex one, StateIndex other) {
    const StateIndex common = common_ancestor(chart, one, other);
    return common != one && common != other && chart.states[common].kind == StateKind::parallel;
}

bool active_together(const Chart& chart, StateIndex one, StateIndex other) {
    return one == other || chart.is_descendant(one, other) || chart.is_descendant(other, one) ||
           in_two_regions(chart, one, other);
}

}  // namespace workflows
