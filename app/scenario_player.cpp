#include "app/scenario_player.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <stdlib.h>

#include "app/scenario_checks.h"

namespace app {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

constexpr char missing_reason[] = "Motivo del acto.";

// A folder that is gone with the scenario.
class PassingFolder {
 public:
    PassingFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "visado-escenario-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no se pudo crear una carpeta temporal");
        path_ = name;
    }
    ~PassingFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

engine::calendar::Date day_of(const Value& text) {
    const auto day = engine::calendar::parse_date(text.get<std::string>());
    if (!day) throw std::runtime_error(text.dump() + " no es un día (AAAA-MM-DD)");
    return *day;
}

// A misspelt key would be a check that never fails.
void know_all(const Value& object, std::set<std::string> known, const std::string& what) {
    if (what == "paso") known.insert(check_keys().begin(), check_keys().end());
    for (const auto& [key, value] : object.items()) {
        if (!known.contains(key)) throw std::runtime_error(what + ": no se conoce «" + key + "»");
    }
}

class Play {
 public:
    Play(const Value& file, const Value& scenario, const ScenarioChoice& choice)
        : file_(file),
          package_(file.at("package").get<std::string>()),
          office_(folder_.path() / "data", choice.workflows,
                  day_of(scenario.contains("date") ? scenario["date"] : file.at("date")),
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
        know_all(step, {"date", "act", "by", "behalf", "data", "comment", "refused", "case"},
                 "paso");
        std::vector<std::string> failures;
        if (step.contains("date")) office_.comes(day_of(step["date"]));
        if (step.contains("case")) turn_to(step["case"]);
        if (step.contains("act")) act(step, failures);
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
        know_all(which, {"package", "number"}, "case");
        const auto cases = office_.cases_of(which.at("package").get<std::string>());
        const auto number = which.value("number", 1);
        if (number < 1 || number > static_cast<int>(cases.size()))
            throw std::runtime_error("no hay un expediente " + which.dump());
        current_ = cases[static_cast<std::size_t>(number - 1)];
    }

    // An act that must say why says so; others say nothing of themselves.
    std::string reason_for(const std::string& event) {
        const auto view = office_.cases().view(current_, "");
        if (!view) return "";
        const auto& acts = view->package->procedure.acts;
        const bool asked = std::any_of(acts.begin(), acts.end(), [&](const workflows::Act& each) {
            return each.event == event && each.comment_required;
        });
        return asked || event == workflows::comment_event ? missing_reason : "";
    }

    void act(const Value& step, std::vector<std::string>& failures) {
        workflows::CaseRequest request;
        request.event = step["act"].get<std::string>();
        request.actor = step.at("by").get<std::string>();
        request.behalf = step.value("behalf", "");
        request.comment = step.value("comment", reason_for(request.event));
        request.data = file_.value("forms", Value::object()).value(request.event, Value::object());
        if (step.contains("data")) request.data.update(step["data"]);
        request.data = with_files(request.data);
        const auto answer = office_.act(current_, request);
        if (!step.contains("refused")) {
            if (!answer) failures.push_back("rechazado: " + engine::to_line(answer.error()));
        } else if (answer) {
            failures.push_back("se aceptó lo que debía rechazarse");
        } else if (!is_expected(answer.error(), step["refused"].get<std::string>())) {
            failures.push_back("se rechazó por otra razón: " + engine::to_line(answer.error()));
        }
    }

    // {"file": "informe.pdf", "text": "%PDF-1.7 …"} stands for a file that was attached.
    Value with_files(const Value& data) {
        if (data.is_object() && data.contains("file") && data.contains("text")) {
            return office_.cases().attach(data["file"].get<std::string>(),
                                          data["text"].get<std::string>());
        }
        Value given = data;
        if (given.is_structured()) {
            for (auto& each : given) each = with_files(Value(each));
        }
        return given;
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
