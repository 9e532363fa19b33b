#include "tests/engine/statechart/reference/reference_chart.h"

#include <algorithm>

using Kind = Sketch::Node::Kind;

bool is_scxml(const Place* place) {
    return place != nullptr && place->parent == nullptr;
}
bool is_history(const Place* place) {
    return place->node->is_history();
}
bool is_final(const Place* place) {
    return place->node->kind == Kind::final;
}
bool is_parallel(const Place* place) {
    return place != nullptr && place->node->kind == Kind::parallel && !place->children.empty();
}
bool is_compound(const Place* place) {
    return !is_scxml(place) && place->node->kind == Kind::state && !place->children.empty();
}
bool is_atomic(const Place* place) {
    return !is_scxml(place) && !is_history(place) && place->children.empty();
}

bool is_descendant(const Place* state, const Place* ancestor) {
    for (const Place* each = state->parent; each != nullptr; each = each->parent) {
        if (each == ancestor) return true;
    }
    return false;
}

std::vector<Place*> proper_ancestors(const Place* state, const Place* end) {
    std::vector<Place*> ancestors;
    if (end != nullptr && (end == state || is_descendant(end, state))) return ancestors;
    for (Place* each = state->parent; each != nullptr && each != end; each = each->parent)
        ancestors.push_back(each);
    return ancestors;
}

ReferenceChart::ReferenceChart(const Sketch& sketch) {
    add(sketch.root, nullptr);
}

Place* ReferenceChart::add(const Sketch::Node& node, Place* parent) {
    places_.push_back(std::make_unique<Place>());
    Place* place = places_.back().get();
    place->node = &node;
    place->parent = parent;
    place->order = static_cast<int>(places_.size());
    by_id_[node.id] = place;
    for (const Sketch::Node& child : node.children)
        (child.is_history() ? place->histories : place->children).push_back(add(child, place));
    if (node.kind != Kind::state || place->children.empty()) return place;
    // §3.3: without `initial` the first child in document order.
    place->initial = std::make_unique<Sketch::Move>();
    place->initial->targets = node.initial;
    if (node.initial_element) place->initial->content = node.initial_content;
    if (node.initial.empty()) place->initial->targets = {place->children.front()->id()};
    return place;
}
