#pragma once

#include <memory>
#include <string>

#include "engine/statechart/interpreter.h"

namespace engine::statechart {

// One session of a tree: a chart at work, with who asked for it. The members stand in the order in
// which each needs those before it.
struct LiveSession {
    std::string id;
    std::string parent;     // id of the invoking session; "" for the first one
    std::string invoke_id;  // by which the parent knows it
    std::string document;   // text of its chart; "" for the first one, whose owner has the chart
    Value given = Value::object();
    bool cancelled = false;  // what it still says, its parent does not hear (§6.4.3)

    std::shared_ptr<const Chart> chart;
    std::unique_ptr<Platform> platform;
    std::unique_ptr<DataModel> model;
    std::unique_ptr<Interpreter> interpreter;
    bool started = false;  // its first macrostep is done
};

}  // namespace engine::statechart
