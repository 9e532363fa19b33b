#pragma once

#include <vector>

#include "engine/calendar/holiday_table.h"
#include "engine/durable/decider.h"
#include "engine/statechart/data_model.h"
#include "workflows/case_state.h"
#include "workflows/organization.h"
#include "workflows/package.h"

namespace workflows {

// A notice asked for in a macrostep; written when it has come to rest, so that it tells the state
// the act led to.
struct NoticeRequest {
    std::string notice;
    Performers to;
    std::vector<std::string> not_by = {};  // whom separation of duties bars is not asked
    std::optional<CaseTask> task;          // the opened task or the one a reminder is about
    std::string due;                       // ISO day of its term; empty without
    bool personal = false;                 // no use to whoever stands in for somebody
};

// One decision on one case under way: what it reads, what it changes, what it will record. Made for
// a single command and thrown away with it; a refusal leaves nothing behind.
struct CaseWork {
    // Read.
    const Package& package;
    const Organization& organization;
    const engine::calendar::HolidayTable& holidays;
    const engine::durable::World& world;
    engine::durable::StreamId stream;
    std::int64_t sequence = 0;  // of the entry being made
    std::string previous_hash;
    engine::calendar::Date today;

    // Changed.
    CaseState state = {};
    engine::Value given = engine::Value::object();  // to a new child: first values of its data
    ActRecord act = {};
    std::vector<NoticeRequest> notices = {};

    // Recorded.
    engine::durable::Decision decision = {};
    std::string label = {};  // of the act, as its button said; empty for what is no act
    engine::Value resolved_terms = engine::Value::array();
    engine::Value resolved_documents = engine::Value::array();
    engine::Value resolved_recipients = engine::Value::array();
};

}  // namespace workflows
