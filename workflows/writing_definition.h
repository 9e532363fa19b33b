#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "workflows/import_definition.h"
#include "workflows/package.h"
#include "workflows/view_definition.h"

namespace workflows {

// package.json, "writing": a long document of the case, written section by section on one page
// (docs/charts.md, "Writing section by section").

// An act that records what is written, and where the case then has it.
struct WritingAct {
    std::string event;
    std::string data;    // path in the chart's data; what is there has the shape of the act's form
    std::string starts;  // ECMAScript: what is written from while nothing is there; may be empty
};

// How the rows of a section's table are listed. All but the first two are fields of a row.
struct WritingRows {
    std::string one, many;  // "acción", "acciones"
    std::string name;       // tells rows apart: the code
    std::string summary;
    std::string group;                 // equal neighbours stand under one heading; may be empty
    std::vector<std::string> details;  // in small print below
    std::vector<std::string> marks;    // an X or nothing
    std::string marks_label;           // what the marks have in common: "Trimestres programados"
};

struct WritingSection {
    std::string id;  // in the address
    std::string title;
    std::string act;                  // event of one of the acts; empty: nobody writes it
    std::string field;                // of the act's form
    std::string made;                 // where it comes from when nobody writes it
    std::optional<WritingRows> rows;  // given when the field is a table
};

struct WritingDefinition {
    std::string title;
    std::string submit;  // the act that sends it on, when it is written; may be empty
    std::vector<WritingAct> acts;
    std::vector<WritingSection> sections;

    const WritingAct* act(const std::string& event) const;
    const WritingSection* section(const std::string& id) const;
    // The section in which that field of the act's form is written.
    const WritingSection* section_of(const std::string& event, const std::string& field) const;
};

// All problems at once, each with the path inside package.json.
engine::Result<WritingDefinition, engine::Problems> read_writing(const engine::Value& writing);

// What a package says; nullopt: nothing, or something that cannot be read (lint tells).
std::optional<WritingDefinition> writing_of(const Package& package);

// The import that fills this table of the act's form, and the view that shows what the case has of
// it; nullopt: the package has none.
std::optional<ImportDefinition> import_of(const Package& package, const std::string& form,
                                          const std::string& field);
std::optional<ViewDefinition> view_of_rows(const Package& package, const std::string& path);

// What a case has of an act's data, or what is written from while it has nothing (`day`: today, as
// `_x.act.date` of the expression). An object; empty when there is neither. Problems are the
// package's.
engine::Result<engine::Value> present_data(const Package& package, const WritingAct& act,
                                           const engine::Value& chart_data, const std::string& day);

}  // namespace workflows
