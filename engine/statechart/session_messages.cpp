// The part of the tree that carries messages: between its sessions (§C.1) and with the outside.
#include "engine/statechart/session_tree.h"

namespace engine::statechart {

LiveSession* SessionTree::addressee(const LiveSession& sender, const std::string& target) const {
    constexpr std::string_view by_session = "#_scxml_";
    if (target.empty()) return find(sender.id);
    if (target == "#_parent") return sender.parent.empty() ? nullptr : find(sender.parent);
    if (target.starts_with(by_session)) return find(target.substr(by_session.size()));
    return target.starts_with("#_") ? child(sender.id, target.substr(2)) : nullptr;
}

void SessionTree::deliver(LiveSession& sender, const SendEvent& send) {
    const bool to_session =
        send.type.empty() || send.type == "scxml" || send.type == scxml_event_processor;
    if (!to_session) {
        const bool sent =
            needs_.outside != nullptr && needs_.outside->send(send.target, send.event);
        collect_arrived();
        if (!sent) {
            fail(sender, "error.communication", "no se pudo entregar a «" + send.target + "»",
                 send.event);
        }
        return;
    }
    const LiveSession* receiver = addressee(sender, send.target);
    if (receiver == nullptr) {
        return fail(sender, "error.communication", "no se alcanza el destino «" + send.target + "»",
                    send.event);
    }
    Event event = send.event;
    if (receiver->id == sender.parent && !sender.parent.empty()) {
        if (sender.cancelled) return;
        event.invoke_id = sender.invoke_id;
    }
    turns_.push_back({receiver->id, std::move(event)});
}

void SessionTree::deliver_next() {
    const DelayedSends::Delayed next = delayed_.take_next();
    if (LiveSession* sender = find(next.session)) deliver(*sender, next.send);
}

// After the macrostep an error can only come from without.
void SessionTree::fail(LiveSession& session, const std::string& name, const std::string& message,
                       const Event& about) {
    Event event;
    event.name = name;
    event.type = Event::Type::platform;
    event.send_id = about.send_id;
    event.invoke_id = about.invoke_id;
    event.data = Value{{"message", message}};
    turns_.push_back({session.id, std::move(event)});
}

void SessionTree::collect_arrived() {
    if (needs_.outside == nullptr) return;
    for (Outside::Arrived& each : needs_.outside->arrived()) {
        if (find(each.session) != nullptr) turns_.push_back({each.session, std::move(each.event)});
    }
}

}  // namespace engine::statechart
