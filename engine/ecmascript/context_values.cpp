#include <cmath>
#include <stdexcept>

#include "engine/ecmascript/context.h"

// The part of Context that carries values and variables across.
namespace engine::ecmascript {

JSValueRef Context::to_js_text(const std::string& text) const {
    return JSValueMakeString(context_, Text(text).get());
}

JSValueRef Context::to_js(const Value& value) {
    switch (value.type()) {
        case Value::value_t::null:
            return JSValueMakeNull(context_);
        case Value::value_t::boolean:
            return JSValueMakeBoolean(context_, value.get<bool>());
        case Value::value_t::number_integer:
        case Value::value_t::number_unsigned:
        case Value::value_t::number_float:
            return JSValueMakeNumber(context_, value.get<double>());
        case Value::value_t::string:
            return to_js_text(value.get_ref<const std::string&>());
        default:
            break;
    }
    try {
        const JSValueRef made = from_json(value.dump());
        if (made != nullptr) return made;
    } catch (const Value::type_error&) {
        throw std::invalid_argument("text is not UTF-8");
    }
    throw std::invalid_argument("value that JSON cannot hold");
}

JSValueRef Context::from_json(const std::string& json) const {
    const JSValueRef made = JSValueMakeFromJSONString(context_, Text(json).get());
    if (made == nullptr || json.find("\"$xml\"") == std::string::npos) return made;
    JSValueRef exception = nullptr;
    const JSValueRef revived =
        JSObjectCallAsFunction(context_, revive_.get(), nullptr, 1, &made, &exception);
    return exception == nullptr ? revived : made;
}

Evaluated<std::optional<Value>> Context::to_value(JSValueRef value) {
    using Maybe = std::optional<Value>;
    switch (JSValueGetType(context_, value)) {
        case kJSTypeUndefined:
            return Maybe();
        case kJSTypeNull:
            return Maybe(Value(nullptr));
        case kJSTypeBoolean:
            return Maybe(Value(JSValueToBoolean(context_, value)));
        case kJSTypeNumber: {
            const double number = JSValueToNumber(context_, value, nullptr);
            if (!std::isfinite(number))
                return ExpressionError{"El resultado no es un número finito."};
            if (number == std::trunc(number) && std::abs(number) <= 9007199254740992.0) {
                return Maybe(Value(static_cast<std::int64_t>(number)));
            }
            return Maybe(Value(number));
        }
        case kJSTypeString:
            return Maybe(Value(Text(JSValueToStringCopy(context_, value, nullptr)).to_utf8()));
        default:
            break;
    }
    const auto json = call(to_json_.get(), {{value}});
    if (!json) return ExpressionError{"El resultado contiene " + json.error().message + "."};
    const Text text(JSValueToStringCopy(context_, *json, nullptr));
    Value parsed = Value::parse(text.to_utf8(), nullptr, false);
    if (parsed.is_discarded()) {
        return ExpressionError{"El resultado contiene un texto con un carácter incompleto."};
    }
    return Maybe(std::move(parsed));
}

Evaluated<std::string> Context::to_text(JSValueRef value) {
    JSValueRef exception = nullptr;
    const JSStringRef text = JSValueToStringCopy(context_, value, &exception);
    if (text == nullptr || exception != nullptr) return to_error(exception);
    return Text(text).to_utf8();
}

void Context::add_system_variable(const std::string& name) {
    static_cast<void>(must_call(function("addSystem"), {{to_js_text(name)}}));
}

void Context::refresh_system_variable(const std::string& name) {
    JSObjectSetProperty(context_, system_.get(), Text(name).get(), pending_, 0, nullptr);
}

bool Context::is_reserved(const std::string& name) {
    return JSValueToBoolean(context_, must_call(function("isBuiltin"), {{to_js_text(name)}}));
}

void Context::freeze_functions(const std::vector<std::string>& names) {
    static_cast<void>(must_call(function("lockFunctions"), {{array_of(names).get()}}));
}

void Context::reset(JSObjectRef names, bool thorough) {
    const JSValueRef arguments[] = {names, JSValueMakeBoolean(context_, thorough)};
    static_cast<void>(must_call(reset_.get(), arguments));
}

Evaluated<Done> Context::set(const std::string& name, JSValueRef value) {
    const JSValueRef arguments[] = {to_js_text(name), value};
    const auto done = call(set_.get(), arguments);
    if (!done) return done.error();
    return Done{};
}

void Context::keep_function(const std::string& name) {
    static_cast<void>(must_call(function("keepFunction"), {{to_js_text(name)}}));
}

Evaluated<Done> Context::set_all(JSValueRef members) {
    const auto done = call(set_all_.get(), {{members}});
    if (!done) return done.error();
    return Done{};
}

bool Context::has(const std::string& name) {
    return JSValueToBoolean(context_, must_call(function("has"), {{to_js_text(name)}}));
}

JSObjectRef Context::fuse(JSObjectRef store, JSObjectRef value) {
    const JSValueRef arguments[] = {store, value};
    return const_cast<JSObjectRef>(must_call(fuse_.get(), arguments));
}

std::optional<JSObjectRef> Context::copy_of_array(JSValueRef value) {
    const JSValueRef copy = must_call(copy_of_.get(), {{value}});
    if (JSValueIsNull(context_, copy)) return {};
    return const_cast<JSObjectRef>(copy);
}

std::string Context::store(JSObjectRef names, bool searching) {
    const JSValueRef arguments[] = {names, JSValueMakeBoolean(context_, searching)};
    const auto json = call(store_.get(), arguments);
    if (!json) throw statechart::UnusableData(json.error().message);
    return Text(JSValueToStringCopy(context_, *json, nullptr)).to_utf8();
}

Kept Context::array_of(const std::vector<std::string>& names) {
    Kept array(context_, JSObjectMakeArray(context_, 0, nullptr, nullptr));
    for (unsigned i = 0; i < names.size(); ++i) {
        JSObjectSetPropertyAtIndex(context_, array.get(), i, to_js_text(names[i]), nullptr);
    }
    return array;
}

}  // namespace engine::ecmascript
