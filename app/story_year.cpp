#include "app/story_year.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

#include "app/input_file.h"
#include "app/scenario_checks.h"
#include "app/scenario_step.h"
#include "workflows/audit_trail.h"
#include "workflows/table_file.h"
#include "workflows/table_import.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using engine::Problem;
using engine::Refusal;
using engine::Value;
using engine::calendar::Date;
using workflows::CaseId;

struct Planned {
    Date day;
    std::size_t track = 0;
    std::size_t number = 0;  // of the step, from 1
    const Value* step = nullptr;
};

// Steps of all tracks, day by day; one without a day comes on that of the one before it.
std::vector<Planned> in_order(const std::vector<YearTrack>& tracks) {
    std::vector<Planned> all;
    for (std::size_t track = 0; track < tracks.size(); ++track) {
        Date day;
        std::size_t number = 0;
        for (const Value& step : tracks[track].content.at("steps")) {
            if (step.contains("date")) day = scenario_day(step["date"]);
            all.push_back({day, track, ++number, &step});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Planned& a, const Planned& b) { return a.day < b.day; });
    return all;
}

// What keeps a file from being a track.
void check_track(const YearTrack& track, engine::Problems& problems) {
    const auto refuse = [&](const std::string& message, const std::string& place) {
        problems.push_back({Refusal::invalid, message, track.file + place,
                            "Corrija el archivo: docs/scenarios.md."});
    };
    const Value& content = track.content;
    if (!content.is_object() || !content.contains("track") || !content["track"].is_string() ||
        !content.contains("steps") || !content["steps"].is_array() || content["steps"].empty())
        return refuse("Se espera {\"track\": título, \"steps\": [pasos]}.", "");
    try {
        know_all(content, {"track", "forms", "steps"}, "el archivo");
    } catch (const std::runtime_error& unknown) {
        refuse(unknown.what(), "");
    }
    std::optional<Date> day;
    std::size_t number = 0;
    for (const Value& step : content["steps"]) {
        const std::string place = ", paso " + std::to_string(++number);
        if (!step.is_object()) {
            refuse("Cada paso es un objeto.", place);
            continue;
        }
        if (!step.contains("date")) {
            if (!day) return refuse("El primer paso no tiene día.", place);
            continue;
        }
        const auto next = engine::calendar::parse_date(
            step["date"].is_string() ? step["date"].get<std::string>() : "");
        if (!next)
            refuse("«date» no es un día: " + step["date"].dump() + ".", place);
        else if (day && *next < *day)
            refuse(engine::calendar::to_iso(*next) + " es anterior al paso de antes.", place);
        if (next) day = *next;
        if (!day) return;
    }
}

class Year {
 public:
    Year(StoryStage& stage, const std::vector<YearTrack>& tracks, fs::path workflows,
         const YearTold& told)
        : stage_(stage),
          tracks_(tracks),
          workflows_(std::move(workflows)),
          told_(told),
          current_(tracks.size()),
          named_(tracks.size()) {}

    std::vector<std::string> play(const Planned& planned) {
        const Value& step = *planned.step;
        const Value& content = tracks_[planned.track].content;
        know_all(step,
                 step_keys({"date", "opens", "as", "title", "profile", "case", "tells", "import"}),
                 "paso");
        comes(planned.day);
        std::vector<std::string> failures;
        CaseId& current = current_[planned.track];
        if (step.contains("opens")) current = open(planned, step);
        if (step.contains("case")) current = which(planned.track, step["case"]);
        if (step.contains("act")) {
            const Value forms = content.value("forms", Value::object());
            failures = act_in(stage_, current, with_import(step), forms);
        }
        tell(planned, current);
        std::vector<std::string> mails = of_the_day_;
        for (auto& each : stage_.mails()) mails.push_back(std::move(each));
        for (auto& each : differences(stage_, current, step, mails))
            failures.push_back(std::move(each));
        return failures;
    }

 private:
    // What the day itself brings belongs to every track that has a step on it.
    void comes(Date day) {
        if (day != day_) of_the_day_.clear();
        day_ = day;
        stage_.comes(day);
        for (auto& each : stage_.mails()) of_the_day_.push_back(std::move(each));
    }

    CaseId open(const Planned& planned, const Value& step) {
        Value options = Value::object();
        for (const char* key : {"title", "profile"})
            if (step.contains(key)) options[key] = step[key];
        auto opened = stage_.opens(step.at("by").get<std::string>(),
                                   step["opens"].get<std::string>(), std::move(options));
        if (!opened) throw std::runtime_error(engine::to_line(opened.error()));
        if (step.contains("as")) named_[planned.track][step["as"].get<std::string>()] = *opened;
        return *opened;
    }

    CaseId which(std::size_t track, const Value& name) {
        if (name.is_object()) return case_named(stage_, name);
        const auto found = named_[track].find(name.get<std::string>());
        if (found == named_[track].end())
            throw std::runtime_error("ningún expediente se llama " + name.dump());
        return found->second;
    }

    // {"file": "programa-integridad/data/x.csv", "package", "name"}: what the package's import
    // makes of it stands under the step's own data.
    Value with_import(const Value& step) {
        if (!step.contains("import")) return step;
        const Value& import = step["import"];
        know_all(import, {"file", "package", "name"}, "import");
        const auto expected = [](const auto& result) {
            if (!result) throw std::runtime_error(engine::to_line(result.error().front()));
        };
        const auto package =
            stage_.installation().catalog().find(import.at("package").get<std::string>());
        expected(package);
        const auto definition =
            workflows::find_import(**package, import.value("name", std::string()));
        expected(definition);
        const auto file =
            workflows::read_table_file(workflows_ / import.at("file").get<std::string>());
        expected(file);
        const auto made = workflows::import_table(**package, *definition, *file);
        expected(made);
        Value whole = step;
        whole["data"] = made->data;
        if (step.contains("data")) whole["data"].update(step["data"]);
        return whole;
    }

    void tell(const Planned& planned, CaseId current) {
        if (!told_) return;
        const Value& step = *planned.step;
        std::string text = step.value("tells", "");
        if (text.empty()) {
            if (!step.contains("act") && !step.contains("opens")) return;
            const auto summary = stage_.queries().summary(current);
            const auto organization = stage_.cases().organization();
            const auto rows = stage_.queries().entries(current, 1);
            if (!summary || !organization) return;
            for (auto row = rows.rbegin(); row != rows.rend() && text.empty(); ++row) {
                const auto line = workflows::tell(*row, *organization);
                if (!line.actor.empty()) text = line.text;
            }
        }
        told_(engine::calendar::to_iso(planned.day),
              tracks_[planned.track].content.at("track").get<std::string>(), text);
    }

    StoryStage& stage_;
    const std::vector<YearTrack>& tracks_;
    fs::path workflows_;
    const YearTold& told_;
    Date day_{};
    std::vector<std::string> of_the_day_;               // mails
    std::vector<CaseId> current_;                       // of each track
    std::vector<std::map<std::string, CaseId>> named_;  // of each track
};

}  // namespace

engine::Result<std::vector<YearTrack>, engine::Problems> read_year(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& file : fs::directory_iterator(folder, ignored))
        if (file.path().extension() == ".json") files.push_back(file.path());
    if (files.empty())
        return engine::Problems{{Refusal::not_found, "No hay un año que representar.",
                                 folder.string(), "Indique una carpeta como workflows/anio."}};
    std::sort(files.begin(), files.end());
    std::vector<YearTrack> tracks;
    engine::Problems problems;
    for (const auto& file : files) {
        auto content = read_json_input(file.string());
        if (!content) {
            problems.push_back(content.error());
            continue;
        }
        tracks.push_back({file.filename().string(), std::move(*content)});
        check_track(tracks.back(), problems);
    }
    if (!problems.empty()) return problems;
    return tracks;
}

ScenarioReport play_year(StoryStage& stage, const std::vector<YearTrack>& tracks,
                         const fs::path& workflows, const YearTold& told) {
    ScenarioReport report;
    std::set<std::size_t> failed;
    Year year(stage, tracks, workflows, told);
    for (const Planned& planned : in_order(tracks)) {
        if (failed.contains(planned.track)) continue;
        const std::string place = tracks[planned.track].file + ", paso " +
                                  std::to_string(planned.number) + " (" +
                                  engine::calendar::to_iso(planned.day) + ")";
        ++report.played;
        std::vector<std::string> failures;
        try {
            failures = year.play(planned);
        } catch (const std::exception& failure) {
            failures = {failure.what()};
        }
        for (const auto& each : failures)
            report.failures.push_back({Refusal::invalid, each, place, ""});
        if (!failures.empty()) failed.insert(planned.track);
    }
    return report;
}

}  // namespace app
