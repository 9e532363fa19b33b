#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/statechart/event.h"

namespace engine::statechart {

// The Basic HTTP Event I/O Processor (§C.2) on paper: how an event looks as an HTTP message. No
// socket is opened here.
inline constexpr char basic_http_event_processor[] =
    "http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor";

// The `type` of a <send>, long or short.
bool is_basic_http(const std::string& type);

struct HttpMessage {
    std::string method = "POST";
    std::string query;  // what follows "?", still encoded
    std::string content_type;
    std::string body;
};

// §C.2.2. The name goes as the parameter _scxmleventname. Data of names with plain values and text
// are form encoded (a text alone is a parameter without name), XML is application/xml, all else
// application/json; beside a body that is no form the name stands in the query.
HttpMessage to_http(const Event& event);

// §C.2.1, the inverse: without _scxmleventname the event is called "HTTP." and the method. Values
// of a form are text; a name that comes twice has a list. Event::raw tells the message. Refuses
// what is not UTF-8, not what its content type says, of another content type, or no event name.
Result<Event> from_http(const HttpMessage& message);

}  // namespace engine::statechart
