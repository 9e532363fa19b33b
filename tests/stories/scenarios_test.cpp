// Every scenario file of every package, step by step, on the real engine: acts by named people,
// days that pass, and what must then hold. Forms are filled in where a scenario leaves them out.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/support/office.h"
#include "workflows/authority.h"

namespace {

using engine::Value;

Value read_json(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    auto parsed = engine::parse_json(text.str(), file.string());
    REQUIRE(parsed);
    return *parsed;
}

// The people of a scenario as an organisation: each with a superior, so that reminders go
// somewhere.
Value organization_of(const Value& people) {
    Value organization = {
        {"entity", Office::demo_organization().at("entity")},
        {"units", Value::array({{{"id", "MESA"}, {"name", "Mesa"}, {"superior", ""}}})},
        {"people", Value::array()},
        {"lists", {{"direcciones", Value::array({"MESA"})}}}};
    for (const auto& [id, person] : people.items()) {
        organization["people"].push_back({{"id", id},
                                          {"name", id},
                                          {"post", id},
                                          {"unit", "MESA"},
                                          {"email", id + "@example.org"},
                                          {"roles", person.at("roles")},
                                          {"superior", id == "sara" ? "" : "sara"}});
    }
    return organization;
}

Value sample_matrix() {
    return {{"acciones", Value::array({{{"codigo", "AOE.1.1"},
                                        {"componente", "C.1 Compromiso"},
                                        {"objetivo", "OE.1. Fortalecer"},
                                        {"accion", "Elaborar el Programa"},
                                        {"meta", "1 programa"},
                                        {"trim2", "X"},
                                        {"responsable", "OP"}}})},
            {"dudas", Value::array()}};
}

// What the form of an act needs and the scenario does not say.
Value filled(const std::string& event, const Value& given) {
    if (event == "importar") return sample_matrix();
    Value data = given;
    if (event.ends_with(".recomendar"))
        data["recomendaciones"] = Value::array({"Precisar el indicador."});
    const std::set<std::string> formless = {"elevar",   "sg.aprobar", "comunicar",
                                            "desistir", "archivar",   "recoger"};
    if (formless.count(event) != 0) return Value::object();
    if (event == "publicar" && !data.contains("url")) data["url"] = "https://www.gob.pe/mincetur";
    return data;
}

class Scenario {
 public:
    Scenario(const Value& file, const Value& scenario)
        : office_(scenario.value("date", file.at("date").get<std::string>()),
                  organization_of(file.at("people"))) {
        Value options = Value::object();
        if (scenario.contains("profile")) options["profile"] = scenario["profile"];
        office_.opens("ana", file.at("chart").get<std::string>(), options);
        office_.mails();
    }

    void play(const Value& step) {
        std::vector<std::string> mails;
        if (step.contains("to")) office_.comes(step["to"].get<std::string>());
        if (step.contains("e")) act(step);
        mails = office_.mails();
        check(step);
        if (step.contains("mail")) {
            for (const auto& expected : step["mail"]) {
                const std::string name =
                    expected.get<std::string>().substr(0, expected.get<std::string>().find(' '));
                INFO("aviso " << name);
                CHECK(std::any_of(mails.begin(), mails.end(), [&](const std::string& mail) {
                    return mail.starts_with(name + " > ");
                }));
            }
        }
    }

    // Nothing is left open when a case has ended.
    void end() {
        const auto state = office_.state();
        if (!state.ended) return;
        CHECK(state.tasks.empty());
        CHECK(office_.installation().queries().timers(office_.current).empty());
    }

 private:
    void act(const Value& step) {
        const auto event = step["e"].get<std::string>();
        const auto answer =
            office_.tries(step.value("by", ""), event,
                          filled(event, step.value("d", Value::object())), "Motivo del acto.");
        if (!step.contains("refused")) {
            if (!answer) FAIL(engine::to_line(answer.error()));
            return;
        }
        REQUIRE_FALSE(answer);
        const auto reason = step["refused"].get<std::string>();
        INFO(engine::to_line(answer.error()));
        if (reason == "no ofrecido")
            CHECK(answer.error().message.find("no se puede hacer ahora") != std::string::npos);
        if (reason == "rol")
            CHECK(answer.error().message.find("no tiene el rol") != std::string::npos);
        if (reason == "separación")
            CHECK(answer.error().message.find("separación de funciones") != std::string::npos);
        if (reason == "sin transición") CHECK(answer.error().kind == engine::Refusal::wrong_state);
    }

    void check(const Value& step) {
        const auto state = office_.state();
        if (step.contains("in")) CHECK(leaves(state) == step["in"].get<std::set<std::string>>());
        if (step.contains("open")) {
            std::set<std::string> open;
            for (const auto& task : state.tasks) open.insert(task.id);
            CHECK(open == step["open"].get<std::set<std::string>>());
        }
        if (step.contains("opened")) {
            for (const auto& [id, count] : step["opened"].items()) {
                const std::string task_id = id;
                const auto rows = office_.installation().queries().tasks(office_.current);
                INFO("tarea " << task_id);
                CHECK(std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
                          return row.task.id == task_id;
                      }) == count.get<int>());
            }
        }
        if (step.contains("due")) {
            for (const auto& [id, day] : step["due"].items()) {
                INFO("plazo " << id);
                const auto term =
                    std::find_if(state.terms.begin(), state.terms.end(),
                                 [name = id](const auto& each) { return each.id == name; });
                REQUIRE(term != state.terms.end());
                CHECK(term->due == day.get<std::string>());
            }
        }
        if (step.contains("val")) check_values(state, step["val"]);
    }

    void check_values(const workflows::CaseState& state, const Value& expected) {
        for (const auto& [path, value] : expected.items()) {
            INFO(path);
            const Value documents = {{"docs", workflows::platform_documents(state)}};
            // A scenario counts numbers from 1; the engine also keeps how they are printed.
            std::string name = path;
            if (name.starts_with("X.")) name = name.substr(2);
            if (name.ends_with(".number")) name.replace(name.size() - 6, 6, "ordinal");
            const Value* found = engine::find_path(
                path.starts_with("X.") ? documents : workflows::chart_data(state), name);
            REQUIRE(found != nullptr);
            CHECK(*found == value);
        }
    }

    std::set<std::string> leaves(const workflows::CaseState& state) {
        const auto view = office_.cases().view(office_.current, "");
        REQUIRE(view);
        const auto& chart = view->package->chart;
        std::set<std::string> ids;
        for (const auto& id : state.chart.at("configuration")) {
            const auto& found = chart.states[chart.find(id.get<std::string>())];
            if (found.children.empty()) ids.insert(found.id);
        }
        return ids;
    }

    Office office_;
};

std::vector<std::filesystem::path> scenario_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& package : std::filesystem::directory_iterator(
             std::filesystem::path(VISADO_SOURCE_DIR) / "workflows")) {
        if (!std::filesystem::is_directory(package.path() / "scenarios")) continue;
        for (const auto& file : std::filesystem::directory_iterator(package.path() / "scenarios"))
            files.push_back(file.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every scenario of every package holds on the real engine") {
    int played = 0;
    for (const auto& path : scenario_files()) {
        const Value file = read_json(path);
        for (const auto& each : file.at("scenarios")) {
            INFO(path.filename().string() << ": " << each.at("name").get<std::string>());
            Scenario scenario(file, each);
            int number = 0;
            for (const auto& step : each.at("steps")) {
                INFO("paso " << ++number << ": " << step.dump());
                scenario.play(step);
            }
            scenario.end();
            ++played;
        }
    }
    CHECK(played >= 10);
}
