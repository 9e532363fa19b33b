#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "engine/base/result.h"
#include "engine/base/utf8.h"

namespace engine {

// The JSON value that forms, guards, events and stored data share. Keeps the order in which keys
// were written, because an ECMAScript chart can see that order: what is stored must come back the
// same.
using Value = nlohmann::ordered_json;

// Reads JSON text. `place` names the source; the refusal says line and column ("F.json:3:14").
// Numbers are what ECMAScript's JSON.parse makes of them: an integer beyond 2^53 is rounded. Of a
// key written twice the last value counts.
Result<Value> parse_json(std::string_view text, std::string_view place);

// RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16 code units, numbers as ECMAScript
// writes them (an integer beyond 2^53 as the nearest double), no white space. Two values that
// differ only in the order of keys have equal bytes; the hash chain stands on this. Throws
// std::invalid_argument for what JSON cannot hold (NaN, infinity, text that is not UTF-8).
std::string canonical_json(const Value& value);

// A value whose keys stand in canonical order, at every depth. What comes from outside is brought
// into this form before a chart sees it, so that a replay from the journal sees the same order.
Value in_canonical_order(const Value& value);

// The value at a dotted path ("plan.responsable", "observaciones.0.texto"); nullptr when there is
// none. The empty path is the value itself. Keys that hold a dot cannot be reached.
const Value* find_path(const Value& value, std::string_view dotted_path);

}  // namespace engine
