#include "engine/durable/ledger.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "engine/base/sha256.h"
#include "engine/durable/decision_check.h"
#include "engine/durable/projection_change.h"
#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

std::string name(StreamId id) {
    return "expediente " + std::to_string(id.value);
}

// A person cannot take a key the house will need.
std::string stored_key(Origin origin, const std::string& key) {
    if (key.empty()) return {};
    return (origin == Origin::person ? "person:" : "system:") + key;
}

std::string request_fingerprint(const Command& command, const std::string& request) {
    return sha256_hex(command.kind + "\n" + std::to_string(command.stream.value) + "\n" + request);
}

Problem used_otherwise(const std::string& key) {
    return {Refusal::conflict, "La clave «" + key + "» ya se usó para otra operación.", "",
            "Vuelva a abrir el expediente y repita el acto con una clave nueva."};
}

Problem unknown(StreamId id) {
    return {Refusal::not_found, "No existe el " + name(id) + ".", "",
            "Revise el número del expediente."};
}

Problem of_another_kind(const Stream& stream, const std::string& kind) {
    return {Refusal::not_found,
            "El " + name(stream.id) + " es de «" + stream.kind + "», no de «" + kind + "».", "",
            "Revise el número del expediente."};
}

Problem standing_still(const StoredStream& stream) {
    return {Refusal::wrong_state,
            "El " + name(stream.stream.id) + " está detenido: " + stream.halted, "",
            "Avise a quien administra Visado; corregida la causa, reanude el expediente."};
}

const ArmedTimer* armed(const Projection& projection, const std::string& id,
                        std::int64_t generation) {
    const auto& timers = projection.timers;
    const auto found = std::find_if(timers.begin(), timers.end(), [&](const ArmedTimer& timer) {
        return timer.id == id && timer.generation == generation;
    });
    return found == timers.end() ? nullptr : &*found;
}

std::vector<std::string> contents_of(const Decision& decision) {
    std::set<std::string> names(decision.attachments.begin(), decision.attachments.end());
    for (const auto& content : decision.contents) names.insert(content.sha256);
    return {names.begin(), names.end()};
}

}  // namespace

// One decision on its way from command to rows.
struct Ledger::Deciding {
    Command command;  // addressed to the stream, its request as a replay will read it
    Instant now;
    std::optional<FiredTimer> timer = {};
    std::string request_sha256 = {};
};

struct Ledger::Recorded {
    Answer answer;
    std::string entry;
};

Ledger::Ledger(Store& store, Contents& contents, Deciders deciders, LedgerOptions options)
    : store_(store),
      contents_(contents),
      deciders_(std::move(deciders)),
      options_(options),
      sources_{[this](const std::string& kind) { return singleton(kind); },
               [this](const std::string& series) { return last_number(series); }} {
}

void Ledger::forget() {
    streams_.clear();
    singletons_.clear();
    numbers_.clear();
    tree_.reset();
    tree_changed_ = false;
}

Result<Answer> Ledger::decide(const Command& command, Instant now) {
    const std::string request = canonical_json(command.request);
    std::string fingerprint;
    if (!command.key.empty()) {
        fingerprint = request_fingerprint(command, request);
        if (auto kept = store_.answer(stored_key(command.origin, command.key))) {
            if (kept->request_sha256 != fingerprint) return used_otherwise(command.key);
            return Answer{kept->stream, kept->sequence, std::move(kept->answer), true};
        }
    }
    const auto stream = target(command);
    if (!stream) return stream.error();
    if (!(*stream)->halted.empty()) return standing_still(**stream);
    const Stream& target_stream = (*stream)->stream;
    const Deciding deciding{
        {target_stream.id, target_stream.kind, command.origin, Value::parse(request), command.key},
        now,
        std::nullopt,
        fingerprint};
    auto recorded = decide_on(**stream, deciding);
    if (!recorded) return recorded.error();
    return std::move(recorded->answer);
}

std::optional<Result<Answer>> Ledger::fire(const DueTimer& due, Instant now) {
    StoredStream* stream = find(due.stream);
    if (stream == nullptr || !stream->halted.empty()) return std::nullopt;
    const ArmedTimer* timer = armed(stream->projection, due.id, due.generation);
    if (timer == nullptr || timer->at > now) return std::nullopt;
    const Deciding deciding{{due.stream, stream->stream.kind, Origin::timer,
                             Value::parse(canonical_json(timer->request)), ""},
                            now,
                            FiredTimer{timer->id, timer->generation, timer->at}};
    auto recorded = decide_on(*stream, deciding);
    if (!recorded) return Result<Answer>(recorded.error());
    return Result<Answer>(std::move(recorded->answer));
}

Result<std::string> Ledger::decide_again(const Entry& entry) {
    if (entry.sequence == 1 && find(entry.stream) == nullptr) open(entry.stream, entry.kind);
    StoredStream* stream = find(entry.stream);
    if (stream == nullptr || stream->stream.sequence + 1 != entry.sequence) {
        throw std::runtime_error("no sigue a la entrada anterior de su expediente");
    }
    if (entry.timer) {
        const auto* timer = armed(stream->projection, entry.timer->id, entry.timer->generation);
        if (timer == nullptr || timer->at != entry.timer->at || timer->at > entry.time) {
            throw std::runtime_error("dice que venció un plazo que no estaba puesto");
        }
    }
    const Deciding deciding{
        {entry.stream, stream->stream.kind, entry.origin, entry.request, entry.key},
        entry.time,
        entry.timer};
    auto recorded = decide_on(*stream, deciding);
    if (!recorded) return recorded.error();
    return std::move(recorded->entry);
}

StreamId Ledger::addressee(const Command& command) {
    if (command.stream.value != 0 || !decider(command.kind).singleton()) return command.stream;
    return store_.find_singleton(command.kind).value_or(StreamId{});
}

bool Ledger::has_due_timer(StreamId id, Instant now) {
    const StoredStream* stream = id.value == 0 ? nullptr : find(id);
    if (stream == nullptr || !stream->halted.empty()) return false;
    const auto& timers = stream->projection.timers;
    return std::any_of(timers.begin(), timers.end(),
                       [&](const ArmedTimer& timer) { return timer.at <= now; });
}

void Ledger::halt(StreamId id, const std::string& why) {
    store_.halt(id, why);
    if (StoredStream* stream = find(id)) stream->halted = why;
}

bool Ledger::resume(StreamId id) {
    if (!store_.resume(id)) return false;
    if (StoredStream* stream = find(id)) stream->halted.clear();
    return true;
}

void Ledger::go_on_from(MerkleLog tree, std::unordered_map<std::string, std::int64_t> numbers) {
    forget();
    tree_ = std::move(tree);
    tree_changed_ = true;
    numbers_ = std::move(numbers);
}

void Ledger::save_tree() {
    if (tree_changed_) store_.save(tree_->stored());
    tree_changed_ = false;
    // Between transactions nobody holds a reference to a stream.
    if (streams_.size() > options_.cached_streams) streams_.clear();
}

const MerkleLog& Ledger::tree() {
    if (!tree_) tree_ = MerkleLog(store_.tree());
    return *tree_;
}

StoredStream* Ledger::find(StreamId id) {
    const auto known = streams_.find(id);
    if (known != streams_.end()) return &known->second;
    auto loaded = store_.load(id);
    if (!loaded) return nullptr;
    return &streams_.emplace(id, std::move(*loaded)).first->second;
}

Result<StoredStream*> Ledger::target(const Command& command) {
    const StreamId id = addressee(command);
    if (id.value == 0) return &open({store_.newest_stream().value + 1}, command.kind);
    StoredStream* stream = find(id);
    if (stream == nullptr) return unknown(id);
    if (!command.kind.empty() && command.kind != stream->stream.kind) {
        return of_another_kind(stream->stream, command.kind);
    }
    return stream;
}

StoredStream& Ledger::open(StreamId id, const std::string& kind) {
    return streams_[id] = StoredStream{{id, kind, 0, nullptr, no_hash()}, {}, ""};
}

std::int64_t Ledger::last_number(const std::string& series) {
    const auto known = numbers_.find(series);
    if (known != numbers_.end()) return known->second;
    return numbers_[series] = store_.last_number(series);
}

const Stream* Ledger::singleton(const std::string& kind) {
    auto known = singletons_.find(kind);
    if (known == singletons_.end()) {
        const auto id = store_.find_singleton(kind);
        if (!id) return nullptr;
        known = singletons_.emplace(kind, *id).first;
    }
    const StoredStream* stream = find(known->second);
    return stream == nullptr ? nullptr : &stream->stream;
}

Decider& Ledger::decider(const std::string& kind) const {
    const auto found = deciders_.find(kind);
    if (found == deciders_.end()) throw std::invalid_argument("no decider for kind " + kind);
    return *found->second;
}

Result<Ledger::Recorded> Ledger::decide_on(StoredStream& stream, const Deciding& deciding) {
    // A stream whose opening was refused or failed was never there.
    struct Guard {
        Ledger& ledger;
        StoredStream& stream;
        ~Guard() {
            if (stream.stream.sequence == 0) ledger.streams_.erase(StreamId(stream.stream.id));
        }
    } const guard{*this, stream};

    const DecidingWorld world(deciding.now, tree(), contents_, sources_);
    auto decision = decider(stream.stream.kind).decide(stream.stream, deciding.command, world);
    if (!decision) return decision.error();
    return record(stream, deciding, std::move(*decision), world.head_seen());
}

Ledger::Recorded Ledger::record(StoredStream& stored, const Deciding& deciding, Decision&& decision,
                                const std::optional<TreeHead>& head_seen) {
    check_decision(decision, deciding.timer, sources_.last_number,
                   [this](const std::string& sha256) { return contents_.has(sha256); });
    keep_contents(decision);

    Stream& stream = stored.stream;
    Act act;
    act.stream = stream.id;
    act.kind = stream.kind;
    act.sequence = stream.sequence + 1;
    act.time = deciding.now;
    act.snapshot = decision.snapshot.dump();
    act.snapshot_sha256 = sha256_hex(act.snapshot);
    act.entry =
        entry_bytes({stream.id, stream.kind, act.sequence, deciding.now, deciding.command.origin,
                     deciding.timer, deciding.command.key, std::move(decision.request),
                     std::move(decision.resolved), decision.numbers, contents_of(decision),
                     head_seen, act.snapshot_sha256, stream.hash});
    const Sha256 hash = sha256(act.entry);
    act.hash = to_hex(hash);
    MerkleLog tree_after = tree();
    tree_after.append(hash);
    act.position = tree_after.size();
    act.root = to_hex(tree_after.root());
    act.title = decision.projection.title;
    act.status = decision.projection.status;
    act.ended = decision.projection.ended;
    act.projection = projection_change(stored.projection, decision.projection);
    act.outbox = std::move(decision.outbox);
    act.numbers = std::move(decision.numbers);
    act.documents = std::move(decision.documents);
    Answer answer{stream.id, act.sequence, std::move(decision.answer), false};
    if (!deciding.command.key.empty()) {
        act.answer = KeptAnswer{stored_key(deciding.command.origin, deciding.command.key),
                                stream.id,
                                act.sequence,
                                deciding.request_sha256,
                                answer.value,
                                deciding.now + options_.key_lifetime};
    }
    write(act);

    tree_ = std::move(tree_after);
    tree_changed_ = true;
    stream.sequence = act.sequence;
    stream.hash = act.hash;
    stream.snapshot = std::move(decision.snapshot);
    stored.projection = std::move(decision.projection);
    for (const auto& taken : act.numbers) numbers_[taken.series] = taken.number;
    return {std::move(answer), std::move(act.entry)};
}

// Before the entry that names them: a crash in between leaves bytes nobody names, never the
// reverse.
void Ledger::keep_contents(const Decision& decision) {
    for (const auto& content : decision.contents) {
        if (contents_.keep(content.bytes) != content.sha256) {
            throw std::logic_error("content kept under a name that is not its SHA-256");
        }
    }
}

void Ledger::write(const Act& act) {
    try {
        store_.mark();
        try {
            store_.append(act);
        } catch (const StoreFailure&) {
            throw;
        } catch (...) {
            store_.undo_to_mark();
            throw;
        }
        store_.keep_mark();
    } catch (const StoreFailure& failure) {
        throw TransactionLost(failure.problem());
    }
}

}  // namespace engine::durable
