// A day in the life of a small store, ended by force at the N-th step:
//     crash_probe DIRECTORY N        (N = 0: not at all)
// A step is the start of an SQL statement or a call that changes a file. Everything acknowledged is
// printed at once, one line each. The last line is "steps M": how many there were.
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <string>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "engine/durable/courier.h"
#include "engine/durable/data_directory.h"
#include "engine/durable/runtime.h"
#include "tests/engine/durable/toy_office.h"

namespace {

std::atomic<long> steps_so_far{0};
std::atomic<long> last_step{0};

void one_more_step() {
    if (++steps_so_far == last_step) _exit(137);
}

int on_statement(unsigned, void*, void*, void*) {
    one_more_step();
    return 0;
}

int watch(sqlite3* connection, char**, const struct sqlite3_api_routines*) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, on_statement, nullptr);
}

}  // namespace

// These take the place of libc's, for SQLite's calls too. A killed process loses nothing that it
// gave to the system, so nothing needs to reach the disk here.
extern "C" {
int fsync(int) {
    one_more_step();
    return 0;
}
int fdatasync(int) {
    one_more_step();
    return 0;
}
int rename(const char* from, const char* to) noexcept {
    one_more_step();
    return static_cast<int>(syscall(SYS_rename, from, to));
}
int ftruncate64(int file, off64_t size) noexcept {
    one_more_step();
    return static_cast<int>(syscall(SYS_ftruncate, file, size));
}
ssize_t write(int file, const void* bytes, size_t size) {
    one_more_step();
    return syscall(SYS_write, file, bytes, size);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    one_more_step();
    return syscall(SYS_pwrite64, file, bytes, size, at);
}
}

namespace {

using namespace toy;
using namespace std::chrono_literals;
namespace durable = engine::durable;

struct Printer final : durable::Deliverer {
    durable::Delivery deliver(const StreamId&, const durable::OutboxItem&) override {
        return durable::Delivered{steps(add(100))};
    }
};

void say(const std::string& what) {
    const std::string line = what + "\n";
    if (syscall(SYS_write, STDOUT_FILENO, line.data(), line.size()) < 0) std::abort();
}

void say(const Result<Answer>& answer) {
    say(std::to_string(answer->stream.value) + "/" + std::to_string(answer->sequence) + " " +
        answer->value.dump());
}

void live_through(const std::filesystem::path& folder) {
    FakeClock clock(at_start);
    Toys toys;
    durable::DataDirectory data(folder);
    durable::Runtime runtime(data.store, data.contents, clock, toys.deciders());
    Printer printer;
    durable::Courier courier(runtime, clock, {{"correo", &printer}});

    const auto person = durable::Origin::person;
    const auto opened = runtime.handle(
        {{},
         "contador",
         person,
         steps(add(1), step("number"), step("document"), ask("visar", {"ruth"}), mail("mia")),
         "abrir"});
    say(opened);
    const auto remind = arm("recordar", at_start + 1h, steps(add(10), step("number")));
    say(runtime.handle(
        {opened->stream, "", person,
         steps(add(2), step("number"), remind, named("done", "visar"), cast("urna", "secreto")),
         "actuar"}));
    clock.advance(2h);
    runtime.tick();
    courier.deliver_due();
    clock.advance(2h);  // past any lease of a killed one
    courier.deliver_due();
    std::size_t ballots = 0;
    runtime.keep_books([&](durable::Store& store) {
        ballots = store.box(opened->stream, "urna")->ballots.size();
    });
    const auto count = data.queries.stream(opened->stream)->snapshot.at("count");
    say("count " + count.dump() + ", entries " +
        std::to_string(data.queries.entries(opened->stream).size()) + ", number " +
        std::to_string(data.queries.numbers().front().last) + ", ballots " +
        std::to_string(ballots) + ", head " + std::to_string(data.queries.head().size));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    last_step = std::atol(argv[2]);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
    try {
        live_through(argv[1]);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 3;
    }
    say("steps " + std::to_string(steps_so_far));
    return 0;
}
