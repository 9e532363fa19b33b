#pragma once

#include "web/http/response.h"
#include "web/pages/desk.h"
#include "workflows/audit_trail.h"

namespace web {

// What the API says of cases (api_schemas.cpp has the shapes).

Response json_response(const engine::Value& value, int status = 200);

engine::Value offer_json(const workflows::Offer& offer);
engine::Value inbox_json(const workflows::InboxLine& line);
engine::Value row_json(const workflows::CaseLine& line);
engine::Value case_json(const workflows::CaseView& view);
engine::Value entry_json(const workflows::TrailLine& line);
engine::Value document_json(const workflows::CaseDocument& document);

// What somebody looks at when deciding on an act. As an entity tag it changes when the act's state
// is left or entered anew and when a document of the case has a new version; it says all that the
// engine needs to judge an act sent with it, so that a repeated request is the same request.
struct SeenAct {
    std::int64_t entry = 0;
    engine::Value documents = engine::Value::object();  // id -> content hash
};
std::string act_tag(const workflows::CaseView& view, const workflows::Offer& offer);
engine::Result<SeenAct> read_act_tag(const std::string& tag);

// The request's body as a JSON object with no other members than `known`.
engine::Result<engine::Value> body_object(const Request& request,
                                          const std::vector<std::string>& known);
// A member that must be text; `absent` when it is not there.
engine::Result<std::string> text_member(const engine::Value& object, const std::string& name,
                                        const std::string& absent = "");

}  // namespace web
