#include "app/bench_speed.h"

#include <array>
#include <chrono>
#include <stdexcept>

#include "engine/statechart/scxml_reader.h"

namespace app {
namespace {

namespace sc = engine::statechart;
using engine::Value;
using Clock = std::chrono::steady_clock;

double nanoseconds_each(Clock::time_point start, std::size_t count) {
    return std::chrono::duration<double, std::nano>(Clock::now() - start).count() /
           static_cast<double>(count);
}

std::vector<sc::Event> named(const std::vector<std::string>& names) {
    std::vector<sc::Event> events(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) events[i].name = names[i];
    return events;
}

void expect_back(const std::vector<sc::StateIndex>& before,
                 const std::vector<sc::StateIndex>& after) {
    if (before != after) throw std::logic_error("the cycle did not come back to its start");
}

enum class Place { draft, first, second, third, decision, numbered, published, archived };
enum class Happening { send, endorse, approve, publish, archive, renew };

[[gnu::noinline]] Place next(Place place, Happening event) {
    switch (place) {
        case Place::draft:
            return event == Happening::send ? Place::first : place;
        case Place::first:
            return event == Happening::endorse ? Place::second : place;
        case Place::second:
            return event == Happening::endorse ? Place::third : place;
        case Place::third:
            return event == Happening::endorse ? Place::decision : place;
        case Place::decision:
            return event == Happening::approve ? Place::numbered : place;
        case Place::numbered:
            return event == Happening::publish ? Place::published : place;
        case Place::published:
            return event == Happening::archive ? Place::archived : place;
        case Place::archived:
            return event == Happening::renew ? Place::draft : place;
    }
    return place;
}

}  // namespace

sc::Chart read_bench_chart(const std::string& scxml) {
    auto read = sc::read_scxml(scxml, "bench.scxml");
    if (!read) throw std::runtime_error(to_line(read.error().front()));
    return std::move(*read);
}

GuardFreeBench::GuardFreeBench(const std::string& scxml, const std::vector<std::string>& events)
    : chart_(read_bench_chart(scxml)),
      events_(named(events)),
      instance_(chart_, model_, platform_, {"bench"}) {
    instance_.start();
}

double GuardFreeBench::measure(int cycles) {
    const auto before = instance_.configuration().states();
    const auto start = Clock::now();
    for (int i = 0; i < cycles; ++i) {
        for (const sc::Event& event : events_) instance_.handle(event, step_);
    }
    const double each = nanoseconds_each(start, static_cast<std::size_t>(cycles) * events_.size());
    expect_back(before, instance_.configuration().states());
    return each;
}

double measure_switch(int cycles) {
    constexpr std::array events = {Happening::send,    Happening::endorse, Happening::endorse,
                                   Happening::endorse, Happening::approve, Happening::publish,
                                   Happening::archive, Happening::renew};
    Place place = Place::draft;
    const auto start = Clock::now();
    for (int i = 0; i < cycles; ++i) {
        for (const Happening event : events) place = next(place, event);
    }
    const double each = nanoseconds_each(start, static_cast<std::size_t>(cycles) * events.size());
    if (place != Place::draft) throw std::logic_error("the switch lost its way");
    return each;
}

ApprovalBench::ApprovalBench(const std::string& scxml, std::vector<sc::Event> events)
    : chart_(read_bench_chart(scxml)),
      events_(std::move(events)),
      kept_model_(engine::ecmascript::make_ecmascript_model(chart_)),
      json_model_(engine::ecmascript::make_ecmascript_model(chart_)),
      instance_(chart_, *kept_model_, platform_, {"bench"}) {
    instance_.start();
    text_ = sc::to_value(chart_, instance_.snapshot()).dump();
}

double ApprovalBench::measure_kept(int cycles) {
    const auto before = instance_.configuration().states();
    const auto start = Clock::now();
    for (int i = 0; i < cycles; ++i) {
        for (const sc::Event& event : events_) instance_.handle(event, step_);
    }
    const double each = nanoseconds_each(start, static_cast<std::size_t>(cycles) * events_.size());
    expect_back(before, instance_.configuration().states());
    return each;
}

double ApprovalBench::measure_json(int cycles) {
    const auto start = Clock::now();
    for (int i = 0; i < cycles; ++i) {
        for (const sc::Event& event : events_) {
            const auto now = sc::snapshot_from_value(chart_, Value::parse(text_));
            if (!now) throw std::logic_error(to_line(now.error()));
            sc::Interpreter instance(chart_, *json_model_, platform_, {"bench"});
            instance.restore(*now);
            instance.handle(event, step_);
            text_ = sc::to_value(chart_, instance.snapshot()).dump();
        }
    }
    const double each = nanoseconds_each(start, static_cast<std::size_t>(cycles) * events_.size());
    if (Value::parse(text_).at("configuration") != Value{"borrador"})
        throw std::logic_error("the cycle did not come back to its start");
    return each;
}

}  // namespace app
