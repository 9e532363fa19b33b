#include "tests/engine/statechart/reference/random_sketch.h"

#include <algorithm>

namespace {

using Node = Sketch::Node;
using Action = Sketch::Action;
using Condition = Sketch::Condition;
using Kind = Node::Kind;

constexpr int counters = 3;
constexpr int brake = counters;  // counts eventless transitions, so that most charts come to rest

class Artist {
 public:
    explicit Artist(Dice& dice) : dice_(dice) {}

    Sketch draw() {
        sketch_.late_binding = dice_.chance(20);
        left_ = 3 + dice_.below(16);
        logs_ = dice_.chance(70);
        eager_ = dice_.below(3);
        sketch_.root.id = "";
        grow(sketch_.root, 0);
        for (int i = 0; i < counters; ++i) {
            Node& owner = dice_.chance(60) ? sketch_.root : some_node(sketch_.root);
            (owner.kind == Kind::final || owner.is_history() ? sketch_.root : owner)
                .data.push_back({i, dice_.below(3)});
        }
        sketch_.root.data.push_back({brake, 0});
        collect(sketch_.root);
        furnish(sketch_.root);
        return std::move(sketch_);
    }

 private:
    // Structure.
    void grow(Node& node, int depth) {
        const bool parallel = node.kind == Kind::parallel;
        const int wanted = 1 + dice_.below(parallel ? 3 : 4) + (parallel || depth == 0 ? 1 : 0);
        for (int i = 0; i < wanted && (left_ > 0 || node.children.empty()); ++i) {
            Node child;
            child.id = "s" + std::to_string(next_++);
            --left_;
            const int kind = dice_.below(10);
            if (!parallel && kind < 2 && i > 0) {
                child.kind = Kind::final;
            } else if (kind < 4 && left_ > 1) {
                child.kind = Kind::parallel;
            }
            const bool holds = child.kind == Kind::parallel ||
                               (child.kind == Kind::state && dice_.chance(parallel ? 75 : 40));
            if (holds && depth < 5 && left_ > 0) grow(child, depth + 1);
            node.children.push_back(std::move(child));
        }
        if (depth == 0) return;
        for (int i = 0; i < 2 && dice_.chance(30); ++i) {
            Node history;
            history.id = "h" + std::to_string(next_++);
            history.kind = dice_.chance(50) ? Kind::deep : Kind::shallow;
            const auto at = dice_.below(static_cast<int>(node.children.size()) + 1);
            node.children.insert(node.children.begin() + at, std::move(history));
        }
    }

    Node& some_node(Node& from) {
        Node* node = &from;
        while (!node->children.empty() && dice_.chance(70))
            node = &node->children[static_cast<std::size_t>(
                dice_.below(static_cast<int>(node->children.size())))];
        return *node;
    }

    void collect(Node& node) {
        for (Node& child : node.children) {
            (child.is_history() ? histories_ : states_).push_back(child.id);
            if (child.kind == Kind::parallel && regions(child).size() > 1)
                parallels_.push_back(&child);
            collect(child);
        }
    }

    static std::vector<Node*> regions(Node& node) {
        std::vector<Node*> found;
        for (Node& child : node.children) {
            if (!child.is_history()) found.push_back(&child);
        }
        return found;
    }

    static void names_inside(const Node& node, bool histories, std::vector<std::string>& names) {
        for (const Node& child : node.children) {
            if (!child.is_history() || histories) names.push_back(child.id);
            names_inside(child, histories, names);
        }
    }

    // Where things lead.

    // Places in two or more regions of one <parallel> at once.
    std::vector<std::string> several(Node& parallel) {
        std::vector<std::string> targets;
        for (Node* region : regions(parallel)) {
            if (targets.size() >= 2 && dice_.chance(50)) continue;
            std::vector<std::string> names = {region->id};
            names_inside(*region, true, names);
            targets.push_back(dice_.one_of(names));
        }
        if (dice_.chance(30)) std::reverse(targets.begin(), targets.end());
        return targets;
    }

    std::vector<std::string> targets() {
        if (!parallels_.empty() && dice_.chance(20)) return several(*dice_.one_of(parallels_));
        if (!histories_.empty() && dice_.chance(25)) return {dice_.one_of(histories_)};
        return {dice_.one_of(states_)};
    }

    // Inside the node; its own histories only when their defaults cannot lead back here.
    void choose_initial(Node& node) {
        if (node.kind != Kind::state || node.children.empty() || dice_.chance(50)) return;
        std::vector<Node*> inside;
        for (Node* each : parallels_) {
            if (holds(node, *each)) inside.push_back(each);
        }
        if (!inside.empty() && dice_.chance(30)) {
            node.initial = several(*dice_.one_of(inside));
        } else {
            std::vector<std::string> names;
            names_inside(node, false, names);
            for (const Node& child : node.children) {
                const bool safe =
                    child.is_history() && child.moves.front().targets != std::vector{node.id};
                if (safe) names.push_back(child.id);
                if (!child.is_history()) names_inside(child, true, names);
            }
            node.initial = {dice_.one_of(names)};
        }
        node.initial_element = node.id != "" && dice_.chance(50);
        if (node.initial_element) node.initial_content = block(1);
    }

    static bool holds(const Node& around, const Node& node) {
        return std::any_of(around.children.begin(), around.children.end(), [&](const Node& child) {
            return &child == &node || holds(child, node);
        });
    }

    void choose_default(Node& history, const Node& parent) {
        Sketch::Move move;
        std::vector<std::string> names;
        names_inside(parent, false, names);
        for (const Node& child : parent.children) {
            if (!child.is_history()) names_inside(child, true, names);
        }
        move.targets = {dice_.chance(20) ? parent.id : dice_.one_of(names)};
        if (dice_.chance(60)) move.content = block(1);
        history.moves = {move};
    }

    // What happens.
    void furnish(Node& node) {
        for (Node& child : node.children) {
            if (child.is_history()) choose_default(child, node);
        }
        for (Node& child : node.children) {
            if (!child.is_history()) furnish(child);
        }
        choose_initial(node);
        if (node.id.empty()) return;
        node.moves_last = dice_.chance(30);
        if (logs_) node.on_entry.push_back({log("entra-" + node.id)});
        if (logs_) node.on_exit.push_back({log("sale-" + node.id)});
        while (dice_.chance(20)) node.on_entry.push_back(block(2));
        while (dice_.chance(15)) node.on_exit.push_back(block(2));
        if (node.kind == Kind::final) {
            if (dice_.chance(40)) node.done_data = some_counters();
            return;
        }
        for (int i = dice_.below(4); i > 0; --i) node.moves.push_back(move(node));
    }

    Sketch::Move move(const Node& source) {
        Sketch::Move move;
        const bool eventless = dice_.chance(5 + 5 * eager_);
        if (!eventless) {
            move.events.push_back(descriptor());
            if (dice_.chance(15)) move.events.push_back(descriptor());
        }
        // What the chart itself can set off mostly has a counter that stops it.
        const bool by_itself =
            eventless ||
            std::any_of(move.events.begin(), move.events.end(), [](const std::string& event) {
                return event[0] == '*' || event[0] == 'e' || event[0] == 'i' ||
                       event.starts_with("done");
            });
        const bool braked = by_itself && dice_.chance(eventless ? 90 : 80);
        if (braked) {
            move.condition = {Condition::Kind::less, "", brake, 1 + dice_.below(40)};
        } else if (eventless || dice_.chance(25)) {
            move.condition = condition();
        }
        std::vector<std::string> inside;
        names_inside(source, true, inside);
        if (!inside.empty() && dice_.chance(40)) {
            move.targets = {dice_.one_of(inside)};
        } else if (dice_.chance(85)) {
            move.targets = targets();
        }
        move.internal = dice_.chance(40);
        if (logs_) move.content.push_back(log("toma-" + source.id));
        if (braked) move.content.push_back(count(brake));
        if (dice_.chance(40)) {
            for (auto& action : block(2)) move.content.push_back(std::move(action));
        }
        return move;
    }

    std::string descriptor() {
        const int kind = dice_.below(20);
        if (kind < 3) return "done.state." + dice_.one_of(states_);
        if (kind == 3) return dice_.chance(30) ? "done.state" : "error.*";
        if (kind == 4) return dice_.chance(50) ? "*" : "error.execution";
        if (kind == 5) return "a.";
        if (kind < 8) return "i" + std::to_string(dice_.below(3));
        static const std::vector<std::string> names = {"a", "a.b", "b", "b.*", "c", "c.d.e", "d"};
        return dice_.one_of(names);
    }

    std::string raised() {
        static const std::vector<std::string> names = {"i0", "i1", "i2", "i0.x", "ab"};
        return dice_.one_of(names);
    }

    Condition condition() {
        Condition condition;
        const int kind = dice_.below(20);
        condition.name = dice_.one_of(states_);
        condition.counter = dice_.below(counters);
        condition.limit = 1 + dice_.below(5);
        condition.kind = kind < 7    ? Condition::Kind::in
                         : kind < 10 ? Condition::Kind::not_in
                         : kind < 17 ? Condition::Kind::less
                         : kind < 19 ? Condition::Kind::event_is
                                     : Condition::Kind::broken;
        if (condition.kind == Condition::Kind::event_is)
            condition.name = dice_.chance(50) ? "a" : "i0";
        return condition;
    }

    Action log(const std::string& label) {
        Action action;
        action.label = label;
        action.counter = dice_.chance(70) ? -1 : dice_.below(counters + 1) - 1;
        if (action.counter == -1 && dice_.chance(20)) action.counter = -2;
        return action;
    }

    static Action count(int counter) {
        Action action;
        action.kind = Action::Kind::count;
        action.counter = counter;
        return action;
    }

    std::vector<int> some_counters() {
        std::vector<int> list;
        for (int i = 0; i < counters; ++i) {
            if (dice_.chance(30)) list.push_back(i);
        }
        return list;
    }

    Sketch::Block block(int most) {
        Sketch::Block made;
        for (int i = dice_.below(most + 1); i >= 0; --i) made.push_back(action(most));
        return made;
    }

    Action action(int depth) {
        const int kind = dice_.below(40);
        if (kind < 8) return log("nota" + std::to_string(dice_.below(100)));
        if (kind < 18) return count(dice_.below(counters));
        Action action;
        if (kind < 21) {
            action.kind = Action::Kind::raise;
            action.event = raised();
        } else if (kind < 32) {
            send(action);
        } else if (kind < 35) {
            action.kind = Action::Kind::cancel;
            action.id = "envio" + std::to_string(dice_.below(2));
        } else if (kind < 39 && depth > 0) {
            action.kind = Action::Kind::choose;
            action.condition = condition();
            action.then = block(depth - 1);
            if (dice_.chance(50)) action.otherwise = block(depth - 1);
        } else {
            action.kind = Action::Kind::broken;
        }
        return action;
    }

    void send(Action& action) {
        action.kind = Action::Kind::send;
        action.event = raised();
        if (dice_.chance(60)) action.id = "envio" + std::to_string(dice_.below(2));
        if (dice_.chance(90)) action.delay = 100 * (1 + dice_.below(5));
        const int kind = dice_.below(20);
        if (kind == 0) action.target = "#_nadie";
        if (kind == 1) action.target = "cualquiera";
        if (kind == 2) action.target = "#_scxml_visado";
        if (kind < 6 && kind > 2) action.target = "#_internal";
        if (kind < 5 && kind > 2) action.delay = 0;
        action.carried = some_counters();
    }

    Dice& dice_;
    Sketch sketch_;
    int left_ = 0, next_ = 1, eager_ = 0;
    bool logs_ = true;
    std::vector<std::string> states_, histories_;
    std::vector<Node*> parallels_;
};

}  // namespace

// SplitMix64: short, and the same everywhere, unlike the standard distributions.
int Dice::below(int count) {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    mixed ^= mixed >> 31;
    return static_cast<int>(mixed % static_cast<std::uint64_t>(count));
}

Sketch random_sketch(Dice& dice) {
    return Artist(dice).draw();
}

std::vector<Stimulus> random_stimuli(Dice& dice, int count) {
    static const std::vector<std::string> names = {"a", "a.b", "ab",  "b",  "b.c",
                                                   "c", "d",   "c.d", "i0", "c.d.e.f"};
    std::vector<Stimulus> stimuli;
    for (int i = 0; i < count; ++i) {
        Stimulus made;
        if (dice.chance(20)) {
            made.milliseconds = 50 * (1 + dice.below(12));
        } else {
            made.event = dice.one_of(names);
            if (dice.chance(30)) made.number = dice.below(10);
        }
        stimuli.push_back(made);
    }
    return stimuli;
}
