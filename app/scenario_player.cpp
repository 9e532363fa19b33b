#include "app/scenario_player.h"

#include <stdexcept>

#include "app/passing_folder.h"
#include "app/scenario_checks.h"
#include "app/scenario_step.h"

namespace app {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

class Play {
 public:
    Play(const Value& file, const Value& scenario, const ScenarioChoice& choice)
        : file_(file),
          package_(file.at("package").get<std::string>()),
          office_(folder_.path() / "data", choice.workflows,
                  scenario_day(scenario.contains("date") ? scenario["date"] : file.at("date")),
                  scenario_organization(file)) {
        Value options = file.value("open", Value::object());
        options.update(scenario.value("open", Value::object()));
        know_all(options, {"by", "title", "profile"}, "open");
        const auto by = options.at("by").get<std::string>();
        options.erase("by");
        auto opened = office_.opens(by, package_, options);
        if (!opened) throw std::runtime_error(engine::to_line(opened.error()));
        main_ = current_ = *opened;
        office_.mails();
    }

    std::vector<std::string> step(const Value& step) {
        know_all(step, step_keys({"date", "case"}), "paso");
        std::vector<std::string> failures;
        if (step.contains("date")) office_.comes(scenario_day(step["date"]));
        if (step.contains("case")) turn_to(step["case"]);
        if (step.contains("act"))
            failures = act_in(office_, current_, step, file_.value("forms", Value::object()));
        const auto mails = office_.mails();
        for (auto& each : differences(office_, current_, step, mails))
            failures.push_back(std::move(each));
        return failures;
    }

    // What holds at the end of every scenario.
    std::vector<std::string> end() {
        std::vector<std::string> failures;
        for (const auto& each : office_.queries().streams(workflows::case_kind)) {
            if (each.ended && !office_.queries().timers(each.id).empty())
                failures.push_back("un expediente terminado tiene plazos por vencer");
        }
        const auto report = workflows::verify_installation(office_.directory());
        for (const auto& finding : report.findings) {
            if (!report.in_order()) failures.push_back(finding.place + ": " + finding.message);
        }
        return failures;
    }

 private:
    void turn_to(const Value& which) {
        if (which == "principal") {
            current_ = main_;
            return;
        }
        current_ = case_named(office_, which);
    }

    const Value& file_;
    std::string package_;
    PassingFolder folder_;
    ScenarioOffice office_;
    workflows::CaseId main_, current_;
};

void play(const Value& file, const Value& scenario, const std::string& name,
          const ScenarioChoice& choice, engine::Problems& failures) {
    std::string place = name;
    const auto fail = [&](const std::string& what) {
        failures.push_back({Refusal::invalid, what, place, ""});
    };
    try {
        place += ", «" + scenario.at("name").get<std::string>() + "»";
        know_all(scenario, {"name", "date", "open", "steps"}, "escenario");
        Play playing(file, scenario, choice);
        const std::string scenario_place = place;
        int number = 0;
        for (const auto& step : scenario.at("steps")) {
            place = scenario_place + ", paso " + std::to_string(++number);
            for (const auto& each : playing.step(step)) fail(each);
        }
        place = scenario_place + ", al final";
        for (const auto& each : playing.end()) fail(each);
    } catch (const std::exception& failure) {
        fail(failure.what());
    }
}

}  // namespace

ScenarioReport play_scenarios(const Value& file, const std::string& name,
                              const ScenarioChoice& choice) {
    ScenarioReport report;
    try {
        know_all(file,
                 {"package", "date", "people", "units", "lists", "open", "forms", "scenarios"},
                 "archivo");
        for (const auto& scenario : file.at("scenarios")) {
            if (scenario.value("name", "").find(choice.only) == std::string::npos) continue;
            ++report.played;
            play(file, scenario, name, choice, report.failures);
        }
    } catch (const std::exception& failure) {
        report.failures.push_back(
            {Refusal::invalid, failure.what(), name, "Vea docs/scenarios.md."});
    }
    return report;
}

}  // namespace app
