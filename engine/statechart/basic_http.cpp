#include "engine/statechart/basic_http.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/statechart/form_encoding.h"
#include "engine/statechart/xml_element.h"
#include "engine/statechart/xml_value.h"

namespace engine::statechart {
namespace {

constexpr char name_parameter[] = "_scxmleventname";
constexpr char form_type[] = "application/x-www-form-urlencoded";

bool is_form(const Value& data) {
    if (data.is_string()) return true;
    if (!data.is_object() || xml_text(data) != nullptr) return false;
    return std::all_of(data.begin(), data.end(), [](const Value& value) {
        return value.is_string() || value.is_number() || value.is_boolean();
    });
}

std::string plain_text(const Value& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

Problem refuse(const std::string& what) {
    return {Refusal::invalid, what, "", "Revise el mensaje que envía el otro sistema."};
}

// "text/xml; charset=utf-8" -> "text/xml"
std::string media_type(const std::string& content_type) {
    std::string type = content_type.substr(0, content_type.find(';'));
    while (!type.empty() && type.back() == ' ') type.pop_back();
    std::transform(type.begin(), type.end(), type.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return type;
}

bool is_event_name(const std::string& name) {
    return !name.empty() && name.size() <= 200 && name.front() != '.' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '*'; });
}

// The event's name, if it is among the parameters; the rest become its data.
Result<Done> take_parameters(const std::string& encoded, Event& event) {
    const auto parameters = form_decode(encoded);
    if (!parameters) return refuse("Un parámetro tiene un «%» que no sigue un código.");
    for (const auto& [name, value] : *parameters) {
        if (!is_valid_utf8(name) || !is_valid_utf8(value))
            return refuse("Un parámetro no está en UTF-8.");
        if (name == name_parameter) {
            event.name = value;
        } else if (name.empty()) {
            event.data = value;
        } else {
            if (!event.data || !event.data->is_object()) event.data = Value::object();
            Value& place = (*event.data)[name];
            if (place.is_null()) {
                place = value;
            } else if (place.is_array()) {
                place.push_back(value);
            } else {
                place = Value::array({place, value});
            }
        }
    }
    return Done{};
}

Result<Done> take_body(const HttpMessage& message, Event& event) {
    if (message.body.empty()) return Done{};
    const std::string type = media_type(message.content_type);
    if (type == form_type) return take_parameters(message.body, event);
    if (type == "application/json") {
        auto value = parse_json(message.body, "mensaje");
        if (!value) return value.error();
        event.data = std::move(*value);
    } else if (type == "application/xml" || type == "text/xml") {
        if (auto read = read_xml(message.body, "mensaje"); !read) return read.error();
        event.data = xml_value(message.body);
    } else if (type.empty() || type == "text/plain") {
        event.data = message.body;
    } else {
        return refuse("No se entiende un mensaje del tipo «" + type + "».");
    }
    return Done{};
}

}  // namespace

bool is_basic_http(const std::string& type) {
    return type == basic_http_event_processor || type == "basichttp";
}

HttpMessage to_http(const Event& event) {
    HttpMessage message;
    FormParameters name;
    if (!event.name.empty()) name.emplace_back(name_parameter, event.name);
    if (event.data && !is_form(*event.data)) {
        const std::string* xml = xml_text(*event.data);
        message.query = form_encode(name);
        message.content_type = xml != nullptr ? "application/xml" : "application/json";
        message.body = xml != nullptr ? *xml : event.data->dump();
        return message;
    }
    message.content_type = form_type;
    if (event.data && event.data->is_string()) {
        message.query = form_encode(name);
        message.body = form_encode({{"", event.data->get<std::string>()}});
        return message;
    }
    if (event.data) {
        for (const auto& [key, value] : event.data->items()) {
            if (key != name_parameter || name.empty()) name.emplace_back(key, plain_text(value));
        }
    }
    message.body = form_encode(name);
    return message;
}

Result<Event> from_http(const HttpMessage& message) {
    if (!is_valid_utf8(message.body)) return refuse("El mensaje no está en UTF-8.");
    if (!is_valid_utf8(message.query)) return refuse("La dirección no está en UTF-8.");
    Event event;
    event.name = "HTTP." + message.method;
    event.origin_type = basic_http_event_processor;
    event.raw = message.method + (message.query.empty() ? "" : " ?" + message.query) +
                "\nContent-Type: " + message.content_type + "\n\n" + message.body;
    if (auto taken = take_parameters(message.query, event); !taken) return taken.error();
    if (auto taken = take_body(message, event); !taken) return taken.error();
    if (!is_event_name(event.name))
        return refuse("«" + event.name + "» no sirve como nombre de evento.");
    return event;
}

}  // namespace engine::statechart
