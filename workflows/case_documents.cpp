#include "workflows/case_documents.h"

#include <algorithm>

#include "engine/base/sha256.h"
#include "engine/calendar/lima_time.h"
#include "forms/verification_code.h"
#include "workflows/authority.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

// The number after the last one of the series, counting those this very decision has drawn.
std::int64_t draw(CaseWork& work, const std::string& key) {
    std::int64_t last = work.world.last_number(key);
    for (const auto& taken : work.decision.numbers) {
        if (taken.series == key) last = taken.number;
    }
    work.decision.numbers.push_back({key, last + 1});
    return last + 1;
}

Result<Done> number(CaseWork& work, const std::string& series, CaseDocument& document) {
    if (series.empty()) return Done{};
    const auto found = work.package.series.find(series);
    if (found == work.package.series.end()) {
        return Problem{Refusal::invalid, "No existe la serie «" + series + "».", "package.json",
                       "Declárela en «series»."};
    }
    forms::NumberSeries numbers = found->second;
    numbers.entity = work.organization.entity().value("siglas", "");
    const int year = engine::calendar::year_of(work.today);
    document.ordinal = draw(work, forms::series_key(numbers, year));
    document.number = forms::format_number(numbers, document.ordinal, year);
    return Done{};
}

// The version: what the document shows, without number, date and signatures.
std::string content_hash(const CaseWork& work, const DocumentDefinition& definition,
                         const Value& data) {
    return engine::sha256_hex(engine::canonical_json(
        {{"template", engine::sha256_hex(work.package.files.at(definition.template_file))},
         {"data", data}}));
}

// Derived from the chain as it stands before this entry, so it can be known while the entry is made
// and nobody can choose it.
std::string code_for(const CaseWork& work, const CaseDocument& document) {
    const auto hash = engine::sha256(work.previous_hash + "|" + std::to_string(work.stream.value) +
                                     "|" + std::to_string(work.sequence) + "|" + document.id);
    return forms::verification_code({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

Value document_context(const CaseWork& work, const CaseDocument& document) {
    const auto head = work.world.head();
    return {{"id", document.id},
            {"titulo", document.title},
            {"numero", document.number},
            {"fecha", document.date},
            {"fecha_larga", engine::calendar::to_long_text(work.today)},
            {"fecha_sello", engine::calendar::to_stamp_text(work.today)},
            {"version", document.version},
            {"codigo", document.code},
            {"borrador", document.draft},
            {"cabeza", {{"size", head.size}, {"root", head.root}}}};
}

Problem as_problem(const engine::Problems& problems) {
    Problem first = problems.front();
    if (problems.size() > 1)
        first.message += " (y " + std::to_string(problems.size() - 1) + " más)";
    return first;
}

Value to_resolved(const CaseDocument& document) {
    return {
        {"id", document.id},           {"version", document.version},  {"number", document.number},
        {"content", document.content}, {"html_sha256", document.html}, {"code", document.code},
        {"draft", document.draft}};
}

void record(CaseWork& work, const CaseDocument& document, std::string html) {
    auto& decision = work.decision;
    decision.contents.push_back({document.html, std::move(html)});
    decision.documents.push_back({document.id, document.version, document.title, document.number,
                                  document.code, document.html, document.draft});
    work.resolved_documents.push_back(to_resolved(document));
    const auto moment =
        std::chrono::duration_cast<std::chrono::seconds>(work.world.now().time_since_epoch())
            .count();
    decision.outbox.push_back(
        {"pdf",
         "pdf-" + std::to_string(work.stream.value) + "-" + std::to_string(work.sequence) + "-" +
             document.id,
         {{"document", document.id},
          {"version", document.version},
          {"html_sha256", document.html},
          {"title", document.title + (document.number.empty() ? "" : " N° " + document.number)},
          {"date", moment}}});
}

}  // namespace

Value common_context(const CaseWork& work, const Value& data) {
    const Person* actor = work.organization.person(work.act.actor);
    return {
        {"entidad", work.organization.entity()},
        {"expediente",
         {{"id", work.stream.value}, {"codigo", work.stream.value}, {"titulo", work.state.title}}},
        {"acto",
         {{"actor", work.act.actor},
          {"nombre", actor == nullptr ? "Sistema" : actor->name},
          {"puesto", work.act.post},
          {"evento", work.act.event},
          {"fecha", work.act.date},
          {"fecha_larga", engine::calendar::to_long_text(work.today)},
          {"comentario", work.act.comment}}},
        {"datos", data},
        {"docs", platform_documents(work.state)}};
}

Result<Done> issue_document(CaseWork& work, engine::statechart::DataModel& model,
                            const DocumentRequest& request) {
    const auto found = work.package.documents.find(request.template_name);
    if (found == work.package.documents.end()) {
        return Problem{Refusal::invalid, "No existe el documento «" + request.template_name + "».",
                       "package.json", "Declárelo en «documents»."};
    }
    for (const auto& each : work.decision.documents) {
        if (each.id != request.id) continue;
        return Problem{Refusal::invalid,
                       "Un mismo acto emite dos veces el documento «" + request.id + "».",
                       work.package.chart.file, "Dé otro id a uno de los dos v:document."};
    }
    const DocumentDefinition& definition = found->second;
    CaseDocument document;
    document.id = request.id;
    document.template_name = request.template_name;
    document.title = definition.title;
    document.draft = request.draft;
    document.date = engine::calendar::to_iso(work.today);
    document.by = work.act.actor;
    document.seq = work.sequence;
    document.version =
        1 + std::count_if(work.state.documents.begin(), work.state.documents.end(),
                          [&](const CaseDocument& each) { return each.id == request.id; });
    Value data = Value::object();
    if (!definition.data.empty()) {
        auto evaluated = model.evaluate({definition.data, engine::statechart::no_index, 0});
        if (!evaluated)
            return Problem{
                Refusal::invalid,
                "Los datos del documento «" + definition.title + "»: " + evaluated.error().message,
                "package.json", ""};
        if (*evaluated) data = std::move(**evaluated);
    }
    document.content = content_hash(work, definition, data);
    document.code = code_for(work, document);
    if (auto numbered = number(work, request.series, document); !numbered) return numbered;

    const Value stored = model.store();
    const Value* values = engine::find_path(stored, "values");
    Value context = common_context(work, values == nullptr ? Value::object() : *values);
    context["documento"] = document_context(work, document);
    context["d"] = std::move(data);
    auto html = work.package.templates.at(definition.template_file).render(context);
    if (!html) return as_problem(html.error());
    document.html = engine::sha256_hex(*html);
    record(work, document, std::move(*html));
    work.state.documents.push_back(std::move(document));
    return Done{};
}

}  // namespace workflows
