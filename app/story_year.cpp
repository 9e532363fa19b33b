#include "app/story_year.h"

#include <algorithm>
#include <map>
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

std::vector<Planned> in_order(const std::vector<YearTrack>& tracks) {
    std::vector<Planned> all;
    for (std::size_t track = 0; track < tracks.size(); ++track) {
        const Value& content = tracks[track].content;
        know_all(content, {"track", "forms", "steps"}, tracks[track].file);
        std::optional<Date> day;
        std::size_t number = 0;
        for (const Value& step : content.at("steps")) {
            if (step.contains("date")) {
                const Date next = scenario_day(step["date"]);
                if (day && next < *day)
                    throw std::runtime_error(tracks[track].file + ": " + step["date"].dump() +
                                             " es anterior al paso de antes");
                day = next;
            }
            if (!day)
                throw std::runtime_error(tracks[track].file + ": el primer paso no tiene día");
            all.push_back({*day, track, ++number, &step});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Planned& a, const Planned& b) { return a.day < b.day; });
    return all;
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
        stage_.comes(planned.day);
        std::vector<std::string> failures;
        CaseId& current = current_[planned.track];
        if (step.contains("opens")) current = open(planned, step);
        if (step.contains("case")) current = which(planned.track, step["case"]);
        if (step.contains("act")) {
            const Value forms = content.value("forms", Value::object());
            failures = act_in(stage_, current, with_import(step), forms);
        }
        tell(planned, current);
        const auto mails = stage_.mails();
        for (auto& each : differences(stage_, current, step, mails))
            failures.push_back(std::move(each));
        return failures;
    }

 private:
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
    std::vector<CaseId> current_;                       // of each track
    std::vector<std::map<std::string, CaseId>> named_;  // of each track
};

}  // namespace

std::vector<YearTrack> read_year(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& file : fs::directory_iterator(folder, ignored))
        if (file.path().extension() == ".json") files.push_back(file.path());
    if (files.empty()) throw std::runtime_error("No hay nada que contar en " + folder.string());
    std::sort(files.begin(), files.end());
    std::vector<YearTrack> tracks;
    for (const auto& file : files) {
        auto content = read_json_input(file.string());
        if (!content) throw std::runtime_error(engine::to_line(content.error()));
        tracks.push_back({file.filename().string(), std::move(*content)});
    }
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
