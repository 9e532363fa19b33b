#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/calendar/date.h"

namespace workflows {

// Who did what: the act in whose light a macrostep runs (_x.act), and the memory that not-by asks.
struct ActRecord {
    std::string event;
    std::string actor;   // person id, "sistema" for timers
    std::string behalf;  // person represented; empty: in person
    std::string post;
    std::string unit;
    std::string date;  // ISO day, Lima
    std::string at;    // ISO instant with offset
    std::string comment;
    std::int64_t seq = 0;
};

// An open task of a case. Identity = (case, id, entry).
struct CaseTask {
    std::string id;
    std::string state;
    std::int64_t entry = 0;
    std::string title;
    std::vector<std::string> keys;     // performers, "role:ogaj"
    std::string due;                   // ISO day of the nearest term it waits for; empty without
    std::vector<std::string> done_by;  // once="person|unit": who acted since it opened
};

// A reminder planned for a term.
struct PlannedReminder {
    std::int64_t index = 0;  // among the v:remind of its deadline
    std::string date;        // ISO day
};

// One length of which a term is made: its own, one it was pulled back or extended by.
struct TermLeg {
    std::string length;  // "7 habiles", as the chart wrote it
    bool back = false;   // counted towards the past
};

// How the due day of a term was counted, so that it can be counted again when the calendar changes.
struct TermCount {
    std::string from;      // ISO day after which the first leg counts; the due day without legs
    std::string calendar;  // "H" or "P"
    std::vector<TermLeg> legs;  // in order
};

// A term of a case, kept after its state is left because guards may read it (_x.terms).
struct CaseTerm {
    std::string id;
    std::string event;            // raised when it expires; empty: none
    std::int64_t generation = 0;  // sequence at which it was armed or extended
    std::string due, original;    // ISO days
    bool extended = false;
    bool active = false;  // its state is
    bool fired = false;   // its event was raised in this generation
    std::vector<PlannedReminder> reminders;
    TermCount count;
};

// One version of a document of a case.
struct CaseDocument {
    std::string id;
    std::string template_name;
    std::string title;
    std::int64_t version = 0;
    std::string number;        // as printed; empty without
    std::int64_t ordinal = 0;  // the number itself; 0 without
    std::string date;
    std::string by;
    std::string content;  // SHA-256 of the dossier it shows, without number, date and signatures
    std::string html;     // SHA-256 of the HTML
    std::string code;     // verification code
    bool draft = false;
    std::string pdf;       // SHA-256 of the PDF once rendered
    std::string renderer;  // fingerprint of what rendered it
    std::int64_t seq = 0;
};

// A delayed <send> of the chart to itself.
struct PlannedSend {
    std::string id;       // the chart's, for <cancel>; several may share one
    std::string serial;   // unique in the case
    std::int64_t at = 0;  // epoch ms
    engine::Value event;
};

// A case that this one opened (<invoke>, v:each) and waits for while its state is active.
struct ChildCase {
    enum class End { none, done, cancelled };
    std::string invoke;           // id of the <invoke> or v:each
    std::int64_t index = -1;      // of its item under v:each, from 0
    std::string state;            // of this case, that waits for it
    std::int64_t generation = 0;  // sequence at which it was asked for
    std::string package;
    std::int64_t id = 0;  // its number; 0 until it is open
    End end = End::none;
    engine::Value result = {};  // its done data
};

// The case that opened this one.
struct ParentCase {
    std::int64_t id = 0;
    engine::Value address;  // which of its children this is (child_cases.h)
};

// A ballot box of the case (case_ballots.h): what passed through it, never what is in it.
struct BallotBox {
    enum class Phase { open, counting, counted, destroyed };
    Phase phase = Phase::open;
    std::int64_t cast = 0;
};

// All that is stored of a case between two entries.
struct CaseState {
    std::string package;  // SHA-256 of the package's files
    std::string package_name;
    std::string title;
    engine::Value profile = engine::Value::object();
    engine::Value chart;  // statechart::to_value
    std::map<std::string, std::int64_t>
        entries;                  // active state -> sequence at which it was entered
    std::vector<ActRecord> acts;  // newest last, each as `remember` kept it
    std::vector<CaseTask> tasks;
    std::vector<CaseTerm> terms;
    std::vector<CaseDocument> documents;  // in order of issue
    std::vector<PlannedSend> sends;
    std::vector<ChildCase> children;  // in the order in which they were asked for
    std::optional<ParentCase> parent;
    std::map<std::string, BallotBox> boxes;  // by name, from the first ballot or the count on
    bool ended = false;
    std::string status;  // labels of the innermost labelled active states

    // Keeps the newest act of each event, person and person represented: what separation of duties
    // and «atendidos» ask. The journal has them all; a case that goes round for years stays small.
    void remember(ActRecord act);
    CaseTerm* term(const std::string& id);
    const CaseDocument* newest(const std::string& document_id) const;
};

engine::Value to_value(CaseState state);

// Throws engine::Value::exception when `stored` is not what to_value wrote (an altered store).
CaseState case_state_from_value(const engine::Value& stored);

// The platform variable _x as chart expressions see it (docs/charts.md).
engine::Value platform_variable(const CaseState& state, const ActRecord& act);
engine::Value platform_documents(const CaseState& state);

}  // namespace workflows
