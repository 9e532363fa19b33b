#include "engine/statechart/scxml_reader.h"

#include <map>

#include "engine/statechart/content_reader.h"
#include "engine/statechart/element_reader.h"
#include "engine/statechart/xml_element.h"

namespace engine::statechart {
namespace {

std::vector<std::string> event_descriptors(const std::string& text) {
    std::vector<std::string> descriptors = split_words(text);
    for (std::string& descriptor : descriptors) {  // "a.*" and "a." mean "a" (§3.12.1)
        if (descriptor.size() > 1 && descriptor.ends_with('*')) descriptor.pop_back();
        if (descriptor.size() > 1 && descriptor.ends_with('.')) descriptor.pop_back();
    }
    return descriptors;
}

class Reader {
 public:
    Reader(Chart& chart, Problems& problems, const SourceLoader& load)
        : chart_(chart), elements_(chart, problems, load), contents_(elements_) {}

    void read(const XmlElement& root) {
        if (!is_scxml(root, "scxml")) {
            elements_.complain(
                root.line,
                "El elemento raíz no es <scxml> del espacio de nombres " +
                    std::string(scxml_namespace) + ".",
                "Empiece el archivo con <scxml xmlns=\"" + std::string(scxml_namespace) + "\">.");
            return;
        }
        elements_.check_attributes(
            root, {"initial", "name", "version", "datamodel", "binding", "exmode"});
        chart_.name = elements_.optional(root, "name");
        if (elements_.optional(root, "version") != "1.0") {
            elements_.complain(root.line, "Falta version=\"1.0\" en <scxml>.", "Agréguelo.");
        }
        if (const std::string* model = root.attribute("datamodel")) chart_.data_model = *model;
        chart_.late_binding = one_of(root, "binding", {"early", "late"}) == "late";
        read_state(root, no_index, StateKind::compound);
        resolve_targets();
    }

 private:
    // What a transition aims at, by name until every state is known.
    struct Pending {
        TransitionIndex transition;
        std::vector<std::string> targets;
    };

    std::string one_of(const XmlElement& element, std::string_view name,
                       std::initializer_list<std::string_view> allowed) {
        const std::string value = elements_.optional(element, name);
        if (value.empty()) return "";
        for (const auto each : allowed) {
            if (value == each) return value;
        }
        std::string list;
        for (const auto each : allowed) list += (list.empty() ? "" : " o ") + std::string(each);
        elements_.complain(element.line,
                           "«" + std::string(name) + "» no puede valer «" + value + "».",
                           "Use " + list + ".");
        return "";
    }

    TransitionIndex add_transition(Transition transition, std::vector<std::string> targets) {
        const auto index = static_cast<TransitionIndex>(chart_.transitions.size());
        chart_.transitions.push_back(std::move(transition));
        pending_.push_back({index, std::move(targets)});
        return index;
    }

    StateIndex read_state(const XmlElement& element, StateIndex parent, StateKind kind) {
        const auto index = static_cast<StateIndex>(chart_.states.size());
        chart_.states.emplace_back();
        chart_.states[index].kind = kind;
        chart_.states[index].parent = parent;
        chart_.states[index].line = element.line;
        chart_.states[index].annotations = foreign_attributes(element);
        name_state(element, index);
        for (const XmlElement* child : element.children()) read_child(*child, index);
        State& state = chart_.states[index];
        state.last_descendant = static_cast<StateIndex>(chart_.states.size() - 1);
        const bool composite =
            state.kind == StateKind::compound || state.kind == StateKind::parallel;
        if (composite && state.children.empty() && index != root_state)
            state.kind = StateKind::atomic;
        if (state.kind == StateKind::compound) choose_initial(element, index);
        if (state.is_history() && state.initial == no_index) {
            elements_.complain(
                element.line,
                "A <history id=\"" + state.id + "\"> le falta su transición por omisión.",
                "Agregue <transition target=\"…\"/> dentro.");
        }
        return index;
    }

    void name_state(const XmlElement& element, StateIndex index) {
        State& state = chart_.states[index];
        if (index == root_state) return;
        state.id = elements_.optional(element, "id");
        if (state.id.empty()) {
            state.id = "#" + std::to_string(index);
            return;
        }
        const auto [known, is_new] = ids_.emplace(state.id, index);
        if (is_new) return;
        elements_.complain(element.line,
                           "El id «" + state.id + "» ya se usó en la línea " +
                               std::to_string(chart_.states[known->second].line) + ".",
                           "Dé un nombre distinto a cada estado.");
    }

    void read_child(const XmlElement& child, StateIndex index) {
        State& state = chart_.states[index];
        if (child.name_space != scxml_namespace) {
            state.extensions.push_back(to_foreign(child));
            return;
        }
        const bool is_root = index == root_state;
        const bool composite =
            state.kind == StateKind::compound || state.kind == StateKind::parallel;
        if (child.name == "state" && composite)
            return read_substate(child, index, StateKind::compound);
        if (child.name == "parallel" && composite)
            return read_substate(child, index, StateKind::parallel);
        if (child.name == "final" && state.kind == StateKind::compound)
            return read_substate(child, index, StateKind::final);
        if (child.name == "history" && composite && !is_root) return read_history(child, index);
        if (child.name == "datamodel" && composite) return read_data(child, index);
        if (child.name == "script" && is_root) return read_script(child);
        if (child.name == "transition" && state.is_history()) return read_default(child, index);
        if (child.name == "transition" && composite && !is_root)
            return read_transition(child, index);
        if (child.name == "initial" && state.kind == StateKind::compound && !is_root)
            return read_initial(child, index);
        if (child.name == "onentry" && !is_root && !state.is_history()) {
            Block block = contents_.block(child);
            chart_.states[index].on_entry.push_back(std::move(block));
            return;
        }
        if (child.name == "onexit" && !is_root && !state.is_history()) {
            Block block = contents_.block(child);
            chart_.states[index].on_exit.push_back(std::move(block));
            return;
        }
        if (child.name == "invoke" && composite && !is_root) return read_invoke(child, index);
        if (child.name == "donedata" && state.kind == StateKind::final)
            return read_done_data(child, index);
        elements_.complain(child.line,
                           "<" + child.name + "> no va dentro de " + describe(index) + ".",
                           "Revise el nombre y dónde está.");
    }

    std::string describe(StateIndex index) const {
        if (index == root_state) return "<scxml>";
        const State& state = chart_.states[index];
        const char* element = state.kind == StateKind::parallel ? "parallel"
                              : state.kind == StateKind::final  ? "final"
                              : state.is_history()              ? "history"
                                                                : "state";
        return std::string("<") + element + " id=\"" + state.id + "\">";
    }

    void read_substate(const XmlElement& child, StateIndex index, StateKind kind) {
        if (kind == StateKind::compound) {
            elements_.check_attributes(child, {"id", "initial"});
        } else {
            elements_.check_attributes(child, {"id"});
        }
        const StateIndex made = read_state(child, index, kind);
        chart_.states[index].children.push_back(made);
    }

    void read_history(const XmlElement& child, StateIndex index) {
        elements_.check_attributes(child, {"id", "type"});
        const bool deep = one_of(child, "type", {"shallow", "deep"}) == "deep";
        const StateIndex made =
            read_state(child, index, deep ? StateKind::deep_history : StateKind::shallow_history);
        chart_.states[index].histories.push_back(made);
    }

    void read_data(const XmlElement& model, StateIndex index) {
        for (const XmlElement* child : model.children()) {
            if (child->name_space != scxml_namespace) continue;
            if (child->name != "data") {
                elements_.complain(child->line,
                                   "<" + child->name + "> no va dentro de <datamodel>.",
                                   "Use <data>.");
                continue;
            }
            elements_.check_attributes(*child, {"id", "src", "expr"});
            elements_.exclude(*child, "src", "expr");
            Data data{elements_.required(*child, "id"),
                      elements_.expression(*child, "expr"),
                      {},
                      child->line};
            const bool has_content = child->attribute("src") != nullptr || !is_blank(*child);
            if (has_content && data.expr.given()) {
                elements_.complain(child->line, "<data> lleva «expr» y también contenido.",
                                   "Deje uno de los dos.");
            } else if (has_content) {
                data.text = elements_.text_or_source(*child);
            }
            chart_.states[index].data.push_back(std::move(data));
        }
    }

    void read_script(const XmlElement& child) {
        elements_.check_attributes(child, {"src"});
        std::string text =
            child.attribute("src") != nullptr ? elements_.text_or_source(child) : child.text();
        chart_.script.push_back(
            {Script{elements_.expression_of(std::move(text), child.line)}, child.line});
    }

    void read_transition(const XmlElement& child, StateIndex index) {
        elements_.check_attributes(child, {"event", "cond", "target", "type"});
        Transition transition;
        transition.source = index;
        transition.line = child.line;
        transition.events = event_descriptors(elements_.optional(child, "event"));
        transition.condition = elements_.expression(child, "cond");
        transition.internal = one_of(child, "type", {"internal", "external"}) == "internal";
        transition.annotations = foreign_attributes(child);
        transition.content = contents_.block(child);
        std::vector<std::string> targets = split_words(elements_.optional(child, "target"));
        if (child.attribute("event") == nullptr && !transition.condition.given() &&
            targets.empty()) {
            elements_.complain(child.line, "La transición no tiene evento, condición ni destino.",
                               "Agregue al menos uno.");
        }
        const TransitionIndex made = add_transition(std::move(transition), std::move(targets));
        chart_.states[index].transitions.push_back(made);
    }

    // The transition inside <initial> or <history>: content and target only (§3.6, §3.10).
    void read_default(const XmlElement& child, StateIndex index) {
        elements_.check_attributes(child, {"target", "type"});
        Transition transition;
        transition.source = index;
        transition.line = child.line;
        transition.content = contents_.block(child);
        std::vector<std::string> targets = split_words(elements_.optional(child, "target"));
        if (targets.empty())
            elements_.complain(child.line, "A esta transición le falta el destino.",
                               "Agregue target=\"…\".");
        const TransitionIndex made = add_transition(std::move(transition), std::move(targets));
        chart_.states[index].initial = made;
    }

    void read_initial(const XmlElement& child, StateIndex index) {
        elements_.check_attributes(child, {});
        const auto transitions = child.children();
        if (transitions.size() != 1 || !is_scxml(*transitions[0], "transition")) {
            elements_.complain(child.line, "<initial> debe contener una sola <transition>.",
                               "Corríjalo.");
            return;
        }
        read_default(*transitions[0], index);
    }

    void choose_initial(const XmlElement& element, StateIndex index) {
        const std::string* initial = element.attribute("initial");
        State& state = chart_.states[index];
        if (initial != nullptr && state.initial != no_index) {
            elements_.complain(element.line,
                               describe(index) + " lleva «initial» y también <initial>.",
                               "Deje uno de los dos.");
            return;
        }
        if (state.initial != no_index) return;
        Transition transition;
        transition.source = index;
        transition.line = element.line;
        if (initial != nullptr) {
            const TransitionIndex made =
                add_transition(std::move(transition), split_words(*initial));
            chart_.states[index].initial = made;
            return;
        }
        if (state.children.empty()) {
            elements_.complain(element.line, "El diagrama no tiene estados.",
                               "Agregue al menos un <state>.");
            return;
        }
        transition.targets = {state.children.front()};  // §3.2, §3.3: first child in document order
        chart_.states[index].initial = static_cast<TransitionIndex>(chart_.transitions.size());
        chart_.transitions.push_back(std::move(transition));
    }

    void read_invoke(const XmlElement& child, StateIndex index) {
        elements_.check_attributes(child, {"type", "typeexpr", "src", "srcexpr", "id", "idlocation",
                                           "namelist", "autoforward"});
        elements_.exclude(child, "type", "typeexpr");
        elements_.exclude(child, "src", "srcexpr");
        elements_.exclude(child, "id", "idlocation");
        Invoke invoke;
        invoke.line = child.line;
        invoke.type = elements_.optional(child, "type");
        invoke.type_expr = elements_.expression(child, "typeexpr");
        invoke.source = elements_.optional(child, "src");
        invoke.source_expr = elements_.expression(child, "srcexpr");
        invoke.id = elements_.optional(child, "id");
        invoke.id_location = elements_.expression(child, "idlocation");
        invoke.name_list = contents_.name_list(child);
        invoke.autoforward = one_of(child, "autoforward", {"true", "false"}) == "true";
        for (const XmlElement* part : child.children()) {
            if (is_scxml(*part, "param"))
                invoke.params.push_back(contents_.param(*part));
            else if (is_scxml(*part, "content"))
                invoke.content = contents_.content(*part);
            else if (is_scxml(*part, "finalize"))
                invoke.finalize = contents_.block(*part);
            else
                elements_.complain(part->line, "<" + part->name + "> no va dentro de <invoke>.",
                                   "Use <param>, <content> o <finalize>.");
        }
        chart_.states[index].invokes.push_back(std::move(invoke));
    }

    void read_done_data(const XmlElement& child, StateIndex index) {
        DoneData data;
        for (const XmlElement* part : child.children()) {
            if (is_scxml(*part, "param"))
                data.params.push_back(contents_.param(*part));
            else if (is_scxml(*part, "content"))
                data.content = contents_.content(*part);
            else
                elements_.complain(part->line, "<" + part->name + "> no va dentro de <donedata>.",
                                   "Use <param> o <content>.");
        }
        chart_.states[index].done_data = std::move(data);
    }

    void resolve_targets() {
        for (Pending& pending : pending_) {
            Transition& transition = chart_.transitions[pending.transition];
            for (const std::string& target : pending.targets) {
                const auto found = ids_.find(target);
                if (found == ids_.end()) {
                    elements_.complain(transition.line, "El destino «" + target + "» no existe.",
                                       "Escriba el id de un estado de este diagrama.");
                    continue;
                }
                transition.targets.push_back(found->second);
            }
            check_initial_inside(transition);
        }
    }

    // The initial states of a compound state lie inside it (§3.3, §3.6).
    void check_initial_inside(const Transition& transition) {
        const StateIndex source = transition.source;
        const bool is_initial = chart_.states[source].kind == StateKind::compound &&
                                &chart_.transitions[chart_.states[source].initial] == &transition;
        if (!is_initial) return;
        for (const StateIndex target : transition.targets) {
            if (chart_.is_descendant(target, source)) continue;
            elements_.complain(transition.line,
                               "El estado inicial «" + chart_.states[target].id +
                                   "» no está dentro de " + describe(source) + ".",
                               "Elija un estado que esté dentro.");
        }
    }

    Chart& chart_;
    ElementReader elements_;
    ContentReader contents_;
    std::map<std::string, StateIndex> ids_;
    std::vector<Pending> pending_;
};

}  // namespace

Result<Chart, Problems> read_scxml(std::string_view text, const std::string& file,
                                   const SourceLoader& load) {
    auto root = read_xml(text, file);
    if (!root) return Problems{root.error()};
    Chart chart;
    chart.file = file;
    Problems problems;
    Reader(chart, problems, load).read(*root);
    if (!problems.empty()) return problems;
    return chart;
}

}  // namespace engine::statechart
