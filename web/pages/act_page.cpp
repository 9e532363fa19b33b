#include "web/pages/act_page.h"

#include <algorithm>

#include "web/identity/drafts.h"
#include "web/page.h"
#include "web/pages/act_form.h"
#include "web/pages/act_view.h"
#include "web/pages/case_page.h"
#include "web/pages/form_reading.h"
#include "web/pages/form_table.h"
#include "web/problem_response.h"
#include "workflows/authority.h"
#include "workflows/writing_definition.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::CaseView;

std::string sent(const Request& request, const char* name) {
    const std::string* value = request.field(name);
    return value == nullptr ? "" : *value;
}

// One request about one act, between reading and answering.
class ActRequest {
 public:
    // `form` points into `view`, which this object brings up to date.
    ActRequest(const Request& request, Visit& visit, const Desk& desk, const CaseView& view,
               ActForm form)
        : request_(request),
          visit_(visit),
          desk_(desk),
          view_(&view),
          form_(std::move(form)),
          path_(act_path(view.id, form_.act->event)),
          place_(draft_place(view.id, form_.act->event)),
          draft_(form_.act->is_secret() ? std::nullopt : visit.drafts.load(visit.person, place_)),
          writing_(workflows::writing_of(*view.package)) {}

    Response get() {
        if (form_.offer == nullptr && !draft_) return refused(why_not());
        if (draft_) read_draft(form_, draft_->value);
        if (form_.offer == nullptr) return conflict(why_not());
        if (!draft_) begin_with_present();
        const bool moved = draft_ && changed_since();
        look_at_present(form_, *view_);
        ActNotes notes;
        if (draft_) {
            notes.draft_saved = short_moment(draft_->saved);
            if (moved) notes.draft_note = "Desde entonces el expediente cambió: revíselo antes.";
        }
        return show(notes, 200);
    }

    Response post() {
        const std::string step = sent(request_, "paso");
        if (form_.act->is_secret()) return post_secret(step);
        if (step == "confirmar") return confirm();
        if (step == "descartar") {
            visit_.drafts.discard(visit_.person, place_);
            return see_other(case_path(view_->id));
        }
        read_sent(form_, request_, draft_ ? draft_->value : Value(), visit_.cases);
        std::string next = path_;
        if (step == "traer") {
            form_.problems = fill_from_table(form_, request_, *view_->package);
            if (!form_.problems.empty()) return wrong(form_.problems);
        } else if (const auto row = change_rows(form_.form, step, form_.values); !row.empty()) {
            next += "#" + field_id(row);
        }
        const auto saved = visit_.drafts.save(visit_.person, place_, to_draft(form_));
        if (!saved) return wrong({saved.error()});
        if (step != "revisar") {
            // A refused file is told now: after a redirect nobody would know.
            return form_.problems.empty() ? see_other(next) : wrong(form_.problems);
        }
        return review();
    }

 private:
    // No draft: a draft has a name. What is typed stays in the page, from step to step, until the
    // act has taken it.
    Response post_secret(const std::string& step) {
        if (step == "descartar") return see_other(case_path(view_->id));
        if (step == "confirmar" && form_.offer == nullptr) return already_done();
        read_sent(form_, request_, Value(), visit_.cases);
        if (form_.offer == nullptr) return conflict(why_not());
        if (step != "revisar" && step != "confirmar") {
            change_rows(form_.form, step, form_.values);
            return show({}, 200);
        }
        if (const auto problems = check(form_); !problems.empty()) return wrong(problems);
        if (step == "confirmar") return take_act();
        ReviewNotes notes;
        for (const auto& [name, value] : request_.fields) {
            if (name.starts_with("d.")) notes.typed.emplace_back(name, value);
        }
        return review_view(context(), form_, notes);
    }

    Response review() {
        if (form_.offer == nullptr) return conflict(why_not());
        if (const auto problems = check(form_); !problems.empty()) return wrong(problems);
        if (changed_since()) {
            return conflict({Refusal::stale, "Usted escribió sobre otra versión.", "",
                             "Revise los cambios y decida sobre lo vigente."});
        }
        return review_view(context(), form_);
    }

    Response confirm() {
        if (!draft_) return already_done();
        read_draft(form_, draft_->value);
        if (fingerprint(form_) != sent(request_, "revisado"))
            return conflict({Refusal::stale,
                             "Su borrador cambió en otra ventana después de revisarlo.", "",
                             "Revíselo de nuevo."});
        if (overtaken())
            return conflict({Refusal::stale, "Alguien registró lo mismo después de su revisión.",
                             "", "Revise lo vigente y decida."});
        return take_act();
    }

    Response take_act() {
        workflows::CaseRequest act;
        act.event = form_.act->event;
        act.data = form_.act->has_form() ? form_.values : Value::object();
        act.actor = visit_.person;
        act.behalf = form_.offer == nullptr ? "" : form_.offer->standing.behalf;
        act.comment = form_.comment;
        act.seen_entry = form_.seen_entry;
        act.seen_documents = form_.seen_documents;
        const auto answer = visit_.cases.act(
            view_->id, act, "web:" + visit_.person + ":" + sent(request_, "clave"));
        if (answer) {
            visit_.drafts.discard(visit_.person, place_);
            return see_other(after_act() + "?hecho=" + std::to_string(answer->sequence));
        }
        look_again();
        return not_accepted(answer.error());
    }

    // Somebody else may have acted since this request began to look, and that may be why.
    void look_again() {
        auto now = visit_.cases.see(view_->id, visit_.person, desk_.organization);
        if (!now || now->sequence == view_->sequence) return;
        view_ = &again_.emplace(std::move(*now));
        const auto found = find_act(*view_, request_.matched.at("acto"));
        form_.act = found->act;
        form_.offer = found->offer;
    }

    Response not_accepted(const Problem& problem) {
        switch (problem.kind) {
            case Refusal::invalid:
                return wrong({problem});
            case Refusal::not_authorized:
            case Refusal::not_found:
                return refused(problem);
            case Refusal::wrong_state:
                // Still open: then it is what was typed, or the data of the case, that will not do.
                if (form_.offer != nullptr) return wrong({problem});
                return conflict(problem);
            case Refusal::stale:
            case Refusal::conflict:
                return conflict(problem);
        }
        return conflict(problem);
    }

    // The second press of the same button: the first one took the draft away.
    Response already_done() {
        const auto history = history_of(visit_, view_->id, desk_);
        for (auto line = history.lines.rbegin(); line != history.lines.rend(); ++line) {
            if (line->actor == visit_.person && line->event == form_.act->event)
                return see_other(after_act() + "?hecho=" + std::to_string(line->sequence));
        }
        return see_other(path_);
    }

    // The person looked at something else than what is there now.
    bool changed_since() const {
        if (form_.offer != nullptr && form_.seen_entry != 0 &&
            form_.seen_entry != form_.offer->entry)
            return true;
        if (overtaken()) return true;
        for (const auto& [id, content] : form_.seen_documents.items()) {
            const auto* newest = view_->state.newest(id);
            if (newest != nullptr && newest->content != content) return true;
        }
        return false;
    }

    // An act of a writing page replaces what the case has: done by somebody meanwhile, it would
    // take their words away.
    bool overtaken() const {
        if (!writing_ || writing_->act(form_.act->event) == nullptr || form_.seen_sequence == 0)
            return false;
        return std::any_of(
            view_->state.acts.begin(), view_->state.acts.end(), [&](const auto& each) {
                return each.event == form_.act->event && each.seq > form_.seen_sequence;
            });
    }

    void begin_with_present() {
        const auto* act = writing_ ? writing_->act(form_.act->event) : nullptr;
        if (act == nullptr) return;
        auto present =
            workflows::present_data(*view_->package, *act, workflows::chart_data(view_->state),
                                    engine::calendar::to_iso(desk_.today));
        if (present) form_.values = std::move(*present);
    }

    std::string after_act() const {
        const bool written = writing_ && writing_->act(form_.act->event) != nullptr;
        return case_path(view_->id) + (written ? "/redaccion" : "");
    }

    Problem why_not() const {
        return why_not_open(form_, *view_, desk_, visit_.person, draft_.has_value());
    }

    Response refused(const Problem& problem) { return problem_page(problem, visit_); }

    Response wrong(const engine::Problems& problems) {
        if (form_.offer == nullptr) return conflict(problems.front());
        form_.problems = problems;
        return show({}, 422);
    }

    // The text stays on the page and in the draft; what the page looks at is brought up to date.
    Response conflict(const Problem& problem) {
        if (problem.kind == Refusal::not_authorized) return refused(problem);
        ActNotes notes;
        notes.conflict = problem.message;
        notes.since = form_.seen_sequence;
        notes.kept = !form_.act->is_secret() &&
                     (draft_.has_value() || visit_.drafts.load(visit_.person, place_).has_value());
        look_at_present(form_, *view_);
        return show(notes, 409);
    }

    ActContext context() const {
        return {visit_, desk_, *view_, path_, act_key(visit_, path_, form_.seen_sequence)};
    }
    Response show(const ActNotes& notes, int status) {
        return form_view(context(), form_, notes, status);
    }

    const Request& request_;
    Visit& visit_;
    const Desk& desk_;
    const CaseView* view_;
    std::optional<CaseView> again_;  // looked at since
    ActForm form_;
    std::string path_;
    std::string place_;
    std::optional<Draft> draft_;
    std::optional<workflows::WritingDefinition> writing_;  // of the case's package
};

}  // namespace

Response act_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    auto view = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    auto form = find_act(*view, request.matched.at("acto"));
    if (!form)
        return problem_page({Refusal::not_found, "Este procedimiento no tiene ese acto.", "",
                             "Vuelva al expediente y elija entre lo que se puede hacer."},
                            visit);
    if (form->act->form_expr.given()) {
        auto made = visit.cases.form_of(*view, *form->act, visit.person);
        if (!made) return problem_page(made.error(), visit);
        form->form = std::move(*made);
    }
    ActRequest act(request, visit, *desk, *view, std::move(*form));
    return request.method == "POST" ? act.post() : act.get();
}

}  // namespace web
