#pragma once

#include <functional>
#include <map>
#include <set>

#include "web/identity/drafts.h"
#include "web/pages/act_form.h"
#include "web/pages/written_rows.h"
#include "workflows/writing_definition.h"

namespace web {

// Whether two values say the same to whoever reads them: what is empty in one way or another, line
// ends and the order of keys do not count.
bool same_content(const engine::Value& a, const engine::Value& b);

// What one person is writing for one act of a case's writing page. `form.values` is all of the
// act's form: what they wrote over what the case has now.
struct WrittenAct {
    workflows::WritingAct definition;
    ActForm form;
    std::string place;                                // of the draft
    engine::Value present = engine::Value::object();  // what the case has, or what one starts from
    bool recorded = false;                            // the case has it
    std::optional<Draft> draft;
    std::set<std::string> pending;    // fields that differ from what the case has
    std::set<std::string> overtaken;  // of these, those that the case has otherwise since

    // As a form carries it, so that what is saved is known to have been written over it.
    std::string basis(const std::string& field) const;
};

// Something that a person should look at before the document is sent on.
struct WritingNote {
    std::string path;  // of the page and the field where it is put right
    std::string name;  // of the row; empty: of no row
    std::string message;
    std::string section;   // id
    std::int64_t row = 0;  // its number; 0: of no row
    std::vector<std::string> fields;
    bool doubt = false;  // does not stand against anything: to be confirmed

    std::string text() const { return (name.empty() ? "" : name + ": ") + message; }
};

// A case's document as one person writes it. All that is written stays in the drafts of the acts
// (one an act, shared with the act's own page); only the acts bring it into the case.
class WritingDesk {
 public:
    // Borrows everything. not_found: the case's package has no such page.
    static engine::Result<WritingDesk> open(Visit& visit, const Desk& desk,
                                            const workflows::CaseView& view);

    const workflows::WritingDefinition& definition() const { return definition_; }
    const workflows::CaseView& view() const { return *view_; }
    const Desk& desk() const { return *desk_; }
    Visit& visit() const { return *visit_; }

    std::string path() const;  // "/expedientes/12/redaccion"
    std::string path(const workflows::WritingSection& section) const;
    std::string path(const workflows::WritingSection& section, std::int64_t row) const;

    const std::vector<WrittenAct>& acts() const { return acts_; }
    const WrittenAct* act(const std::string& event) const;
    const WrittenAct& act_of(const workflows::WritingSection& section) const;
    // The form's field that a section writes; nullptr when the package's form lacks it.
    const forms::Field* field(const workflows::WritingSection& section) const;
    const engine::Value& written(const workflows::WritingSection& section) const;
    WrittenRows rows(const workflows::WritingSection& section) const;
    // "AOE.1.1", or "acción 3" of a row without a name.
    std::string row_name(const workflows::WritingSection& section, const engine::Value& row,
                         std::size_t index) const;

    // What is wrong or in doubt of an act's data as they are written, in the order of the form.
    std::vector<WritingNote> notes(const WrittenAct& act) const;

    // Does `work` to what is written in the section, as the draft has it at that moment. `basis`:
    // of the page on which it was written; empty: of now.
    using WorkOnValue = std::function<engine::Result<engine::Done>(engine::Value& value)>;
    using WorkOnRows = std::function<engine::Result<engine::Done>(WrittenRows& rows)>;
    engine::Result<engine::Done> change(const workflows::WritingSection& section,
                                        const std::string& basis, const WorkOnValue& work);
    engine::Result<engine::Done> change_rows(const workflows::WritingSection& section,
                                             const std::string& basis, const WorkOnRows& work);
    // Takes back what was written in the section: what the case has stands again.
    void discard(const workflows::WritingSection& section);
    // What was written is now meant over what the case has since.
    void stand_by(const WrittenAct& act);
    // Makes the draft what the act's page confirms: all fields, doubts as they are now.
    engine::Result<engine::Done> make_ready(const WrittenAct& act);

    // Reads the drafts again, after a change.
    void refresh();

 private:
    WritingDesk(Visit& visit, const Desk& desk, const workflows::CaseView& view,
                workflows::WritingDefinition definition)
        : visit_(&visit), desk_(&desk), view_(&view), definition_(std::move(definition)) {}

    engine::Result<engine::Done> load();
    void overlay(WrittenAct& act) const;
    engine::Result<engine::Done> revise(const workflows::WritingSection& section,
                                        const std::string& basis,
                                        const std::function<engine::Result<engine::Done>(
                                            engine::Value& value, engine::Value& numbering)>& work);
    engine::Value begun(const WrittenAct& act, const std::optional<Draft>& draft) const;
    std::vector<WritingNote> doubts(const WrittenAct& act,
                                    const workflows::WritingSection& section) const;
    WritingNote note_of(const WrittenAct& act, const engine::Problem& problem) const;

    Visit* visit_;
    const Desk* desk_;
    const workflows::CaseView* view_;
    workflows::WritingDefinition definition_;
    std::vector<WrittenAct> acts_;
};

}  // namespace web
