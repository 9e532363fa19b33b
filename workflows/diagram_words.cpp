#include "workflows/diagram_words.h"

#include <algorithm>
#include <string_view>

#include "engine/calendar/term_length.h"
#include "engine/statechart/event.h"

namespace workflows {
namespace {

using engine::diagram::TransitionWords;
using engine::statechart::StateIndex;
using engine::statechart::TransitionIndex;

class WordReader {
 public:
    WordReader(const engine::statechart::Chart& chart, const Procedure& procedure,
               const engine::Value& manifest)
        : chart_(chart), procedure_(procedure), manifest_(manifest) {}

    engine::diagram::ChartWords read() {
        if (manifest_.is_object() && manifest_.contains("title") && manifest_["title"].is_string())
            words_.title = manifest_["title"].get<std::string>();
        for (const auto& [state, label] : procedure_.labels) words_.states[state].title = label;
        for (const auto& [state, tasks] : procedure_.tasks) {
            for (const TaskDefinition& each : tasks) add_note(state, awaited(each.by));
        }
        for (const auto& [state, deadlines] : procedure_.deadlines) {
            for (const DeadlineDefinition& each : deadlines) add_note(state, term(each));
        }
        for (const Act& act : procedure_.acts)
            words_.transitions[act.transition] = {act.label, TransitionWords::Kind::act};
        for (TransitionIndex i = 0; i < chart_.transitions.size(); ++i) {
            if (procedure_.act_of(i) == nullptr && waits_for_a_term(i))
                words_.transitions[i] = {"al vencer el plazo", TransitionWords::Kind::term};
        }
        return std::move(words_);
    }

 private:
    void add_note(StateIndex state, const std::string& note) {
        auto& notes = words_.states[state].notes;
        if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
    }

    std::string awaited(const Performers& performers) const {
        std::string names;
        for (const Performer& each : performers) names += (names.empty() ? "" : " o ") + name(each);
        return "Espera a: " + names;
    }

    std::string name(const Performer& performer) const {
        switch (performer.kind) {
            case Performer::Kind::role:
                return named("roles", performer.name);
            case Performer::Kind::list:
                return named("lists", performer.name);
            case Performer::Kind::superior:
                return "superior de " + named("roles", performer.name);
            case Performer::Kind::field:
                return "quien diga «" + performer.name + "»";
            case Performer::Kind::unit:
            case Performer::Kind::person:
                break;
        }
        return performer.name;
    }

    std::string named(const char* key, const std::string& id) const {
        if (!manifest_.is_object() || !manifest_.contains(key) || !manifest_[key].is_object() ||
            !manifest_[key].contains(id) || !manifest_[key][id].is_string())
            return id;
        return manifest_[key][id].get<std::string>();
    }

    // What its length is where that can be told; of a profile, the newest.
    std::string term(const DeadlineDefinition& deadline) const {
        constexpr std::string_view of_profile = "_x.profile.";
        std::string length = deadline.after;
        if (deadline.after_expr.text.starts_with(of_profile))
            length = profile_value(deadline.after_expr.text.substr(of_profile.size()));
        const auto read = engine::calendar::parse_term_length(length);
        return "Plazo: " + (read ? engine::calendar::to_text(*read) : deadline.id);
    }

    std::string profile_value(const std::string& key) const {
        if (!manifest_.is_object() || !manifest_.contains("profiles")) return "";
        const auto& profiles = manifest_["profiles"];
        if (!profiles.is_array() || profiles.empty() || !profiles.back().is_object()) return "";
        const auto values = profiles.back().find("values");
        if (values == profiles.back().end() || !values->is_object() || !values->contains(key))
            return "";
        return (*values)[key].is_string() ? (*values)[key].get<std::string>() : "";
    }

    bool waits_for_a_term(TransitionIndex index) const {
        const auto& events = chart_.transitions[index].events;
        const auto is_of_a_term = [&](const std::string& descriptor) {
            for (const auto& [state, deadlines] : procedure_.deadlines) {
                for (const DeadlineDefinition& each : deadlines) {
                    if (!each.event.empty() && engine::statechart::matches(descriptor, each.event))
                        return true;
                }
            }
            return false;
        };
        return !events.empty() && std::all_of(events.begin(), events.end(), is_of_a_term);
    }

    const engine::statechart::Chart& chart_;
    const Procedure& procedure_;
    const engine::Value& manifest_;
    engine::diagram::ChartWords words_;
};

}  // namespace

engine::diagram::ChartWords diagram_words(const engine::statechart::Chart& chart,
                                          const Procedure& procedure,
                                          const engine::Value& manifest) {
    return WordReader(chart, procedure, manifest).read();
}

}  // namespace workflows
