// Approves the programme of a prepared store, ended by force at the N-th SQL statement:
//     act_probe DATA WORKFLOWS N        (N = 0: not at all)
// Prints the number of the resolution once it is acknowledged, then "statements M".
#include <atomic>
#include <iostream>

#include <sqlite3.h>
#include <unistd.h>

#include "engine/calendar/lima_time.h"
#include "tests/support/fake_clock.h"
#include "workflows/installation.h"

namespace {

std::atomic<long> statements{0};
std::atomic<long> last_statement{0};

int on_statement(unsigned /*kind*/, void* /*context*/, void* /*statement*/, void* /*text*/) {
    if (++statements == last_statement) _exit(137);
    return 0;
}

int watch(sqlite3* connection, char** /*message*/, const struct sqlite3_api_routines* /*api*/) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, on_statement, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    last_statement = std::atol(argv[3]);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
    const FakeClock clock(
        engine::calendar::at(*engine::calendar::parse_date("2023-06-28"), std::chrono::hours(12)));
    workflows::Installation installation(argv[1], argv[2], clock);
    workflows::CaseRequest approval;
    approval.event = "sg.aprobar";
    approval.actor = "secretaria-general";
    const auto answer = installation.cases().act({3}, approval, "aprobar");
    if (!answer) {
        std::cerr << engine::to_line(answer.error()) << '\n';
        return 1;
    }
    std::cout << answer->value.at("documents")[0].at("number").get<std::string>() << '\n'
              << "statements " << statements << std::endl;
    return 0;
}
