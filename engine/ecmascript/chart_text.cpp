#include "engine/ecmascript/chart_text.h"

#include <algorithm>

#include "engine/ecmascript/context.h"

namespace engine::ecmascript {
namespace {

using statechart::Block;
using statechart::Executable;

bool any_declares_globals(const Block& block) {
    return std::any_of(block.begin(), block.end(), [](const Executable& each) {
        if (const auto* script = std::get_if<statechart::Script>(&each.action)) {
            return declares_globals(script->source.text);
        }
        if (const auto* loop = std::get_if<statechart::Foreach>(&each.action)) {
            return any_declares_globals(loop->body);
        }
        const auto* conditional = std::get_if<statechart::If>(&each.action);
        return conditional != nullptr &&
               std::any_of(conditional->branches.begin(), conditional->branches.end(),
                           [](const auto& branch) { return any_declares_globals(branch.body); });
    });
}

bool any_declares_globals(const std::vector<Block>& blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const Block& block) { return any_declares_globals(block); });
}

bool content_declares_globals(const statechart::Chart& chart) {
    for (const auto& state : chart.states) {
        if (any_declares_globals(state.on_entry) || any_declares_globals(state.on_exit))
            return true;
        for (const auto& invoke : state.invokes) {
            if (any_declares_globals(invoke.finalize)) return true;
        }
    }
    return std::any_of(chart.transitions.begin(), chart.transitions.end(),
                       [](const auto& each) { return any_declares_globals(each.content); });
}

}  // namespace

bool is_one_function(const FunctionText& function, const Context& context) {
    if (!deferred_code(function.text).empty()) return false;
    if (context.syntax_error("'use strict';" + function.text)) return false;
    const auto proofs = proofs_of_one_function(function);
    return std::none_of(proofs.begin(), proofs.end(), [&](const std::string& proof) {
        return context.syntax_error(proof).has_value();
    });
}

bool ChartText::is_top_level(const statechart::Expression& source) const {
    return std::any_of(top_level.begin(), top_level.end(), [&](const statechart::Script* each) {
        return source.id != statechart::no_index ? each->source.id == source.id
                                                 : each->source.text == source.text;
    });
}

ChartText read_chart_text(const statechart::Chart& chart, const Context& context) {
    ChartText read;
    std::set<std::string> seen;
    for (const auto& state : chart.states) {
        for (const auto& data : state.data) {
            if (seen.insert(data.id).second) read.variables.push_back(data.id);
        }
    }
    read.reusable = !content_declares_globals(chart);
    for (const Executable& each : chart.script) {
        const auto* script = std::get_if<statechart::Script>(&each.action);
        if (script == nullptr) continue;
        read.top_level.push_back(script);
        const auto functions = function_declarations(script->source.text);
        if (!functions) read.reusable = false;
        if (!read.reusable) continue;
        for (FunctionText function : *functions) {
            if (!is_one_function(function, context) || seen.contains(function.name)) {
                read.reusable = false;
            }
            read.functions_reach_global |= names_global_object(function.text);
            function.line += script->source.line == 0 ? 0 : script->source.line - 1;
            read.functions.push_back(std::move(function));
        }
    }
    return read;
}

}  // namespace engine::ecmascript
