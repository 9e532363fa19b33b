#include "engine/diagram/picture.h"

#include <algorithm>
#include <map>

#include "engine/diagram/chart_names.h"
#include "engine/diagram/text_width.h"

namespace engine::diagram {

using statechart::Chart;
using statechart::StateIndex;
using statechart::StateKind;
using statechart::Transition;
using statechart::TransitionIndex;

namespace {

constexpr double state_text = 136, frame_text = 300, arrow_text = 112;  // widths to wrap at
constexpr double condition_text = 118;
constexpr double margin_x = 12, margin_y = 9, sign_width = 14;

Box::Shape shape_of(StateKind kind) {
    switch (kind) {
        case StateKind::compound:
            return Box::Shape::frame;
        case StateKind::parallel:
            return Box::Shape::regions;
        case StateKind::final:
            return Box::Shape::final;
        case StateKind::shallow_history:
            return Box::Shape::history;
        case StateKind::deep_history:
            return Box::Shape::deep_history;
        case StateKind::atomic:
            break;
    }
    return Box::Shape::state;
}

class PictureMaker {
 public:
    PictureMaker(const Chart& chart, const ChartWords& words, const PictureOptions& options)
        : chart_(chart), names_(chart, words), options_(options) {}

    Picture make() {
        picture_.title = names_.chart();
        picture_.boxes.resize(chart_.states.size());
        for (StateIndex state = 1; state < chart_.states.size(); ++state) add_box(state);
        mark_starts();
        mark_active();
        for (TransitionIndex i = 0; i < chart_.transitions.size(); ++i) add_transition(i);
        for (StateIndex state = 1; state < chart_.states.size(); ++state) measure(state);
        for (Arrow& each : picture_.arrows) measure(each);
        return std::move(picture_);
    }

 private:
    void add_box(StateIndex state) {
        const auto& read = chart_.states[state];
        Box& box = picture_.boxes[state];
        box.shape = shape_of(read.kind);
        box.parent = read.parent;
        box.description = names_.state(state);
        if (read.is_history()) return;
        const double width = box.is_frame() ? frame_text : state_text;
        box.text.add(names_.state(state), TextLine::Kind::title, width, 3);
        for (const std::string& note : names_.notes(state)) {
            box.description += "\n" + note;
            box.text.add(note, TextLine::Kind::note, width, 2);
        }
    }

    void mark_starts() {
        for (const auto& state : chart_.states) {
            if (state.is_history() || state.initial == statechart::no_index) continue;
            const auto& initial = chart_.transitions[state.initial];
            for (StateIndex target : initial.targets) {
                for (; target != initial.source; target = chart_.states[target].parent)
                    picture_.boxes[target].starts = true;
            }
        }
    }

    void mark_active() {
        for (StateIndex state : options_.active) {
            for (; state != statechart::no_index; state = chart_.states[state].parent)
                picture_.boxes[state].active = true;
        }
    }

    void add_transition(TransitionIndex index) {
        const Transition& transition = chart_.transitions[index];
        const auto& source = chart_.states[transition.source];
        const bool own = source.is_history() || std::count(source.transitions.begin(),
                                                           source.transitions.end(), index) > 0;
        if (!own || transition.source == statechart::root_state) return;  // an <initial>: a mark
        bool first = true;
        if (stays_inside(transition)) return add_happening(index);
        for (const StateIndex target : transition.targets) {
            add_to_arrow(index, target, first);
            first = false;
        }
    }

    bool stays_inside(const Transition& transition) const {
        return std::all_of(transition.targets.begin(), transition.targets.end(),
                           [&](StateIndex target) {
                               return target == transition.source ||
                                      chart_.is_descendant(target, transition.source);
                           });
    }

    // "Importar la matriz", "Corregir → Pendiente"
    void add_happening(TransitionIndex index) {
        const Transition& transition = chart_.transitions[index];
        Box& box = picture_.boxes[transition.source];
        std::string text = names_.what(index);
        std::string where;
        for (const StateIndex target : transition.targets)
            where += (where.empty() ? " → " : ", ") +
                     (target == transition.source ? "empieza de nuevo" : names_.state(target));
        const std::string condition = names_.condition(index);
        if (text.empty()) text = condition.empty() ? "enseguida" : "[" + condition + "]";
        const double width = box.is_frame() ? frame_text : state_text;
        const bool told = box.description.find("\n" + text + where) != std::string::npos;
        if (!told) box.text.add(text + where, TextLine::Kind::happening, width, 2, sign_of(index));
        box.description += "\n" + text + (condition.empty() ? "" : " [" + condition + "]") + where;
    }

    void add_to_arrow(TransitionIndex index, StateIndex target, bool with_text) {
        Arrow& arrow = arrow_between(chart_.transitions[index].source, target);
        const Cause cause = names_.cause(index);
        arrow.automatic = arrow.automatic && cause != Cause::act && cause != Cause::event;
        const std::string text = names_.what(index);
        const std::string condition = names_.condition(index);
        const std::string all =
            text + (condition.empty() ? "" : (text.empty() ? "[" : " [") + condition + "]");
        if (!all.empty()) arrow.description += (arrow.description.empty() ? "" : "\n") + all;
        if (!with_text || !options_.arrow_texts) return;
        if (!text.empty())
            arrow.text.add(text, TextLine::Kind::happening, arrow_text, 3, sign_of(index));
        if (condition.empty()) return;
        arrow.text.add(
            "[" + shortened(condition, font_size(TextLine::Kind::condition), condition_text) + "]",
            TextLine::Kind::condition, 1e9, 1,
            text.empty() ? TextLine::Sign::bullet : TextLine::Sign::none);
        if (!text.empty()) arrow.text.lines.back().indent = arrow.text.lines.front().indent;
    }

    TextLine::Sign sign_of(TransitionIndex index) const {
        return names_.cause(index) == Cause::term ? TextLine::Sign::clock : TextLine::Sign::bullet;
    }

    Arrow& arrow_between(StateIndex from, StateIndex to) {
        const auto [found, is_new] =
            arrows_.try_emplace(std::pair{from, to}, picture_.arrows.size());
        if (is_new) {
            picture_.arrows.push_back({from, to, {}, "", true});
        }
        return picture_.arrows[found->second];
    }

    void measure(StateIndex state) {
        Box& box = picture_.boxes[state];
        if (chart_.states[state].is_history()) {
            box.text.width = box.text.height = 26;
            return;
        }
        box.text.measure(margin_x, margin_y);
        box.signs = (box.starts ? sign_width : 0) + (box.active ? sign_width : 0);
        box.text.width += box.signs;
        if (!box.is_frame()) box.text.width = std::max(box.text.width, 96.0);
    }

    // A single text needs no bullet.
    static void measure(Arrow& arrow) {
        auto& lines = arrow.text.lines;
        const auto signs = [](const TextLine& line) { return line.sign != TextLine::Sign::none; };
        if (std::count_if(lines.begin(), lines.end(), signs) == 1 &&
            lines.front().sign == TextLine::Sign::bullet) {
            for (TextLine& line : lines) line.sign = TextLine::Sign::none, line.indent = 0;
        }
        arrow.text.measure(3, 2);
    }

    const Chart& chart_;
    ChartNames names_;
    const PictureOptions& options_;
    Picture picture_;
    std::map<std::pair<StateIndex, StateIndex>, std::size_t> arrows_;
};

}  // namespace

Picture make_picture(const Chart& chart, const ChartWords& words, const PictureOptions& options) {
    return PictureMaker(chart, words, options).make();
}

}  // namespace engine::diagram
