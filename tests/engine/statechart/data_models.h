#pragma once

#include <memory>

#include "engine/ecmascript/ecmascript_model.h"
#include "engine/ecmascript/virtual_machine.h"
#include "engine/statechart/null_model.h"

// Both data models; the ecmascript ones of one factory share a machine.
inline engine::statechart::DataModelFactory both_data_models() {
    namespace sc = engine::statechart;
    auto machine = std::make_shared<engine::ecmascript::VirtualMachine>();
    return [machine](const sc::Chart& chart) -> std::unique_ptr<sc::DataModel> {
        if (chart.data_model == "null") return std::make_unique<sc::NullModel>();
        if (chart.data_model != "ecmascript") return nullptr;
        return std::make_unique<engine::ecmascript::EcmascriptModel>(chart, machine);
    };
}
