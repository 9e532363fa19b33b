#include "tests/app/w3c/suite.h"

#include <fstream>
#include <iterator>
#include <regex>

#include "app/loopback_http.h"
#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/trace.h"
#include "engine/statechart/virtual_session.h"
#include "tests/engine/statechart/data_models.h"

namespace w3c {
namespace {

namespace sc = engine::statechart;
namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The suite writes src="file:test446.txt" for a file beside the document.
sc::SourceLoader files_beside(const fs::path& document) {
    return [folder = document.parent_path()](std::string name) -> engine::Result<std::string> {
        if (name.starts_with("file:")) name.erase(0, 5);
        if (!fs::exists(folder / name))
            return engine::Problem{engine::Refusal::not_found, "no existe", name, ""};
        return read(folder / name);
    };
}

std::set<std::string> automatic(const fs::path& manifest) {
    const std::string text = read(manifest);
    const std::regex test(R"x(<test id="([^"]+)"[^>]*manual="false")x");
    std::set<std::string> ids;
    for (std::sregex_iterator each(text.begin(), text.end(), test), end; each != end; ++each)
        ids.insert((*each)[1]);
    return ids;
}

// Where the chart ends; throws what a chart can be stopped by.
std::string end_of(const sc::Chart& chart, const sc::DataModelFactory& models,
                   sc::VirtualOptions options) {
    sc::VirtualSession session(chart, models, std::move(options));
    if (const auto started = session.start(); !started) return to_line(started.error());
    session.run();
    const std::string end = sc::innermost(chart, session.configuration());
    return session.running() ? end + ", still waiting" : end;
}

Outcome run(const fs::path& document, const sc::DataModelFactory& models,
            sc::VirtualOptions options) {
    options.documents = files_beside(document);
    const auto chart =
        sc::read_scxml(read(document), document.filename().string(), options.documents);
    if (!chart) return {false, to_line(chart.error().front())};
    try {
        const std::string end = end_of(*chart, models, std::move(options));
        return {end == "pass", end};
    } catch (const std::exception& failure) {
        return {false, failure.what()};
    }
}

}  // namespace

std::map<std::string, fs::path> documents(const fs::path& folder) {
    const fs::path manifest = folder / "manifest.xml";
    const bool chosen = fs::exists(manifest);
    const auto wanted = chosen ? automatic(manifest) : std::set<std::string>{};
    std::map<std::string, fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("test") || !name.ends_with(".scxml")) continue;
        const std::string id = name.substr(4, name.find('.') - 4);
        if (id.find("sub") != std::string::npos) continue;
        // Test 403 of the manifest has three documents, 403a to 403c.
        if (chosen && !wanted.contains(id) && !wanted.contains(id.substr(0, id.size() - 1)))
            continue;
        found[id] = entry.path();
    }
    return found;
}

Outcomes run_all(const std::map<std::string, fs::path>& documents, bool snapshot_every_step) {
    const auto models = both_data_models();
    app::LoopbackHttp http;  // one for all: closing it takes a quarter of a second
    Outcomes outcomes;
    for (const auto& [id, document] : documents) {
        outcomes[id] = run(document, models,
                           {.snapshot_every_step = snapshot_every_step,
                            .session_id = "w3c" + id,
                            .outside = &http});
    }
    return outcomes;
}

}  // namespace w3c
