#pragma once

#include <deque>

#include "tests/engine/statechart/reference/macrostep.h"
#include "tests/engine/statechart/reference/reference_chart.h"

// How often the interesting things happened: a comparison that never meets them proves nothing.
struct Tally {
    long macrosteps = 0, microsteps = 0, preempted = 0, remembered = 0, defaulted = 0,
         regions_done = 0, outer_regions_done = 0, errors = 0, delayed = 0, cancelled = 0,
         internal_moves = 0, ended = 0, late = 0;
};

// Mistakes that an interpreter may make; the comparison must find each of them.
enum class Mistake {
    none,
    exits_in_document_order,
    enters_innermost_first,
    forgets_history,
    deep_history_is_shallow,
    internal_is_external,
    first_wins_over_inner,
    both_conflicting_are_taken,
    regions_never_done,
    outer_regions_never_done,
    eventless_after_internal,
    done_data_is_lost,
    default_content_is_lost,
    error_goes_on_with_block,
    cancel_does_nothing,
    prefix_matches_letters,
};

// The second opinion: Appendix D of the W3C text, written down from the text with sets and lists,
// function by function under its names, with nothing done for speed. It runs a whole session: the
// external queue and a virtual clock are its own.
//
// Where the kernel goes further than the text (engine/statechart/README.md) it goes along:
// a <parallel> that is a region completes the one around it, a condition is judged once per
// selection, a transition keeps the domain it had before states were left (the text asks again when
// it enters them; by then a history may remember, and the answer would leave out states), and what
// is around that domain is not entered again by a history further out.
class Reference {
 public:
    struct Event {
        std::string name, type = "external", send_id;
        std::optional<std::string> data;  // JSON
    };

    Reference(const Sketch& sketch, Mistake mistake);  // the sketch outlives it

    void start();
    void give(const Stimulus& stimulus);

    // What was done, one macrostep after the other.
    const std::vector<Macrostep>& told() const { return told_; }
    // It did not come to rest: what it told since the last call is worth nothing.
    bool endless() const { return endless_; }
    const Tally& tally() const { return tally_; }

 private:
    using Move = Sketch::Move;
    // OrderedSet of transitions, each with the state it stands in.
    struct Enabled {
        const Move* move = nullptr;
        Place* source = nullptr;
        friend bool operator==(const Enabled&, const Enabled&) = default;
    };
    using Moves = std::vector<Enabled>;
    struct Delayed {
        long due = 0;
        std::string id;
        Event event;
    };
    struct Entry {
        Places to_enter, default_entry;
        std::map<Place*, const Move*> default_content;  // by parent of the history
        Place* domain = nullptr;                        // of the transition at hand
    };

    // reference_loop.cpp
    void drain();
    void macrostep(const Event* external);
    void come_to_rest();
    void microstep(const Moves& enabled);
    Moves select_transitions(const Event* event);
    bool is_enabled(const Enabled& candidate, const Event* event);
    Moves remove_conflicting_transitions(const Moves& enabled);
    void exit_interpreter();
    void keep();

    // reference_states.cpp
    Places compute_exit_set(const Moves& moves);
    void exit_states(const Moves& enabled);
    void enter_states(const Moves& enabled, const std::vector<Place*>& domains);
    void enter(Place* state, const Entry& entry);
    void complete(Place* final_state);
    void compute_entry_set(const Moves& moves, const std::vector<Place*>& domains, Entry& entry);
    void add_descendant_states_to_enter(Place* state, Entry& entry);
    void add_ancestor_states_to_enter(Place* state, Place* ancestor, Entry& entry);
    void enter_missing_regions(Place* parallel, Entry& entry);
    bool is_in_final_state(Place* state);
    Place* transition_domain(const Enabled& enabled);
    Place* find_lcca(Place* source, const std::vector<Place*>& targets);
    std::vector<Place*> effective_targets(const std::vector<std::string>& targets);

    // reference_content.cpp
    void initialize(const Place* place);
    bool execute(const Sketch::Block& block);
    bool execute(const Sketch::Action& action);
    bool log(const Sketch::Action& action);
    bool send(const Sketch::Action& action);
    bool holds(const Sketch::Condition& condition);
    std::optional<std::string> carried(const std::vector<int>& counters,
                                       const std::string& send_id);
    bool fail(const std::string& name, const std::string& send_id);
    bool name_match(const std::vector<std::string>& descriptors, const std::string& name) const;
    static std::string in_one_line(const Event& event);

    ReferenceChart chart_;
    const bool late_binding_;
    const Mistake mistake_;
    Places configuration_;
    std::map<Place*, std::vector<Place*>> history_value_;
    std::set<const Place*> entered_before_;
    std::map<int, std::optional<int>> counters_;
    std::deque<Event> internal_queue_, external_queue_;
    std::vector<Delayed> delayed_;
    std::optional<Event> event_;  // _event
    long now_ = 0;
    bool running_ = false, endless_ = false;
    Tally tally_;
    std::vector<Macrostep> told_;

    // Of the macrostep under way.
    int microsteps_ = 0, macrosteps_ = 0;
    std::map<const Move*, bool> judged_;  // of one selection
    Macrostep step_;
};
