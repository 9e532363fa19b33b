#include "engine/diagram/dot_text.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace engine::diagram {

using statechart::StateIndex;

namespace {

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

// Inside an HTML-like label.
std::string marked_up(const std::string& text) {
    std::string safe;
    for (const char each : text) {
        if (each == '&')
            safe += "&amp;";
        else if (each == '<')
            safe += "&lt;";
        else if (each == '>')
            safe += "&gt;";
        else if (each == '"')
            safe += "&quot;";
        else
            safe += each;
    }
    return safe;
}

// A label of exactly this size, whatever font the reader of the dot text has.
std::string label(const TextBlock& block, double right = 0) {
    if (block.lines.empty()) return "\"\"";
    std::string text =
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" "
        "FIXEDSIZE=\"TRUE\" WIDTH=\"" +
        std::to_string(static_cast<int>(block.width + right)) + "\" HEIGHT=\"" +
        std::to_string(static_cast<int>(block.height)) + "\"><TR><TD>";
    for (const TextLine& line : block.lines) {
        const bool title = line.kind == TextLine::Kind::title;
        text += (title ? "<B>" : "") + marked_up(line.text) + (title ? "</B>" : "");
        if (&line != &block.lines.back()) text += "<BR/>";
    }
    return text + "</TD></TR></TABLE>>";
}

class DotWriter {
 public:
    explicit DotWriter(const Picture& picture)
        : picture_(picture), children_(picture.boxes.size()) {
        for (StateIndex state = 1; state < picture.boxes.size(); ++state)
            children_[picture.boxes[state].parent].push_back(state);
        left_.resize(picture.boxes.size());
        reached_.resize(picture.boxes.size());
        for (const Arrow& arrow : picture.arrows) {
            const auto [upper, lower] = ends(arrow);
            left_[upper] = left_[outermost_without(upper, lower)] = true;
            reached_[lower] = true;
        }
    }

    std::string write() {
        text_ =
            "digraph diagrama {\n"
            "graph [compound=true, newrank=true, rankdir=TB, splines=spline, nodesep=0.2, "
            "ranksep=0.24, labeljust=l, labelloc=t, margin=0, " +
            effort() +
            "fontname=\"sans-serif\", fontsize=11];\n"
            "node [shape=box, style=rounded, fixedsize=true, fontname=\"sans-serif\", "
            "fontsize=11];\n"
            "edge [arrowsize=0.7, fontname=\"sans-serif\", fontsize=11];\n";
        for (const StateIndex child : children_[0]) write_box(child, "");
        for (std::size_t i = 0; i < picture_.arrows.size(); ++i) write_arrow(i);
        return text_ + "}\n";
    }

 private:
    // How long Graphviz may look for something better.
    std::string effort() const {
        const bool big = picture_.boxes.size() + picture_.arrows.size() > 150;
        return big ? "mclimit=0.3, nslimit=1, nslimit1=1, " : "mclimit=3, nslimit=4, nslimit1=4, ";
    }

    static std::string name(StateIndex state) { return "s" + std::to_string(state); }
    static std::string way_out(StateIndex state) { return "x" + std::to_string(state); }
    static std::string frame(StateIndex state) { return "cluster_s" + std::to_string(state); }

    void write_box(StateIndex state, const std::string& indent) {
        const Box& box = picture_.boxes[state];
        if (box.is_frame()) return write_frame(state, indent);
        text_ += indent + name(state) + " [width=" + number(box.text.width / 72) +
                 ", height=" + number(box.text.height / 72);
        if (box.shape == Box::Shape::history)
            text_ += ", shape=circle, label=\"H\"";
        else if (box.shape == Box::Shape::deep_history)
            text_ += ", shape=circle, label=\"H*\"";
        else
            text_ += ", label=" + label(box.text);
        if (box.shape == Box::Shape::final) text_ += ", peripheries=2";
        if (box.active) text_ += ", penwidth=3";
        text_ += "];\n";
    }

    void write_frame(StateIndex state, const std::string& indent) {
        const Box& box = picture_.boxes[state];
        const bool region = picture_.boxes[box.parent].shape == Box::Shape::regions;
        text_ += indent + "subgraph " + frame(state) + " {\n";
        text_ += indent + " graph [margin=11, style=\"rounded" + (region ? ",dashed\"" : "\"") +
                 (box.active ? ", penwidth=3" : ", penwidth=1") + ", label=" + label(box.text) +
                 "];\n";
        for (const StateIndex child : children_[state]) write_box(child, indent + " ");
        if (box.shape == Box::Shape::regions) write_same_height(state, indent + " ");
        write_start_first(state);
        if (left_[state]) write_way_out(state, indent + " ");
        text_ += indent + "}\n";
    }

    // What no arrow leads to from above still stands below where its frame begins.
    void write_start_first(StateIndex state) {
        if (picture_.boxes[state].shape == Box::Shape::regions) return;
        const StateIndex start = way_in(state);
        for (const StateIndex child : children_[state]) {
            if (!picture_.boxes[child].starts && !reached_[child])
                write_unseen(name(start), name(way_in(child)));
        }
    }

    // Arrows of a frame begin below everything in it, at a point nobody sees. It is as high as the
    // words of the arrows that cross the border there, so that those stay off the border.
    void write_way_out(StateIndex state, const std::string& indent) {
        double height = 1.5;
        for (const Arrow& arrow : picture_.arrows) {
            const auto [upper, lower] = ends(arrow);
            if (upper != state && outermost_without(upper, lower) == state)
                height = std::max(height, arrow.text.height);
        }
        text_ += indent + way_out(state) +
                 " [style=invis, width=0.02, height=" + number(height / 72) + ", label=\"\"];\n";
        for (const StateIndex leaf : leaves(state)) {
            if (!goes_on_inside(leaf, state)) write_unseen(name(leaf), way_out(state));
        }
    }

    // Whether something in `frame` stands below the leaf anyway.
    bool goes_on_inside(StateIndex leaf, StateIndex frame) const {
        return std::any_of(picture_.arrows.begin(), picture_.arrows.end(), [&](const Arrow& arrow) {
            const auto [upper, lower] = ends(arrow);
            return upper == leaf && lower != leaf && holds(frame, lower);
        });
    }

    // The regions of a parallel begin side by side, below a point nobody sees. Not by rank=same:
    // arrows inside one rank make Graphviz 2.42 write over freed memory.
    void write_same_height(StateIndex state, const std::string& indent) {
        const std::string top = "t" + std::to_string(state);
        text_ +=
            indent + top + " [shape=point, style=invis, width=0.02, height=0.02, label=\"\"];\n";
        for (const StateIndex each : ways_in(state))
            text_ += indent + top + " -> " + name(each) + " [style=invis];\n";
    }

    std::vector<StateIndex> leaves(StateIndex state) const {
        if (!picture_.boxes[state].is_frame()) return {state};
        std::vector<StateIndex> found;
        for (const StateIndex child : children_[state]) {
            for (const StateIndex leaf : leaves(child)) found.push_back(leaf);
        }
        return found;
    }

    // The boxes inside where a frame begins: one, or one in each region.
    std::vector<StateIndex> ways_in(StateIndex state) const {
        if (!picture_.boxes[state].is_frame()) return {state};
        std::vector<StateIndex> found;
        for (const StateIndex child : children_[state]) {
            const bool region = picture_.boxes[state].shape == Box::Shape::regions;
            if (!region && !picture_.boxes[child].starts) continue;
            for (const StateIndex leaf : ways_in(child)) found.push_back(leaf);
        }
        return found.empty() ? leaves(state) : found;
    }

    StateIndex way_in(StateIndex state) const { return ways_in(state).front(); }

    bool is_back(const Arrow& arrow) const { return way_in(arrow.to) < arrow.from; }

    // The end that stands above, then the other.
    std::pair<StateIndex, StateIndex> ends(const Arrow& arrow) const {
        return is_back(arrow) ? std::pair{arrow.to, arrow.from} : std::pair{arrow.from, arrow.to};
    }

    // One that goes back in the file is written the other way round, so that Graphviz keeps the
    // order of the file from top to bottom.
    void write_arrow(std::size_t index) {
        const Arrow& arrow = picture_.arrows[index];
        const auto [upper, lower] = ends(arrow);
        const bool from_frame = picture_.boxes[upper].is_frame();
        text_ += (from_frame ? way_out(upper) : name(upper)) + " -> " + name(way_in(lower)) +
                 " [id=a" + std::to_string(index);
        if (is_back(arrow)) text_ += ", dir=back";
        if (from_frame) text_ += ", ltail=" + frame(upper);
        if (picture_.boxes[lower].is_frame()) text_ += ", lhead=" + frame(lower);
        if (arrow.automatic) text_ += ", style=dashed";
        if (!arrow.text.lines.empty()) text_ += ", label=" + label(arrow.text);
        text_ += "];\n";
        write_order(upper, lower);
    }

    // What no arrow says: a frame that is entered begins, in all its regions, below where one came
    // from, and what lies behind a frame stands below all of it.
    void write_order(StateIndex upper, StateIndex lower) {
        const std::string above = picture_.boxes[upper].is_frame() ? way_out(upper) : name(upper);
        const auto begins = ways_in(outermost_without(lower, upper));
        for (const StateIndex each : begins) write_unseen(above, name(each));
        const StateIndex left = outermost_without(upper, lower);
        if (left != upper) write_unseen(way_out(left), name(way_in(lower)));
    }

    void write_unseen(const std::string& above, const std::string& below) {
        if (above != below && unseen_.insert(above + " " + below).second)
            text_ += above + " -> " + below + " [style=invis, weight=0];\n";
    }

    bool holds(StateIndex frame, StateIndex state) const {
        while (state > frame) state = picture_.boxes[state].parent;
        return state == frame;
    }

    // The outermost frame around `state`, or it itself, that does not hold `other`.
    StateIndex outermost_without(StateIndex state, StateIndex other) const {
        while (!holds(picture_.boxes[state].parent, other)) state = picture_.boxes[state].parent;
        return state;
    }

    const Picture& picture_;
    std::string text_;
    std::vector<std::vector<StateIndex>> children_;
    std::vector<bool> left_;        // an arrow leads out of it
    std::vector<bool> reached_;     // an arrow leads down to it
    std::set<std::string> unseen_;  // arrows that only keep the order
};

}  // namespace

std::string to_dot(const Picture& picture) {
    return DotWriter(picture).write();
}

}  // namespace engine::diagram
