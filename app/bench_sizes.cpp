#include "app/bench_sizes.h"

#include <chrono>
#include <stdexcept>
#include <vector>

#ifdef VISADO_JEMALLOC
#include <jemalloc/jemalloc.h>
#else
#include <malloc.h>
#endif

#include "app/bench_speed.h"
#include "engine/statechart/snapshot.h"

namespace app {
namespace {

namespace sc = engine::statechart;

// What this thread holds, as the allocator rounds it.
std::size_t bytes_in_use() {
#ifdef VISADO_JEMALLOC
    const auto counted = [](const char* name) {
        std::uint64_t bytes = 0;
        std::size_t size = sizeof bytes;
        if (mallctl(name, &bytes, &size, nullptr, 0) != 0)
            throw std::runtime_error(std::string("jemalloc does not count ") + name);
        return bytes;
    };
    return counted("thread.allocated") - counted("thread.deallocated");
#else
    const auto now = mallinfo2();
    return now.uordblks + now.hblkhd;
#endif
}

std::string state(int index, const std::string& transitions) {
    return "<state id=\"s" + std::to_string(index) + "\">" + transitions + "</state>";
}

}  // namespace

double idle_instance_bytes(const sc::Chart& chart, const std::string& stored) {
    constexpr std::size_t count = 10'000;
    auto value = engine::Value::parse(stored);
    value["data"] = nullptr;
    const std::size_t before = bytes_in_use();
    std::vector<sc::Snapshot> instances;
    instances.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto read = sc::snapshot_from_value(chart, value);
        if (!read) throw std::logic_error(to_line(read.error()));
        instances.push_back(std::move(*read));
    }
    return static_cast<double>(bytes_in_use() - before) / static_cast<double>(count);
}

std::string chart_with_states(int count) {
    std::string text =
        "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" datamodel=\"null\" "
        "initial=\"s1\">";
    for (int i = 0; i < count; i += 10) {
        std::string group;
        for (int k = i + 1; k < i + 10 && k < count; ++k) {
            const bool walked = i == 0 && k <= 4;
            const int target = walked ? k % 4 + 1 : k;
            group += state(k, "<transition event=\"" + std::to_string((k - 1) % 4) +
                                  "\" target=\"s" + std::to_string(target) + "\"/>");
        }
        text += state(i, group);
    }
    return text + "</scxml>";
}

double read_milliseconds(const std::string& scxml) {
    const auto start = std::chrono::steady_clock::now();
    const auto chart = read_bench_chart(scxml);
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
    if (chart.states.empty()) throw std::logic_error("an empty chart");
    return time.count();
}

}  // namespace app
