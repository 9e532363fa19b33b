#include <algorithm>
#include <set>

#include "tests/engine/statechart/reference/comparison.h"

namespace {

using Node = Sketch::Node;

// Visits everything that can be left out, in a fixed order, and leaves out the `wanted`-th.
class Cut {
 public:
    explicit Cut(int wanted) : left_(wanted) {}
    bool done() const { return done_; }

    void in(Trial& trial) {
        each(trial.stimuli, [&](Stimulus& stimulus) {
            if (stimulus.number && now()) stimulus.number.reset();
        });
        in(trial.sketch.root);
        flag(trial.sketch.late_binding);
    }

 private:
    bool now() {
        if (done_ || left_-- > 0) return false;
        return done_ = true;
    }
    void flag(bool& value) {
        if (!done_ && value && now()) value = false;
    }
    // Leaves out an element, or makes what remains of it simpler.
    template <class T, class Simplify>
    void each(std::vector<T>& list, Simplify simplify) {
        for (std::size_t i = 0; i < list.size() && !done_; ++i) {
            if (now()) {
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
            } else {
                simplify(list[i]);
            }
        }
    }
    template <class T>
    void each(std::vector<T>& list) {
        each(list, [](T&) {});
    }

    void in(Node& node) {
        raise_children(node);
        each(node.children, [&](Node& child) { in(child); });
        each(node.moves, [&](Sketch::Move& move) { in(move); });
        each(node.on_entry, [&](Sketch::Block& block) { in(block); });
        each(node.on_exit, [&](Sketch::Block& block) { in(block); });
        in(node.initial_content);
        each(node.initial);
        each(node.data);
        flag(node.initial_element);
        flag(node.moves_last);
        if (node.done_data) {
            each(*node.done_data);
            if (now()) node.done_data.reset();
        }
        if (node.kind == Node::Kind::parallel && now()) node.kind = Node::Kind::state;
    }

    // A state's place is taken by what is in it.
    void raise_children(Node& node) {
        for (std::size_t i = 0; i < node.children.size() && !done_; ++i) {
            if (node.children[i].children.empty() || !now()) continue;
            const std::vector<Node> inner = std::move(node.children[i].children);
            const auto at = node.children.begin() + static_cast<std::ptrdiff_t>(i);
            node.children.insert(node.children.erase(at), inner.begin(), inner.end());
        }
    }

    void in(Sketch::Move& move) {
        in(move.content);
        if (move.events.size() > 1) each(move.events);
        if (move.targets.size() > 1) each(move.targets);
        flag(move.internal);
        if (!done_ && move.condition.kind != Sketch::Condition::Kind::always && now())
            move.condition = {};
    }

    void in(Sketch::Block& block) {
        each(block, [&](Sketch::Action& action) {
            in(action.then);
            in(action.otherwise);
            each(action.carried);
        });
    }

    int left_;
    bool done_ = false;
};

void collect(const Node& node, std::set<std::string>& names) {
    names.insert(node.id);
    for (const Node& child : node.children) collect(child, names);
}

// What leads to a state that is no more leads nowhere.
void mend(Node& node, const std::set<std::string>& names) {
    const auto gone = [&](const std::string& id) { return !names.contains(id); };
    std::erase_if(node.initial, gone);
    if (node.initial.empty()) node.initial_element = false;
    std::erase_if(node.moves, [&](Sketch::Move& move) {
        const bool had = !move.targets.empty();
        std::erase_if(move.targets, gone);
        return had && move.targets.empty();
    });
    for (Node& child : node.children) mend(child, names);
    std::erase_if(node.children,
                  [](const Node& child) { return child.is_history() && child.moves.empty(); });
    const bool only_histories = std::all_of(node.children.begin(), node.children.end(),
                                            [](const Node& child) { return child.is_history(); });
    if (only_histories) node.children.clear();
    if (node.children.empty()) node.initial.clear();
    if (node.children.empty() && !node.is_history() && node.kind != Node::Kind::final)
        node.kind = Node::Kind::state;
}

// Mending takes states away, to which something else may lead.
void mend(Sketch& sketch) {
    std::set<std::string> before;
    std::set<std::string> names;
    do {
        before = names;
        names.clear();
        collect(sketch.root, names);
        mend(sketch.root, names);
    } while (names != before);
}

}  // namespace

// What comes after the first difference is of no use.
void leave_out_the_end(Trial& trial, Mistake mistake) {
    for (std::size_t step = trial.stimuli.size(); step > 0; step /= 2) {
        while (trial.stimuli.size() >= step) {
            Trial shorter = trial;
            shorter.stimuli.resize(trial.stimuli.size() - step);
            if (compare(shorter, mistake).difference.empty()) break;
            trial = std::move(shorter);
        }
    }
}

Trial shrink(Trial trial, Mistake mistake) {
    leave_out_the_end(trial, mistake);
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (int wanted = 0;;) {
            Trial candidate = trial;
            Cut cut(wanted);
            cut.in(candidate);
            if (!cut.done()) break;
            mend(candidate.sketch);
            const Outcome outcome = compare(candidate, mistake);
            if (outcome.readable && !outcome.difference.empty()) {
                trial = std::move(candidate);
                smaller = true;
            } else {
                ++wanted;
            }
        }
    }
    return trial;
}
