#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/durable/deliverer.h"
#include "notifier/mail.h"
#include "notifier/notice.h"

namespace notifier {

// What is the same on every mail of an installation.
struct Sender {
    Address from;                   // also the envelope sender, where bounces go
    std::vector<Address> reply_to;  // may be empty
    std::string id_domain;          // right of the "@" in Message-IDs; empty: the domain of `from`
    Letterhead letterhead;
};

// An outbox item of channel "correo" as a Mail. Its payload, all text UTF-8:
//   {"to":      [{"name":"Ana Ñuflo","address":"ana@entidad.gob.pe"}, …],   1 to 100
//    "cc":      [ … ],                        may be missing
//    "subject": "…", "body": "…",             already filled in; body is plain text, see Notice
//    "date":    1687969805123,                epoch ms: when it was decided, not when it is tried
//    "case":    "c12",                        may be missing; mails of one case become one
//    conversation "message_id": "…@…"}                     may be missing: then it is made of the
//    item's id
// A subject longer than a mail may have (a case's title can be) is cut, with "…": the body says it
// whole. Other keys are left alone. The same item gives the same Mail on every try. Refuses, naming
// the key, what is missing or has the wrong type, and what check_mail refuses.
engine::Result<Mail> read_payload(const engine::durable::OutboxItem& item, const Sender& sender);

}  // namespace notifier
