#pragma once

#include <optional>
#include <set>
#include <string>

#include "workflows/package_lint.h"

namespace workflows {

// What the checks of package_lint look at and where they say what they found. One check a file;
// each calls error() or warning() as often as it finds something.
class LintSubject {
 public:
    // `alone`: only the chart is there, so that nothing can be said of the package's names.
    LintSubject(const Package& looked_at, LintReport& findings, bool is_alone = false)
        : package(looked_at),
          chart(looked_at.chart),
          procedure(looked_at.procedure),
          alone(is_alone),
          report_(findings) {}

    const Package& package;
    const engine::statechart::Chart& chart;
    const Procedure& procedure;
    const bool alone;

    // SCXML without anything of urn:visado:chart:1: events may come from anywhere, and staying
    // somewhere for ever may be meant.
    bool is_plain() const;

    void error(std::string place, std::string message, std::string remedy) const;
    void warning(std::string place, std::string message, std::string remedy) const;

    std::string at(std::uint32_t line) const { return at(chart.file, line); }
    static std::string at(const std::string& file, std::uint32_t line);
    // The first line of a package file that holds `words`; without one just the file.
    std::string where(const std::string& file, const std::string& words) const;
    // Where a line of a script of the chart stands: its own file when `src` named one.
    std::string in_script(const engine::statechart::Expression& script, std::uint32_t line) const;

    std::set<std::string> data_names() const;
    // The names under `key` of package.json: "roles", "lists".
    std::set<std::string> listed(const std::string& key) const;
    std::set<std::string> document_ids() const;  // of v:document

 private:
    LintReport& report_;
};

// Charts.
void lint_flow(const LintSubject& subject);         // unreachable states, dead ends
void lint_parallels(const LintSubject& subject);    // never joined nor left; tasks closed unsaid
void lint_transitions(const LintSubject& subject);  // leaving a parallel by accident, gates
void lint_never_taken(const LintSubject& subject);  // shadowed for ever, without end
void lint_acts(const LintSubject& subject);         // who may do what, one act in two regions
void lint_events(const LintSubject& subject);       // events nobody raises or nobody takes
void lint_ballots(const LintSubject& subject);      // secret acts and the boxes they fill

// Expressions.
void lint_expressions(const LintSubject& subject);     // what cannot be read or calls the unknown
void lint_platform_names(const LintSubject& subject);  // _x.profile, _x.docs, _x.terms, _x.act

// Names between the files of a package.
void lint_performers(const LintSubject& subject);
void lint_contents(const LintSubject& subject);   // v:document, v:notify, v:extend, reminders
void lint_forms(const LintSubject& subject);      // of acts, and the fields acts read
void lint_templates(const LintSubject& subject);  // documents and notices
void lint_tables(const LintSubject& subject);     // imports and views
void lint_packs(const LintSubject& subject);      // what packs take along
void lint_panels(const LintSubject& subject);     // views, columns, roles of panels
void lint_schedules(const LintSubject& subject);  // what they fill in when they open a case
void lint_manifest(const LintSubject& subject);   // what package.json lists
void lint_writing(const LintSubject& subject);    // a document written section by section

// "«a», «b» y «c»", for remedies; `none` when there is nothing.
std::string quoted_list(const std::set<std::string>& names, const std::string& none);

}  // namespace workflows
