#include "web/pages_text/office_text.h"

#include <catch2/catch.hpp>

#include "web/html.h"
#include "web/pages/desk.h"

namespace {

engine::calendar::Date day(const char* iso) {
    return *engine::calendar::parse_date(iso);
}

}  // namespace

TEST_CASE("how near a due day is, in working days") {
    struct Row {
        const char *today, *due, *words;
        web::Nearness::Group group;
    };
    using Group = web::Nearness::Group;
    const auto row = GENERATE(values<Row>({
        {"2026-11-24", "2026-11-24", "vence hoy", Group::soon},
        {"2026-11-24", "2026-11-25", "falta 1 día hábil", Group::soon},
        {"2026-11-24", "2026-11-27", "faltan 3 días hábiles", Group::soon},
        {"2026-11-24", "2026-11-30", "faltan 4 días hábiles", Group::later},
        {"2026-11-24", "2026-11-23", "venció hace 1 día hábil", Group::overdue},
        {"2026-11-24", "2026-11-20", "venció hace 2 días hábiles", Group::overdue},
        // 8 and 9 December are holidays.
        {"2026-12-07", "2026-12-10", "falta 1 día hábil", Group::soon},
        {"2026-11-22", "2026-11-21", "venció; desde entonces no hubo día hábil", Group::overdue},
        {"2026-11-24", "2050-01-03", "faltan 8441 días", Group::later},
    }));
    CAPTURE(row.today, row.due);
    const engine::calendar::WorkingCalendar calendar(engine::calendar::HolidayTable::peru());
    const auto near = web::nearness(calendar, day(row.today), day(row.due));
    CHECK(near.words == row.words);
    CHECK(near.group == row.group);
}

TEST_CASE("dates, sizes, hashes and names as pages write them") {
    CHECK(web::short_day(day("2026-11-27")) == "vie 27 nov 2026");
    CHECK(web::short_day(day("2026-09-05")) == "sáb 5 set 2026");
    CHECK(web::file_size(312) == "312 bytes");
    CHECK(web::file_size(64'200) == "64 KB");
    CHECK(web::file_size(20'000'000) == "20 MB");
    CHECK(web::file_size(1'250'000) == "1.3 MB");
    CHECK(web::initials("Directora de OGAJ") == "DO");
    CHECK(web::initials("élan") == "·");
    CHECK(web::counted(1, "fila", "filas") == "1 fila");
    CHECK(web::short_hash(std::string(60, 'a') + "1234") == "aaaaaaaa…1234");
}

TEST_CASE("a search finds words whatever their accents and capitals") {
    CHECK(web::matches_search("revision", "Revisión del Programa", {3}));
    CHECK(web::matches_search("AÑO", "el año fiscal", {3}));
    CHECK(web::matches_search("3", "otro", {3}));
    CHECK_FALSE(web::matches_search("plan", "otro", {3}));
}

TEST_CASE("a template never prints data as HTML, and a part only where it is named") {
    const auto html = web::render("mensaje", {{"recursos", {{"iconos", "/i"}}},
                                              {"icono", "x"},
                                              {"titulo", "<!--hueco cuerpo--><script>"},
                                              {"texto", "\"'&"},
                                              {"codigo", ""},
                                              {"salida", nullptr}});
    CHECK(html.text.find("&lt;!--hueco cuerpo--&gt;&lt;script&gt;") != std::string::npos);
    CHECK(html.text.find("<script") == std::string::npos);
    CHECK_THROWS(web::render("mensaje", {{"titulo", "x"}}));
    CHECK_THROWS(web::render("no-existe", engine::Value::object()));
}
