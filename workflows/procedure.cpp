#include "workflows/procedure.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>

#include "engine/calendar/term_length.h"

namespace workflows {
namespace {

using engine::statechart::Chart;
using engine::statechart::Expression;
using engine::statechart::ForeignAttribute;
using engine::statechart::ForeignElement;
using engine::statechart::StateIndex;

class ProcedureReader {
 public:
    ProcedureReader(Chart& chart, engine::Problems& problems)
        : chart_(chart), problems_(problems) {}

    Procedure read() {
        for (StateIndex state = 0; state < chart_.states.size(); ++state) read_state(state);
        for (engine::statechart::TransitionIndex i = 0; i < chart_.transitions.size(); ++i)
            read_act(i);
        return std::move(procedure_);
    }

 private:
    void complain(std::uint32_t line, std::string message, std::string remedy) {
        problems_.push_back({engine::Refusal::invalid, std::move(message),
                             chart_.file + ":" + std::to_string(line), std::move(remedy)});
    }

    void check_attributes(const ForeignElement& element, std::set<std::string_view> known) {
        for (const ForeignAttribute& each : element.attributes) {
            if (each.name_space.empty() && known.count(each.name) != 0) continue;
            complain(element.line,
                     "v:" + element.name + " no tiene el atributo «" + each.name + "».",
                     "Corrija el nombre o quítelo.");
        }
    }

    std::string text(const ForeignElement& element, const char* name, bool required = false) {
        const std::string* value = element.attribute(name);
        if (value != nullptr && !value->empty()) return *value;
        if (required)
            complain(element.line, "A v:" + element.name + " le falta «" + name + "».",
                     "Agréguelo.");
        return "";
    }

    Expression expression(const ForeignElement& element, const char* name) {
        const std::string* value = element.attribute(name);
        if (value == nullptr) return {};
        return expression(*value, element.line);
    }

    Expression expression(const std::string& text, std::uint32_t line) {
        Expression made{text, static_cast<std::uint32_t>(chart_.expressions.size()), line};
        chart_.expressions.push_back(made);
        return made;
    }

    Performers performers(const std::string& text, std::uint32_t line) {
        auto parsed = parse_performers(text);
        if (parsed) return std::move(*parsed);
        complain(line, parsed.error().message, parsed.error().remedy);
        return {};
    }

    static std::vector<std::string> words(const std::string& text) {
        std::istringstream stream(text);
        std::vector<std::string> found;
        for (std::string word; stream >> word;) found.push_back(word);
        return found;
    }

    std::string term(const ForeignElement& element, const char* name) {
        const std::string value = text(element, name);
        if (!value.empty() && !engine::calendar::parse_term_length(value)) {
            complain(element.line, "«" + value + "» no es un término.",
                     "Escriba, por ejemplo, «7 habiles», «45 calendario» o «2 meses».");
        }
        return value;
    }

    // A reminder's distance is in working days: "2 habiles".
    std::optional<int> working_days(const ForeignElement& element, const char* name) {
        const std::string value = text(element, name);
        if (value.empty()) return std::nullopt;
        const auto parsed = engine::calendar::parse_term_length(value);
        if (parsed && parsed->unit == engine::calendar::TermLength::Unit::working_days)
            return parsed->count;
        complain(element.line, "«" + value + "» no es una cantidad de días hábiles.",
                 "Escriba, por ejemplo, «2 habiles».");
        return std::nullopt;
    }

    void read_state(StateIndex index) {
        const auto& state = chart_.states[index];
        for (const ForeignAttribute& each : state.annotations) {
            if (each.name_space != vocabulary_namespace) continue;
            if (each.name == "label")
                procedure_.labels[index] = each.value;
            else
                complain(state.line, "Un estado no tiene el atributo v:" + each.name + ".",
                         "Use v:label.");
        }
        for (const ForeignElement& element : chart_.states[index].extensions) {
            if (element.name_space != vocabulary_namespace) {
                complain(element.line, "<" + element.name + "> es de un vocabulario desconocido.",
                         std::string("Use xmlns:v=\"") + vocabulary_namespace + "\".");
            } else if (element.name == "task") {
                read_task(index, element);
            } else if (element.name == "deadline") {
                read_deadline(index, element);
            } else if (element.name == "each") {
                read_each(index, element);
            } else if (element.name == "count") {
                check_attributes(element, {"box"});
                procedure_.counts[index].push_back({text(element, "box", true), element.line});
            } else if (element.name == "accepts") {
                check_attributes(element, {"event"});
                procedure_.accepted.push_back(text(element, "event", true));
            } else {
                complain(element.line, "v:" + element.name + " no va dentro de un estado.",
                         "Aquí se admiten v:task, v:deadline, v:each, v:count y v:accepts.");
            }
        }
    }

    void read_task(StateIndex index, const ForeignElement& element) {
        check_attributes(element, {"id", "by", "title", "not-by", "once"});
        TaskDefinition task{text(element, "id", true),
                            text(element, "title", true),
                            performers(text(element, "by", true), element.line),
                            words(text(element, "not-by")),
                            TaskDefinition::Once::no,
                            element.line};
        const std::string once = text(element, "once");
        if (once == "person")
            task.once = TaskDefinition::Once::person;
        else if (once == "unit")
            task.once = TaskDefinition::Once::unit;
        else if (!once.empty())
            complain(element.line, "once no puede valer «" + once + "».", "Use person o unit.");
        if (!ids_.insert("task " + task.id).second)
            complain(element.line, "La tarea «" + task.id + "» está dos veces.", "Dé otro id.");
        procedure_.tasks[index].push_back(std::move(task));
    }

    void read_deadline(StateIndex index, const ForeignElement& element) {
        check_attributes(element, {"id", "after", "afterexpr", "at", "from", "before", "event",
                                   "norm", "calendar"});
        DeadlineDefinition deadline;
        deadline.id = text(element, "id", true);
        deadline.after = term(element, "after");
        deadline.after_expr = expression(element, "afterexpr");
        deadline.at = expression(element, "at");
        deadline.from = expression(element, "from");
        deadline.before = term(element, "before");
        deadline.event = text(element, "event");
        deadline.norm = text(element, "norm");
        deadline.line = element.line;
        if (const std::string* calendar = element.attribute("calendar"))
            deadline.calendar = *calendar;
        if (deadline.calendar != "H" && deadline.calendar != "P") {
            complain(element.line, "No existe el calendario «" + deadline.calendar + "».",
                     "Use H (feriados) o P (además, días no laborables del sector público).");
        }
        const int given = (deadline.after.empty() ? 0 : 1) + (deadline.after_expr.given() ? 1 : 0) +
                          (deadline.at.given() ? 1 : 0);
        if (given != 1)
            complain(element.line, "v:deadline necesita uno de «after», «afterexpr» o «at».",
                     "Deje solo uno.");
        if (!ids_.insert("deadline " + deadline.id).second)
            complain(element.line, "El plazo «" + deadline.id + "» está dos veces.", "Dé otro id.");
        for (const ForeignElement& child : element.children) {
            if (child.name_space == vocabulary_namespace && child.name == "remind")
                read_reminder(child, deadline);
            else
                complain(child.line, "<" + child.name + "> no va dentro de v:deadline.",
                         "Use v:remind.");
        }
        procedure_.deadlines[index].push_back(std::move(deadline));
    }

    void read_each(StateIndex index, const ForeignElement& element) {
        check_attributes(element, {"id", "in", "as", "src"});
        EachDefinition each;
        each.id = text(element, "id", true);
        each.as = text(element, "as", true);
        each.source = text(element, "src", true);
        each.line = element.line;
        (void)text(element, "in", true);
        each.in = expression(element, "in");
        for (const ForeignElement& child : element.children) {
            if (child.name_space != vocabulary_namespace || child.name != "param") {
                complain(child.line, "<" + child.name + "> no va dentro de v:each.",
                         "Use v:param.");
                continue;
            }
            check_attributes(child, {"name", "expr"});
            (void)text(child, "expr", true);
            each.params.push_back({text(child, "name", true), expression(child, "expr"), {}});
        }
        if (!ids_.insert("each " + each.id).second)
            complain(element.line, "v:each «" + each.id + "» está dos veces.", "Dé otro id.");
        procedure_.eaches[index].push_back(std::move(each));
    }

    void read_reminder(const ForeignElement& element, DeadlineDefinition& deadline) {
        check_attributes(element, {"before", "after", "every", "notice", "to"});
        ReminderDefinition reminder;
        const auto before = working_days(element, "before");
        const auto after = working_days(element, "after");
        if (before.has_value() == after.has_value())
            complain(element.line, "v:remind necesita «before» o «after».", "Deje uno de los dos.");
        reminder.offset = after ? *after : -before.value_or(0);
        reminder.every = working_days(element, "every");
        if (reminder.every && *reminder.every < 1)
            complain(element.line, "every debe ser de al menos un día hábil.", "Corríjalo.");
        reminder.notice = text(element, "notice", true);
        reminder.to = performers(text(element, "to"), element.line);
        reminder.line = element.line;
        deadline.reminders.push_back(std::move(reminder));
    }

    void read_act(engine::statechart::TransitionIndex index) {
        const auto& transition = chart_.transitions[index];
        Act act;
        act.transition = index;
        act.line = transition.line;
        bool annotated = false;
        for (const ForeignAttribute& each : transition.annotations) {
            if (each.name_space != vocabulary_namespace) continue;
            annotated = true;
            if (each.name == "label")
                act.label = each.value;
            else if (each.name == "by")
                act.by = performers(each.value, act.line);
            else if (each.name == "not-by")
                act.not_by = words(each.value);
            else if (each.name == "form")
                act.form = each.value;
            else if (each.name == "formexpr")
                act.form_expr = expression(each.value, act.line);
            else if (each.name == "secret")
                act.secret = each.value;
            else if (each.name == "named-to")
                act.named_to = performers(each.value, act.line);
            else if (each.name == "refusal")
                act.refusal = each.value;
            else if (each.name == "refusalexpr")
                act.refusal_expr = expression(each.value, act.line);
            else if (each.name == "comment" && each.value == "required")
                act.comment_required = true;
            else if (each.name == "style" && each.value == "danger")
                act.danger = true;
            else
                complain(act.line,
                         "v:" + each.name + "=\"" + each.value +
                             "\" no significa nada en una transición.",
                         "Vea docs/charts.md.");
        }
        if (!annotated) return;
        if (act.label.empty()) {
            complain(act.line, "La transición lleva atributos v: pero no v:label.",
                     "Póngale v:label, que la hace un botón.");
            return;
        }
        if (transition.events.size() != 1 || transition.events[0] == "*") {
            complain(act.line, "Un acto lleva un solo evento, con su nombre completo.",
                     "Haga una transición por botón.");
            return;
        }
        act.event = transition.events[0];
        check_secret(act);
        procedure_.acts.push_back(std::move(act));
    }

    // A secret act says nothing but what its form does, and each of its transitions is secret.
    void check_secret(const Act& act) {
        if (!act.form.empty() && act.form_expr.given())
            complain(act.line, "Un acto lleva v:form o v:formexpr, no los dos.", "Deje uno.");
        if (!act.named_to.empty() && !act.is_secret())
            complain(act.line, "v:named-to es de los actos secretos.",
                     "Agregue v:secret o quítelo.");
        for (const Act& other : procedure_.acts) {
            if (other.event == act.event && other.secret != act.secret)
                complain(act.line, "«" + act.event + "» es secreto en una transición y en otra no.",
                         "Ponga el mismo v:secret en todas.");
        }
        if (!act.is_secret()) return;
        if (act.comment_required)
            complain(act.line, "Un acto secreto no lleva motivo: diría quién opina qué.",
                     "Quite v:comment.");
        if (!act.has_form())
            complain(act.line, "Un acto secreto no tiene nada que guardar: le falta el formulario.",
                     "Agregue v:form o v:formexpr.");
    }

    Chart& chart_;
    engine::Problems& problems_;
    Procedure procedure_;
    std::set<std::string> ids_;
};

}  // namespace

const Act* Procedure::act_of(engine::statechart::TransitionIndex transition) const {
    const auto found = std::find_if(acts.begin(), acts.end(),
                                    [&](const Act& each) { return each.transition == transition; });
    return found == acts.end() ? nullptr : &*found;
}

const Act* Procedure::secret_act(const std::string& event) const {
    const auto found = std::find_if(acts.begin(), acts.end(), [&](const Act& each) {
        return each.event == event && each.is_secret();
    });
    return found == acts.end() ? nullptr : &*found;
}

const std::vector<TaskDefinition>& Procedure::tasks_around(const Chart& chart,
                                                           StateIndex state) const {
    static const std::vector<TaskDefinition> none;
    for (; state != engine::statechart::no_index; state = chart.states[state].parent) {
        const auto found = tasks.find(state);
        if (found != tasks.end()) return found->second;
    }
    return none;
}

const TaskDefinition* Procedure::task(const std::string& id) const {
    for (const auto& [state, list] : tasks) {
        for (const TaskDefinition& each : list) {
            if (each.id == id) return &each;
        }
    }
    return nullptr;
}

bool Procedure::accepts(const std::string& event) const {
    return std::find(accepted.begin(), accepted.end(), event) != accepted.end();
}

const DeadlineDefinition* Procedure::deadline(const std::string& id, StateIndex* state) const {
    for (const auto& [index, list] : deadlines) {
        for (const DeadlineDefinition& each : list) {
            if (each.id != id) continue;
            if (state != nullptr) *state = index;
            return &each;
        }
    }
    return nullptr;
}

Procedure read_procedure(Chart& chart, engine::Problems& problems) {
    return ProcedureReader(chart, problems).read();
}

}  // namespace workflows
