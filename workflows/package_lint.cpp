#include "workflows/package_lint.h"

#include <algorithm>
#include <charconv>

#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using engine::Problem;

// "chart.scxml:12" as file and line, so that 9 stands before 12.
std::pair<std::string, int> position(const Problem& problem) {
    const std::size_t colon = problem.place.rfind(':');
    if (colon == std::string::npos) return {problem.place, 0};
    int line = 0;
    std::from_chars(problem.place.data() + colon + 1, problem.place.data() + problem.place.size(),
                    line);
    return {problem.place.substr(0, colon), line};
}

void put_in_order(engine::Problems& problems) {
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return position(a) < position(b); });
    std::set<std::string> told;
    std::erase_if(problems,
                  [&](const Problem& each) { return !told.insert(engine::to_line(each)).second; });
}

LintReport in_order(LintReport report) {
    put_in_order(report.errors);
    put_in_order(report.warnings);
    return report;
}

void lint_procedure(const LintSubject& subject) {
    lint_flow(subject);
    lint_parallels(subject);
    lint_transitions(subject);
    lint_never_taken(subject);
    lint_acts(subject);
    lint_events(subject);
    lint_ballots(subject);
    lint_expressions(subject);
    lint_platform_names(subject);
    lint_performers(subject);
    lint_contents(subject);
}

// Only what is a mistake whatever the chart is for.
void lint_plain(const LintSubject& subject) {
    lint_flow(subject);
    lint_transitions(subject);
    lint_never_taken(subject);
    lint_events(subject);
    lint_expressions(subject);
}

}  // namespace

LintReport lint_package(PackageFiles files) {
    LintReport report;
    auto read = read_package(std::move(files));
    if (!read) {
        report.errors = std::move(read.error());
        return in_order(std::move(report));
    }
    const LintSubject subject(**read, report);
    lint_procedure(subject);
    lint_forms(subject);
    lint_templates(subject);
    lint_tables(subject);
    lint_panels(subject);
    lint_packs(subject);
    lint_schedules(subject);
    lint_manifest(subject);
    lint_writing(subject);
    return in_order(std::move(report));
}

LintReport lint_chart(const std::string& text, const std::string& file,
                      const engine::statechart::SourceLoader& load) {
    LintReport report;
    auto chart = engine::statechart::read_scxml(text, file, load);
    if (!chart) {
        report.errors = std::move(chart.error());
        return report;
    }
    Package alone;
    alone.chart = std::move(*chart);
    alone.procedure = read_procedure(alone.chart, report.errors);
    const LintSubject subject(alone, report, true);
    if (subject.is_plain())
        lint_plain(subject);
    else
        lint_procedure(subject);
    return in_order(std::move(report));
}

}  // namespace workflows
