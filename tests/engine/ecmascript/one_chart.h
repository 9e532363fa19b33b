#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/ecmascript/ecmascript_model.h"

namespace engine::ecmascript {

// A chart with data and a top-level script, and the model that serves its instances.
class OneChart {
 public:
    explicit OneChart(std::vector<std::string> data = {}, const std::string& script = {},
                      Limits limits = {}) {
        chart_.states.resize(1);
        for (const std::string& id : data) chart_.states[0].data.push_back({id, {}, {}, 1});
        if (!script.empty()) {
            chart_.script.push_back({statechart::Script{expression(script)}, 1});
        }
        model_ = make_ecmascript_model(chart_, limits);
        static_cast<void>(begin());
    }

    statechart::DataModel& model() { return *model_; }
    bool reusable() const { return model_->reusable(); }

    // The next instance, as the kernel begins one; what the top-level script gave.
    statechart::Evaluated<Done> begin(const Value& system_variables = Value::object()) {
        model_->start(system_variables, [](const std::string& id) { return id == "activo"; });
        return run_top_level();
    }
    // The same instance again from what was stored.
    void restore(const Value& stored) {
        model_->start(Value::object(), [](const std::string&) { return false; });
        static_cast<void>(run_top_level());
        model_->restore(stored);
    }

    statechart::Evaluated<statechart::DataModel::Maybe> evaluate(const std::string& text) {
        return model_->evaluate(expression(text));
    }
    // JSON of the value, "undefined", or the error.
    std::string told(const std::string& text) {
        const auto value = evaluate(text);
        if (!value) return "! " + value.error().message;
        return *value ? (*value)->dump() : "undefined";
    }
    // "" or the error.
    std::string assign(const std::string& location, const std::string& text) {
        const auto done = model_->assign(expression(location), expression(text));
        return done ? "" : done.error().message;
    }
    std::string run(const std::string& script) {
        const auto done = model_->run_script(expression(script));
        return done ? "" : done.error().message;
    }

    static statechart::Expression expression(const std::string& text) {
        statechart::Expression made;
        made.text = text;
        made.line = 1;
        return made;
    }

 private:
    statechart::Evaluated<Done> run_top_level() {
        for (const auto& each : chart_.script) {
            const auto done = model_->run_script(std::get<statechart::Script>(each.action).source);
            if (!done) return done;
        }
        return Done{};
    }

    statechart::Chart chart_;
    std::unique_ptr<EcmascriptModel> model_;
};

}  // namespace engine::ecmascript
