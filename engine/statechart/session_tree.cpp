#include "engine/statechart/session_tree.h"

#include <algorithm>

namespace engine::statechart {

// What one session knows of the others while it takes a step.
class SessionTree::Neighbourhood final : public Platform {
 public:
    Neighbourhood(const SessionTree& tree, std::string session)
        : tree_(tree), session_(std::move(session)) {}

    bool can_send(const std::string& type) const override {
        return Platform::can_send(type) ||
               (tree_.needs_.outside != nullptr && tree_.needs_.outside->carries(type));
    }
    bool can_invoke(const std::string& type) const override {
        return type.empty() || type == "scxml" || type == "http://www.w3.org/TR/scxml/" ||
               type == "http://www.w3.org/TR/scxml";
    }
    bool can_reach(const std::string& target, const std::string& type) const override {
        if (!Platform::can_send(type)) return tree_.needs_.outside->can_reach(target);
        return tree_.addressee(*tree_.find(session_), target) != nullptr;
    }

 private:
    const SessionTree& tree_;
    std::string session_;
};

SessionTree::SessionTree(const Chart& chart, std::string session_id, TreeNeeds needs,
                         Observer observer)
    : chart_(chart),
      first_id_(std::move(session_id)),
      needs_(std::move(needs)),
      observer_(std::move(observer)) {
}

Result<Done> SessionTree::start() {
    LiveSession first;
    first.id = first_id_;
    first.chart = std::shared_ptr<const Chart>(std::shared_ptr<void>(), &chart_);
    const auto added = add(std::move(first));
    if (!added) return added.error();
    turns_.push_back({first_id_, std::nullopt});
    return Done{};
}

// Gives the session its model and its interpreter, neither started nor restored.
Result<LiveSession*> SessionTree::add(LiveSession session) {
    session.model = needs_.models(*session.chart);
    if (!session.model) {
        return Problem{Refusal::invalid,
                       "No se conoce el modelo de datos «" + session.chart->data_model + "».",
                       session.chart->file, "Use datamodel=\"ecmascript\" o datamodel=\"null\"."};
    }
    session.platform = std::make_unique<Neighbourhood>(*this, session.id);
    Session known{.id = session.id, .given = session.given};
    if (needs_.outside != nullptr)
        known.system_variables["_ioprocessors"] = needs_.outside->open(session.id);
    session.interpreter = std::make_unique<Interpreter>(*session.chart, *session.model,
                                                        *session.platform, std::move(known));
    sessions_.push_back(std::make_unique<LiveSession>(std::move(session)));
    return sessions_.back().get();
}

void SessionTree::take(Event event) {
    turns_.push_back({first_id_, std::move(event)});
}

bool SessionTree::work(Milliseconds now) {
    now_ = now;
    collect_arrived();
    if (!running() || turns_.empty()) return false;
    const Turn turn = std::move(turns_.front());
    turns_.pop_front();
    LiveSession& session = *find(turn.session);
    const Step step =
        turn.event ? session.interpreter->handle(*turn.event) : session.interpreter->start();
    session.started = true;
    settle(session, turn.event ? &*turn.event : nullptr, step, now);
    return true;
}

void SessionTree::settle(LiveSession& session, const Event* event, const Step& step,
                         Milliseconds now) {
    if (observer_) observer_(session, event, step);
    for (const Effect& effect : step.effects) perform(session, effect, now);
    if (step.finished && session.id == first_id_) {
        turns_.clear();
        delayed_ = {};
    }
    if (step.finished) end(session, step);
}

void SessionTree::perform(LiveSession& session, const Effect& effect, Milliseconds now) {
    if (const auto* send = std::get_if<SendEvent>(&effect)) {
        if (send->delay.count() > 0) {
            delayed_.add({now + send->delay, session.id, *send});
        } else {
            deliver(session, *send);
        }
    } else if (const auto* cancelled = std::get_if<CancelSend>(&effect)) {
        delayed_.cancel(session.id, cancelled->send_id);
    } else if (const auto* order = std::get_if<StartInvoke>(&effect)) {
        invoke(session, *order);
    } else if (const auto* ended = std::get_if<CancelInvoke>(&effect)) {
        cancel(session.id, ended->id);
    } else if (const auto* forward = std::get_if<ForwardEvent>(&effect)) {
        const LiveSession* to = child(session.id, forward->invoke_id);
        if (to != nullptr) turns_.push_back({to->id, forward->event});
    }
}

// §6.4.2. A document that cannot be had is a failure of the invocation, told to the parent.
void SessionTree::invoke(LiveSession& parent, const StartInvoke& order) {
    Event about;
    about.invoke_id = order.id;
    LiveSession session;
    session.id = first_id_ + "." + std::to_string(next_session_++);
    session.parent = parent.id;
    session.invoke_id = order.id;
    session.given = order.params;
    if (order.content) {
        session.document = *order.content;
    } else {
        auto text = needs_.documents ? needs_.documents(order.source)
                                     : Result<std::string>(Problem{
                                           Refusal::not_found, "no hay de dónde leerlo", "", ""});
        if (!text) {
            return fail(parent, "error.communication",
                        "no se pudo leer «" + order.source + "»: " + text.error().message, about);
        }
        session.document = std::move(*text);
    }
    auto chart =
        read_scxml(session.document, parent.chart->file + "#" + order.id, needs_.documents);
    if (!chart) return fail(parent, "error.execution", to_line(chart.error().front()), about);
    session.chart = std::make_shared<const Chart>(std::move(*chart));
    const auto added = add(std::move(session));
    if (!added) return fail(parent, "error.execution", added.error().message, about);
    turns_.push_back({(*added)->id, std::nullopt});
}

// §6.4.3. It leaves its states, and no word of that reaches the parent.
void SessionTree::cancel(const std::string& parent, const std::string& invoke_id) {
    LiveSession* session = child(parent, invoke_id);
    if (session == nullptr) return;
    session->cancelled = true;
    if (!session->started) return forget(session->id);
    const Step step = session->interpreter->cancel();
    settle(*session, nullptr, step, now_);
}

void SessionTree::end(LiveSession& session, const Step& step) {
    if (needs_.outside != nullptr) needs_.outside->close(session.id);
    if (session.id == first_id_) return;
    if (!session.cancelled) {
        Event done;
        done.name = "done.invoke." + session.invoke_id;
        done.type = Event::Type::platform;
        done.invoke_id = session.invoke_id;
        if (step.done_data && !step.done_data->is_null()) done.data = step.done_data;
        turns_.push_back({session.parent, std::move(done)});
    }
    forget(session.id);
}

void SessionTree::forget(const std::string& session) {
    std::erase_if(turns_, [&](const Turn& turn) { return turn.session == session; });
    delayed_.forget(session);
    std::erase_if(sessions_, [&](const auto& each) { return each->id == session; });
}

LiveSession* SessionTree::find(const std::string& id) const {
    const auto found = std::find_if(sessions_.begin(), sessions_.end(),
                                    [&](const auto& each) { return each->id == id; });
    return found == sessions_.end() ? nullptr : found->get();
}

LiveSession* SessionTree::child(const std::string& parent, const std::string& invoke_id) const {
    const auto found = std::find_if(sessions_.begin(), sessions_.end(), [&](const auto& each) {
        return each->parent == parent && each->invoke_id == invoke_id;
    });
    return found == sessions_.end() ? nullptr : found->get();
}

}  // namespace engine::statechart
