#include "workflows/models.h"

#include "engine/ecmascript/ecmascript_model.h"
#include "engine/statechart/null_model.h"

namespace workflows {

engine::statechart::DataModelFactory data_models(bool bounded) {
    return [bounded](const engine::statechart::Chart& chart)
               -> std::unique_ptr<engine::statechart::DataModel> {
        if (chart.data_model == "null") return std::make_unique<engine::statechart::NullModel>();
        if (chart.data_model != "ecmascript") return nullptr;
        engine::ecmascript::Limits limits;
        limits.bounded = bounded;
        return engine::ecmascript::make_ecmascript_model(chart, limits);
    };
}

}  // namespace workflows
