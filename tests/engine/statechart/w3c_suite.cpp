#include "tests/engine/statechart/w3c_suite.h"

#include <fstream>
#include <iterator>

#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/trace.h"
#include "engine/statechart/virtual_session.h"
#include "tests/engine/statechart/data_models.h"

namespace w3c {
namespace {

namespace sc = engine::statechart;

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The suite writes src="file:test446.txt" for a file beside the document.
sc::SourceLoader files_beside(const std::filesystem::path& document) {
    return [folder = document.parent_path()](std::string name) -> engine::Result<std::string> {
        if (name.starts_with("file:")) name.erase(0, 5);
        if (!std::filesystem::exists(folder / name))
            return engine::Problem{engine::Refusal::not_found, "no existe", name, ""};
        return read(folder / name);
    };
}

Outcome run(const std::filesystem::path& document, const sc::DataModelFactory& models,
            bool snapshot_every_step) {
    const auto chart =
        sc::read_scxml(read(document), document.filename().string(), files_beside(document));
    if (!chart) return {false, to_line(chart.error().front())};
    try {
        sc::VirtualSession session(
            *chart, models,
            {.snapshot_every_step = snapshot_every_step, .documents = files_beside(document)});
        if (const auto started = session.start(); !started)
            return {false, to_line(started.error())};
        session.run();
        const std::string end = sc::innermost(*chart, session.configuration());
        return {!session.running() && end == "pass", end};
    } catch (const std::exception& failure) {
        return {false, failure.what()};
    }
}

}  // namespace

std::map<std::string, Outcome> run_all(const std::filesystem::path& folder,
                                       bool snapshot_every_step) {
    const auto models = both_data_models();
    std::map<std::string, Outcome> outcomes;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().stem().string();
        if (entry.path().extension() != ".scxml" || !name.starts_with("test") ||
            name.find("sub") != std::string::npos)
            continue;
        outcomes[name.substr(4)] = run(entry.path(), models, snapshot_every_step);
    }
    return outcomes;
}

std::set<std::string> passed(const std::map<std::string, Outcome>& outcomes) {
    std::set<std::string> ids;
    for (const auto& [id, outcome] : outcomes) {
        if (outcome.passed) ids.insert(id);
    }
    return ids;
}

}  // namespace w3c
