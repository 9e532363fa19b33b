#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/csv.h"
#include "engine/calendar/holiday_table.h"

namespace engine::calendar {
namespace {

constexpr std::array<std::string_view, 7> header = {"fecha",      "dia_semana", "nombre", "tipo",
                                                    "base_legal", "ambito",     "nota"};

bool is_header(const CsvRow& row) {
    return std::equal(row.cells.begin(), row.cells.end(), header.begin(), header.end());
}

// The day a row describes. The weekday is redundant on purpose: it catches a mistyped date.
Result<Holiday> holiday_of(const CsvRow& row) {
    if (row.cells.size() != header.size()) {
        return Problem{Refusal::invalid,
                       "La fila tiene " + std::to_string(row.cells.size()) + " columnas y no " +
                           std::to_string(header.size()) + ".",
                       "", "Complete las columnas; una vacía también cuenta."};
    }
    const auto date = parse_date(row.cells[0]);
    if (!date) return date.error();
    if (row.cells[1] != weekday_name(*date)) {
        return Problem{
            Refusal::invalid,
            "El " + row.cells[0] + " cae " + weekday_name(*date) + " y no " + row.cells[1] + ".",
            "", "Corrija la fecha o el día de la semana."};
    }
    const auto kind = parse_holiday_kind(row.cells[3]);
    if (!kind) return kind.error();
    if (row.cells[5].empty()) {
        return Problem{Refusal::invalid, "Falta el ámbito.", "",
                       "Escríbalo, por ejemplo «Nacional»."};
    }
    return Holiday{*date, row.cells[2], *kind, row.cells[4], row.cells[5], row.cells[6]};
}

}  // namespace

Result<HolidayTable, Problems> HolidayTable::from_csv(std::string_view text,
                                                      std::string_view place) {
    const auto rows = parse_csv(text, place);
    if (!rows) return Problems{rows.error()};
    if (rows->size() < 2 || !is_header(rows->front())) {
        return Problems{
            {Refusal::invalid, "La tabla de feriados no tiene la cabecera esperada o está vacía.",
             std::string(place),
             "La primera fila debe ser: fecha,dia_semana,nombre,tipo,base_legal,ambito,nota."}};
    }

    Problems problems;
    std::vector<std::pair<std::size_t, Holiday>> holidays;
    for (std::size_t i = 1; i < rows->size(); ++i) {
        const auto holiday = holiday_of((*rows)[i]);
        if (holiday) {
            holidays.emplace_back((*rows)[i].line, *holiday);
        } else {
            problems.push_back(holiday.error());
            problems.back().place = std::string(place) + ":" + std::to_string((*rows)[i].line);
        }
    }
    HolidayTable table;
    if (!holidays.empty()) {
        table.first_year_ = year_of(holidays.front().second.date);
        table.last_year_ = year_of(holidays.back().second.date);
    }
    for (const auto& [line, holiday] : holidays) {
        if (const auto added = table.add(holiday); !added) {
            problems.push_back(added.error());
            problems.back().place = std::string(place) + ":" + std::to_string(line);
        }
    }
    if (!problems.empty()) return problems;
    return table;
}

}  // namespace engine::calendar
