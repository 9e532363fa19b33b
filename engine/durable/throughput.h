#pragma once

#include <filesystem>
#include <vector>

#include "engine/durable/decider.h"

// How many durable acts a second this machine's disk allows, and how many the runtime reaches.
namespace engine::durable {

// `first` opens a stream; `next` is then sent to it again and again (its `stream` is filled in).
// Both must be accepted every time.
struct MeasuredWork {
    Deciders deciders;
    Deciders ahead = {};               // RuntimeOptions::ahead
    std::vector<Command> before = {};  // once, to make ready what the others rest on
    Command first;
    Command next;
    int acts = 2000;  // in all
};

// Acts per second that so many callers get through a Runtime over a new store in `directory`. Each
// has its own stream and waits for its answer before it sends the next act.
double runtime_acts_per_second(const std::filesystem::path& directory, const MeasuredWork& work,
                               int callers);

// The yardstick: the rows of as many such acts and nothing else, by the same prepared statements,
// `group` acts to a transaction. No deciding, no JSON, no hashing, no savepoint, no queue.
double bare_acts_per_second(const std::filesystem::path& directory, const MeasuredWork& work,
                            int group);

}  // namespace engine::durable
