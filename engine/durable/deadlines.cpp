#include "engine/durable/deadlines.h"

#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

constexpr int group = 32;

std::tuple<StreamId, std::string, std::int64_t> name(const DueTimer& timer) {
    return {timer.stream, timer.id, timer.generation};
}

std::string undecidable(const DueTimer& timer, const std::string& why) {
    return "el plazo «" + timer.id + "» no se pudo decidir en repetidos intentos: " + why;
}

}  // namespace

struct Deadlines::Round {
    StreamId only;
    Instant now;
    bool more = true;
    std::map<StreamId, int> fired = {};
    TickReport report = {};
};

TickReport Deadlines::fire_due(StreamId only) {
    Round round{only, clock_.now()};
    while (round.more) {
        const auto timers = count_tries(round);
        if (!timers.empty()) fire(timers, round);
    }
    return round.report;
}

// The oldest of each stream: the next one is decided on what this one leaves.
std::vector<DueTimer> Deadlines::count_tries(Round& round) {
    std::vector<DueTimer> tries;
    in_transaction([&] {
        if (round.only.value == 0) store_.drop_answers_expired_by(round.now);
        const auto due = store_.due_timers(round.now, round.only, group);
        round.more = !due.empty();
        std::set<StreamId> seen;
        for (auto timer : due) {
            if (!seen.insert(timer.stream).second) continue;
            if (uncounted_.erase(name(timer)) == 0) {
                if (timer.attempts >= options_.tries) {
                    halt(timer.stream,
                         undecidable(timer, "el programa se interrumpió al decidirlo"), round);
                    continue;
                }
                store_.count_attempt(timer);
                ++timer.attempts;
            }
            tries.push_back(timer);
        }
    });
    return tries;
}

void Deadlines::fire(const std::vector<DueTimer>& timers, Round& round) {
    try {
        in_transaction([&] {
            for (const auto& timer : timers) fire_one(timer, round);
        });
    } catch (const StoreFailure&) {
        for (const auto& timer : timers) uncounted_.insert(name(timer));
        throw;
    }
}

void Deadlines::fire_one(const DueTimer& timer, Round& round) {
    std::string why;
    try {
        const auto answer = ledger_.fire(timer, round.now);
        if (!answer || *answer) {
            if (answer) ++round.report.fired;
            if (++round.fired[timer.stream] > options_.most_in_one_round) {
                halt(timer.stream, "sus plazos vencen sin fin uno tras otro.", round);
            }
            return;
        }
        why = to_line(answer->error());
    } catch (const StoreFailure&) {
        throw;
    } catch (const std::exception& failure) {
        why = failure.what();
    }
    if (timer.attempts >= options_.tries) halt(timer.stream, undecidable(timer, why), round);
}

void Deadlines::halt(StreamId stream, const std::string& why, Round& round) {
    ledger_.halt(stream, why);
    ++round.report.halted;
}

template <class Work>
void Deadlines::in_transaction(Work work) {
    try {
        if (store_.begin()) ledger_.forget();
        work();
        ledger_.save_tree();
        store_.commit();
    } catch (...) {
        store_.rollback();
        ledger_.forget();
        throw;
    }
}

}  // namespace engine::durable
