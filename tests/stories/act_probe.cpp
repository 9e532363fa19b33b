// Approves the programme of a prepared store, ended by force at the N-th SQL statement:
//     act_probe DATA WORKFLOWS N        (N = 0: not at all)
// Prints the number of the resolution once it is acknowledged, then "statements M".
#include <iostream>

#include "engine/calendar/lima_time.h"
#include "tests/stories/statement_count.h"
#include "tests/support/fake_clock.h"
#include "workflows/installation.h"

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    end_at_statement(std::atol(argv[3]));
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
              << "statements " << statements_so_far() << std::endl;
    return 0;
}
