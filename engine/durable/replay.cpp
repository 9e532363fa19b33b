#include "engine/durable/replay.h"

#include "engine/base/sha256.h"
#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

std::string members_that_differ(const std::string& stored, const std::string& decided) {
    const Value was = Value::parse(stored);
    const Value is = Value::parse(decided);
    std::string names;
    for (const auto& [name, value] : was.items()) {
        if (!is.contains(name) || is[name] != value) names += (names.empty() ? "" : ", ") + name;
    }
    for (const auto& [name, value] : is.items()) {
        if (!was.contains(name)) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

}  // namespace

std::string ReplayContents::keep(std::string_view bytes) {
    const std::string name = sha256_hex(bytes);
    bool there = false;
    try {
        there = kept_.read(name).has_value();
    } catch (const StoreFailure&) {
        // Damaged: as good as gone.
    }
    if (!there) restored_.emplace(name, bytes);
    return name;
}

std::optional<std::string> ReplayContents::read(const std::string& sha256) const {
    const auto restored = restored_.find(sha256);
    return restored != restored_.end() ? restored->second : kept_.read(sha256);
}

bool ReplayContents::has(const std::string& sha256) const {
    return restored_.contains(sha256) || kept_.has(sha256);
}

Replay::Replay(const Contents& contents, const Deciders& deciders)
    : contents_(contents), deciders_(deciders), ledger_(store_, contents_, deciders) {
    if (store_.begin()) ledger_.forget();
}

void Replay::apply(const PlacedEntry& placed, const std::string& bytes) {
    tree_.append(placed.hash);
    uncertain_ = uncertain_ || !placed.certain;
    const auto entry = read_entry(bytes);
    if (!placed.present || !entry) {
        // Nobody knows what numbers it took.
        uncertain_ = true;
        return give_up(placed, "");
    }
    note(placed, *entry);
    if (!placed.intact || broken_.contains(entry->stream)) return give_up(placed, "");
    const std::string why = decide(*entry, bytes);
    if (!why.empty()) return give_up(placed, "Al decidirla de nuevo " + why + ".");
    ++decided_;
}

void Replay::note(const PlacedEntry& placed, const Entry& entry) {
    kinds_[placed.stream] = entry.kind;
    for (const auto& taken : entry.numbers) numbers_[taken.series] = taken.number;
    if (!placed.intact) return;
    for (const auto& name : entry.contents) {
        contents_named_.emplace(name,
                                journal_place(placed.stream, placed.sequence, placed.position));
    }
}

std::string Replay::decide(const Entry& entry, const std::string& bytes) {
    store_.mark();
    std::string why;
    try {
        const auto decided = ledger_.decide_again(entry);
        if (decided && *decided == bytes) {
            store_.keep_mark();
            return "";
        }
        why = decided ? "da otro resultado en: " + members_that_differ(bytes, *decided)
                      : "es rechazada: " + to_line(decided.error());
    } catch (const std::exception& failure) {
        why = std::string("falla: ") + failure.what();
    }
    store_.undo_to_mark();
    return why;
}

void Replay::give_up(const PlacedEntry& placed, const std::string& why) {
    if (!why.empty() && !uncertain_) {
        findings_.push_back({journal_place(placed.stream, placed.sequence, placed.position), why});
    }
    broken_.insert(placed.stream);
    // The others saw a singleton that the rebuilt store no longer follows.
    const auto kind = kinds_.find(placed.stream);
    if (kind != kinds_.end() && deciders_.contains(kind->second)) {
        uncertain_ = uncertain_ || deciders_.at(kind->second)->singleton();
    }
    ledger_.go_on_from(tree_, numbers_);
}

void Replay::finish() {
    ledger_.save_tree();
    store_.commit();
}

}  // namespace engine::durable
