#pragma once

#include <deque>
#include <string>

#include "engine/statechart/step.h"

namespace engine::statechart {

// Of all <foreach> of a macrostep together, before EndlessMacrostep is thrown.
inline constexpr std::size_t most_passes = 100'000;

// Runs executable content against a data model. Collects effects and internal events; an error
// stops its block only (§4.9) and becomes the internal event error.execution.
class Executor {
 public:
    Executor(const Chart& chart, DataModel& model, Platform& platform)
        : chart_(chart), model_(model), platform_(platform) {}

    // Where a macrostep's results go; valid until the next call of begin().
    void begin(Step& step, std::int64_t& next_id, const std::string& session_id);

    // False when an error stopped the block.
    bool run(const Block& block);

    // A condition that cannot be evaluated is false and an error (§5.9.1).
    bool condition(const Expression& expression);

    void raise(Event event) { internal_queue.push_back(std::move(event)); }
    void report(const std::string& message, std::uint32_t line, const std::string& send_id = {},
                const char* name = "error.execution");

    // <param>s, <content> or name list as the data of an event (§5.7, §5.6); nullopt when there are
    // none. `failed` is set when an error forbids to go on; `send_id` marks the error's event.
    std::optional<Value> event_data(const std::vector<Expression>& names,
                                    const std::vector<Param>& params,
                                    const std::optional<Content>& content, std::uint32_t line,
                                    bool& failed, const std::string& send_id = {});

    std::string make_id(const std::string& prefix);
    DataModel& model() { return model_; }
    const Platform& platform() const { return platform_; }

    std::deque<Event> internal_queue;

 private:
    bool run(const Executable& executable);
    bool run_action(const Raise& raise, std::uint32_t line);
    bool run_action(const Log& log, std::uint32_t line);
    bool run_action(const Assign& assign, std::uint32_t line);
    bool run_action(const Script& script, std::uint32_t line);
    bool run_action(const Cancel& cancel, std::uint32_t line);
    bool run_action(const Send& send, std::uint32_t line);
    bool run_action(const If& conditional, std::uint32_t line);
    bool run_action(const Foreach& each, std::uint32_t line);
    bool run_action(const Request& request, std::uint32_t line);

    template <class T>
    bool succeeded(const Evaluated<T>& result, std::uint32_t line,
                   const std::string& send_id = {}) {
        if (!result) report(result.error().message, line, send_id);
        return result.has_value();
    }
    // `text`, or what `expression` gives; false after an error.
    bool resolve(const std::string& text, const Expression& expression, std::uint32_t line,
                 const std::string& send_id, std::string& out);
    bool dispatch(SendEvent send);
    void count_pass(std::uint32_t line);
    bool is_started_now(const std::string& target) const;

    const Chart& chart_;
    DataModel& model_;
    Platform& platform_;
    Step* step_ = nullptr;
    std::size_t passes_ = 0;  // of <foreach>, in this macrostep
    std::int64_t* next_id_ = nullptr;
    std::string session_id_;
};

// A CSS2 time as SCXML uses it: "2s", "1.5s", ".5s", "100ms"; nullopt for anything else.
std::optional<std::chrono::milliseconds> parse_delay(const std::string& text);

}  // namespace engine::statechart
