#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/calendar/date.h"
#include "engine/statechart/chart.h"
#include "forms/correlativo.h"
#include "forms/document_template.h"
#include "forms/form.h"
#include "workflows/performers.h"
#include "workflows/procedure.h"

namespace workflows {

// The files of a package by their path inside its folder. This, in canonical JSON, is what the
// store keeps and what a case is pinned to; its SHA-256 is the package's identity.
using PackageFiles = std::map<std::string, std::string>;

struct DocumentDefinition {
    std::string title;
    std::string template_file;
    std::string data;  // ECMAScript expression in the chart's scope; gives the template's `d`
};

// A notice template: first line "Asunto: …", blank line, text.
struct NoticeTemplate {
    forms::DocumentTemplate subject;
    forms::DocumentTemplate body;
};

// Numbers, terms and lists in force from a day on (docs/charts.md, "Profiles").
struct ProfileRow {
    engine::calendar::Date valid_from;
    engine::Value values;
};

// One version of one procedure: chart, forms, templates, notices, series, profiles. Read once,
// shared, never changed.
struct Package {
    std::string hash;
    std::string name;
    std::string title;
    std::string version;
    Performers starters;                // who may open a case
    std::vector<std::string> settings;  // profile values that whoever opens a case may choose
    engine::statechart::Chart chart;
    Procedure procedure;
    std::map<std::string, forms::Form> forms;
    std::map<std::string, DocumentDefinition> documents;
    std::map<std::string, forms::DocumentTemplate> templates;  // by file
    std::map<std::string, NoticeTemplate> notices;
    std::map<std::string, forms::NumberSeries> series;
    std::vector<ProfileRow> profiles;  // oldest first
    engine::Value manifest;
    PackageFiles files;

    // Values of the profile in force on that day; empty object without one.
    engine::Value profile_on(engine::calendar::Date day) const;
};

// Reads the files that make the package (not its data, demo and README) from a folder, and what its
// manifest takes from `papeleria/` beside it: letterhead and notices that packages have in common.
engine::Result<PackageFiles, engine::Problems> read_package_files(
    const std::filesystem::path& folder);

// Every problem at once, each with file and line. A package with problems is not loaded.
engine::Result<std::shared_ptr<const Package>, engine::Problems> read_package(PackageFiles files);

std::string package_bundle(const PackageFiles& files);
engine::Result<PackageFiles> files_from_bundle(const std::string& bundle);

}  // namespace workflows
