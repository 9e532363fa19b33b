#pragma once

#include <string>
#include <utility>

#include <JavaScriptCore/JavaScript.h>

// Exported by libjavascriptcoregtk-4.1 but declared in none of its installed headers.
// NOLINTBEGIN(readability-identifier-naming): JavaScriptCore's names.
extern "C" {
using JSShouldTerminateCallback = bool (*)(JSContextRef, void*);
void JSContextGroupSetExecutionTimeLimit(JSContextGroupRef, double seconds,
                                         JSShouldTerminateCallback, void*);
void JSContextGroupClearExecutionTimeLimit(JSContextGroupRef);
}
// NOLINTEND(readability-identifier-naming)

namespace engine::ecmascript {

// Text for JavaScriptCore. Holds NUL too (JSStringCreateWithUTF8CString alone stops there).
// Throws std::invalid_argument for what is not UTF-8.
class Text {
 public:
    explicit Text(const std::string& utf8);
    explicit Text(JSStringRef adopted) : string_(adopted) {}
    ~Text() {
        if (string_ != nullptr) JSStringRelease(string_);
    }
    Text(Text&& other) noexcept : string_(std::exchange(other.string_, nullptr)) {}
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    Text& operator=(Text&&) = delete;

    JSStringRef get() const { return string_; }
    // A surrogate without its partner becomes U+FFFD.
    std::string to_utf8() const;

 private:
    JSStringRef string_;
};

// Keeps an object from the collector while C++ holds it elsewhere than on the stack.
class Kept {
 public:
    Kept() = default;
    Kept(JSContextRef context, JSObjectRef object) : context_(context), object_(object) {
        JSValueProtect(context_, object_);
    }
    ~Kept() {
        if (object_ != nullptr) JSValueUnprotect(context_, object_);
    }
    Kept(Kept&& other) noexcept
        : context_(other.context_), object_(std::exchange(other.object_, nullptr)) {}
    Kept& operator=(Kept&& other) noexcept {
        std::swap(context_, other.context_);
        std::swap(object_, other.object_);
        return *this;
    }

    JSObjectRef get() const { return object_; }
    explicit operator bool() const { return object_ != nullptr; }

 private:
    JSContextRef context_ = nullptr;
    JSObjectRef object_ = nullptr;
};

}  // namespace engine::ecmascript
