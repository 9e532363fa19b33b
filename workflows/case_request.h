#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace workflows {

// What a person asks of a case, as it travels in Command::request.
struct CaseRequest {
    std::string event;  // the act, or one of the built-in ones below
    engine::Value data = engine::Value::object();
    std::string actor;
    std::string behalf;  // whom the actor stands for; empty: whichever right suffices, own first
    std::string comment;
    // Only in the journal: the act was secret, and this ballot box has its data.
    std::string ballot;
    // What the person had before their eyes; absent parts are not checked.
    std::int64_t seen_entry = 0;                             // entry of the act's state
    engine::Value seen_documents = engine::Value::object();  // document id -> content hash
};

inline constexpr char open_event[] = "abrir";        // the first entry of a case
inline constexpr char comment_event[] = "comentar";  // changes no state; open to every participant

// Refuses what has not this shape; brings the data into canonical order, so that live and replay
// see the same.
engine::Result<CaseRequest> read_case_request(const engine::Value& request);
engine::Value to_value(const CaseRequest& request);

}  // namespace workflows
