#include "engine/diagram/dot_text.h"

#include <algorithm>
#include <cstdio>

#include "engine/diagram/picture_order.h"

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
std::string label(const TextBlock& block) {
    if (block.lines.empty()) return "\"\"";
    std::string text =
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" "
        "FIXEDSIZE=\"TRUE\" WIDTH=\"" +
        std::to_string(static_cast<int>(block.width)) + "\" HEIGHT=\"" +
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
    explicit DotWriter(const Picture& picture) : picture_(picture), order_(picture) {}

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
        for (const StateIndex child : order_.children(statechart::root_state)) write_box(child, "");
        for (std::size_t i = 0; i < picture_.arrows.size(); ++i) write_arrow(i);
        // Those of a parallel's top also hold its regions together.
        for (const auto& [above, below] : order_.pairs())
            text_ += above + " -> " + below +
                     (above.starts_with('t') ? " [style=invis];\n" : " [style=invis, weight=0];\n");
        return text_ + "}\n";
    }

 private:
    // How long Graphviz may look for something better.
    std::string effort() const {
        const bool big = picture_.boxes.size() + picture_.arrows.size() > 150;
        return big ? "mclimit=0.3, nslimit=1, nslimit1=1, " : "mclimit=3, nslimit=4, nslimit1=4, ";
    }

    static std::string frame(StateIndex state) { return "cluster_s" + std::to_string(state); }

    void write_box(StateIndex state, const std::string& indent) {
        const Box& box = picture_.boxes[state];
        if (box.is_frame()) return write_frame(state, indent);
        text_ += indent + PictureOrder::node(state) + " [width=" + number(box.text.width / 72) +
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
        for (const StateIndex child : order_.children(state)) write_box(child, indent + " ");
        // Points nobody sees. Regions are not aligned by rank=same: arrows inside one rank make
        // Graphviz 2.42 write over freed memory.
        if (box.shape == Box::Shape::regions) write_point(PictureOrder::top(state), 0, indent);
        // As high as the words of arrows that cross the border there, which so stay off it.
        if (order_.has_way_out(state))
            write_point(PictureOrder::way_out(state), order_.crossing_words(state), indent);
        text_ += indent + "}\n";
    }

    void write_point(const std::string& name, double height, const std::string& indent) {
        text_ += indent + " " + name +
                 " [style=invis, width=0.02, height=" + number(std::max(height, 1.5) / 72) +
                 ", label=\"\"];\n";
    }

    // One that goes back in the file is written the other way round, so that Graphviz keeps the
    // order of the file from top to bottom.
    void write_arrow(std::size_t index) {
        const Arrow& arrow = picture_.arrows[index];
        const auto& [upper, lower, back] = order_.ends(index);
        const bool from_frame = picture_.boxes[upper].is_frame();
        text_ += (from_frame ? PictureOrder::way_out(upper) : PictureOrder::node(upper)) + " -> " +
                 PictureOrder::node(order_.way_in(lower)) + " [id=a" + std::to_string(index);
        if (back) text_ += ", dir=back";
        if (from_frame) text_ += ", ltail=" + frame(upper);
        if (picture_.boxes[lower].is_frame()) text_ += ", lhead=" + frame(lower);
        if (arrow.automatic) text_ += ", style=dashed";
        if (!arrow.text.lines.empty()) text_ += ", label=" + label(arrow.text);
        text_ += "];\n";
    }

    const Picture& picture_;
    PictureOrder order_;
    std::string text_;
};

}  // namespace

std::string to_dot(const Picture& picture) {
    return DotWriter(picture).write();
}

}  // namespace engine::diagram
