#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/diagram/picture.h"

namespace engine::diagram {

// What shall stand above what, so that a picture reads from top to bottom in the order of the file:
// names for points of it that to_dot() and LayoutEngine share, and the pairs of them that Graphviz
// must keep besides the arrows. The picture must outlive it.
class PictureOrder {
 public:
    using State = statechart::StateIndex;

    explicit PictureOrder(const Picture& picture);

    // "s3": a box that is no frame. "x3": a point below all that is in a frame. "t3": a point above
    // all regions of a parallel.
    static std::string node(State state) { return "s" + std::to_string(state); }
    static std::string way_out(State frame) { return "x" + std::to_string(frame); }
    static std::string top(State parallel) { return "t" + std::to_string(parallel); }

    const std::vector<State>& children(State state) const { return children_[state]; }
    // The box inside at which an arrow to `state` ends: where the frame begins, or the box itself.
    State way_in(State state) const { return way_in_[state]; }

    struct Ends {
        State upper = statechart::root_state, lower = statechart::root_state;
        bool back = false;  // the arrow points to the upper one
    };
    const Ends& ends(std::size_t arrow) const { return ends_[arrow]; }

    // Something begins at the point below the frame.
    bool has_way_out(State frame) const { return has_way_out_[frame]; }
    // Of the highest words whose arrow crosses the frame's lower border; 0 without.
    double crossing_words(State frame) const { return crossing_words_[frame]; }

    using Pair = std::pair<std::string, std::string>;  // above, below
    const std::set<Pair>& pairs() const { return pairs_; }

 private:
    void find_ways_in();
    void find_ends();
    void order_arrow(std::size_t arrow);
    void order_inside(State frame);
    void order_way_out(State frame);
    void add(const std::string& above, const std::string& below);

    bool is_frame(State state) const { return picture_.boxes[state].is_frame(); }
    std::string beginning(State state) const;  // the point that stands highest in it
    std::string end(State state) const { return is_frame(state) ? way_out(state) : node(state); }
    bool holds(State frame, State state) const { return state >= frame && state <= last_[frame]; }
    State outermost_without(State state, State other) const;

    const Picture& picture_;
    std::vector<std::vector<State>> children_;
    std::vector<State> last_;         // the last state inside
    std::vector<State> start_child_;  // of a frame; the first of several
    std::vector<State> way_in_;
    std::vector<Ends> ends_;
    std::vector<std::vector<State>> leads_down_to_;
    std::vector<bool> is_reached_, has_way_out_;
    std::vector<double> crossing_words_;
    std::set<Pair> arrows_, pairs_;
};

}  // namespace engine::diagram
