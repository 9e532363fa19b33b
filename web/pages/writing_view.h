#pragma once

#include "web/page.h"
#include "web/pages/writing_desk.h"

namespace web {

// What stands around every page of writing: the title, the sections with how far each is, the way
// back.
struct WritingFrame {
    std::string title;
    std::string section;             // id of the one that is shown; empty: none
    std::vector<Crumb> crumbs = {};  // below the writing page
    engine::Value done = nullptr;    // just_done()
    int status = 200;
};

Response writing_view(const WritingDesk& desk, const WritingFrame& frame, const Html& content);

// Everything that is wrong or in doubt, of all acts.
std::vector<WritingNote> all_notes(const WritingDesk& desk);

// What is wrong, for templates: [{"camino","texto"}].
engine::Value fault_rows(const std::vector<WritingNote>& notes);

// Whether this person may write the section now; what they wrote before stays readable.
bool may_write(const WritingDesk& desk, const workflows::WritingSection& section);
// Why not; not_authorized for whom it is none of their business.
engine::Problem why_not_write(const WritingDesk& desk, const workflows::WritingSection& section);

// What the case has by now of a section that somebody else recorded meanwhile: {"quien","cuando"};
// null when nobody did.
engine::Value overtaken_by(const WritingDesk& desk, const workflows::WritingSection& section);

// "Guardado hoy…" of a draft, or that nothing is written beyond what the case has.
std::string saved_words(const WrittenAct& act);

// The section of the request's path; nullptr: none of that name is written.
const workflows::WritingSection* section_asked(const WritingDesk& desk, const Request& request);
engine::Problem no_such_section();

// The desk for a request, then its answer; every page of writing begins so.
template <class Answer>
Response at_writing_desk(const Request& request, Visit& visit, Answer answer) {
    const auto office = open_desk(visit);
    if (!office) return problem_page(office.error(), visit);
    const auto view = visit.cases.see(case_of(request), visit.person, office->organization);
    if (!view) return problem_page(view.error(), visit);
    auto desk = WritingDesk::open(visit, *office, *view);
    if (!desk) return problem_page(desk.error(), visit);
    return answer(*desk);
}

}  // namespace web
