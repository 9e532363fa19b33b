#include "engine/calendar/working_calendar.h"

#include <catch2/catch.hpp>

using namespace engine::calendar;

namespace {

Date day(const char* iso) {
    return parse_date(iso).value();
}

std::string why(const HolidayTable& table, CalendarKind kind, const char* iso) {
    const auto reason = WorkingCalendar(table, kind).why_not_working(day(iso)).value();
    return reason ? reason->reason + " | " + reason->norm : "";
}

}  // namespace

TEST_CASE("why a day does not count, in calendars H and P") {
    struct Row {
        const char *date, *h, *p;
    };
    const auto row = GENERATE(values<Row>({
        {"2023-06-28", "", ""},
        {"2023-06-29", "San Pedro y San Pablo | D.Leg. 713 art. 6",
         "San Pedro y San Pablo | D.Leg. 713 art. 6"},
        {"2023-06-30", "", "Día no laborable compensable | D.S. 151-2022-PCM"},
        {"2023-07-01", "sábado | TUO Ley 27444, art. 145.1", "sábado | TUO Ley 27444, art. 145.1"},
        {"2023-10-08", "Combate de Angamos (domingo) | D.Leg. 713 art. 6",
         "Combate de Angamos (domingo) | D.Leg. 713 art. 6"},
        {"2024-11-16", "sábado | TUO Ley 27444, art. 145.1",
         "Foro APEC (sábado) | D.S. 110-2024-PCM"},
        {"2024-06-07",
         "Batalla de Arica y Día de la Bandera | D.Leg. 713 art. 6 (Ley 31788, publ. "
         "15-jun-2023)",
         "Batalla de Arica y Día de la Bandera | D.Leg. 713 art. 6 (Ley 31788, publ. 15-jun-2023)"},
        {"2023-06-07", "", ""},  // the law that made it a holiday came a week later
    }));
    CAPTURE(row.date);
    CHECK(why(HolidayTable::peru(), CalendarKind::h, row.date) == row.h);
    CHECK(why(HolidayTable::peru(), CalendarKind::p, row.date) == row.p);
}

TEST_CASE("regional and entity days count in both calendars") {
    HolidayTable table = HolidayTable::peru();
    REQUIRE(table.add({day("2023-08-15"), "Aniversario de Arequipa", HolidayKind::regional,
                       "Ley regional", "Arequipa", ""}));
    REQUIRE(table.add({day("2023-08-16"), "Mudanza de la sede", HolidayKind::excluded,
                       "D.S. 999-2023-PCM", "MINCETUR", ""}));
    for (const auto kind : {CalendarKind::h, CalendarKind::p}) {
        CHECK(why(table, kind, "2023-08-15") == "Aniversario de Arequipa | Ley regional");
        CHECK(why(table, kind, "2023-08-16") == "Mudanza de la sede | D.S. 999-2023-PCM");
    }
}

TEST_CASE("a day outside the table is refused, never taken for a working day") {
    const auto* iso = GENERATE("2018-12-31", "2029-01-01", "1999-07-28");
    CAPTURE(iso);
    const auto reason = WorkingCalendar(HolidayTable::peru()).why_not_working(day(iso));
    REQUIRE_FALSE(reason);
    CHECK(reason.error().message.find("cubre de 2019 a 2028") != std::string::npos);
    CHECK(reason.error().place == iso);
}

TEST_CASE("H is the calendar of whoever names none, and the names are H and P") {
    CHECK(WorkingCalendar(HolidayTable::peru()).kind() == CalendarKind::h);
    CHECK(parse_calendar_kind("H").value() == CalendarKind::h);
    CHECK(parse_calendar_kind("P").value() == CalendarKind::p);
    CHECK(to_text(CalendarKind::p) == "P");
    CHECK_FALSE(parse_calendar_kind("h"));
    CHECK_FALSE(parse_calendar_kind(""));
}

TEST_CASE("what is uncertain about the days looked at is said") {
    const WorkingCalendar h(HolidayTable::peru(), CalendarKind::h);
    const WorkingCalendar p(HolidayTable::peru(), CalendarKind::p);

    CHECK(h.caution(day("2023-06-01"), day("2023-06-30")).empty());
    CHECK(p.caution(day("2023-06-01"), day("2023-06-30")).empty());
    CHECK(h.caution(day("2019-07-20"), day("2019-07-30")).empty());
    CHECK(p.caution(day("2019-07-20"), day("2019-07-30"))
              .starts_with("El 26 de julio de 2019 (Juegos Panamericanos, D.S. 124-2019-PCM) está "
                           "por comprobar: VERIFICAR"));
    CHECK(h.caution(day("2026-03-01"), day("2026-03-31")).empty());
    CHECK(p.caution(day("2026-03-01"), day("2026-03-31")) ==
          "No hay registrado ningún día no laborable del sector público después del 2 de enero de "
          "2026. Compruebe si se decretó alguno.");
}
