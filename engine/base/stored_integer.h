#pragma once

#include <concepts>
#include <cstdint>
#include <utility>

#include "engine/base/value.h"

namespace engine {

// An integer out of stored JSON. Throws Value::exception for anything else: get<>() would make
// something of 5e78 and of 1.5, and what an altered store holds must be noticed.
template <std::integral Integer = std::int64_t>
Integer stored_integer(const Value& value) {
    const bool fits =
        value.is_number_unsigned()
            ? std::in_range<Integer>(value.get<std::uint64_t>())
            : value.is_number_integer() && std::in_range<Integer>(value.get<std::int64_t>());
    if (!fits)
        throw Value::type_error::create(302, value.dump() + " no es un entero que se guarde aquí",
                                        &value);
    return value.get<Integer>();
}

}  // namespace engine
