#include "engine/statechart/state_reader.h"

namespace engine::statechart {
namespace {

std::vector<std::string> event_descriptors(const std::string& text) {
    std::vector<std::string> descriptors = split_words(text);
    for (std::string& descriptor : descriptors) {  // "a.*" and "a." mean "a" (§3.12.1)
        if (descriptor.ends_with(".*")) descriptor.pop_back();
        if (descriptor.size() > 1 && descriptor.ends_with('.')) descriptor.pop_back();
    }
    return descriptors;
}

}  // namespace

void StateReader::read(const XmlElement& root) {
    read_state(root, no_index, StateKind::compound);
    targets_.resolve(ids_);
    auto& chart = elements_.chart();
    for (StateIndex index = 1; index < chart.states.size(); ++index) chart.by_id.push_back(index);
    std::sort(chart.by_id.begin(), chart.by_id.end(), [&](StateIndex one, StateIndex other) {
        return chart.states[one].id < chart.states[other].id;
    });
    for (const State& state : chart.states) {
        for (const TransitionIndex transition : state.transitions)
            chart.has_eventless |= chart.transitions[transition].events.empty();
    }
}

StateIndex StateReader::read_state(const XmlElement& element, StateIndex parent, StateKind kind) {
    const auto index = static_cast<StateIndex>(elements_.chart().states.size());
    State made;
    made.kind = kind;
    made.parent = parent;
    made.line = element.line;
    made.annotations = foreign_attributes(element);
    elements_.chart().states.push_back(std::move(made));
    name_state(element, index);
    elements_.forbid_text(element);
    for (const XmlElement* child : element.children()) read_child(*child, index);
    state(index).last_descendant = static_cast<StateIndex>(elements_.chart().states.size() - 1);
    close_state(element, index);
    return index;
}

void StateReader::name_state(const XmlElement& element, StateIndex index) {
    if (index == root_state) return;
    const std::string* id = element.attribute("id");
    if (id == nullptr) {
        state(index).id = "#" + std::to_string(index);
        return;
    }
    state(index).id = *id;
    if (!is_name(*id)) {
        elements_.complain(element.line, "El id «" + *id + "» no es un nombre válido.",
                           "Empiece con una letra; siga con letras, números, «_» o «-».");
    }
    const auto [known, is_new] = ids_.emplace(*id, index);
    if (is_new) return;
    elements_.complain(element.line,
                       "El id «" + *id + "» ya se usó en la línea " +
                           std::to_string(state(known->second).line) + ".",
                       "Dé un nombre distinto a cada estado.");
}

void StateReader::read_child(const XmlElement& child, StateIndex index) {
    if (child.name_space != scxml_namespace) {
        state(index).extensions.push_back(to_foreign(child));
        return;
    }
    if (read_structure(child, index) || read_behaviour(child, index)) return;
    elements_.complain(child.line, "<" + child.name + "> no va dentro de " + describe(index) + ".",
                       "Revise el nombre y dónde está.");
}

bool StateReader::read_structure(const XmlElement& child, StateIndex index) {
    const StateKind kind = state(index).kind;
    const bool compound = kind == StateKind::compound;
    const bool composite = compound || kind == StateKind::parallel;
    const bool is_root = index == root_state;
    if (child.name == "state" && composite) {
        read_substate(child, index, StateKind::compound);
    } else if (child.name == "parallel" && composite) {
        read_substate(child, index, StateKind::parallel);
    } else if (child.name == "final" && compound) {
        read_substate(child, index, StateKind::final);
    } else if (child.name == "history" && composite && !is_root) {
        read_history(child, index);
    } else if (child.name == "initial" && compound && !is_root) {
        read_initial(child, index);
    } else if (child.name == "datamodel" && composite) {
        read_data_model(child, index);
    } else {
        return false;
    }
    return true;
}

bool StateReader::read_behaviour(const XmlElement& child, StateIndex index) {
    const State& around = state(index);
    const bool composite = around.kind == StateKind::compound || around.kind == StateKind::parallel;
    if (index == root_state) {
        if (child.name != "script") return false;
        Script script = contents_.script(child);
        elements_.chart().script.push_back({std::move(script), child.line});
    } else if (child.name == "transition" && around.is_history()) {
        read_default(child, index);
    } else if (child.name == "transition" && composite) {
        read_transition(child, index);
    } else if (child.name == "onentry" && !around.is_history()) {
        elements_.check_attributes(child, {});
        state(index).on_entry.push_back(contents_.block(child));
    } else if (child.name == "onexit" && !around.is_history()) {
        elements_.check_attributes(child, {});
        state(index).on_exit.push_back(contents_.block(child));
    } else if (child.name == "invoke" && composite) {
        read_invoke(child, index);
    } else if (child.name == "donedata" && around.kind == StateKind::final) {
        state(index).done_data = messages_.done_data(child);
    } else {
        return false;
    }
    return true;
}

void StateReader::read_substate(const XmlElement& child, StateIndex index, StateKind kind) {
    if (kind == StateKind::compound) {
        elements_.check_attributes(child, {"id", "initial"});
    } else {
        elements_.check_attributes(child, {"id"});
    }
    const StateIndex made = read_state(child, index, kind);
    state(index).children.push_back(made);
}

void StateReader::read_history(const XmlElement& child, StateIndex index) {
    elements_.check_attributes(child, {"id", "type"});
    const bool deep = elements_.one_of(child, "type", {"shallow", "deep"}) == "deep";
    const StateIndex made =
        read_state(child, index, deep ? StateKind::deep_history : StateKind::shallow_history);
    state(index).histories.push_back(made);
}

void StateReader::read_data_model(const XmlElement& child, StateIndex index) {
    elements_.check_attributes(child, {});
    elements_.forbid_text(child);
    for (const XmlElement* each : child.children()) {
        if (each->name_space != scxml_namespace) continue;
        if (each->name == "data") {
            state(index).data.push_back(read_data(*each));
            continue;
        }
        elements_.complain(each->line, "<" + each->name + "> no va dentro de <datamodel>.",
                           "Use <data>.");
    }
}

Data StateReader::read_data(const XmlElement& element) {
    elements_.check_attributes(element, {"id", "src", "expr"});
    elements_.exclude(element, "src", "expr");
    Data data{
        elements_.required(element, "id"), elements_.expression(element, "expr"), {}, element.line};
    const auto [known, is_new] = data_lines_.emplace(data.id, element.line);
    if (!is_new && !data.id.empty()) {
        elements_.complain(element.line,
                           "El dato «" + data.id + "» ya se declaró en la línea " +
                               std::to_string(known->second) + ".",
                           "Los datos son de todo el diagrama: declare cada uno una vez.");
    }
    if (!is_blank(element) && data.expr.given()) {
        elements_.complain(element.line, "<data> lleva «expr» y también contenido.",
                           "Deje uno de los dos.");
    } else if (!is_blank(element) || element.attribute("src") != nullptr) {
        data.text = elements_.text_or_source(element);
    }
    return data;
}

void StateReader::read_transition(const XmlElement& child, StateIndex index) {
    elements_.check_attributes(child, {"event", "cond", "target", "type"});
    Transition made;
    made.source = index;
    made.line = child.line;
    made.events = event_descriptors(elements_.optional(child, "event"));
    if (made.events.empty() && child.attribute("event") != nullptr) {
        elements_.complain(child.line, "«event» está vacío.",
                           "Nombre el evento, o quite el atributo si va sin evento.");
    }
    made.condition = elements_.expression(child, "cond");
    made.internal = elements_.one_of(child, "type", {"internal", "external"}) == "internal";
    made.annotations = foreign_attributes(child);
    made.content = contents_.block(child);
    std::vector<std::string> targets;
    if (child.attribute("target") != nullptr) targets = required_targets(child, "target");
    if (child.attribute("event") == nullptr && !made.condition.given() && targets.empty()) {
        elements_.complain(child.line, "La transición no tiene evento, condición ni destino.",
                           "Agregue al menos uno.");
    }
    const TransitionIndex transition = targets_.add(std::move(made), std::move(targets));
    state(index).transitions.push_back(transition);
}

// The transition inside <initial> or <history>: content and target only (§3.6, §3.10).
void StateReader::read_default(const XmlElement& child, StateIndex index) {
    elements_.check_attributes(child, {"target", "type"});
    if (state(index).initial != no_index) {
        elements_.complain(child.line, describe(index) + " lleva dos transiciones iniciales.",
                           "Deje una.");
    }
    Transition made;
    made.source = index;
    made.line = child.line;
    made.content = contents_.block(child);
    state(index).initial = targets_.add(std::move(made), required_targets(child, "target"));
}

void StateReader::read_initial(const XmlElement& child, StateIndex index) {
    elements_.check_attributes(child, {});
    elements_.forbid_text(child);
    const auto transitions = child.children();
    if (transitions.size() == 1 && is_scxml(*transitions[0], "transition"))
        return read_default(*transitions[0], index);
    elements_.complain(child.line, "<initial> debe contener una sola <transition>.",
                       "Escriba <initial><transition target=\"…\"/></initial>.");
}

void StateReader::read_invoke(const XmlElement& child, StateIndex index) {
    Invoke invoke = messages_.invoke(child);
    for (const XmlElement* part : child.children()) {
        if (!is_scxml(*part, "finalize")) continue;
        elements_.check_attributes(*part, {});
        invoke.has_finalize = true;
        invoke.finalize = contents_.block(*part);
    }
    state(index).invokes.push_back(std::move(invoke));
}

// What can be said of a state only when all that is in it has been read.
void StateReader::close_state(const XmlElement& element, StateIndex index) {
    const StateKind kind = state(index).kind;
    const bool composite = kind == StateKind::compound || kind == StateKind::parallel;
    if (composite && state(index).children.empty() && index != root_state) {
        if (element.attribute("initial") != nullptr || state(index).initial != no_index) {
            elements_.complain(element.line,
                               describe(index) + " dice cómo empezar pero no tiene estados dentro.",
                               "Quite «initial» o agregue los estados.");
        }
        state(index).kind = StateKind::atomic;
        state(index).initial = no_index;
    } else if (kind == StateKind::compound) {
        choose_initial(element, index);
    } else if (state(index).is_history() && state(index).initial == no_index) {
        elements_.complain(element.line,
                           "A " + describe(index) + " le falta su transición por omisión.",
                           "Agregue <transition target=\"…\"/> dentro.");
    }
}

void StateReader::choose_initial(const XmlElement& element, StateIndex index) {
    if (state(index).children.empty()) {
        elements_.complain(element.line, "El diagrama no tiene estados.",
                           "Agregue al menos un <state>.");
        return;
    }
    const bool by_attribute = element.attribute("initial") != nullptr;
    if (state(index).initial != no_index) {
        if (by_attribute) {
            elements_.complain(element.line,
                               describe(index) + " lleva «initial» y también <initial>.",
                               "Deje uno de los dos.");
        }
        return;
    }
    Transition made;
    made.source = index;
    made.line = element.line;
    // §3.2, §3.3: without `initial` the first child in document order.
    if (!by_attribute) made.targets = {state(index).children.front()};
    state(index).initial =
        targets_.add(std::move(made), by_attribute ? required_targets(element, "initial")
                                                   : std::vector<std::string>());
}

std::vector<std::string> StateReader::required_targets(const XmlElement& element,
                                                       std::string_view name) {
    auto words = split_words(elements_.optional(element, name));
    if (words.empty()) {
        elements_.complain(
            element.line,
            "A <" + element.name + "> le falta el destino en «" + std::string(name) + "».",
            "Agregue " + std::string(name) + "=\"…\" con el id de un estado.");
    }
    return words;
}

std::string StateReader::describe(StateIndex index) const {
    if (index == root_state) return "<scxml>";
    const State& each = elements_.chart().states[index];
    const char* element = each.kind == StateKind::parallel ? "parallel"
                          : each.kind == StateKind::final  ? "final"
                          : each.is_history()              ? "history"
                                                           : "state";
    const bool named = !each.id.empty() && each.id[0] != '#';
    return std::string("<") + element + (named ? " id=\"" + each.id + "\"" : "") + ">";
}

}  // namespace engine::statechart
