// The part of the tree that writes it as JSON and reads it back.
#include "engine/base/stored_integer.h"
#include "engine/statechart/session_tree.h"

namespace engine::statechart {
namespace {

Problem unreadable(const std::string& what, const std::string& file) {
    return {Refusal::invalid,
            "Las sesiones guardadas no corresponden a este diagrama: " + what + ".", file,
            "Verifique el almacén o migre el caso a esta versión."};
}

}  // namespace

// A session that has not begun has no snapshot yet. The document stands beside it: what `src` named
// may have changed since.
Value SessionTree::stored() const {
    Value sessions = Value::array();
    for (const auto& each : sessions_) {
        Value session = {{"id", each->id}};
        if (!each->parent.empty()) {
            session["parent"] = each->parent;
            session["invoke_id"] = each->invoke_id;
            session["document"] = each->document;
            session["file"] = each->chart->file;
        }
        if (each->started) {
            session["snapshot"] = to_value(*each->chart, each->interpreter->snapshot());
        } else {
            session["given"] = each->given;
        }
        sessions.push_back(std::move(session));
    }
    Value turns = Value::array();
    for (const Turn& turn : turns_) {
        turns.push_back({{"session", turn.session},
                         {"event", turn.event ? event_to_value(*turn.event) : Value()}});
    }
    return {{"sessions", std::move(sessions)},
            {"turns", std::move(turns)},
            {"delayed", delayed_.to_value()},
            {"next_session", next_session_}};
}

Result<Done> SessionTree::restore(const Value& stored) {
    try {
        for (const Value& each : stored.at("sessions")) {
            if (auto done = restore_session(each); !done) return done;
        }
        for (const Value& each : stored.at("turns")) {
            Turn turn{each.at("session").get<std::string>(), std::nullopt};
            if (!each.at("event").is_null()) turn.event = event_from_value(each.at("event"));
            const LiveSession* session = find(turn.session);
            if (session == nullptr || session->started != turn.event.has_value())
                return unreadable("un evento espera a una sesión que no está", chart_.file);
            turns_.push_back(std::move(turn));
        }
        delayed_ = DelayedSends::from_value(stored.at("delayed"));
        next_session_ = stored_integer(stored.at("next_session"));
    } catch (const Value::exception& error) {
        return unreadable(error.what(), chart_.file);
    }
    if (sessions_.empty()) return unreadable("no hay ninguna sesión", chart_.file);
    return Done{};
}

Result<Done> SessionTree::restore_session(const Value& stored) {
    LiveSession session;
    session.id = stored.at("id").get<std::string>();
    if (sessions_.empty()) {
        if (session.id != first_id_) return unreadable("la sesión es otra", chart_.file);
        session.chart = std::shared_ptr<const Chart>(std::shared_ptr<void>(), &chart_);
    } else {
        session.parent = stored.at("parent").get<std::string>();
        session.invoke_id = stored.at("invoke_id").get<std::string>();
        session.document = stored.at("document").get<std::string>();
        auto chart =
            read_scxml(session.document, stored.at("file").get<std::string>(), needs_.documents);
        if (!chart) return chart.error().front();
        session.chart = std::make_shared<const Chart>(std::move(*chart));
        if (find(session.parent) == nullptr || find(session.id) != nullptr)
            return unreadable("«" + session.id + "» no tiene de quién depender", chart_.file);
    }
    const bool started = stored.contains("snapshot");
    if (!started) session.given = stored.at("given");
    const auto added = add(std::move(session));
    if (!added) return added.error();
    if (!started) return Done{};
    const auto snapshot = snapshot_from_value(*(*added)->chart, stored.at("snapshot"));
    if (!snapshot) return snapshot.error();
    (*added)->interpreter->restore(*snapshot);
    (*added)->started = true;
    return Done{};
}

}  // namespace engine::statechart
