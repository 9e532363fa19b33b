#include "tests/engine/statechart/reference/comparison.h"

#include <algorithm>

#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/virtual_session.h"
#include "tests/engine/statechart/reference/counter_model.h"

namespace sc = engine::statechart;

namespace {

std::vector<int> lines(const sc::Chart& chart, const std::vector<sc::TransitionIndex>& list) {
    std::vector<int> numbers;
    for (const auto each : list) numbers.push_back(static_cast<int>(chart.transitions[each].line));
    return numbers;
}

std::vector<std::string> names(const sc::Chart& chart, const std::vector<sc::StateIndex>& states) {
    std::vector<std::string> list;
    for (const auto state : states) list.push_back(chart.states[state].id);
    return list;
}

std::string to_text(const sc::Effect& effect) {
    if (const auto* log = std::get_if<sc::WriteLog>(&effect))
        return "anota " + log->label + ": " + log->text;
    if (const auto* cancel = std::get_if<sc::CancelSend>(&effect))
        return "anula " + cancel->send_id;
    if (const auto* send = std::get_if<sc::SendEvent>(&effect))
        return "envía " + in_one_line(send->event) + " en " + std::to_string(send->delay.count());
    return "an effect of another kind";
}

Macrostep recorded(const sc::VirtualSession& session, const sc::Event* event,
                   const sc::Step& step) {
    const sc::Chart& chart = session.chart();
    Macrostep macrostep;
    if (event != nullptr) macrostep.event = in_one_line(*event);
    macrostep.selected = lines(chart, step.selected);
    macrostep.taken = lines(chart, step.taken);
    macrostep.exited = names(chart, step.exited);
    macrostep.entered = names(chart, step.entered);
    for (const auto& effect : step.effects) macrostep.effects.push_back(to_text(effect));
    macrostep.errors = static_cast<int>(step.errors.size());
    macrostep.uncaught = static_cast<int>(step.uncaught.size());
    macrostep.configuration = names(chart, session.configuration().states());
    std::sort(macrostep.configuration.begin(), macrostep.configuration.end());
    if (step.done_data) macrostep.done_data = step.done_data->dump();
    return macrostep;
}

void give(sc::VirtualSession& session, const Stimulus& stimulus) {
    if (stimulus.event.empty())
        return session.advance(std::chrono::milliseconds(stimulus.milliseconds));
    sc::Event event;
    event.name = stimulus.event;
    if (stimulus.number) event.data = engine::Value{{"n", *stimulus.number}};
    session.take(std::move(event));
}

// What the kernel does, and at last the words of what it threw. What histories remember can be
// seen only in the stored form, and is told when the run passes through it.
std::vector<Macrostep> kernel(const sc::Chart& chart, const std::vector<Stimulus>& stimuli,
                              bool through_storage) {
    std::vector<Macrostep> told;
    const auto observer = [&](const sc::VirtualSession& session, const sc::Event* event,
                              const sc::Step& step) {
        told.push_back(recorded(session, event, step));
        if (!through_storage) return;
        const engine::Value stored = session.stored();
        for (const auto& [id, states] : stored["history"].items())
            told.back().history[id] = states.get<std::vector<std::string>>();
    };
    const auto models = [](const sc::Chart&) { return std::make_unique<CounterModel>(); };
    sc::VirtualSession session(chart, models, {.snapshot_every_step = through_storage}, observer);
    try {
        if (!session.start()) return told;
        for (const Stimulus& stimulus : stimuli) give(session, stimulus);
    } catch (const std::exception& thrown) {
        told.push_back({});
        told.back().effects.push_back(thrown.what());
    }
    return told;
}

std::string difference(const std::vector<Macrostep>& expected, const std::vector<Macrostep>& got,
                       const std::string& who) {
    const auto count = std::max(expected.size(), got.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (i < expected.size() && i < got.size() && expected[i] == got[i]) continue;
        return "second opinion:\n" + (i < expected.size() ? to_text(expected[i]) : "nothing\n") +
               who + ":\n" + (i < got.size() ? to_text(got[i]) : "nothing\n");
    }
    return "";
}

}  // namespace

Outcome compare(Trial& trial, Mistake mistake) {
    Outcome outcome;
    const std::string text = to_scxml(trial.sketch);
    const auto chart = sc::read_scxml(text, "chart");
    if (!chart) {
        outcome.readable = false;
        for (const auto& problem : chart.error()) outcome.difference += to_line(problem) + "\n";
        return outcome;
    }
    Reference reference(trial.sketch, mistake);
    reference.start();
    std::size_t whole = reference.endless() ? 0 : reference.told().size();
    for (; outcome.given < trial.stimuli.size() && !reference.endless(); ++outcome.given) {
        reference.give(trial.stimuli[outcome.given]);
        if (reference.endless()) break;
        whole = reference.told().size();
    }
    outcome.endless = reference.endless();
    outcome.tally = reference.tally();
    if (whole == 0) return outcome;  // it never came to rest at all
    auto expected = reference.told();
    expected.resize(whole);
    const std::vector<Stimulus> given(
        trial.stimuli.begin(), trial.stimuli.begin() + static_cast<std::ptrdiff_t>(outcome.given));
    auto without_history = expected;
    for (Macrostep& each : without_history) each.history.clear();
    outcome.difference = difference(without_history, kernel(*chart, given, false), "kernel");
    if (outcome.difference.empty())
        outcome.difference = difference(expected, kernel(*chart, given, true), "kernel, restored");
    return outcome;
}

std::string to_text(Trial& trial) {
    std::string text = "chart " + to_scxml(trial.sketch) + "--- events\n";
    for (const Stimulus& stimulus : trial.stimuli) text += to_text(stimulus) + "\n";
    return text;
}
