#include "tests/engine/durable/toy_decider.h"

#include <stdexcept>

#include "engine/base/sha256.h"

namespace toy {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::durable::Instant;

constexpr const char* series = "INF|SG|2023";

Instant instant(const Value& milliseconds) {
    return Instant(std::chrono::milliseconds(milliseconds.get<std::int64_t>()));
}

// One decision as it grows step by step.
struct Draft {
    const Stream& stream;
    const World& world;
    Decision decision;
    std::int64_t sequence = stream.sequence + 1;

    Value& snapshot() { return decision.snapshot; }

    void add(const Value& step) {
        std::int64_t by = step.at("by").get<std::int64_t>();
        if (const Stream* rules = world.singleton("reglas"))
            by *= rules->snapshot.value("multiply", 1);
        snapshot()["count"] = snapshot()["count"].get<std::int64_t>() + by;
    }
    void ask(const Value& step) {
        Value task = {{"entry", sequence}, {"people", step.at("people")}};
        if (step.contains("due")) task["due"] = step["due"];
        snapshot()["tasks"][step.at("id").get<std::string>()] = task;
    }
    void done(const Value& step) { snapshot()["tasks"].erase(step.at("id").get<std::string>()); }
    void arm(const Value& step) {
        snapshot()["timers"][step.at("id").get<std::string>()] = {
            {"at", step.at("at")}, {"generation", sequence}, {"request", step.at("then")}};
    }
    void disarm(const Value& step) { snapshot()["timers"].erase(step.at("id").get<std::string>()); }
    void number() {
        const auto next = world.last_number(series) + 1;
        decision.numbers.push_back({series, next});
        decision.resolved["number"] = next;
        snapshot()["number"] = next;
    }
    void mail(const Value& step) {
        decision.outbox.push_back({"correo",
                                   "mail-" + std::to_string(sequence),
                                   {{"to", step.at("to")}, {"count", snapshot()["count"]}}});
    }
    void document() {
        const auto head = world.head();
        const std::string html = "<p>" + std::to_string(snapshot()["count"].get<std::int64_t>()) +
                                 "</p><p>" + std::to_string(head.size) + " " + head.root + "</p>";
        const std::string name = engine::sha256_hex(html);
        decision.contents.push_back({name, html});
        decision.documents.push_back(
            {"informe", sequence, "Informe", "1-2023",
             engine::sha256_hex(stream.hash + std::to_string(sequence)).substr(0, 12), name,
             false});
        decision.resolved["html"] = name;
    }
    std::int64_t cast_into(const std::string& box) {
        Value& boxes = snapshot()["boxes"];
        return boxes.is_object() ? boxes.value(box, std::int64_t{0}) : 0;
    }
    // A request that was recorded has no "ballot" any more.
    void cast(const Value& step) {
        const auto box = step.at("box").get<std::string>();
        decision.ballot = engine::durable::CastBallot{box, std::nullopt};
        if (step.contains("ballot"))
            decision.ballot->bytes = engine::canonical_json(step["ballot"]);
        snapshot()["boxes"][box] = cast_into(box) + 1;
    }
    void empty_box(const Value& step) {
        const auto box = step.at("box").get<std::string>();
        engine::durable::EmptiedBox emptied{box, cast_into(box), std::nullopt};
        if (step.contains("ballots")) {
            emptied.counted.emplace();
            for (const auto& each : step["ballots"])
                emptied.counted->push_back(engine::canonical_json(each));
        }
        decision.emptied.push_back(std::move(emptied));
    }
    std::optional<Problem> attach(const Value& step) {
        const auto name = step.at("sha256").get<std::string>();
        const auto bytes = world.content(name);
        if (!bytes) return Problem{Refusal::not_found, "No está el adjunto.", "adjunto", ""};
        decision.attachments.push_back(name);
        snapshot()["attachment"] = {{"sha256", name}, {"size", bytes->size()}};
        return std::nullopt;
    }

    std::optional<Problem> take(const Value& step) {
        const auto what = step.at("do").get<std::string>();
        if (what == "add") add(step);
        if (what == "ask") ask(step);
        if (what == "done") done(step);
        if (what == "arm") arm(step);
        if (what == "disarm") disarm(step);
        if (what == "number") number();
        if (what == "number_twice") decision.numbers = {{series, 7}};
        if (what == "mail") mail(step);
        if (what == "document") document();
        if (what == "attach") return attach(step);
        if (what == "cast") cast(step);
        if (what == "empty") empty_box(step);
        if (what == "set") snapshot()[step.at("name").get<std::string>()] = step.at("value");
        if (what == "end") snapshot()["ended"] = true;
        if (what == "throw") throw std::runtime_error("the toy broke");
        if (what == "again") {
            arm({{"id", "again"},
                 {"at", world.now().time_since_epoch().count()},
                 {"then", Value::array({step})}});
        }
        if (what == "need_rules" && world.singleton("reglas") == nullptr) {
            return Problem{Refusal::invalid, "Faltan las reglas.", "", ""};
        }
        if (what == "refuse") return Problem{Refusal::invalid, "No se puede.", "toy", "Otra vez."};
        return std::nullopt;
    }
};

// A deadline that fired is no longer armed.
void drop_fired(Value& snapshot, const Command& command, Instant now) {
    if (command.origin != engine::durable::Origin::timer) return;
    Value left = Value::object();
    for (const auto& [id, timer] : snapshot["timers"].items()) {
        const bool fired = instant(timer.at("at")) <= now && timer.at("request") == command.request;
        if (!fired) left[id] = timer;
    }
    snapshot["timers"] = left;
}

}  // namespace

Result<Decision> CounterDecider::decide(const Stream& stream, const Command& command,
                                        const World& world) {
    Draft draft{stream, world, {}};
    draft.snapshot() = stream.snapshot;
    if (stream.sequence == 0) {
        draft.snapshot() = {{"zero", "first of the keys, though last in the alphabet"},
                            {"count", 0},
                            {"tasks", Value::object()},
                            {"timers", Value::object()}};
    }
    drop_fired(draft.snapshot(), command, world.now());
    draft.decision.resolved = {{"time", world.now().time_since_epoch().count()}};
    for (const auto& step : command.request) {
        if (auto problem = draft.take(step)) return *problem;
    }
    draft.decision.request = command.request;
    for (auto& step : draft.decision.request) {
        if (step.at("do") == "cast") step.erase("ballot");
    }
    draft.decision.answer = {{"count", draft.snapshot()["count"]}};
    draft.decision.projection = project(draft.snapshot());
    return std::move(draft.decision);
}

Projection CounterDecider::project(const Value& snapshot) const {
    Projection projection;
    projection.title = "Contador";
    projection.status = snapshot.at("count").get<std::int64_t>() < 100 ? "en curso" : "lleno";
    projection.ended = snapshot.contains("ended");
    for (const auto& [id, task] : snapshot.at("tasks").items()) {
        std::optional<Instant> due;
        if (task.contains("due")) due = instant(task["due"]);
        projection.tasks.push_back({id, task.at("entry"), "Tarea " + id,
                                    task.at("people").get<std::vector<std::string>>(), due});
    }
    for (const auto& [id, timer] : snapshot.at("timers").items()) {
        projection.timers.push_back(
            {id, timer.at("generation"), instant(timer.at("at")), timer.at("request")});
    }
    return projection;
}

Result<Decision> RulesDecider::decide(const Stream& stream, const Command& command,
                                      const World& world) {
    (void)stream;
    (void)world;
    Decision decision;
    decision.request = command.request;
    decision.snapshot = command.request;
    decision.projection = project(decision.snapshot);
    decision.answer = "anotado";
    return decision;
}

Projection RulesDecider::project(const Value& snapshot) const {
    (void)snapshot;
    Projection projection;
    projection.title = "Reglas";
    projection.status = "vigente";
    return projection;
}

}  // namespace toy
