#include "engine/diagram/svg_legend.h"

#include <algorithm>

#include "engine/diagram/text_width.h"

namespace engine::diagram {
namespace {

constexpr double line = 20, picture_width = 30, gap = 16;

bool has_term(const Arrow& arrow) {
    return std::any_of(arrow.text.lines.begin(), arrow.text.lines.end(),
                       [](const TextLine& each) { return each.sign == TextLine::Sign::clock; });
}

bool is_in(const Picture& picture, Sign sign) {
    const auto any_box = [&](auto has) {
        return std::any_of(picture.boxes.begin() + 1, picture.boxes.end(), has);
    };
    const auto any_arrow = [&](auto has) {
        return std::any_of(picture.arrows.begin(), picture.arrows.end(), has);
    };
    switch (sign) {
        case Sign::active:
            return any_box([](const Box& box) { return box.active; });
        case Sign::start:
            return any_box([](const Box& box) { return box.starts; });
        case Sign::final:
            return any_box([](const Box& box) { return box.shape == Box::Shape::final; });
        case Sign::region:
            return any_box([](const Box& box) { return box.shape == Box::Shape::regions; });
        case Sign::automatic:
            return any_arrow([](const Arrow& arrow) { return arrow.automatic; });
        case Sign::term:
            return any_arrow(has_term);
        case Sign::bullet:
            break;
    }
    return false;
}

// Those of the legend that are not a mere point.
void write_sample(SvgWriter& svg, Sign sign, Point left) {
    const Point corner{left.x, left.y - 7};
    if (sign == Sign::final) {
        svg.raw("<g class=\"vd-final\">");
        write_rectangle(svg, "vd-box", corner, 24, 14, 4);
        write_rectangle(svg, "vd-inner", {corner.x + 3, corner.y + 3}, 18, 8, 2);
        svg.raw("</g>");
    } else if (sign == Sign::region) {
        svg.raw("<g class=\"vd-frame vd-region\">");
        write_rectangle(svg, "vd-box", corner, 24, 14, 4);
        svg.raw("</g>");
    } else if (sign == Sign::automatic) {
        svg.raw("<g class=\"vd-automatic\"><path class=\"vd-line\" d=\"M");
        svg.number(left.x).raw(" ").number(left.y).raw("h24\"/></g>");
    } else {
        write_sign(svg, sign, {left.x + 12, left.y});
    }
}

}  // namespace

void write_sign(SvgWriter& svg, Sign sign, Point middle) {
    const auto circle = [&](const char* css_class, const char* radius) -> SvgWriter& {
        svg.raw("<circle class=\"").raw(css_class).raw("\"").attribute("cx", middle.x);
        return svg.attribute("cy", middle.y).raw(" r=\"").raw(radius).raw("\"/>");
    };
    if (sign == Sign::start) {
        circle("vd-start", "4");
    } else if (sign == Sign::bullet) {
        circle("vd-tip", "1.7");
    } else if (sign == Sign::active) {
        svg.raw("<path class=\"vd-lit\" d=\"M").number(middle.x - 4).raw(" ");
        svg.number(middle.y - 5).raw("l9 5l-9 5z\"/>");
    } else if (sign == Sign::term) {
        circle("vd-clock", "5").raw("<path class=\"vd-clock\" d=\"M").number(middle.x);
        svg.raw(" ").number(middle.y - 3).raw("v3h2.5\"/>");
    }
}

void write_rectangle(SvgWriter& svg, const char* css_class, Point corner, double width,
                     double height, double round) {
    svg.raw("<rect class=\"").raw(css_class).raw("\"");
    svg.attribute("x", corner.x).attribute("y", corner.y);
    svg.attribute("width", width).attribute("height", height).attribute("rx", round).raw("/>");
}

Legend::Legend(const Picture& picture, double left, double width) {
    constexpr std::pair<Sign, const char*> meanings[] = {{Sign::active, "activo ahora"},
                                                         {Sign::start, "se empieza aquí"},
                                                         {Sign::final, "final"},
                                                         {Sign::region, "corren a la vez"},
                                                         {Sign::automatic, "lo hace el sistema"},
                                                         {Sign::term, "al vencer un plazo"}};
    double x = left;
    height_ = line + 8;
    for (const auto& [sign, meaning] : meanings) {
        if (!is_in(picture, sign)) continue;
        const double needed = picture_width + text_width(meaning, 11) + gap;
        if (x + needed > left + width && x > left) {
            x = left;
            height_ += line;
        }
        entries_.push_back({sign, meaning, {x, height_ - line + 2}});
        x += needed;
    }
}

void Legend::write(SvgWriter& svg, double top) const {
    svg.raw("<g class=\"vd-signs\">");
    for (const Entry& entry : entries_) {
        const Point left{entry.place.x, top + entry.place.y};
        write_sample(svg, entry.sign, left);
        svg.raw("<text class=\"vd-legend\"").attribute("x", left.x + picture_width);
        svg.attribute("y", left.y + 4).raw(">").text(entry.meaning).raw("</text>");
    }
    svg.raw("</g>\n");
}

}  // namespace engine::diagram
