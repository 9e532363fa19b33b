#pragma once

#include <string>

namespace engine::ecmascript {

// The ECMAScript text that takes the world out of a new context and freezes what is left. It is a
// function expression (load, isActive, readXml) => host, where `load(name)` gives the value of a
// system variable, `isActive(id)` answers In(), `readXml(text)` is xml_tree(), and `host` holds
// what context.h calls.
//
// A whitelist: a global that a later JavaScriptCore brings is removed until it is named here.
std::string hardening_source();

}  // namespace engine::ecmascript
