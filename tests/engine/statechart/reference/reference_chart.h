#pragma once

#include <map>
#include <memory>
#include <set>

#include "tests/engine/statechart/reference/sketch.h"

// A sketch with its states linked to one another, for reading Appendix D of the W3C text aloud.
struct Place {
    const Sketch::Node* node = nullptr;
    Place* parent = nullptr;       // null: <scxml>
    int order = 0;                 // document order
    std::vector<Place*> children;  // without histories
    std::vector<Place*> histories;
    std::unique_ptr<Sketch::Move> initial;  // of a compound state and of <scxml>

    const std::string& id() const { return node->id; }
};

struct DocumentOrder {
    bool operator()(const Place* one, const Place* other) const {
        return one->order < other->order;
    }
};
using Places = std::set<Place*, DocumentOrder>;

bool is_scxml(const Place* place);
bool is_history(const Place* place);
bool is_final(const Place* place);
bool is_parallel(const Place* place);
bool is_compound(const Place* place);  // <scxml> is not counted
bool is_atomic(const Place* place);    // <final> too

bool is_descendant(const Place* state, const Place* ancestor);
// The ancestors of `state` from its parent up to, but not including, `end`; with a null `end` up to
// and including <scxml>. Empty when `end` is the parent, the state itself or in it.
std::vector<Place*> proper_ancestors(const Place* state, const Place* end);

class ReferenceChart {
 public:
    explicit ReferenceChart(const Sketch& sketch);  // which outlives it

    Place* root() const { return places_.front().get(); }
    Place* at(const std::string& id) const { return by_id_.at(id); }
    const std::vector<std::unique_ptr<Place>>& places() const { return places_; }

 private:
    Place* add(const Sketch::Node& node, Place* parent);

    std::vector<std::unique_ptr<Place>> places_;
    std::map<std::string, Place*> by_id_;
};
