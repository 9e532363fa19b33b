#include "app/store_clock.h"

#include <fstream>
#include <stdexcept>

#include "engine/base/value.h"

namespace app {
namespace {

using engine::durable::Instant;

constexpr char mark_name[] = "demostracion.json";

// Runs as fast as the system's clock, from another moment.
class ShiftedClock final : public engine::durable::Clock {
 public:
    explicit ShiftedClock(Instant start) : shift_(start - engine::durable::SystemClock().now()) {}
    Instant now() const override { return engine::durable::SystemClock().now() + shift_; }

 private:
    Instant::duration shift_;
};

}  // namespace

std::unique_ptr<engine::durable::Clock> clock_of(const std::filesystem::path& data_directory) {
    std::ifstream file(data_directory / mark_name);
    if (!file) return std::make_unique<engine::durable::SystemClock>();
    const auto mark = engine::Value::parse(file, nullptr, false);
    if (!mark.is_object() || !mark.contains("now")) {
        throw std::runtime_error((data_directory / mark_name).string() +
                                 " está dañado; vuelva a crear la demostración.");
    }
    return std::make_unique<ShiftedClock>(
        Instant(std::chrono::milliseconds(mark["now"].get<std::int64_t>())));
}

void mark_as_demo(const std::filesystem::path& data_directory, Instant instant) {
    std::ofstream file(data_directory / mark_name);
    file << engine::Value{{"note", "datos de demostración"},
                          {"now", instant.time_since_epoch().count()}}
                .dump()
         << '\n';
    if (!file.flush())
        throw std::runtime_error("No se pudo escribir " + (data_directory / mark_name).string());
}

bool is_demo(const std::filesystem::path& data_directory) {
    return std::filesystem::exists(data_directory / mark_name);
}

}  // namespace app
