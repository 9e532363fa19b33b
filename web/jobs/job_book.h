#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/value.h"
#include "engine/durable/clock.h"
#include "web/identity/access_store.h"

namespace web {

struct Job {
    enum class State { waiting, running, done, failed, interrupted };
    std::int64_t number = 0;
    std::string kind;    // "verificacion": at most one of a kind is open
    std::string title;   // as people read it
    std::string person;  // who asked; id in the organisation
    State state = State::waiting;
    engine::durable::Instant asked;
    std::optional<engine::durable::Instant> started, ended;
    std::int64_t done = 0, total = 0;  // total 0: nobody can say how much there is
    std::string words;                 // how far it is, how it ended, or why not
    engine::Value result;              // of work that is done; its kind knows what is in it

    bool open() const { return state == State::waiting || state == State::running; }
};

// What becomes of long work, kept in accesos.db: it can be told after the page was left and after a
// restart. Not in the journal, for it changes nothing that is kept there. Thread safe.
class JobBook {
 public:
    JobBook(AccessStore& store, const engine::durable::Clock& clock)
        : store_(store), clock_(clock) {}

    // The open one of that kind when there is one: nobody starts the same work twice.
    std::int64_t ask(const std::string& kind, const std::string& title, const std::string& person);
    void start(std::int64_t number);
    void advance(std::int64_t number, std::int64_t done, std::int64_t total,
                 const std::string& words);
    void finish(std::int64_t number, Job::State how, const std::string& words,
                const engine::Value& result);
    // What was open when the program ended will never end: says so. Before the first work starts.
    void interrupt_open();

    std::optional<Job> job(std::int64_t number);
    // The newest of a kind; of those that are done only, when asked so.
    std::optional<Job> newest(const std::string& kind, bool done_only = false);

 private:
    AccessStore& store_;
    const engine::durable::Clock& clock_;
};

}  // namespace web
