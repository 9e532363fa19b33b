#pragma once

#include <memory>

#include "engine/durable/content_store.h"
#include "engine/durable/queries.h"
#include "engine/durable/runtime.h"
#include "workflows/case_offers.h"
#include "workflows/case_request.h"
#include "workflows/case_shelf.h"
#include "workflows/catalog.h"
#include "workflows/stored_world.h"

namespace workflows {

using CaseId = engine::durable::StreamId;

// One line of a person's inbox.
struct InboxLine {
    CaseId id;
    std::string title;
    std::string package_title;  // of which kind it is
    std::string status;
    std::string task;
    std::string task_title;
    std::string due;                // ISO day; empty without
    std::vector<std::string> acts;  // labels of what may be done
    std::vector<std::string> events;
    std::string behalf;  // whom this is done for; empty: in person
    std::string sender;  // person who acted last in the case; empty: nobody yet
};

// A case as one person sees it.
struct CaseView {
    CaseId id;
    std::int64_t sequence = 0;
    std::shared_ptr<const CaseState> kept;
    std::shared_ptr<const Package> package;
    std::vector<Offer> offers = {};
    const CaseState& state = *kept;
};

// The use cases: what pages, API and commands call. Everything a person does ends in the runtime,
// where the decider asks for authority again; nothing here grants anything. Not thread safe (it
// keeps a data model for conditions): one object a thread.
class Cases {
 public:
    Cases(engine::durable::Runtime& runtime, const engine::durable::Queries& queries,
          engine::durable::Contents& contents, const engine::durable::Clock& clock,
          Catalog& catalog, CaseShelf& shelf, engine::statechart::DataModelFactory models);

    // Opens a case on the catalogue's version of a package, which is kept in the store first.
    // `options`: {"title", "profile": {…}}. Problems name files when the package is wrong.
    engine::Result<CaseId, engine::Problems> open(const std::string& package,
                                                  const std::string& actor, engine::Value options,
                                                  const std::string& key);

    engine::Result<engine::durable::Answer> act(CaseId id, const CaseRequest& request,
                                                const std::string& key);

    // Keeps a file and gives the value a form's file field holds: {"sha256","name","size"}.
    engine::Value attach(const std::string& name, std::string_view bytes);

    // Whoever asks, for commands at the console; offers are those of `person`, if given.
    engine::Result<CaseView> view(CaseId id, const std::string& person);
    // For pages: a case that this person may not read (may_see) is not_found, as one that is not
    // there.
    engine::Result<CaseView> see(CaseId id, const std::string& person,
                                 const Organization& organization);
    engine::Result<std::vector<InboxLine>> inbox(const std::string& person);
    engine::Result<std::vector<InboxLine>> inbox(const std::string& person,
                                                 const Organization& organization);

    // The form that this person would fill in for an act of the case, by whatever way the chart
    // gives it; without fields when the act has none.
    engine::Result<forms::Form> form_of(const CaseView& view, const Act& act,
                                        const std::string& person);

    // A document or attachment by the name it is kept under (Contents::read).
    std::optional<std::string> content(const std::string& sha256) const {
        return contents_.read(sha256);
    }

    // A request to the organisation or the calendar (organization_decider.h).
    engine::Result<engine::durable::Answer> administer(const std::string& kind,
                                                       const std::string& event,
                                                       const std::string& actor,
                                                       engine::Value data);

    const engine::durable::Queries& queries() const { return queries_; }
    engine::Result<Organization> organization() const;
    // Working days as the calendar's stream holds them now.
    engine::Result<engine::calendar::HolidayTable> holidays() const;
    engine::calendar::Date today() const;

 private:
    struct Pinned {
        std::shared_ptr<const Package> package;
        std::unique_ptr<engine::statechart::DataModel> model;
    };
    // A singleton's stream as this thread last read it; holds until it has another entry.
    template <class T>
    struct LastRead {
        engine::durable::StreamId id;
        std::int64_t sequence = 0;
        std::optional<T> value;
    };
    // Whether `last` still is the stream's newest state.
    template <class T>
    bool is_newest(const LastRead<T>& last) const;

    engine::Result<Pinned*> pinned(const std::string& hash);
    engine::Result<CaseView> load(CaseId id);
    engine::Result<engine::Done> add_offers(CaseView& view, const std::string& person,
                                            const Organization& organization);

    engine::durable::Runtime& runtime_;
    const engine::durable::Queries& queries_;
    engine::durable::Contents& contents_;
    const engine::durable::Clock& clock_;
    Catalog& catalog_;
    CaseShelf& shelf_;
    engine::statechart::DataModelFactory models_;
    std::map<std::string, Pinned> pinned_;
    mutable LastRead<Organization> organization_;
    mutable LastRead<engine::calendar::HolidayTable> holidays_;
};

}  // namespace workflows
