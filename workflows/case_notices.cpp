#include "workflows/case_notices.h"

#include "workflows/authority.h"
#include "workflows/case_documents.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

Value task_context(const NoticeRequest& request) {
    if (!request.task) return nullptr;
    const auto due = engine::calendar::parse_date(request.due);
    return {{"id", request.task->id},
            {"titulo", request.task->title},
            {"vence", due ? Value(request.due) : Value()},
            {"vence_larga", due ? Value(engine::calendar::weekday_name(*due) + " " +
                                        engine::calendar::to_long_text(*due))
                                : Value()}};
}

Value case_link(const CaseWork& work) {
    const std::string base = work.organization.entity().value("enlace", "");
    return base.empty() ? Value()
                        : Value(base + "/expedientes/" + std::to_string(work.stream.value));
}

Result<std::string> render(const forms::DocumentTemplate& notice_template, const Value& context) {
    auto text = notice_template.render(context);
    if (!text) return text.error().front();
    return std::move(*text);
}

// The Message-ID is the item's id, so every try and every replay carries the same.
void add_mail(CaseWork& work, const Person& person, const std::string& notice, std::string subject,
              std::string body) {
    auto& outbox = work.decision.outbox;
    const std::string id = "correo-" + std::to_string(work.stream.value) + "-" +
                           std::to_string(work.sequence) + "-" + std::to_string(outbox.size() + 1);
    outbox.push_back({"correo",
                      id,
                      {{"notice", notice},
                       {"to", Value::array({{{"name", person.name}, {"address", person.email}}})},
                       {"subject", std::move(subject)},
                       {"body", std::move(body)},
                       {"case", "expediente-" + std::to_string(work.stream.value)},
                       {"date", work.world.now().time_since_epoch().count()}}});
}

Result<Done> write(CaseWork& work, const NoticeRequest& request, const Value& common) {
    const auto found = work.package.notices.find(request.notice);
    if (found == work.package.notices.end()) {
        return Problem{Refusal::invalid, "No existe el aviso «" + request.notice + "».",
                       "notices/" + request.notice + ".mustache", "Créelo en el paquete."};
    }
    Value context = common;
    context["tarea"] = task_context(request);
    for (const Person* person :
         work.organization.recipients(request.to, chart_data(work.state), work.today)) {
        if (is_barred(request.not_by, work.state, person->id)) continue;
        if (request.personal &&
            !work.organization.holds(*person, request.to, chart_data(work.state)))
            continue;
        Value recorded = {
            {"notice", request.notice}, {"person", person->id}, {"address", person->email}};
        work.resolved_recipients.push_back(std::move(recorded));
        if (person->email.empty()) continue;
        context["destinatario"] = {{"nombre", person->name}, {"puesto", person->post}};
        auto subject = render(found->second.subject, context);
        if (!subject) return subject.error();
        auto body = render(found->second.body, context);
        if (!body) return body.error();
        add_mail(work, *person, request.notice, std::move(*subject), std::move(*body));
    }
    return Done{};
}

}  // namespace

Result<Done> write_notices(CaseWork& work) {
    if (work.notices.empty()) return Done{};
    Value common = common_context(work, chart_data(work.state));
    common["expediente"]["estado"] = work.state.status;
    common["expediente"]["enlace"] = case_link(work);
    for (const NoticeRequest& request : work.notices) {
        if (auto written = write(work, request, common); !written) return written;
    }
    return Done{};
}

}  // namespace workflows
