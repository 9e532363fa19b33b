#include "engine/diagram/picture_order.h"

#include <algorithm>

namespace engine::diagram {

PictureOrder::PictureOrder(const Picture& picture)
    : picture_(picture),
      children_(picture.boxes.size()),
      last_(picture.boxes.size()),
      start_child_(picture.boxes.size(), statechart::no_index),
      way_in_(picture.boxes.size()),
      ends_(picture.arrows.size()),
      leads_down_to_(picture.boxes.size()),
      is_reached_(picture.boxes.size()),
      has_way_out_(picture.boxes.size()),
      crossing_words_(picture.boxes.size()) {
    find_ways_in();
    find_ends();
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) order_arrow(i);
    for (State state = 1; state < picture.boxes.size(); ++state) {
        if (!is_frame(state)) continue;
        order_inside(state);
        if (has_way_out_[state]) order_way_out(state);
    }
}

void PictureOrder::find_ways_in() {
    const auto& boxes = picture_.boxes;
    for (State state = 1; state < boxes.size(); ++state) {
        children_[boxes[state].parent].push_back(state);
        const bool no_other = start_child_[boxes[state].parent] == statechart::no_index;
        const bool region = boxes[boxes[state].parent].shape == Box::Shape::regions;
        if (no_other && (boxes[state].starts || region)) start_child_[boxes[state].parent] = state;
    }
    for (State state = static_cast<State>(boxes.size()); state-- > 1;) {
        last_[state] = children_[state].empty() ? state : last_[children_[state].back()];
        if (start_child_[state] == statechart::no_index && !children_[state].empty())
            start_child_[state] = children_[state].front();
        way_in_[state] = is_frame(state) ? way_in_[start_child_[state]] : state;
    }
    last_[0] = static_cast<State>(boxes.size() - 1);
}

void PictureOrder::find_ends() {
    for (std::size_t i = 0; i < ends_.size(); ++i) {
        const Arrow& arrow = picture_.arrows[i];
        const bool back = way_in_[arrow.to] < arrow.from;
        ends_[i] = {back ? arrow.to : arrow.from, back ? arrow.from : arrow.to, back};
        const auto [upper, lower, is_back] = ends_[i];
        if (upper != lower) leads_down_to_[upper].push_back(lower);
        is_reached_[lower] = true;
        const State left = outermost_without(upper, lower);
        has_way_out_[upper] = is_frame(upper);
        if (left != upper) {
            has_way_out_[left] = true;
            crossing_words_[left] = std::max(crossing_words_[left], arrow.text.height);
        }
    }
}

// A frame that is entered begins, in all its regions, below where one came from; what lies behind a
// frame stands below all of it.
void PictureOrder::order_arrow(std::size_t arrow) {
    const auto [upper, lower, back] = ends_[arrow];
    arrows_.insert({end(upper), node(way_in_[lower])});
    add(end(upper), beginning(outermost_without(lower, upper)));
    const State left = outermost_without(upper, lower);
    if (left != upper) add(way_out(left), node(way_in_[lower]));
}

// The regions of a parallel begin side by side. In another frame, what no arrow leads down to
// stands below its beginning.
void PictureOrder::order_inside(State frame) {
    const bool regions = picture_.boxes[frame].shape == Box::Shape::regions;
    for (const State child : children_[frame]) {
        if (regions)
            add(top(frame), beginning(child));
        else if (!picture_.boxes[child].starts && !is_reached_[child])
            add(node(way_in_[frame]), beginning(child));
    }
}

void PictureOrder::order_way_out(State frame) {
    for (State leaf = frame + 1; leaf <= last_[frame]; ++leaf) {
        if (is_frame(leaf)) continue;
        const auto& lower = leads_down_to_[leaf];
        const bool goes_on_inside =
            std::any_of(lower.begin(), lower.end(), [&](State each) { return holds(frame, each); });
        if (!goes_on_inside) add(node(leaf), way_out(frame));
    }
}

void PictureOrder::add(const std::string& above, const std::string& below) {
    if (above != below && !arrows_.contains({above, below})) pairs_.insert({above, below});
}

std::string PictureOrder::beginning(State state) const {
    while (is_frame(state)) {
        if (picture_.boxes[state].shape == Box::Shape::regions) return top(state);
        state = start_child_[state];
    }
    return node(state);
}

// The outermost frame around `state`, or it itself, that does not hold `other`.
PictureOrder::State PictureOrder::outermost_without(State state, State other) const {
    while (!holds(picture_.boxes[state].parent, other)) state = picture_.boxes[state].parent;
    return state;
}

}  // namespace engine::diagram
