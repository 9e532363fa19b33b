// The last invited person answers a prepared survey, and it is counted; ended by force at the N-th
// SQL statement:
//     ballot_probe DATA WORKFLOWS N        (N = 0: not at all)
// Prints how many answers were counted and where the case is, then "statements M".
#include <iostream>

#include "engine/calendar/lima_time.h"
#include "engine/durable/courier.h"
#include "tests/stories/statement_count.h"
#include "tests/support/fake_clock.h"
#include "workflows/authority.h"
#include "workflows/case_delivery.h"
#include "workflows/child_cases.h"
#include "workflows/installation.h"

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    end_at_statement(std::atol(argv[3]));
    FakeClock clock(
        engine::calendar::at(*engine::calendar::parse_date("2023-06-06"), std::chrono::hours(12)));
    workflows::Installation installation(argv[1], argv[2], clock);
    workflows::CaseRequest answer;
    answer.event = "responder";
    answer.actor = "jefe-oi";
    answer.data = {{"p1", "5"}, {"p2", engine::Value::array()}};
    const auto answered = installation.cases().act({3}, answer, "responder");
    if (!answered) {
        std::cerr << engine::to_line(answered.error()) << '\n';
        return 1;
    }
    workflows::CaseDelivery delivery(installation);
    engine::durable::Courier courier(installation.runtime(), clock,
                                     {{workflows::case_channel, &delivery}});
    courier.deliver_due();
    clock.advance(std::chrono::hours(1));  // past the lease of a killed one
    courier.deliver_due();
    const auto stream = installation.queries().stream({3});
    const auto state = workflows::case_state_from_value(stream->snapshot);
    std::cout << workflows::chart_data(state).at("resultados").at("total") << " respuestas, estado "
              << state.status << "\nstatements " << statements_so_far() << std::endl;
    return 0;
}
