#pragma once

#include <map>
#include <optional>

#include "engine/statechart/data_model.h"

// A data model small enough to be seen through: counters, In(), and the event as text. It knows
// what sketch.h writes and nothing else; any other expression is an error.
class CounterModel final : public engine::statechart::DataModel {
 public:
    using Value = engine::Value;
    using Event = engine::statechart::Event;
    using Expression = engine::statechart::Expression;
    using Done = engine::Done;
    template <class T>
    using Evaluated = engine::statechart::Evaluated<T>;

    void start(Value system_variables, std::function<bool(const std::string&)> is_active) override;
    void declare(const std::string& id) override;
    Value store() const override;
    void restore(const Value& stored) override;
    void set_system_variable(const std::string& /*name*/, const Value& /*value*/) override {}
    void set_event(const Event& event) override { event_ = event; }
    Evaluated<bool> condition(const Expression& expression) override;
    Evaluated<Maybe> evaluate(const Expression& expression) override;
    Evaluated<std::string> evaluate_text(const Expression& expression) override;
    Evaluated<Done> run_script(const Expression& source) override;
    Evaluated<Done> assign(const Expression& location, const Expression& value) override;
    Evaluated<Done> assign_value(const Expression& location, const Maybe& value) override;
    Evaluated<Done> initialize(const std::string& id, const Expression& value) override;
    Evaluated<Done> initialize_text(const std::string& id, const std::string& text) override;
    Maybe value_of_text(const std::string& text) override { return Value(text); }
    Evaluated<Done> for_each(const Expression& array, const std::string& item,
                             const std::string& index, const std::function<bool()>& body) override;

 private:
    Evaluated<int> number(const std::string& text) const;

    std::map<std::string, std::optional<int>> counters_;
    std::optional<Event> event_;
    std::function<bool(const std::string&)> is_active_;
};

// The event in one line: "name type (send id) data"; of an error the data are left out, because
// they are words.
std::string in_one_line(const engine::statechart::Event& event);
