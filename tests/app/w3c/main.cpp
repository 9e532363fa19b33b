// w3c_documents NAME FOLDER: runs the W3C's documents of a folder, plainly and with the instance
// stored and restored after every macrostep; all must pass. Says how many did, in one line that
// ./dev repeats. Ends with 77, which CTest calls skipped, when there is no such folder: the
// documents are not ours to carry.
#include <iostream>

#include "tests/app/w3c/suite.h"

namespace {

constexpr int skipped = 77;

// How many passed; names the others.
std::size_t told(const w3c::Outcomes& outcomes, const char* how) {
    std::size_t passed = 0;
    for (const auto& [id, outcome] : outcomes) {
        if (outcome.passed) ++passed;
        if (!outcome.passed) std::cout << "test" << id << how << ": " << outcome.words << '\n';
    }
    return passed;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: w3c_documents NAME FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[2];
    if (!std::filesystem::is_directory(folder)) {
        std::cout << "W3C SCXML, " << argv[1] << ": skipped, the documents are not here.\n";
        return skipped;
    }
    const auto documents = w3c::documents(folder);
    const auto all = documents.size();
    const auto plain = told(w3c::run_all(documents, false), "");
    const auto stored = told(w3c::run_all(documents, true), " through storage");
    std::cout << "W3C SCXML, " << argv[1] << ": " << plain << " of " << all << " pass; " << stored
              << " of " << all << " stored and restored after every macrostep.\n";
    return all > 0 && plain == all && stored == all ? 0 : 1;
}
