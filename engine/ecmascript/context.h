#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/value.h"
#include "engine/ecmascript/javascript_core.h"
#include "engine/ecmascript/virtual_machine.h"
#include "engine/statechart/data_model.h"

namespace engine::ecmascript {

using statechart::Evaluated;
using statechart::ExpressionError;

// Where the rules stand in an error: marks text of a script, so that its line is worth telling.
inline constexpr char script_source_name[] = "guion";

// One hardened global object (hardening.h) and what C++ does with it. The rules' variables are its
// own removable properties; everything else on it is frozen. Values that it hands out live as long
// as they stand on the stack of the caller or are Kept.
class Context {
 public:
    // What native code answers to the rules.
    class Surroundings {
     public:
        virtual ~Surroundings() = default;
        // JSON of a system variable; nullopt: it has no value (undefined).
        virtual std::optional<std::string> system_variable(const std::string& name) = 0;
        virtual bool is_active(const std::string& state_id) = 0;
    };

    // Both outlive the context.
    Context(VirtualMachine& machine, Surroundings& surroundings);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    JSContextRef get() const { return context_; }
    JSValueRef undefined() const { return JSValueMakeUndefined(context_); }

    // Both throw Exhausted or TimedOut (limits.h).
    Evaluated<JSValueRef> call(JSObjectRef function, std::span<const JSValueRef> arguments = {});
    Evaluated<JSValueRef> run(const std::string& source, std::uint32_t first_line,
                              const char* source_name = nullptr);
    // Whether `source` can be read as a script; nothing runs.
    std::optional<ExpressionError> syntax_error(const std::string& source) const;

    // Throws std::invalid_argument for text that is not UTF-8.
    JSValueRef to_js(const Value& value);
    JSValueRef to_js_text(const std::string& text) const;
    Evaluated<std::optional<Value>> to_value(JSValueRef value);
    Evaluated<std::string> to_text(JSValueRef value);

    // Adds a read-only variable whose value is asked of the surroundings when first read.
    void add_system_variable(const std::string& name);
    // Its value changed: the next read asks again.
    void refresh_system_variable(const std::string& name);
    // A name that rules cannot take for data: a built-in, a system variable, a frozen function.
    bool is_reserved(const std::string& name);
    void freeze_functions(const std::vector<std::string>& names);

    // Leaves `names` as the only variables, undefined; without `thorough` others are not looked
    // for.
    void reset(JSObjectRef names, bool thorough);
    Evaluated<Done> set(const std::string& name, JSValueRef value);
    // The variable holds the function that its <data> gave it: store() names it, no more.
    void keep_function(const std::string& name);
    Evaluated<Done> set_all(JSValueRef members);
    bool has(const std::string& name);
    // A function that evaluates `value` and hands the result, made its own, to `store`.
    JSObjectRef fuse(JSObjectRef store, JSObjectRef value);
    // A shallow copy when it is an array.
    std::optional<JSObjectRef> copy_of_array(JSValueRef value);
    // JSON {"values", "undefined"} of `names` and, when `searching`, of all other variables.
    // Throws std::runtime_error for what JSON cannot hold.
    std::string store(JSObjectRef names, bool searching);
    Kept array_of(const std::vector<std::string>& names);

 private:
    bool is_termination(JSValueRef exception) const;
    [[nodiscard]] ExpressionError to_error(JSValueRef exception);
    JSObjectRef function(const char* name) const;
    // A value that JSON gave, XML in it made into nodes. nullptr when it is no JSON.
    JSValueRef from_json(const std::string& json) const;
    JSValueRef must_call(JSObjectRef function, std::span<const JSValueRef> arguments = {});
    std::string property_text(JSObjectRef object, const char* name) const;
    JSObjectRef native(JSObjectCallAsFunctionCallback answer);
    static JSValueRef answer_load(JSContextRef, JSObjectRef, JSObjectRef, std::size_t,
                                  const JSValueRef[], JSValueRef*);
    static JSValueRef answer_read_xml(JSContextRef, JSObjectRef, JSObjectRef, std::size_t,
                                      const JSValueRef[], JSValueRef*);
    static JSValueRef answer_is_active(JSContextRef, JSObjectRef, JSObjectRef, std::size_t,
                                       const JSValueRef[], JSValueRef*);

    VirtualMachine& machine_;
    Surroundings& surroundings_;
    JSGlobalContextRef context_;
    JSValueRef pending_ = nullptr;
    Kept host_, system_, pending_kept_;
    Kept reset_, set_, set_all_, fuse_, store_, to_json_, copy_of_, revive_;
};

}  // namespace engine::ecmascript
