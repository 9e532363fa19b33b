#include "engine/durable/ledger.h"

#include <algorithm>
#include <stdexcept>

#include "engine/durable/box_check.h"
#include "engine/durable/decision_check.h"
#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

std::string name(StreamId id) {
    return "expediente " + std::to_string(id.value);
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

StoredBox new_box(const std::string& name) {
    return {name, 0, "open", {}};
}

[[noreturn]] void fail_altered(const StoredBox& box, StreamId stream) {
    throw StoreFailure({Refusal::invalid, "La urna fue alterada fuera de Visado.",
                        box_place(stream, box.name),
                        "Ejecute visado verify y restaure la última copia de seguridad."});
}

const ArmedTimer* armed(const Projection& projection, const std::string& id,
                        std::int64_t generation) {
    const auto& timers = projection.timers;
    const auto found = std::find_if(timers.begin(), timers.end(), [&](const ArmedTimer& timer) {
        return timer.id == id && timer.generation == generation;
    });
    return found == timers.end() ? nullptr : &*found;
}

std::shared_ptr<const StoredStream> unopened(StreamId id, const std::string& kind) {
    return std::make_shared<const StoredStream>(
        StoredStream{{id, kind, 0, nullptr, no_hash()}, {}, ""});
}

std::shared_ptr<const StoredStream> with_halt(const std::shared_ptr<const StoredStream>& stream,
                                              const std::string& why) {
    StoredStream changed = *stream;
    changed.halted = why;
    return std::make_shared<const StoredStream>(std::move(changed));
}

}  // namespace

Ledger::Ledger(Store& store, Contents& contents, Deciders deciders, LedgerOptions options)
    : store_(store),
      contents_(contents),
      deciders_(std::move(deciders)),
      options_(options),
      sources_{[this](const std::string& kind) { return singleton(kind); },
               [this](const std::string& series) { return last_number(series); }} {
}

void Ledger::forget() {
    standing_.forget();
    numbers_.clear();
    tree_.reset();
    heads_.clear();
    tree_changed_ = false;
}

Result<Answer> Ledger::decide(const Command& command, Instant now,
                              std::optional<Preparation> prepared) {
    const std::string request = prepared ? "" : canonical_json(command.request);
    std::string fingerprint;
    if (!command.key.empty()) {
        fingerprint = prepared ? prepared->request_sha256 : request_fingerprint(command, request);
        if (auto kept = store_.answer(stored_key(command.origin, command.key))) {
            const bool same = kept->request_sha256.empty() ? kept->stream == command.stream
                                                           : kept->request_sha256 == fingerprint;
            if (!same) return used_otherwise(command.key);
            return Answer{kept->stream, kept->sequence, std::move(kept->answer), true};
        }
    }
    const auto stream = target(command);
    if (!stream) return stream.error();
    if (!(*stream)->halted.empty()) return standing_still(**stream);
    if (prepared && still_stands(*prepared, **stream, now)) {
        if (!prepared->outcome) return prepared->outcome.error();
        return record(std::move(*prepared->outcome));
    }
    if (prepared) return decide(command, now);
    auto draft = decide_on(
        **stream, addressed(command, (*stream)->stream, request, now, std::move(fingerprint)));
    if (!draft) return draft.error();
    return record(std::move(*draft));
}

std::optional<Result<Answer>> Ledger::fire(const DueTimer& due, Instant now) {
    const Shared stream = find(due.stream);
    if (!stream || !stream->halted.empty()) return std::nullopt;
    const ArmedTimer* timer = armed(stream->projection, due.id, due.generation);
    if (timer == nullptr || timer->at > now) return std::nullopt;
    auto draft = decide_on(*stream, {{due.stream, stream->stream.kind, Origin::timer,
                                      Value::parse(canonical_json(timer->request)), ""},
                                     now,
                                     FiredTimer{timer->id, timer->generation, timer->at}});
    if (!draft) return Result<Answer>(draft.error());
    return Result<Answer>(record(std::move(*draft)));
}

Result<std::string> Ledger::decide_again(const Entry& entry) {
    Shared stream = find(entry.stream);
    if (entry.sequence == 1 && !stream) stream = unopened(entry.stream, entry.kind);
    if (!stream || stream->stream.sequence + 1 != entry.sequence) {
        throw std::runtime_error("no sigue a la entrada anterior de su expediente");
    }
    if (entry.timer) {
        const auto* timer = armed(stream->projection, entry.timer->id, entry.timer->generation);
        if (timer == nullptr || timer->at != entry.timer->at || timer->at > entry.time) {
            throw std::runtime_error("dice que venció un plazo que no estaba puesto");
        }
    }
    // One that no entry led to is not given: the entry then differs, and that is told.
    std::optional<TreeHead> head;
    if (entry.head && was_head(*entry.head)) head = entry.head;
    auto draft =
        decide_on(*stream,
                  {{entry.stream, stream->stream.kind, entry.origin, entry.request, entry.key},
                   entry.time,
                   entry.timer,
                   {},
                   true},
                  head);
    if (!draft) return draft.error();
    std::string bytes = draft->act.entry;
    record(std::move(*draft));
    return bytes;
}

StreamId Ledger::addressee(const Command& command) {
    if (command.stream.value != 0 || !decider(command.kind).singleton()) return command.stream;
    return store_.find_singleton(command.kind).value_or(StreamId{});
}

bool Ledger::has_due_timer(StreamId id, Instant now) {
    const Shared stream = id.value == 0 ? nullptr : find(id);
    if (!stream || !stream->halted.empty()) return false;
    const auto& timers = stream->projection.timers;
    return std::any_of(timers.begin(), timers.end(),
                       [&](const ArmedTimer& timer) { return timer.at <= now; });
}

void Ledger::halt(StreamId id, const std::string& why) {
    store_.halt(id, why);
    standing_.put(with_halt(find(id), why));
}

bool Ledger::resume(StreamId id) {
    if (!store_.resume(id)) return false;
    standing_.put(with_halt(find(id), ""));
    return true;
}

void Ledger::go_on_from(MerkleLog tree, std::unordered_map<std::string, std::int64_t> numbers) {
    std::deque<TreeHead> heads = std::move(heads_);
    forget();
    heads_ = std::move(heads);
    tree_ = std::move(tree);
    note_head(tree_->head());
    tree_changed_ = true;
    numbers_ = std::move(numbers);
}

void Ledger::save_tree() {
    if (tree_changed_) store_.save(tree_->stored());
    tree_changed_ = false;
    if (standing_.size() > options_.cached_streams) standing_.drop_streams();
}

const MerkleLog& Ledger::tree() {
    if (!tree_) tree_ = MerkleLog(store_.tree());
    return *tree_;
}

Ledger::Shared Ledger::find(StreamId id) {
    if (auto known = standing_.find(id)) return known;
    auto loaded = store_.load(id);
    if (!loaded) return nullptr;
    auto stream = std::make_shared<const StoredStream>(std::move(*loaded));
    standing_.put(stream);
    return stream;
}

Result<Ledger::Shared> Ledger::target(const Command& command) {
    const StreamId id = addressee(command);
    if (id.value == 0) return unopened({store_.newest_stream().value + 1}, command.kind);
    Shared stream = find(id);
    if (!stream) return unknown(id);
    if (!command.kind.empty() && command.kind != stream->stream.kind) {
        return of_another_kind(stream->stream, command.kind);
    }
    return stream;
}

std::int64_t Ledger::last_number(const std::string& series) {
    const auto known = numbers_.find(series);
    if (known != numbers_.end()) return known->second;
    return numbers_[series] = store_.last_number(series);
}

const Stream* Ledger::singleton(const std::string& kind) {
    auto known = standing_.singleton(kind);
    if (!known) {
        const auto id = store_.find_singleton(kind);
        known = id ? find(*id) : nullptr;
        standing_.name_singleton(kind, id.value_or(StreamId{}));
    }
    // Kept by `standing_` until this command is recorded.
    return *known ? &(*known)->stream : nullptr;
}

Decider& Ledger::decider(const std::string& kind) const {
    const auto found = deciders_.find(kind);
    if (found == deciders_.end()) throw std::invalid_argument("no decider for kind " + kind);
    return *found->second;
}

bool Ledger::still_stands(const Preparation& prepared, const StoredStream& stream, Instant now) {
    return prepared.now == now && prepared.stream.get() == &stream &&
           (!prepared.head || was_head(*prepared.head)) &&
           std::all_of(
               prepared.singletons.begin(), prepared.singletons.end(),
               [this](const auto& each) { return standing_.singleton(each.first) == each.second; });
}

bool Ledger::was_head(const TreeHead& head) {
    if (heads_.empty()) note_head(tree().head());
    const std::int64_t back = heads_.back().size - head.size;
    if (back < 0 || back >= static_cast<std::int64_t>(heads_.size())) return false;
    return heads_[heads_.size() - 1 - static_cast<std::size_t>(back)] == head;
}

void Ledger::note_head(TreeHead head) {
    standing_.set_head(head);
    while (!heads_.empty() && heads_.back().size >= head.size) heads_.pop_back();
    if (!heads_.empty() && heads_.back().size + 1 != head.size) heads_.clear();
    heads_.push_back(std::move(head));
    if (heads_.size() > options_.known_heads) heads_.pop_front();
}

Result<ActDraft> Ledger::decide_on(const StoredStream& stream, const Deciding& deciding,
                                   const std::optional<TreeHead>& head) {
    if (heads_.empty()) note_head(tree().head());
    const DecidingWorld world(deciding.now, head ? *head : heads_.back(), contents_, sources_);
    auto decision = decider(stream.stream.kind).decide(stream.stream, deciding.command, world);
    if (!decision) return decision.error();
    check_decision(*decision, deciding.timer, sources_.last_number,
                   [this](const std::string& sha256) { return contents_.has(sha256); });
    keep_contents(*decision, contents_);
    return draft_act(stream, deciding, std::move(*decision), world.head_seen(),
                     options_.key_lifetime);
}

Answer Ledger::record(ActDraft&& draft) {
    MerkleLog tree_after = tree();
    tree_after.append(draft.entry_hash);
    TreeHead head = tree_after.head();
    Act& act = draft.act;
    act.boxes = boxes_after(draft);
    act.position = head.size;
    act.root = head.root;
    write(act);

    tree_ = std::move(tree_after);
    tree_changed_ = true;
    note_head(std::move(head));
    standing_.put(std::move(draft.after));
    newest_entry_ = act.time;
    for (const auto& taken : act.numbers) numbers_[taken.series] = taken.number;
    return std::move(draft.answer);
}

// What the boxes hold is not in the entry: a replay counts and knows no more.
std::vector<StoredBox> Ledger::boxes_after(const ActDraft& draft) {
    const StreamId stream = draft.act.stream;
    std::vector<StoredBox> boxes;
    if (const auto& cast = draft.ballot) {
        if (cast->bytes.has_value() == draft.again)
            throw std::logic_error("a ballot is cast with its content, and replayed without");
        StoredBox box = store_.box(stream, cast->box).value_or(new_box(cast->box));
        ++box.cast;
        if (cast->bytes) {
            const auto place =
                std::lower_bound(box.ballots.begin(), box.ballots.end(), *cast->bytes);
            box.ballots.insert(place, *cast->bytes);
            if (box.cast != static_cast<std::int64_t>(box.ballots.size()))
                fail_altered(box, stream);
        }
        boxes.push_back(std::move(box));
    }
    for (const auto& emptied : draft.emptied) {
        if (emptied.counted && !draft.again) {
            const auto box = store_.box(stream, emptied.box).value_or(new_box(emptied.box));
            if (box.ballots != *emptied.counted) fail_altered(box, stream);
        }
        std::erase_if(boxes, [&](const StoredBox& each) { return each.name == emptied.box; });
        boxes.push_back({emptied.box, emptied.cast, emptied.counted ? "counted" : "destroyed", {}});
    }
    return boxes;
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
