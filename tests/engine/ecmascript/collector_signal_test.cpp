#include <atomic>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

#include "engine/ecmascript/context.h"

using namespace engine::ecmascript;

namespace {

class Nothing final : public Context::Surroundings {
    std::optional<std::string> system_variable(const std::string&) override { return {}; }
    bool is_active(const std::string&) override { return false; }
};

}  // namespace

// As in the house: a heap is made on one thread and used by another, and both read JSON.
TEST_CASE("numbers stay whole on a thread that the collector of another stops") {
    VirtualMachine machine;
    Nothing nothing;
    Context context(machine, nothing);
    std::atomic<bool> enough = false;
    std::atomic<int> collections = 0;
    std::thread other([&] {
        while (!enough) {
            static_cast<void>(context.run("(() => Array.from({length: 1000}, i => ({i})))()", 1));
            JSGarbageCollect(context.get());
            ++collections;
        }
    });
    int read = 0;
    int broken = 0;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    while (std::chrono::steady_clock::now() < until) {
        for (int i = 0; i < 100; ++i, ++read) {
            const auto numbers = engine::Value::parse("[1,2,3,4,5,6,7,8,9,10,11,12]");
            for (const auto& number : numbers) broken += number.is_number_integer() ? 0 : 1;
        }
    }
    enough = true;
    other.join();
    CAPTURE(read, collections.load());
    CHECK(collections > 0);
    CHECK(broken == 0);
}
