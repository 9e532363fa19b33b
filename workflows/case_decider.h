#pragma once

#include <functional>
#include <map>
#include <memory>

#include "engine/durable/decider.h"
#include "engine/statechart/data_model.h"
#include "workflows/case_request.h"
#include "workflows/case_work.h"
#include "workflows/stored_world.h"

namespace workflows {

inline constexpr char case_kind[] = "expediente";
// Type of the house's command that has running terms counted again.
inline constexpr char calendar_changed_event[] = "calendar.changed";
// Type of the mail's report that somebody was not reached (notifier/mail_delivery.h).
inline constexpr char bounced_event[] = "mail.bounced";

// Gives commands to cases their meaning: who may act, what the chart does with it, what comes out.
// Pure in the sense of engine::durable::Decider; keeps packages and data models it has loaded.
class CaseDecider final : public engine::durable::Decider {
 public:
    // A data model for a chart, on the thread that decides.
    explicit CaseDecider(engine::statechart::DataModelFactory models)
        : models_(std::move(models)) {}

    // Three kinds of request, told apart by origin: a person's (CaseRequest), a timer's
    // ({"timer":…}, made by timers_of) and the house's own ({"type":…}, made by deliverers and by
    // Migration).
    engine::Result<engine::durable::Decision> decide(const engine::durable::Stream& stream,
                                                     const engine::durable::Command& command,
                                                     const engine::durable::World& world) override;
    engine::durable::Projection project(const engine::Value& snapshot) const override;

 private:
    using Result = engine::Result<engine::durable::Decision>;
    struct Loaded {
        std::shared_ptr<const Package> package;
        std::unique_ptr<engine::statechart::DataModel> model;
    };
    engine::Result<Loaded*> load(const std::string& hash, const engine::durable::World& world);
    engine::Result<std::unique_ptr<CaseWork>> begin(const engine::durable::Stream& stream,
                                                    const Package& package,
                                                    const engine::durable::World& world);
    Result open(const engine::durable::Stream& stream, const CaseRequest& request,
                const engine::durable::World& world);
    Result act(CaseWork& work, Loaded& loaded, CaseRequest request);
    Result comment(CaseWork& work, const CaseRequest& request);
    Result fire(CaseWork& work, Loaded& loaded, const engine::Value& request);
    Result expire(CaseWork& work, Loaded& loaded, CaseTerm& term, const engine::Value& request);
    Result remind(CaseWork& work, CaseTerm& term, const engine::Value& request);
    Result deliver_send(CaseWork& work, Loaded& loaded, const engine::Value& request);
    Result recount(CaseWork& work, const engine::Value& request);
    // What the house itself has to say: of other cases (case_family.cpp), of deliveries.
    Result hear(CaseWork& work, Loaded& loaded, const engine::Value& request);
    Result report(CaseWork& work, const engine::Value& request);
    Result open_child(const engine::durable::Stream& stream, const engine::Value& request,
                      const engine::durable::World& world);
    Result told_by_parent(CaseWork& work, Loaded& loaded, const engine::Value& request);
    Result told_by_child(CaseWork& work, Loaded& loaded, const engine::Value& request);
    Result child_ended(CaseWork& work, Loaded& loaded, ChildCase& child,
                       const engine::Value& request);
    // Of its ballot boxes (case_ballots.cpp).
    Result counted(CaseWork& work, Loaded& loaded, const engine::Value& request);
    Result take_told(CaseWork& work, Loaded& loaded, const engine::statechart::Event& event,
                     const engine::Value& request);
    Result migrate(const engine::durable::Stream& stream, const engine::Value& request,
                   const engine::durable::World& world);

    engine::statechart::DataModelFactory models_;
    std::map<std::string, Loaded> loaded_;
    StoredOrganization organization_;
    StoredCalendar calendar_;
};

}  // namespace workflows
