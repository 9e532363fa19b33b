// Prints durable acts per second: measure_throughput DIRECTORY [ACTS]. The directory must lie on a
// real disk. Compare only within one run: disks change their mind.
#include <cstdlib>
#include <filesystem>
#include <iomanip>
#include <iostream>

#include "engine/durable/throughput.h"
#include "tests/engine/durable/toy_office.h"

namespace {

using namespace toy;
namespace durable = engine::durable;

// Like an act of a small case: one task closed, one opened for two people, a deadline moved, a
// mail, and about 3 KB of data in the snapshot.
durable::MeasuredWork small_acts(Toys& toys, int acts) {
    const auto person = durable::Origin::person;
    const Value text = {{"do", "set"}, {"name", "text"}, {"value", std::string(3000, 'x')}};
    const auto later = at_start + std::chrono::hours(1'000'000);
    const auto next = steps(add(1), named("done", "visar"), ask("visar", {"ruth", "olga"}),
                            arm("recordar", later, steps(add(1))), mail("mia"));
    const auto first = steps(text, ask("visar", {"ruth", "olga"}));
    durable::MeasuredWork work;
    work.deciders = toys.deciders();
    work.first = {{}, "contador", person, first, ""};
    work.next = {{}, "", person, next, ""};
    work.acts = acts;
    return work;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const int acts = argc > 2 ? std::atoi(argv[2]) : 6400;
    Toys toys;
    std::cout << std::fixed << std::setprecision(0);
    double bare = 0;
    for (const int group : {1, 32}) {
        const auto folder = std::filesystem::path(argv[1]) / ("bare" + std::to_string(group));
        bare = durable::bare_acts_per_second(folder, small_acts(toys, group == 1 ? acts / 8 : acts),
                                             group);
        std::cout << "bare rows, groups of " << group << ": " << bare << "/s\n";
    }
    for (const int callers : {1, 8, 64}) {
        const auto folder = std::filesystem::path(argv[1]) / ("callers" + std::to_string(callers));
        const double reached = durable::runtime_acts_per_second(
            folder, small_acts(toys, callers == 1 ? acts / 8 : acts), callers);
        std::cout << callers << " callers: " << reached << "/s = " << std::setprecision(2)
                  << reached / bare << std::setprecision(0) << " of bare rows in groups of 32\n";
    }
    return 0;
}
