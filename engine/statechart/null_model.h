#pragma once

#include "engine/statechart/data_model.h"

namespace engine::statechart {

// The `null` data model (§B.1): no data, and the only expression is In('id').
class NullModel final : public DataModel {
 public:
    void start(Value system_variables, std::function<bool(const std::string&)> is_active) override;
    void declare(const std::string& id) override;
    Value store() const override { return nullptr; }
    void restore(const Value& stored) override;
    void set_system_variable(const std::string& name, const Value& value) override;
    void set_event(const Event& event) override;
    Evaluated<bool> condition(const Expression& expression) override;
    Evaluated<Maybe> evaluate(const Expression& expression) override;
    Evaluated<std::string> evaluate_text(const Expression& expression) override;
    Evaluated<Done> run_script(const Expression& source) override;
    Evaluated<Done> assign(const Expression& location, const Expression& value) override;
    Evaluated<Done> assign_value(const Expression& location, const Maybe& value) override;
    Evaluated<Done> initialize(const std::string& id, const Expression& value) override;
    Evaluated<Done> initialize_text(const std::string& id, const std::string& text) override;
    Maybe value_of_text(const std::string& text) override;
    Evaluated<Done> for_each(const Expression& array, const std::string& item,
                             const std::string& index, const std::function<bool()>& body) override;

 private:
    std::function<bool(const std::string&)> is_active_;
};

}  // namespace engine::statechart
