#include "engine/ecmascript/virtual_machine.h"

#include <jsc/jsc.h>

#include "engine/ecmascript/collector_signal.h"

namespace engine::ecmascript {
namespace {

// By default the bound stops running code with SIGUSR1 and then a fault (SIGSEGV) in that code: a
// thread that blocks signals would be killed, and so would a process where something else (a test
// framework, a crash reporter) handles SIGSEGV. Polling costs loops a few percent.
JSContextGroupRef make_group() {
    static const bool polling = jsc_options_set_boolean("usePollingTraps", 1) != 0;
    static_cast<void>(polling);
    const JSContextGroupRef group = JSContextGroupCreate();
    static const bool kept = (keep_errno_across_collections(), true);
    static_cast<void>(kept);
    return group;
}

}  // namespace

VirtualMachine::VirtualMachine(Limits limits) : limits_(limits), group_(make_group()) {
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
