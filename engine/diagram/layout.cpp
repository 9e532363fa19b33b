#include "engine/diagram/layout.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <stdexcept>

#include <graphviz/gvc.h>

#include "engine/diagram/dot_text.h"

namespace engine::diagram {

using statechart::StateIndex;

namespace {

// A finding of Graphviz by name; empty when there is none. It does not write to the name.
std::string attribute(void* object, const char* name) {
    const char* value = agget(object, const_cast<char*>(name));
    return value == nullptr ? "" : value;
}

// "12.5,3 7,9": every number of a text, whatever stands between.
std::vector<double> numbers(const std::string& text) {
    std::vector<double> found;
    for (const char* at = text.c_str(); *at != '\0';) {
        char* end = nullptr;
        const double value = std::strtod(at, &end);
        if (end == at)
            ++at;
        else
            found.push_back(value), at = end;
    }
    return found;
}

// Graphviz counts from below.
class PlaceReader {
 public:
    PlaceReader(const Picture& picture, Agraph_t* graph) : picture_(picture), graph_(graph) {}

    Layout read() {
        const auto whole = numbers(attribute(graph_, "bb"));
        if (whole.size() != 4) throw std::runtime_error("Graphviz: no bounding box");
        layout_.width = whole[2] - whole[0];
        layout_.height = whole[3] - whole[1];
        layout_.boxes.resize(picture_.boxes.size());
        layout_.boxes[0] = {{0, 0}, layout_.width, layout_.height};
        layout_.arrows.resize(picture_.arrows.size());
        read_frames(graph_);
        for (Agnode_t* node = agfstnode(graph_); node != nullptr; node = agnxtnode(graph_, node)) {
            read_node(node);
            for (Agedge_t* edge = agfstout(graph_, node); edge != nullptr;
                 edge = agnxtout(graph_, edge))
                read_edge(edge);
        }
        return std::move(layout_);
    }

 private:
    Point point(double x, double y) const { return {x, layout_.height - y}; }

    void read_frames(Agraph_t* graph) {
        for (Agraph_t* inner = agfstsubg(graph); inner != nullptr; inner = agnxtsubg(inner)) {
            const auto box = numbers(attribute(inner, "bb"));
            const std::string name = agnameof(inner);
            if (box.size() == 4 && name.starts_with("cluster_s")) {
                layout_.boxes[std::stoul(name.substr(9))] = {point(box[0], box[3]), box[2] - box[0],
                                                             box[3] - box[1]};
            }
            read_frames(inner);
        }
    }

    void read_node(Agnode_t* node) {
        const std::string name = agnameof(node);
        const auto middle = numbers(attribute(node, "pos"));
        if (!name.starts_with('s') || middle.size() != 2) return;
        const StateIndex state = static_cast<StateIndex>(std::stoul(name.substr(1)));
        const TextBlock& text = picture_.boxes[state].text;
        layout_.boxes[state] = {point(middle[0] - text.width / 2, middle[1] + text.height / 2),
                                text.width, text.height};
    }

    void read_edge(Agedge_t* edge) {
        const std::string id = attribute(edge, "id");
        if (!id.starts_with('a')) return;
        const std::size_t index = std::stoul(id.substr(1));
        Path& path = layout_.arrows[index];
        const std::string curve = attribute(edge, "pos");
        const auto values = numbers(curve);
        if (values.size() < 4) return;
        // "e,x,y" before the curve is the tip; "s,x,y" that of an arrow written the other way
        // round.
        const bool tipped = curve.starts_with("e,") || curve.starts_with("s,");
        for (std::size_t i = tipped ? 2 : 0; i + 1 < values.size(); i += 2)
            path.curve.push_back(point(values[i], values[i + 1]));
        if (curve.starts_with("s,")) std::reverse(path.curve.begin(), path.curve.end());
        path.tip = tipped ? point(values[0], values[1]) : path.curve.back();
        const auto middle = numbers(attribute(edge, "lp"));
        const TextBlock& text = picture_.arrows[index].text;
        if (middle.size() == 2)
            path.text = point(middle[0] - text.width / 2, middle[1] + text.height / 2);
    }

    const Picture& picture_;
    Agraph_t* graph_;
    Layout layout_;
};

// One drawing: freed whatever happens.
class Drawing {
 public:
    Drawing(GVC_t* context, const std::string& dot)
        : context_(context), graph_(agmemread(dot.c_str())) {
        if (graph_ == nullptr) throw std::runtime_error("Graphviz: it cannot read our own text");
    }
    ~Drawing() {
        if (placed_) gvFreeLayout(context_, graph_);
        agclose(graph_);
    }
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    bool place() {
        placed_ = gvLayout(context_, graph_, "dot") == 0;
        if (placed_) attach_attrs(graph_);
        return placed_;
    }
    Agraph_t* graph() const { return graph_; }

 private:
    GVC_t* context_;
    Agraph_t* graph_;
    bool placed_ = false;
};

}  // namespace

struct LayoutEngine::Graphviz {
    std::mutex one_at_a_time;
    GVC_t* context = nullptr;
};

LayoutEngine::LayoutEngine() : graphviz_(std::make_unique<Graphviz>()) {
    graphviz_->context = gvContext();
    if (graphviz_->context == nullptr) throw std::runtime_error("Graphviz does not start");
    agseterr(AGMAX);  // it would write its remarks to standard error
}

LayoutEngine::~LayoutEngine() {
    gvFreeContext(graphviz_->context);
}

Result<Layout> LayoutEngine::place(const Picture& picture) {
    const std::string dot = to_dot(picture);
    const std::lock_guard lock(graphviz_->one_at_a_time);
    Drawing drawing(graphviz_->context, dot);
    if (drawing.place()) return PlaceReader(picture, drawing.graph()).read();
    return Problem{Refusal::invalid, "No se pudo dibujar el diagrama.", picture.title,
                   "Use --format text, que dice lo mismo en una lista."};
}

}  // namespace engine::diagram
