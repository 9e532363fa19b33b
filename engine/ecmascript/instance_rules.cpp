#include <algorithm>

#include "engine/ecmascript/instance.h"

// The part of Instance that runs the chart's texts.
namespace engine::ecmascript {
namespace {

bool is_identifier(const std::string& name) {
    const auto begins = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
               (static_cast<unsigned char>(c) & 0x80) != 0;
    };
    if (name.empty() || !begins(name.front())) return false;
    for (const char c : name) {
        if (!begins(c) && (c < '0' || c > '9')) return false;
    }
    return true;
}

std::string trimmed(const std::string& text) {
    constexpr char white[] = " \t\r\n";
    const auto first = text.find_first_not_of(white);
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

}  // namespace

Evaluated<JSValueRef> EcmascriptModel::Instance::run(CompiledText& compiled) {
    if (compiled.state == CompiledText::State::wrong) return compiled.error;
    if (compiled.may_make_globals) maybe_strays_ = true;
    return context_->call(compiled.function.get());
}

Evaluated<JSValueRef> EcmascriptModel::Instance::value(const statechart::Expression& expression) {
    return run(texts_->value(expression));
}

Evaluated<Done> EcmascriptModel::Instance::run_script(const statechart::Expression& source) {
    const bool top_level = text_.is_top_level(source);
    if (top_level && text_.reusable) {
        if (functions_error_) return *functions_error_;
        return Done{};
    }
    if (top_level || declares_globals(source.text)) return run_global_script(source);
    const auto done = run(texts_->script(source));
    if (!done) return done.error();
    return Done{};
}

// Only in a context that serves this instance alone: what `var` declares cannot be removed.
Evaluated<Done> EcmascriptModel::Instance::run_global_script(const statechart::Expression& source) {
    const std::string lexical = lexical_declaration(source.text);
    if (!lexical.empty()) {
        return ExpressionError{
            "«" + lexical + "» fuera de una función no se conserva con el expediente: use <data>."};
    }
    if (text_.reusable) {
        return ExpressionError{"Este guion declara con var o function: póngalo en el flujo."};
    }
    if (auto error = CompiledTexts::script_error(*context_, source.text)) return *error;
    maybe_strays_ = true;
    const auto done = context_->run(source.text, source.line, script_source_name);
    if (!done) return done.error();
    return Done{};
}

// Value and location run in one call: entering the machine costs as much as the work.
Evaluated<Done> EcmascriptModel::Instance::assign(const statechart::Expression& location,
                                                  const statechart::Expression& value) {
    CompiledText& place = texts_->location(location);
    if (place.state == CompiledText::State::wrong) return place.error;
    CompiledText& source = texts_->value(value);
    if (source.state == CompiledText::State::wrong) return source.error;
    if (place.may_make_globals || source.may_make_globals) maybe_strays_ = true;
    if (value.id == statechart::no_index || place.fused_with != value.id) {
        place.fused =
            Kept(context_->get(), context_->fuse(place.function.get(), source.function.get()));
        place.fused_with = value.id;
    }
    const auto done = context_->call(place.fused.get());
    if (!done) return done.error();
    return Done{};
}

Evaluated<Done> EcmascriptModel::Instance::assign(const statechart::Expression& location,
                                                  JSValueRef value) {
    CompiledText& place = texts_->location(location);
    if (place.state == CompiledText::State::wrong) return place.error;
    if (place.may_make_globals) maybe_strays_ = true;
    const auto done = context_->call(place.function.get(), {{value}});
    if (!done) return done.error();
    return Done{};
}

Evaluated<Done> EcmascriptModel::Instance::set_variable(const std::string& id, JSValueRef value) {
    if (context_->is_reserved(id)) {
        return ExpressionError{"El nombre «" + id + "» está reservado: elija otro."};
    }
    return context_->set(id, value);
}

Evaluated<Done> EcmascriptModel::Instance::initialize(const std::string& id,
                                                      const statechart::Expression& text) {
    const auto value = this->value(text);
    if (!value) return value.error();
    auto done = set_variable(id, *value);
    // A function whose whole text stands in the <data> captures nothing: the text can stand for it.
    if (done && JSValueIsObject(context_->get(), *value) &&
        JSObjectIsFunction(context_->get(), const_cast<JSObjectRef>(*value))) {
        const auto source = context_->to_text(*value);
        if (source && *source == trimmed(text.text)) context_->keep_function(id);
    }
    return done;
}

Evaluated<Done> EcmascriptModel::Instance::check_loop_variable(const std::string& name) {
    if (!is_identifier(name) || context_->syntax_error("'use strict'; var " + name)) {
        return ExpressionError{"«" + name + "» no sirve como nombre de variable."};
    }
    if (context_->is_reserved(name)) {
        return ExpressionError{"El nombre «" + name + "» está reservado: elija otro."};
    }
    if (std::find(declared_.begin(), declared_.end(), name) == declared_.end())
        maybe_strays_ = true;
    return Done{};
}

}  // namespace engine::ecmascript
