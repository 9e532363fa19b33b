#include "engine/diagram/svg_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/diagram/svg_legend.h"
#include "engine/diagram/svg_writer.h"
#include "engine/diagram/text_width.h"

namespace engine::diagram {

using statechart::StateIndex;

namespace {

constexpr double page_margin = 14, head = 34;

const char* class_of(TextLine::Kind kind) {
    switch (kind) {
        case TextLine::Kind::title:
            return "vd-title";
        case TextLine::Kind::note:
            return "vd-note";
        case TextLine::Kind::happening:
            return "vd-happening";
        case TextLine::Kind::condition:
            return "vd-condition";
    }
    return "";
}

class PictureWriter {
 public:
    PictureWriter(const Picture& picture, const Layout& layout)
        : picture_(picture),
          layout_(layout),
          width_(std::max({layout.width, text_width(picture.title, 17) * 1.07, 260.0}) +
                 2 * page_margin),
          legend_(picture, page_margin, width_ - 2 * page_margin),
          height_(head + layout.height + page_margin + legend_.height()),
          shift_{page_margin + (width_ - 2 * page_margin - layout.width) / 2, head} {}

    std::string write(const std::string& outline, const SvgOptions& options) {
        svg_.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"vd\" role=\"img\" lang=\"es\"");
        svg_.attribute("width", width_).attribute("height", height_);
        svg_.raw(" viewBox=\"0 0 ").number(width_).raw(" ").number(height_).raw("\"");
        svg_.attribute("aria-label", picture_.title).raw(">\n");
        svg_.raw("<title>")
            .text(picture_.title)
            .raw("</title>\n<desc>")
            .text(outline)
            .raw("</desc>\n");
        if (options.with_style) svg_.raw("<style>").raw(svg_style()).raw("</style>\n");
        svg_.raw("<rect class=\"vd-page\"").attribute("width", width_).attribute("height", height_);
        svg_.raw("/>\n<text class=\"vd-head\"").attribute("x", page_margin).attribute("y", 23);
        svg_.raw(">").text(picture_.title).raw("</text>\n");
        // Words stand above lines, and both above frames.
        for (StateIndex state = 1; state < picture_.boxes.size(); ++state) write_box(state);
        for (std::size_t i = 0; i < picture_.arrows.size(); ++i) write_line(i);
        for (StateIndex state = 1; state < picture_.boxes.size(); ++state) write_heading(state);
        for (std::size_t i = 0; i < picture_.arrows.size(); ++i) write_words(i);
        legend_.write(svg_, head + layout_.height + page_margin);
        svg_.raw("</svg>\n");
        return svg_.take();
    }

 private:
    Point shifted(Point point) const { return {point.x + shift_.x, point.y + shift_.y}; }

    void write_box(StateIndex state) {
        const Box& box = picture_.boxes[state];
        const Place& place = layout_.boxes[state];
        const Point corner = shifted(place.corner);
        svg_.raw("<g class=\"")
            .raw(classes(box))
            .raw("\"><title>")
            .text(box.description)
            .raw("</title>");
        const bool history =
            box.shape == Box::Shape::history || box.shape == Box::Shape::deep_history;
        if (history) {
            write_history(box, corner, place);
        } else {
            write_rectangle(svg_, "vd-box", corner, place.width, place.height,
                            box.is_frame() ? 10 : 8);
            if (box.shape == Box::Shape::final)
                write_rectangle(svg_, "vd-inner", {corner.x + 3, corner.y + 3}, place.width - 6,
                                place.height - 6, 6);
            if (!box.is_frame()) write_text(box, corner, place);
        }
        svg_.raw("</g>\n");
    }

    void write_heading(StateIndex state) {
        const Box& box = picture_.boxes[state];
        if (!box.is_frame()) return;
        svg_.raw("<g class=\"vd-heading").raw(box.active ? " vd-active" : "").raw("\">");
        write_text(box, shifted(layout_.boxes[state].corner), layout_.boxes[state]);
        svg_.raw("</g>\n");
    }

    std::string classes(const Box& box) const {
        std::string all = box.is_frame() ? "vd-frame" : "vd-state";
        if (box.shape == Box::Shape::regions) all += " vd-regions";
        if (box.shape == Box::Shape::final) all += " vd-final";
        if (picture_.boxes[box.parent].shape == Box::Shape::regions) all += " vd-region";
        if (box.active) all += " vd-active";
        return all;
    }

    void write_history(const Box& box, Point corner, const Place& place) {
        const Point middle{corner.x + place.width / 2, corner.y + place.height / 2};
        svg_.raw("<circle class=\"vd-box\"").attribute("cx", middle.x).attribute("cy", middle.y);
        svg_.attribute("r", place.width / 2)
            .raw("/><text class=\"vd-title\" text-anchor=\"middle\"");
        svg_.attribute("x", middle.x).attribute("y", middle.y + 4.5).raw(">");
        svg_.raw(box.shape == Box::Shape::history ? "H" : "H*").raw("</text>");
    }

    // Signs before the first line; a frame's text stands at its left, a state's in the middle.
    void write_text(const Box& box, Point corner, const Place& place) {
        double x = corner.x + 12, y = corner.y + 9;
        if (!box.is_frame()) {
            x = corner.x + (place.width - box.text.text_width() - box.signs) / 2;
            y += (place.height - box.text.height) / 2;
        }
        Point sign{x + 5, y + 8.5};
        if (box.active) write_sign(svg_, Sign::active, sign), sign.x += 14;
        if (box.starts) write_sign(svg_, Sign::start, sign);
        write_lines(box.text.lines, x + box.signs, y);
    }

    void write_lines(const std::vector<TextLine>& lines, double x, double y) {
        for (const TextLine& line : lines) {
            y += line_height(line.kind);
            if (line.sign == TextLine::Sign::clock) write_sign(svg_, Sign::term, {x + 5.5, y - 8});
            if (line.sign == TextLine::Sign::bullet)
                write_sign(svg_, Sign::bullet, {x + 2.5, y - 7.5});
            svg_.raw("<text class=\"").raw(class_of(line.kind)).raw("\"");
            svg_.attribute("x", x + line.indent).attribute("y", y - 4);
            svg_.raw(">").text(line.text).raw("</text>");
        }
    }

    void write_line(std::size_t index) {
        const Arrow& arrow = picture_.arrows[index];
        const Path& path = layout_.arrows[index];
        if (path.curve.empty()) return;
        svg_.raw("<g class=\"vd-arrow")
            .raw(arrow.automatic ? " vd-automatic" : "")
            .raw("\"><title>");
        svg_.text(arrow.description).raw("</title><path class=\"vd-line\" d=\"M");
        for (std::size_t i = 0; i < path.curve.size(); ++i) {
            if (i == 1)
                svg_.raw("C");
            else if (i > 1)
                svg_.raw(" ");
            const Point at = shifted(path.curve[i]);
            svg_.number(at.x).raw(" ").number(at.y);
        }
        svg_.raw("\"/>");
        write_tip(shifted(path.curve.back()), shifted(path.tip));
        svg_.raw("</g>\n");
    }

    void write_tip(Point back, Point tip) {
        const double length = std::hypot(tip.x - back.x, tip.y - back.y);
        if (length < 0.1) return;
        const Point along{(tip.x - back.x) / length, (tip.y - back.y) / length};
        const double half = 3.2;
        svg_.raw("<path class=\"vd-tip\" d=\"M").number(tip.x).raw(" ").number(tip.y).raw("L");
        svg_.number(back.x - along.y * half).raw(" ").number(back.y + along.x * half).raw("L");
        svg_.number(back.x + along.y * half).raw(" ").number(back.y - along.x * half).raw("z\"/>");
    }

    void write_words(std::size_t index) {
        const Arrow& arrow = picture_.arrows[index];
        const Path& path = layout_.arrows[index];
        if (!path.text) return;
        const Point corner = shifted(*path.text);
        svg_.raw("<g class=\"vd-arrow\"><title>").text(arrow.description).raw("</title>");
        write_lines(arrow.text.lines, corner.x + 3, corner.y + 2);
        svg_.raw("</g>\n");
    }

    const Picture& picture_;
    const Layout& layout_;
    double width_;
    Legend legend_;
    double height_;
    Point shift_;
    SvgWriter svg_;
};

}  // namespace

std::string to_svg(const Picture& picture, const Layout& layout, const std::string& outline,
                   const SvgOptions& options) {
    return PictureWriter(picture, layout).write(outline, options);
}

}  // namespace engine::diagram
