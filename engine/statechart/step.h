#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "engine/statechart/data_model.h"
#include "engine/statechart/snapshot.h"

namespace engine::statechart {

inline constexpr char scxml_event_processor[] = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";

// What a step asks of the world: a closed set.
struct SendEvent {
    Event event;
    std::string target;   // "" = this session
    std::string type;     // "" = SCXML event processor
    std::string send_id;  // for cancel; made up when the author gave none
    std::chrono::milliseconds delay{};
    std::uint32_t line = 0;
};
struct CancelSend {
    std::string send_id;
};
struct WriteLog {
    std::string label, text;
    std::uint32_t line = 0;
};
struct StartInvoke {
    std::string id, type, source;
    std::optional<std::string> content;  // inline document as text
    Value params = Value::object();
    bool autoforward = false;
};
struct CancelInvoke {
    std::string id;
};
struct ForwardEvent {
    std::string invoke_id;
    Event event;
};
using Effect =
    std::variant<SendEvent, CancelSend, WriteLog, StartInvoke, CancelInvoke, ForwardEvent>;

struct ExecutionError {
    std::string message;
    std::uint32_t line = 0;
};

// What one macrostep did, in order.
struct Step {
    std::vector<Effect> effects;
    // A state may be in both, and more than once. What an ending instance leaves at last (§D,
    // exitInterpreter) is not in `exited`: its last configuration stays.
    std::vector<StateIndex> entered, exited;
    std::vector<TransitionIndex> selected;  // by the external event; empty: nothing took it
    std::vector<TransitionIndex> taken;     // all, microstep by microstep
    std::vector<ExecutionError> errors;     // every error.* that the kernel raised
    std::vector<ExecutionError> uncaught;   // those no transition took
    std::optional<Value> done_data;         // set (null without data) when the instance ended
    bool finished = false;

    // As new, but for the memory it holds.
    void clear() {
        effects.clear();
        entered.clear();
        exited.clear();
        selected.clear();
        taken.clear();
        errors.clear();
        uncaught.clear();
        done_data.reset();
        finished = false;
    }
};

// A macrostep that does not come to rest. The chart is wrong; the last snapshot still holds. what()
// is Spanish and names the place.
class EndlessMacrostep : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

// A data model's refusal to go on: the chart holds what cannot be stored, or ran out of time or
// memory. Not an error the chart may catch; what() is Spanish and meant for people.
class UnusableData : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

// What the surroundings know and the kernel does not. Called during a step; must be deterministic.
class Platform {
 public:
    virtual ~Platform() = default;
    // Executable content of another namespace. May read and set data of the model.
    virtual Evaluated<Done> perform(const Request& /*request*/, DataModel& /*model*/) {
        return ExpressionError{"este contenido no tiene significado aquí"};
    }
    // §6.2.5: may a message of this type go out at all; else error.execution.
    virtual bool can_send(const std::string& type) const {
        return type.empty() || type == "scxml" || type == scxml_event_processor;
    }
    // §6.4.2: can something of this type be invoked; else error.execution.
    virtual bool can_invoke(const std::string& /*type*/) const { return true; }
    // §C.1: does the target exist; else error.communication. Special forms are already
    // handled, and a session's own messages without target; for other types "" is asked too.
    virtual bool can_reach(const std::string& /*target*/, const std::string& /*type*/) const {
        return true;
    }
};

}  // namespace engine::statechart
