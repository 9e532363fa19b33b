#pragma once

#include <string>

#include "engine/calendar/working_calendar.h"
#include "web/http/request.h"
#include "web/pages_text/office_text.h"
#include "web/visit.h"
#include "workflows/case_lists.h"

namespace web {

// What pages about cases have at hand, read once a request: who exists, which days count, what day
// it is.
struct Desk {
    workflows::Organization organization;
    engine::calendar::HolidayTable holidays;
    engine::calendar::Date today;

    Nearness nearness_of(const std::string& iso_day) const;
    // {"dia","texto","clase","cerca"} for a template; null without a day.
    engine::Value due(const std::string& iso_day) const;
    std::string day(const std::string& iso_day) const;     // "vie 27 nov 2026"
    std::string name(const std::string& person_id) const;  // the id of who left
    bool may_start_some(Visit& visit) const;
};

engine::Result<Desk> open_desk(const Visit& visit);

// {"estado","clase_estado","icono_estado"}: the status as a tag.
engine::Value status_tag(const std::string& status, bool ended);

// The case of the path ("expediente"); value 0 for what is no number, which no case has.
workflows::CaseId case_of(const Request& request);

// "/expedientes/12", and the act's page below it.
std::string case_path(workflows::CaseId id);
std::string act_path(workflows::CaseId id, const std::string& event);

// Lower case without accents, so that "revision" finds "Revisión".
std::string searchable(const std::string& text);
bool matches_search(const std::string& wanted, const std::string& title, workflows::CaseId id);

// A query value as it stands in an address.
std::string in_address(const std::string& text);

}  // namespace web
