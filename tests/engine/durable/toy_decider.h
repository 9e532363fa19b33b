#pragma once

#include "engine/durable/decider.h"

// Deciders without charts, small enough to know by heart.
namespace toy {

using engine::Result;
using engine::Value;
using engine::durable::Command;
using engine::durable::Decision;
using engine::durable::Projection;
using engine::durable::Stream;
using engine::durable::World;

// Kind "contador". Its snapshot is {"count", "tasks": {id: {entry, people, due?}}, "timers": {id:
// {at, generation, request}}, …}; a request is a list of steps {"do": …} (see toy_decider.cpp).
class CounterDecider final : public engine::durable::Decider {
 public:
    Result<Decision> decide(const Stream& stream, const Command& command,
                            const World& world) override;
    Projection project(const Value& snapshot) const override;
};

// Kind "reglas", a singleton: its snapshot is the last request. "multiply" scales what counters
// add.
class RulesDecider final : public engine::durable::Decider {
 public:
    Result<Decision> decide(const Stream& stream, const Command& command,
                            const World& world) override;
    Projection project(const Value& snapshot) const override;
    bool singleton() const override { return true; }
};

struct Toys {
    CounterDecider counter;
    RulesDecider rules;
    engine::durable::Deciders deciders() { return {{"contador", &counter}, {"reglas", &rules}}; }
};

}  // namespace toy
