#include "engine/statechart/basic_http.h"

#include <catch2/catch.hpp>

#include "engine/statechart/form_encoding.h"

namespace sc = engine::statechart;
using engine::Value;

namespace {

sc::Event event_of(const std::string& name, const char* data) {
    sc::Event event;
    event.name = name;
    if (*data != '\0') event.data = Value::parse(data);
    return event;
}

}  // namespace

TEST_CASE("an event on the wire") {
    struct Row {
        const char *name, *data, *query, *type, *body;
    };
    static const char form[] = "application/x-www-form-urlencoded";
    const auto row = GENERATE_COPY(values<Row>({
        {"e", "", "", form, "_scxmleventname=e"},
        {"", "", "", form, ""},
        {"e", R"({"a":1,"b":"x y&z","c":true})", "", form,
         "_scxmleventname=e&a=1&b=x%20y%26z&c=true"},
        {"", R"({"_scxmleventname":"otro","a":1})", "", form, "_scxmleventname=otro&a=1"},
        {"e", R"({"_scxmleventname":"otro","a":1})", "", form, "_scxmleventname=e&a=1"},
        {"", "\"visto bueno\"", "", form, "visto%20bueno"},
        {"e", "\"ñ=1\"", "_scxmleventname=e", form, "%C3%B1%3D1"},
        {"e", R"({"a":[1,2]})", "_scxmleventname=e", "application/json", R"({"a":[1,2]})"},
        {"e", "7", "_scxmleventname=e", "application/json", "7"},
        {"e", R"({"$xml":"<a/>"})", "_scxmleventname=e", "application/xml", "<a/>"},
    }));
    CAPTURE(row.name, row.data);
    const auto message = sc::to_http(event_of(row.name, row.data));
    CHECK(message.method == "POST");
    CHECK(message.query == row.query);
    CHECK(message.content_type == row.type);
    CHECK(message.body == row.body);
}

TEST_CASE("a message as an event") {
    struct Row {
        const char *method, *query, *type, *body, *name, *data;
    };
    static const char form[] = "application/x-www-form-urlencoded";
    const auto row = GENERATE_COPY(values<Row>({
        {"POST", "", form, "_scxmleventname=e&a=2", "e", R"({"a":"2"})"},
        {"POST", "", form, "a=1&a=2&b=%C3%B1+x", "HTTP.POST", R"({"a":["1","2"],"b":"ñ x"})"},
        {"POST", "", form, "solo%20texto", "HTTP.POST", "\"solo texto\""},
        {"POST", "_scxmleventname=e", "application/json; charset=utf-8", R"({"a":[1]})", "e",
         R"({"a":[1]})"},
        {"PUT", "", "text/xml", "<a/>", "HTTP.PUT", R"({"$xml":"<a/>"})"},
        {"POST", "", "text/plain", "hola", "HTTP.POST", "\"hola\""},
        {"POST", "", "", "hola", "HTTP.POST", "\"hola\""},
        {"GET", "a=1", "", "", "HTTP.GET", R"({"a":"1"})"},
        {"POST", "", "", "", "HTTP.POST", ""},
    }));
    CAPTURE(row.query, row.body);
    const auto event = sc::from_http({row.method, row.query, row.type, row.body});
    REQUIRE(event);
    CHECK(event->name == row.name);
    CHECK(event->data == event_of("", row.data).data);
    CHECK(event->type == sc::Event::Type::external);
    CHECK(event->origin_type == sc::basic_http_event_processor);
    CHECK_THAT(event->raw, Catch::Contains(row.method) && Catch::Contains(row.body));
}

TEST_CASE("a message that is no event is refused") {
    struct Row {
        const char *query, *type, *body, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"", "application/json", "{", "mensaje"},
        {"", "application/xml", "<a>", "mal formado"},
        {"", "application/xml", "<!DOCTYPE a><a/>", "DOCTYPE"},
        {"", "image/png", "x", "«image/png»"},
        {"", "text/plain", "\xff", "UTF-8"},
        {"a=%FF", "", "", "UTF-8"},
        {"a=%4", "", "", "«%»"},
        {"_scxmleventname=dos%20palabras", "", "", "nombre de evento"},
        {"_scxmleventname=", "", "", "nombre de evento"},
    }));
    CAPTURE(row.query, row.type, row.body);
    const auto event = sc::from_http({"POST", row.query, row.type, row.body});
    REQUIRE_FALSE(event);
    CHECK_THAT(to_line(event.error()), Catch::Contains(row.words));
}

TEST_CASE("what a form encodes it decodes") {
    const sc::FormParameters parameters = {{"a b", "1&2=3"}, {"", "ñ+%"}, {"c", ""}};
    CHECK(sc::form_decode(sc::form_encode(parameters)) == parameters);
    CHECK_FALSE(sc::form_decode("a=%"));
    CHECK_FALSE(sc::form_decode("a=%G0"));
}
