#pragma once

#include <functional>

#include "engine/ecmascript/syntax.h"
#include "engine/statechart/chart.h"

namespace workflows {

// Walks over a chart for whoever checks it as a whole.

// Calls `visit` for every executable element, in the order of the file, those inside <if> and
// <foreach> included.
void each_executable(const engine::statechart::Chart& chart,
                     const std::function<void(const engine::statechart::Executable&)>& visit);
void each_executable(const engine::statechart::Block& block,
                     const std::function<void(const engine::statechart::Executable&)>& visit);

using TextVisitor =
    std::function<void(const engine::statechart::Expression&, engine::ecmascript::TextKind)>;

// Every text that only the data model understands, with what it must be. Top-level scripts and what
// stands in foreign elements are left out.
void each_text(const engine::statechart::Chart& chart, const TextVisitor& visit);
void each_text(const engine::statechart::Executable& executable, const TextVisitor& visit);

// The nearest state that holds both, or is one of them.
engine::statechart::StateIndex common_ancestor(const engine::statechart::Chart& chart,
                                               engine::statechart::StateIndex one,
                                               engine::statechart::StateIndex other);

// Whether they lie in two regions of a parallel, so that both can be active.
bool in_two_regions(const engine::statechart::Chart& chart, engine::statechart::StateIndex one,
                    engine::statechart::StateIndex other);

// Whether both can be active: one holds the other, or they lie in two regions.
bool active_together(const engine::statechart::Chart& chart, engine::statechart::StateIndex one,
                     engine::statechart::StateIndex other);

}  // namespace workflows
