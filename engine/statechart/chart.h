#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace engine::statechart {

// A chart as plain data, read once and shared by all its instances. States and transitions are
// numbered in document order, which is the order that Appendix D of the W3C text calls
// "document order"; comparing two indices compares positions in the file.
using StateIndex = std::uint32_t;
using TransitionIndex = std::uint32_t;
inline constexpr std::uint32_t no_index = std::numeric_limits<std::uint32_t>::max();
inline constexpr StateIndex root_state = 0;  // the <scxml> element itself

// Text that only the data model understands. `id` numbers the expressions of one chart from 0, so
// a data model can keep what it compiled in a plain vector. Empty text = attribute not given.
struct Expression {
    std::string text;
    std::uint32_t id = no_index;
    std::uint32_t line = 0;
    bool given() const { return id != no_index; }
};

// Content of another namespace. The kernel keeps it and gives it no meaning.
struct ForeignAttribute {
    std::string name_space;
    std::string name;
    std::string value;
};
struct ForeignElement {
    std::string name_space;
    std::string name;
    std::vector<ForeignAttribute> attributes;
    std::vector<ForeignElement> children;
    std::string text;
    std::uint32_t line = 0;

    // The attribute without namespace, or nullptr.
    const std::string* attribute(std::string_view attribute_name) const {
        for (const auto& each : attributes) {
            if (each.name_space.empty() && each.name == attribute_name) return &each.value;
        }
        return nullptr;
    }
};

struct Executable;
using Block = std::vector<Executable>;

struct Param {
    std::string name;
    Expression expr;  // one of expr, location
    Expression location;
};

// <content>: an expression, or the text (or serialised XML) that stands inside.
struct Content {
    Expression expr;
    std::optional<std::string> text;
};

struct Raise {
    std::string event;
};
struct Log {
    std::string label;
    Expression expr;
};
struct Assign {
    Expression location;
    Expression expr;
    std::optional<std::string> text;
};
struct Script {
    Expression source;
};
struct Cancel {
    std::string send_id;
    Expression send_id_expr;
};
// §6.2. Where both `x` and `x_expr` exist, at most one is given.
struct Send {
    std::string event, target, type, id, delay;
    Expression event_expr, target_expr, type_expr, id_location, delay_expr;
    std::vector<Expression> name_list;
    std::vector<Param> params;
    std::optional<Content> content;
};
struct If {
    struct Branch;
    std::vector<Branch> branches;  // <if>, <elseif>…; an <else> has no condition
};
struct Foreach {
    Expression array;
    std::string item, index;
    std::vector<Executable> body;
};
struct Request {
    ForeignElement element;
};  // executable content of another namespace

struct Executable {
    std::variant<Raise, Log, Assign, Script, Cancel, Send, If, Foreach, Request> action;
    std::uint32_t line = 0;
};
struct If::Branch {
    Expression condition;
    Block body;
};

struct Data {
    std::string id;
    Expression expr;
    std::optional<std::string> text;  // inline content, or what `src` named
    std::uint32_t line = 0;
};

struct DoneData {
    std::vector<Param> params;
    std::optional<Content> content;
};

// §6.4. Started at the end of the macrostep that entered its state.
struct Invoke {
    std::string type, source, id;
    Expression type_expr, source_expr, id_location;
    std::vector<Expression> name_list;
    std::vector<Param> params;
    std::optional<Content> content;
    bool autoforward = false;
    bool has_finalize = false;  // an empty one means something too (§6.5)
    Block finalize;
    std::uint32_t line = 0;
};

struct Transition {
    StateIndex source = root_state;
    std::vector<std::string>
        events;  // descriptors without trailing ".*" or "."; "*" alone matches all
    Expression condition;
    std::vector<StateIndex> targets;
    bool internal = false;
    Block content;
    std::vector<ForeignAttribute> annotations;
    std::uint32_t line = 0;
};

enum class StateKind { atomic, compound, parallel, final, shallow_history, deep_history };

struct State {
    std::string id;  // given by the reader where the author gave none ("#12", never a legal id)
    StateKind kind = StateKind::atomic;
    StateIndex parent = no_index;
    StateIndex last_descendant = root_state;  // descendants are the indices (self, last_descendant]
    std::vector<StateIndex> children;         // without history
    std::vector<StateIndex> histories;
    std::vector<TransitionIndex> transitions;  // document order; not initial or default ones
    TransitionIndex initial = no_index;        // compound: its initial; history: its default
    std::vector<Block> on_entry, on_exit;      // each block fails alone
    std::vector<Data> data;
    std::vector<Invoke> invokes;
    std::optional<DoneData> done_data;
    std::vector<ForeignAttribute> annotations;
    std::vector<ForeignElement> extensions;
    std::uint32_t line = 0;

    bool is_history() const {
        return kind == StateKind::shallow_history || kind == StateKind::deep_history;
    }
};

struct Chart {
    std::string name;
    std::string file;  // as named to the reader, for complaints
    std::string data_model = "null";
    bool late_binding = false;
    bool has_eventless = false;  // some state has a transition without event; the reader finds out
    std::vector<State> states;   // [0] is <scxml>; its `initial` is always set
    std::vector<Transition> transitions;
    Block script;                         // top-level <script>, run once at load
    std::vector<Expression> expressions;  // by id
    std::vector<StateIndex> by_id;        // all but <scxml>, sorted by id; the reader fills it

    // no_index when there is none.
    StateIndex find(std::string_view id) const {
        const auto found = std::lower_bound(by_id.begin(), by_id.end(), id,
                                            [this](StateIndex state, std::string_view wanted) {
                                                return states[state].id < wanted;
                                            });
        return found != by_id.end() && states[*found].id == id ? *found : no_index;
    }
    bool is_descendant(StateIndex state, StateIndex ancestor) const {
        return state > ancestor && state <= states[ancestor].last_descendant;
    }
};

}  // namespace engine::statechart
