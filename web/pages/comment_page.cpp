#include "web/pages/comment_page.h"

#include "engine/base/sha256.h"
#include "web/identity/drafts.h"
#include "web/page.h"
#include "web/pages/case_page.h"
#include "web/pages/desk.h"
#include "web/problem_response.h"
#include "workflows/authority.h"
#include "workflows/case_decider.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::CaseView;

struct Writing {
    const Request& request;
    Visit& visit;
    const Desk& desk;
    const CaseView& view;
    std::string place = draft_place(view.id, workflows::comment_event);
    std::string path = case_path(view.id) + "/comentar";

    std::string sent(const char* name) const {
        const std::string* field = request.field(name);
        return field == nullptr ? "" : *field;
    }

    std::string text() const {
        if (request.method == "POST") return sent("comentario");
        const auto draft = visit.drafts.load(visit.person, place);
        return draft ? draft->value.value("comentario", "") : "";
    }

    // Nobody else can use it up before; another entry in the case makes another.
    std::string key() const {
        return engine::sha256_hex(visit.form_token + "|" + visit.person + "|" + path + "|" +
                                  std::to_string(view.sequence))
            .substr(0, 32);
    }

    Response show(const std::string& problem, int status) const {
        Page page;
        page.title = "Comentar · expediente " + std::to_string(view.id.value);
        page.section = "/expedientes";
        page.crumbs = {{"Expedientes", "/expedientes"}, {view.state.title, case_path(view.id)}};
        page.with_errors = !problem.empty();
        page.status = status;
        page.body =
            render("comentar", {{"titulo", view.state.title},
                                {"id", std::to_string(view.id.value)},
                                {"camino", path},
                                {"ficha", visit.form_token},
                                {"clave", key()},
                                {"texto", text()},
                                {"borrador", visit.drafts.load(visit.person, place).has_value()},
                                {"error", problem}});
        return to_response(page, visit);
    }

    Response post() const {
        const std::string step = sent("paso");
        if (step == "descartar") {
            visit.drafts.discard(visit.person, place);
            return see_other(case_path(view.id));
        }
        const auto saved = visit.drafts.save(visit.person, place, {{"comentario", text()}});
        if (!saved) return show(saved.error().message, 422);
        return step == "registrar" ? record() : see_other(path);
    }

    Response record() const {
        workflows::CaseRequest wanted;
        wanted.event = workflows::comment_event;
        wanted.actor = visit.person;
        wanted.comment = text();
        const auto answer =
            visit.cases.act(view.id, wanted, "web:" + visit.person + ":" + sent("clave"));
        if (answer) {
            visit.drafts.discard(visit.person, place);
            return see_other(case_path(view.id) + "?hecho=" + std::to_string(answer->sequence));
        }
        return show(answer.error().message, status_of(answer.error().kind));
    }
};

}  // namespace

Response comment_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto view = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    const Writing writing{request, visit, *desk, *view};
    if (request.method == "POST") return writing.post();
    // Whoever took part when they wrote reads what they wrote.
    if (writing.text().empty() &&
        !workflows::takes_part(view->state, desk->organization, visit.person, desk->today))
        return problem_page({Refusal::not_authorized, "Usted no participa en este expediente.", "",
                             "Comenta quien actuó en él o de quien se espera un acto."},
                            visit);
    return writing.show("", 200);
}

}  // namespace web
