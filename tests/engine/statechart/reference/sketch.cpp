#include "tests/engine/statechart/reference/sketch.h"

namespace {

using Node = Sketch::Node;
using Action = Sketch::Action;

std::string words(const std::vector<std::string>& list) {
    std::string text;
    for (const auto& word : list) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string counter(int number) {
    return "c" + std::to_string(number);
}

std::string expression(const Sketch::Condition& condition) {
    using Kind = Sketch::Condition::Kind;
    switch (condition.kind) {
        case Kind::always:
            return "true";
        case Kind::in:
            return "In('" + condition.name + "')";
        case Kind::not_in:
            return "!In('" + condition.name + "')";
        case Kind::less:
            return counter(condition.counter) + " &lt; " + std::to_string(condition.limit);
        case Kind::event_is:
            return "_event.name == '" + condition.name + "'";
        case Kind::broken:
            break;
    }
    return "roto";
}

std::string params(const std::vector<int>& counters) {
    std::string text;
    for (const int each : counters)
        text += "<param name='" + counter(each) + "' expr='" + counter(each) + "'/>";
    return text;
}

class Writer {
 public:
    std::string document(Sketch& sketch) {
        open("<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0' datamodel='counters'" +
             std::string(sketch.late_binding ? " binding='late'" : "") + initial(sketch.root) +
             ">");
        inside(sketch.root);
        close("</scxml>");
        return text_;
    }

 private:
    void line(const std::string& text) {
        text_ += std::string(depth_ * 2, ' ') + text + '\n';
        ++lines_;
    }
    void open(const std::string& text) {
        line(text);
        ++depth_;
    }
    void close(const std::string& text) {
        --depth_;
        line(text);
    }

    static std::string initial(const Node& node) {
        const bool attribute = !node.initial.empty() && !node.initial_element;
        return attribute ? " initial='" + words(node.initial) + "'" : "";
    }

    static std::string element(const Node& node) {
        switch (node.kind) {
            case Node::Kind::state:
                return "state";
            case Node::Kind::parallel:
                return "parallel";
            case Node::Kind::final:
                return "final";
            default:
                return "history";
        }
    }

    void write(Node& node) {
        const std::string name = element(node);
        const std::string type = node.kind == Node::Kind::deep ? " type='deep'" : "";
        open("<" + name + " id='" + node.id + "'" + type + initial(node) + ">");
        inside(node);
        close("</" + name + ">");
    }

    void inside(Node& node) {
        if (!node.data.empty()) {
            open("<datamodel>");
            for (const auto& [number, value] : node.data)
                line("<data id='" + counter(number) + "' expr='" + std::to_string(value) + "'/>");
            close("</datamodel>");
        }
        if (node.initial_element && !node.initial.empty()) {
            line("<initial>");
            open("<transition target='" + words(node.initial) + "'>");
            block(node.initial_content);
            close("</transition></initial>");
        }
        for (const auto& each : node.on_entry) wrapped("onentry", each);
        for (const auto& each : node.on_exit) wrapped("onexit", each);
        if (node.done_data) line("<donedata>" + params(*node.done_data) + "</donedata>");
        if (!node.moves_last) moves(node);
        for (Node& child : node.children) write(child);
        if (node.moves_last) moves(node);
    }

    void moves(Node& node) {
        for (Sketch::Move& move : node.moves) {
            move.line = lines_ + 1;
            std::string head = "<transition";
            if (!move.events.empty()) head += " event='" + words(move.events) + "'";
            if (move.condition.kind != Sketch::Condition::Kind::always)
                head += " cond=\"" + expression(move.condition) + "\"";
            if (!move.targets.empty()) head += " target='" + words(move.targets) + "'";
            if (move.internal) head += " type='internal'";
            open(head + ">");
            block(move.content);
            close("</transition>");
        }
    }

    void wrapped(const std::string& name, const Sketch::Block& content) {
        open("<" + name + ">");
        block(content);
        close("</" + name + ">");
    }

    void block(const Sketch::Block& content) {
        for (const Action& action : content) write(action);
    }

    void write(const Action& action) {
        using Kind = Action::Kind;
        switch (action.kind) {
            case Kind::log:
                return line("<log label='" + action.label + "'" + logged(action) + "/>");
            case Kind::raise:
                return line("<raise event='" + action.event + "'/>");
            case Kind::send:
                return line(sent(action));
            case Kind::cancel:
                return line("<cancel sendid='" + action.id + "'/>");
            case Kind::count:
                return line("<assign location='" + counter(action.counter) + "' expr='" +
                            counter(action.counter) + " + 1'/>");
            case Kind::broken:
                return line("<script>roto</script>");
            case Kind::choose:
                break;
        }
        open("<if cond=\"" + expression(action.condition) + "\">");
        block(action.then);
        line("<else/>");
        block(action.otherwise);
        close("</if>");
    }

    static std::string logged(const Action& action) {
        if (action.counter == -1) return "";
        return action.counter == -2 ? " expr='_event'" : " expr='" + counter(action.counter) + "'";
    }

    static std::string sent(const Action& action) {
        std::string text = "<send event='" + action.event + "'";
        if (!action.id.empty()) text += " id='" + action.id + "'";
        if (!action.target.empty()) text += " target='" + action.target + "'";
        if (action.delay > 0) text += " delay='" + std::to_string(action.delay) + "ms'";
        return text + ">" + params(action.carried) + "</send>";
    }

    std::string text_;
    std::size_t depth_ = 0;
    int lines_ = 0;
};

}  // namespace

std::string to_scxml(Sketch& sketch) {
    return Writer().document(sketch);
}

std::string to_text(const Stimulus& stimulus) {
    if (stimulus.event.empty()) return "+" + std::to_string(stimulus.milliseconds) + "ms";
    return stimulus.event +
           (stimulus.number ? " {\"n\":" + std::to_string(*stimulus.number) + "}" : "");
}
