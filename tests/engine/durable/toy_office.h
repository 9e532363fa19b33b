#pragma once

#include <memory>

#include "engine/durable/courier.h"
#include "engine/durable/data_directory.h"
#include "engine/durable/runtime.h"
#include "tests/engine/durable/toy_decider.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace toy {

using engine::durable::Answer;
using engine::durable::Instant;
using engine::durable::StreamId;

constexpr Instant at_start{std::chrono::milliseconds(1'688'000'000'000)};  // 29 June 2023

inline std::int64_t in_ms(Instant instant) {
    return instant.time_since_epoch().count();
}

// The runtime over a folder of its own; can stop and start again over the same folder.
class Office {
 public:
    explicit Office(engine::durable::SqliteOptions options = {},
                    engine::durable::RuntimeOptions runtime_options = {})
        : options_(options), runtime_options_(runtime_options) {
        start();
    }

    void start() {
        data = std::make_unique<engine::durable::DataDirectory>(folder.path(), options_);
        runtime = std::make_unique<engine::durable::Runtime>(data->store, data->contents, clock,
                                                             toys.deciders(), runtime_options_);
    }
    void stop() {
        runtime.reset();
        data.reset();
    }

    Result<Answer> open(const Value& steps, const std::string& key = "") {
        return runtime->handle({{}, "contador", engine::durable::Origin::person, steps, key});
    }
    Result<Answer> act(StreamId stream, const Value& steps, const std::string& key = "") {
        return runtime->handle({stream, "", engine::durable::Origin::person, steps, key});
    }
    Result<Answer> rule(const Value& rules) {
        return runtime->handle({{}, "reglas", engine::durable::Origin::person, rules, ""});
    }

    TemporaryDirectory folder;
    FakeClock clock{at_start};
    Toys toys;
    std::unique_ptr<engine::durable::DataDirectory> data;
    std::unique_ptr<engine::durable::Runtime> runtime;

 private:
    engine::durable::SqliteOptions options_;
    engine::durable::RuntimeOptions runtime_options_;
};

inline Value step(const char* what) {
    return {{"do", what}};
}
inline Value add(std::int64_t by) {
    return {{"do", "add"}, {"by", by}};
}
inline Value ask(const std::string& id, const std::vector<std::string>& people) {
    return {{"do", "ask"}, {"id", id}, {"people", people}};
}
inline Value ask_until(const std::string& id, const std::vector<std::string>& people, Instant due) {
    return {{"do", "ask"}, {"id", id}, {"people", people}, {"due", in_ms(due)}};
}
inline Value arm(const std::string& id, Instant at, const Value& then) {
    return {{"do", "arm"}, {"id", id}, {"at", in_ms(at)}, {"then", then}};
}
inline Value named(const char* what, const std::string& id) {
    return {{"do", what}, {"id", id}};
}
inline Value mail(const std::string& to) {
    return {{"do", "mail"}, {"to", to}};
}
inline Value cast(const std::string& box, const Value& ballot) {
    return {{"do", "cast"}, {"box", box}, {"ballot", ballot}};
}
template <class... Steps>
Value steps(const Steps&... all) {
    Value list = Value::array();
    (list.push_back(all), ...);
    return list;
}

}  // namespace toy
