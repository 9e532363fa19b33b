#pragma once

#include <utility>

#include "engine/base/value.h"

namespace engine {
namespace detail {

inline void add_members(Value::object_t&) {
}

template <class Member, class... Rest>
void add_members(Value::object_t& object, const char* name, Member&& member, Rest&&... rest) {
    object.emplace_back(name, std::forward<Member>(member));
    add_members(object, std::forward<Rest>(rest)...);
}

}  // namespace detail

// An object with these members, in this order: object_of("id", id, "title", title). That the names
// differ is the caller's promise. A braced list of pairs, nlohmann's own way, is first made a list
// of lists; this allocates what it keeps, and is what the path of every act uses.
template <class... NamesAndValues>
Value object_of(NamesAndValues&&... members) {
    static_assert(sizeof...(members) % 2 == 0);
    Value value = Value::object();
    auto& object = value.get_ref<Value::object_t&>();
    object.reserve(sizeof...(members) / 2);
    detail::add_members(object, std::forward<NamesAndValues>(members)...);
    return value;
}

}  // namespace engine
