#pragma once

#include <chrono>

#include "engine/statechart/step.h"

namespace engine::ecmascript {

// How far the rules of a chart may go. The bound counts CPU time of the calling thread, for each
// expression anew. It is there for loops without end, not to hurry: on a virtual machine whose host
// is busy, what was lent to others counts as the thread's own, and a bound of 50 ms stopped rules
// that had done nothing. A rare race in JavaScriptCore 2.50 also ends the process when the timer
// falls due twice while one thread is held up between two instructions: the longer, the rarer. It
// is coarse: one built-in operation (a regular expression, a sort) ends before it is looked at, so
// a `/^(a+)+$/` can overrun it about twentyfold.
struct Limits {
    std::chrono::milliseconds time{1000};
    // Replaying history runs without the bound, or a slow machine would disprove it.
    bool bounded = true;
};

// The rules ran out of something that depends on the machine (time, stack, memory) and not on the
// data. No chart may decide on that, so it is not an ExpressionError (which a chart can catch as
// error.execution): it leaves the kernel as an exception, and the runtime refuses the act whole.
// what() is Spanish and meant for people. The model is usable again after the next start().
class Exhausted : public statechart::UnusableData {
 public:
    using statechart::UnusableData::UnusableData;
};

class TimedOut : public Exhausted {
 public:
    using Exhausted::Exhausted;
};

}  // namespace engine::ecmascript
