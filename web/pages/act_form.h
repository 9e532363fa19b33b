#pragma once

#include <optional>

#include "web/http/request.h"
#include "web/pages/case_history.h"
#include "web/pages/desk.h"

namespace web {

// What one person is filling in for one act, whether it is open now or not: the act, its form, what
// was typed, and on what the person looked while typing.
struct ActForm {
    const workflows::Act* act = nullptr;
    const workflows::Offer* offer = nullptr;  // nullptr: not open to this person now
    forms::Form form;                         // without fields when the act has none
    engine::Value values = engine::Value::object();
    std::string comment;
    std::int64_t seen_entry = 0;
    std::int64_t seen_sequence = 0;
    engine::Value seen_documents = engine::Value::object();
    engine::Problems problems;
};

// The act of that name: the one open to the person if there is one. nullopt: the case's procedure
// has none.
std::optional<ActForm> find_act(const workflows::CaseView& view, const std::string& event);

// Fills in what is looked at now: entry, sequence, newest documents.
void look_at_present(ActForm& form, const workflows::CaseView& view);

// As sent by the browser; `kept` is the draft's value or null.
void read_sent(ActForm& form, const Request& request, const engine::Value& kept,
               workflows::Cases& cases);

// The form as a draft, and back.
engine::Value to_draft(const ActForm& form);
void read_draft(ActForm& form, const engine::Value& draft);

// Everything wrong with what was typed, in the order of the page.
engine::Problems check(const ActForm& form);

// What was read before confirming: changes when a word of it does.
std::string fingerprint(const ActForm& form);

// One row at least in every list that must have one, so that there is something to write into.
void open_first_rows(const std::vector<forms::Field>& fields, engine::Value& values);

}  // namespace web
