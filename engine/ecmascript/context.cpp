#include "engine/ecmascript/context.h"

#include <cmath>
#include <stdexcept>

#include "engine/ecmascript/error_text.h"
#include "engine/ecmascript/hardening.h"
#include "engine/ecmascript/xml_tree.h"

namespace engine::ecmascript {

Context::Context(VirtualMachine& machine, Surroundings& surroundings)
    : machine_(machine),
      surroundings_(surroundings),
      context_(JSGlobalContextCreateInGroup(machine.group(), nullptr)) {
    const VirtualMachine::Unbounded preparation(machine_);
    const auto make_host = run(hardening_source(), 1);
    if (!make_host) throw std::logic_error("hardening: " + make_host.error().message);
    const JSValueRef natives[] = {native(&answer_load), native(&answer_is_active),
                                  native(&answer_read_xml)};
    const auto host = call(const_cast<JSObjectRef>(*make_host), natives);
    if (!host) throw std::logic_error("hardening: " + host.error().message);
    host_ = Kept(context_, const_cast<JSObjectRef>(*host));
    const auto keep = [&](const char* name) { return Kept(context_, function(name)); };
    system_ = keep("system");
    pending_kept_ = keep("PENDING");
    pending_ = pending_kept_.get();
    reset_ = keep("reset");
    set_ = keep("set");
    set_all_ = keep("setAll");
    fuse_ = keep("fuse");
    store_ = keep("store");
    to_json_ = keep("toJson");
    copy_of_ = keep("copyOf");
    revive_ = keep("revive");
}

Context::~Context() {
    for (Kept* kept : {&host_, &system_, &pending_kept_, &reset_, &set_, &set_all_, &fuse_, &store_,
                       &to_json_, &copy_of_, &revive_}) {
        *kept = Kept();
    }
    JSGlobalContextRelease(context_);
}

JSObjectRef Context::native(JSObjectCallAsFunctionCallback answer) {
    JSClassDefinition definition = kJSClassDefinitionEmpty;
    definition.callAsFunction = answer;
    const JSClassRef kind = JSClassCreate(&definition);
    const JSObjectRef made = JSObjectMake(context_, kind, this);
    JSClassRelease(kind);
    return made;
}

JSValueRef Context::answer_load(JSContextRef context, JSObjectRef function, JSObjectRef,
                                std::size_t count, const JSValueRef arguments[],
                                JSValueRef* exception) {
    auto* self = static_cast<Context*>(JSObjectGetPrivate(function));
    try {
        if (count != 1) return JSValueMakeUndefined(context);
        const Text name(JSValueToStringCopy(context, arguments[0], exception));
        const auto json = self->surroundings_.system_variable(name.to_utf8());
        if (!json) return JSValueMakeUndefined(context);
        return self->from_json(*json);
    } catch (const std::exception& failure) {
        *exception = self->to_js_text(failure.what());
        return JSValueMakeUndefined(context);
    }
}

JSValueRef Context::answer_is_active(JSContextRef context, JSObjectRef function, JSObjectRef,
                                     std::size_t count, const JSValueRef arguments[],
                                     JSValueRef* exception) {
    auto* self = static_cast<Context*>(JSObjectGetPrivate(function));
    try {
        if (count != 1) return JSValueMakeBoolean(context, false);
        const Text id(JSValueToStringCopy(context, arguments[0], exception));
        return JSValueMakeBoolean(context, self->surroundings_.is_active(id.to_utf8()));
    } catch (const std::exception& failure) {
        *exception = self->to_js_text(failure.what());
        return JSValueMakeUndefined(context);
    }
}

JSValueRef Context::answer_read_xml(JSContextRef context, JSObjectRef, JSObjectRef,
                                    std::size_t count, const JSValueRef arguments[],
                                    JSValueRef* exception) {
    if (count != 1) return JSValueMakeUndefined(context);
    const Text text(JSValueToStringCopy(context, arguments[0], exception));
    const auto tree = xml_tree(text.to_utf8());
    if (!tree) return JSValueMakeUndefined(context);
    return JSValueMakeString(context, Text(*tree).get());
}

JSObjectRef Context::function(const char* name) const {
    const Text text{std::string(name)};
    const JSValueRef found = JSObjectGetProperty(context_, host_.get(), text.get(), nullptr);
    return const_cast<JSObjectRef>(found);
}

Evaluated<JSValueRef> Context::call(JSObjectRef function, std::span<const JSValueRef> arguments) {
    JSValueRef exception = nullptr;
    static_cast<void>(machine_.take_timeout());
    const JSValueRef result = JSObjectCallAsFunction(context_, function, nullptr, arguments.size(),
                                                     arguments.data(), &exception);
    if (exception != nullptr || result == nullptr || machine_.timed_out())
        return to_error(exception);
    return result;
}

JSValueRef Context::must_call(JSObjectRef function, std::span<const JSValueRef> arguments) {
    const auto result = call(function, arguments);
    if (!result) throw std::runtime_error(result.error().message);
    return *result;
}

Evaluated<JSValueRef> Context::run(const std::string& source, std::uint32_t first_line,
                                   const char* source_name) {
    JSValueRef exception = nullptr;
    static_cast<void>(machine_.take_timeout());
    const Text text(source);
    const Text name{std::string(source_name == nullptr ? "" : source_name)};
    const JSValueRef result =
        JSEvaluateScript(context_, text.get(), nullptr, name.get(),
                         static_cast<int>(first_line == 0 ? 1 : first_line), &exception);
    if (exception != nullptr || result == nullptr || machine_.timed_out())
        return to_error(exception);
    return result;
}

std::optional<ExpressionError> Context::syntax_error(const std::string& source) const {
    JSValueRef exception = nullptr;
    if (JSCheckScriptSyntax(context_, Text(source).get(), nullptr, 1, &exception)) return {};
    if (exception == nullptr || !JSValueIsObject(context_, exception)) {
        return ExpressionError{"Está mal escrito."};
    }
    const auto object = const_cast<JSObjectRef>(exception);
    return ExpressionError{error_text("SyntaxError", property_text(object, "message"))};
}

std::string Context::property_text(JSObjectRef object, const char* name) const {
    const Text property{std::string(name)};
    const JSValueRef value = JSObjectGetProperty(context_, object, property.get(), nullptr);
    if (value == nullptr || !(JSValueIsString(context_, value) || JSValueIsNumber(context_, value)))
        return {};
    return Text(JSValueToStringCopy(context_, value, nullptr)).to_utf8();
}

// The bound can stop what runs after what it was meant for: JavaScriptCore throws this text then,
// and nothing says again that the time was up. Never an error that a chart could catch.
bool Context::is_termination(JSValueRef exception) const {
    if (exception == nullptr || !JSValueIsString(context_, exception)) return false;
    return Text(JSValueToStringCopy(context_, exception, nullptr)).to_utf8() ==
           "JavaScript execution terminated.";
}

ExpressionError Context::to_error(JSValueRef exception) {
    if (machine_.take_timeout() || is_termination(exception)) {
        throw TimedOut("La regla tardó más de " + std::to_string(machine_.limits().time.count()) +
                       " ms y se detuvo. Revise sus bucles y sus expresiones regulares.");
    }
    if (exception == nullptr) return {"La regla falló sin decir por qué."};
    if (!JSValueIsObject(context_, exception)) {
        const JSStringRef text = JSValueToStringCopy(context_, exception, nullptr);
        return {text == nullptr ? "La regla falló." : Text(text).to_utf8()};
    }
    const auto object = const_cast<JSObjectRef>(exception);
    const std::string kind = property_text(object, "name");
    const std::string message = property_text(object, "message");
    if (kind == "RangeError" && message.find("call stack") != std::string::npos) {
        throw Exhausted("La regla se llama a sí misma sin fin. Revise sus funciones.");
    }
    if (message == "Out of memory") {
        throw Exhausted("La regla pidió más memoria de la que hay. Revise los tamaños que arma.");
    }
    std::string told = error_text(kind, message);
    if (property_text(object, "sourceURL") == script_source_name) {
        told += " (línea " + property_text(object, "line") + " del guion)";
    }
    return {told};
}

}  // namespace engine::ecmascript
