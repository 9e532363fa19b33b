#pragma once

#include "engine/ecmascript/javascript_core.h"
#include "engine/ecmascript/limits.h"

namespace engine::ecmascript {

// One heap of JavaScriptCore with the bound that holds for all that runs in it. Used by one thread
// at a time. JavaScriptCore owns SIGUSR1; a process that has made one must not fork (posix_spawn).
class VirtualMachine {
 public:
    explicit VirtualMachine(Limits limits = {});
    ~VirtualMachine();
    VirtualMachine(const VirtualMachine&) = delete;
    VirtualMachine& operator=(const VirtualMachine&) = delete;

    JSContextGroupRef group() const { return group_; }
    const Limits& limits() const { return limits_; }

    // Whether the bound stopped what ran last; take_timeout() also forgets it.
    bool timed_out() const { return timed_out_; }
    bool take_timeout() { return std::exchange(timed_out_, false); }

    // No bound while it lives: for our own preparation.
    class Unbounded {
     public:
        explicit Unbounded(VirtualMachine& machine) : machine_(machine) { machine_.disarm(); }
        ~Unbounded() { machine_.arm(); }
        Unbounded(const Unbounded&) = delete;
        Unbounded& operator=(const Unbounded&) = delete;

     private:
        VirtualMachine& machine_;
    };

 private:
    void arm();
    void disarm();

    Limits limits_;
    JSContextGroupRef group_;
    bool timed_out_ = false;
};

}  // namespace engine::ecmascript
