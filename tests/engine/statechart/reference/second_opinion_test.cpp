#include <algorithm>
#include <cstdlib>

#include <catch2/catch.hpp>

#include "tests/engine/statechart/reference/comparison.h"
#include "tests/engine/statechart/reference/random_sketch.h"

// Random charts and events through the kernel, through the kernel's stored form, and through the
// second opinion (reference.h). Counted in events given; a chart gets forty.
//     VISADO_SECOND_OPINION=10000000 engine_second_opinion_tests   as many events
//     VISADO_SECOND_OPINION_SEED=1   other charts
namespace {

constexpr int stimuli_per_chart = 40;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

Trial trial_of(std::uint64_t seed, int stimuli) {
    Dice dice(seed);
    Trial trial{random_sketch(dice), {}};
    trial.stimuli = random_stimuli(dice, stimuli);
    return trial;
}

void add(Tally& sum, const Tally& one) {
    sum.macrosteps += one.macrosteps;
    sum.microsteps += one.microsteps;
    sum.preempted += one.preempted;
    sum.remembered += one.remembered;
    sum.defaulted += one.defaulted;
    sum.regions_done += one.regions_done;
    sum.outer_regions_done += one.outer_regions_done;
    sum.errors += one.errors;
    sum.delayed += one.delayed;
    sum.cancelled += one.cancelled;
    sum.internal_moves += one.internal_moves;
    sum.ended += one.ended;
    sum.late += one.late;
}

std::string told(const Tally& tally) {
    std::string text;
    const auto add_row = [&](const char* name, long count) {
        text += std::string(name) + " " + std::to_string(count) + ", ";
    };
    add_row("macrosteps", tally.macrosteps);
    add_row("microsteps", tally.microsteps);
    add_row("conflicts", tally.preempted);
    add_row("histories remembered", tally.remembered);
    add_row("histories by default", tally.defaulted);
    add_row("parallels done", tally.regions_done);
    add_row("outer parallels done", tally.outer_regions_done);
    add_row("errors", tally.errors);
    add_row("delayed sends", tally.delayed);
    add_row("cancelled", tally.cancelled);
    add_row("internal transitions", tally.internal_moves);
    add_row("ended", tally.ended);
    add_row("late bindings", tally.late);
    return text;
}

}  // namespace

TEST_CASE("kernel and second opinion do the same on random charts") {
    const std::uint64_t wanted = number_from("VISADO_SECOND_OPINION", 100'000);
    const std::uint64_t first = number_from("VISADO_SECOND_OPINION_SEED", 20150901) << 32;
    std::uint64_t given = 0;
    std::uint64_t charts = 0;
    std::uint64_t endless = 0;
    Tally tally;
    for (; given < wanted; ++charts) {
        Trial trial = trial_of(first + charts, stimuli_per_chart);
        const Outcome outcome = compare(trial);
        given += outcome.given;
        endless += outcome.endless ? 1 : 0;
        add(tally, outcome.tally);
        if (outcome.difference.empty()) continue;
        INFO("seed " << first + charts);
        INFO(outcome.difference);
        if (!outcome.readable) FAIL("the reader refuses a legal chart:\n" << to_text(trial));
        Trial small = shrink(trial);
        const std::string difference = compare(small).difference;
        FAIL(to_text(small) << difference);
    }
    INFO(charts << " charts, " << given << " events, " << endless << " endless, " << told(tally));
    CHECK(endless * 2 < charts);
    for (const long count : {tally.preempted, tally.remembered, tally.defaulted, tally.regions_done,
                             tally.outer_regions_done, tally.errors, tally.delayed, tally.cancelled,
                             tally.internal_moves, tally.ended, tally.late})
        CHECK(count > 50);
}

TEST_CASE("the comparison finds every mistake and shrinks it to a few states") {
    const auto mistake = static_cast<Mistake>(
        GENERATE(range(1, static_cast<int>(Mistake::prefix_matches_letters) + 1)));
    CAPTURE(static_cast<int>(mistake));
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Trial trial = trial_of(seed, 15);
        if (compare(trial, mistake).difference.empty()) continue;
        Trial small = shrink(trial, mistake);
        const std::string text = to_text(small);
        CAPTURE(seed, text);
        CHECK(!compare(small, mistake).difference.empty());
        CHECK(compare(small).difference.empty());
        CHECK(std::count(text.begin(), text.end(), '\n') < 40);
        return;
    }
    FAIL("not found");
}
