#pragma once

#include <set>

#include "web/http/response.h"
#include "web/pages/act_form.h"

namespace web {

struct ActContext {
    Visit& visit;
    const Desk& desk;
    const workflows::CaseView& view;
    std::string path;  // of the act's page
    std::string key;   // idempotency key of this filling-in
};

// What stands above the form.
struct ActNotes {
    std::string draft_saved;  // when; empty: no draft is shown
    std::string draft_note;
    std::string conflict;    // why the act was not taken (409)
    std::int64_t since = 0;  // entries after this one are told as what changed
    bool kept = false;       // what was typed is in the draft
};

Response form_view(const ActContext& context, ActForm form, const ActNotes& notes, int status);
// What a review says besides the form, for a page that writes a part of it at a time.
struct ReviewNotes {
    std::vector<std::string> told;  // what else the person should know before confirming
    std::set<std::string> fields;   // that are shown, the others stay as they are; empty: all
    std::string back;               // where it is corrected; empty: the act's page
    Pairs typed = {};               // goes along in the page, where nothing is kept (a secret act)
};
Response review_view(const ActContext& context, const ActForm& form, const ReviewNotes& notes = {});

// The idempotency key of one filling-in, made from what only this session knows, so that nobody
// else can use it up before.
std::string act_key(const Visit& visit, const std::string& path, std::int64_t seen_sequence);

// Why an act is not open to this person now; not_authorized when it is not theirs at all.
engine::Problem why_not_open(const ActForm& form, const workflows::CaseView& view, const Desk& desk,
                             const std::string& person, bool drafted);

// Who may do an act that this person may not, by the names of the roles. `otherwise` is said when
// the reason is another one than the lacking role.
std::string forbidden_words(const workflows::Act& act, const workflows::CaseView& view,
                            const Desk& desk, const std::string& otherwise);

}  // namespace web
