#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace engine {

// Why a command was refused. The set is closed: each kind has one meaning for the person, one exit
// code and (in web/) one HTTP status.
enum class Refusal {
    invalid,         // what was given is wrong: a form, a file, a chart
    not_authorized,  // this person may not do this (role, unit, dates, separation of duties)
    wrong_state,     // nothing of the kind is open now
    stale,           // decided on an older version or on a page whose state was left since
    not_found,       // no such case, person, package, file
    conflict,        // the same key was used for something else
};

// What went wrong, in words for the person who caused it (Spanish where the office reads it).
struct Problem {
    Refusal kind = Refusal::invalid;
    std::string message;  // what is wrong
    std::string
        place;  // where: "chart.scxml:12", "fila 4, columna meta", a form field; may be empty
    std::string remedy;  // what to do about it; may be empty
    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

// "place: message Remedy." as one line for a terminal or a log.
inline std::string to_line(const Problem& problem) {
    std::string line =
        problem.place.empty() ? problem.message : problem.place + ": " + problem.message;
    if (!problem.remedy.empty()) line += " " + problem.remedy;
    return line;
}

// A value, or why there is none. Names follow std::expected, which g++ 12 lacks in C++20 mode.
// value() on a refusal throws std::bad_variant_access: that is a bug of the caller.
template <class T, class E = Problem>
class [[nodiscard]] Result {
 public:
    using value_type = T;

    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(*-explicit-*)
    Result(E error) : content_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(*-explicit-*)

    bool has_value() const { return content_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(content_); }
    const T& value() const& { return std::get<0>(content_); }
    T&& value() && { return std::get<0>(std::move(content_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    E& error() & { return std::get<1>(content_); }
    const E& error() const& { return std::get<1>(content_); }
    E&& error() && { return std::get<1>(std::move(content_)); }

 private:
    std::variant<T, E> content_;
};

// For what either is done or refused.
struct Done {
    friend bool operator==(Done, Done) = default;
};

}  // namespace engine
