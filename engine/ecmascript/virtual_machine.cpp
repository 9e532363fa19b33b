#include "engine/ecmascript/virtual_machine.h"

namespace engine::ecmascript {

VirtualMachine::VirtualMachine(Limits limits) : limits_(limits), group_(JSContextGroupCreate()) {
    arm();
}

VirtualMachine::~VirtualMachine() {
    disarm();
    JSContextGroupRelease(group_);
}

void VirtualMachine::arm() {
    if (!limits_.bounded) return;
    JSContextGroupSetExecutionTimeLimit(
        group_, std::chrono::duration<double>(limits_.time).count(),
        [](JSContextRef, void* self) {
            static_cast<VirtualMachine*>(self)->timed_out_ = true;
            return true;
        },
        this);
}

void VirtualMachine::disarm() {
    if (limits_.bounded) JSContextGroupClearExecutionTimeLimit(group_);
}

}  // namespace engine::ecmascript
