#pragma once

#include <string>
#include <vector>

#include "engine/ecmascript/ecmascript_model.h"
#include "engine/statechart/interpreter.h"
#include "engine/statechart/null_model.h"

namespace app {

// Times are ns per event, one measurement a call; the caller takes medians.

// A living instance of a chart without guards and data, on a cycle of its events.
class GuardFreeBench {
 public:
    // One that comes back to where it was after the events.
    GuardFreeBench(const std::string& scxml, const std::vector<std::string>& events);
    double measure(int cycles);

 private:
    const engine::statechart::Chart chart_;
    std::vector<engine::statechart::Event> events_;
    engine::statechart::NullModel model_;
    engine::statechart::Platform platform_;
    engine::statechart::Interpreter instance_;
    engine::statechart::Step step_;
};

// The same cycle as guard-free.scxml in a function of nothing but a switch.
double measure_switch(int cycles);

// The approval chart with guards and assignments, the time bound armed.
class ApprovalBench {
 public:
    ApprovalBench(const std::string& scxml, std::vector<engine::statechart::Event> events);
    // Data kept in the engine between events.
    double measure_kept(int cycles);
    // Loaded from and saved to JSON text around every event.
    double measure_json(int cycles);
    // What an instance at rest is stored as.
    const std::string& stored() const { return text_; }
    const engine::statechart::Chart& chart() const { return chart_; }

 private:
    const engine::statechart::Chart chart_;
    std::vector<engine::statechart::Event> events_;
    engine::statechart::Platform platform_;
    std::unique_ptr<engine::ecmascript::EcmascriptModel> kept_model_, json_model_;
    engine::statechart::Interpreter instance_;
    engine::statechart::Step step_;
    std::string text_;
};

// Throws std::runtime_error with what is wrong in the document.
engine::statechart::Chart read_bench_chart(const std::string& scxml);

}  // namespace app
