#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

// A chart as the second opinion sees it: only what random charts need, built without the kernel's
// reader. to_scxml() writes it down for the kernel.
struct Sketch {
    // Counters are c0, c1… ; a condition about one without a value is an error.
    struct Condition {
        enum class Kind { always, in, not_in, less, event_is, broken };
        Kind kind = Kind::always;
        std::string name;  // of a state or an event
        int counter = 0, limit = 0;
    };
    struct Action {
        enum class Kind { log, raise, send, cancel, count, choose, broken };
        Kind kind = Kind::log;
        std::string label;         // log
        std::string event;         // raise, send
        std::string id, target;    // send, cancel
        int delay = 0;             // send; milliseconds
        int counter = 0;           // log: its value (-1 none, -2 the event); count: c = c + 1
        std::vector<int> carried;  // send: counters that go along
        Condition condition;       // choose
        std::vector<Action> then, otherwise;
    };
    using Block = std::vector<Action>;
    struct Move {
        std::vector<std::string> events, targets;
        Condition condition;
        bool internal = false;
        Block content;
        int line = 0;  // set by to_scxml()
    };
    struct Node {
        enum class Kind { state, parallel, final, shallow, deep };
        Kind kind = Kind::state;
        std::string id;
        std::vector<Node> children;  // histories among them, in document order
        std::vector<std::string> initial;
        bool initial_element = false;  // <initial> with content, not the attribute
        Block initial_content;
        std::vector<Move> moves;  // of a history: one, its default
        bool moves_last = false;  // stand behind the children in the document
        std::vector<Block> on_entry, on_exit;
        std::vector<std::pair<int, int>> data;  // counter, first value
        std::optional<std::vector<int>> done_data;

        bool is_history() const { return kind == Kind::shallow || kind == Kind::deep; }
    };
    Node root;  // <scxml>
    bool late_binding = false;
};

// What is given to a chart: an event, or time.
struct Stimulus {
    std::string event;  // empty: time
    std::optional<int> number;
    int milliseconds = 0;
};

// The document; notes in `sketch` on which line each transition came to stand.
std::string to_scxml(Sketch& sketch);
std::string to_text(const Stimulus& stimulus);  // as in a .case file
