#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/diagram/picture.h"

namespace engine::diagram {

// Where everything goes, in pixels from the upper left corner.
struct Point {
    double x = 0, y = 0;
};
struct Place {
    Point corner;  // upper left
    double width = 0, height = 0;
};
struct Path {
    std::vector<Point> curve;   // a point, then three for each Bézier piece
    Point tip;                  // of the arrow's head, beyond the last point
    std::optional<Point> text;  // upper left corner of what is written beside it
};
struct Layout {
    double width = 0, height = 0;
    std::vector<Place> boxes;  // by StateIndex; [0] is everything
    std::vector<Path> arrows;  // as in the picture
};

// Places pictures with Graphviz. Graphviz has one state for the whole process, and so there must be
// one LayoutEngine at a time; its calls wait for each other.
class LayoutEngine {
 public:
    LayoutEngine();
    ~LayoutEngine();
    LayoutEngine(const LayoutEngine&) = delete;
    LayoutEngine& operator=(const LayoutEngine&) = delete;

    // Refuses what Graphviz cannot place. The same picture gives the same layout.
    Result<Layout> place(const Picture& picture);

 private:
    struct Graphviz;
    std::unique_ptr<Graphviz> graphviz_;
};

}  // namespace engine::diagram
