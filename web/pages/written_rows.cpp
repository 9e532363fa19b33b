#include "web/pages/written_rows.h"

#include <algorithm>

namespace web {
namespace {

using engine::Value;

constexpr std::size_t most_taken_out = 50;  // what was taken out before is gone

}  // namespace

WrittenRows::WrittenRows(Value rows, const Value& kept) : rows_(std::move(rows)) {
    if (!rows_.is_array()) rows_ = Value::array();
    if (kept.is_object()) {
        for (const Value& key : kept.value("orden", Value::array())) {
            if (key.is_number_integer()) keys_.push_back(key.get<std::int64_t>());
        }
        next_ = std::max<std::int64_t>(kept.value("siguiente", std::int64_t{1}), 1);
        taken_out_ = kept.value("quitadas", Value::array());
    }
    // Other rows than those that were numbered: somebody wrote them all at once.
    if (keys_.size() != rows_.size()) keys_.clear();
    for (const std::int64_t key : keys_) next_ = std::max(next_, key + 1);
    while (keys_.size() < rows_.size()) keys_.push_back(next_++);
}

std::optional<std::size_t> WrittenRows::find(std::int64_t key) const {
    const auto found = std::find(keys_.begin(), keys_.end(), key);
    if (found == keys_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - keys_.begin());
}

std::int64_t WrittenRows::insert(std::size_t index, Value row) {
    const auto at = static_cast<std::ptrdiff_t>(std::min(index, rows_.size()));
    rows_.insert(rows_.begin() + at, std::move(row));
    keys_.insert(keys_.begin() + at, next_);
    return next_++;
}

void WrittenRows::move(std::size_t from, std::size_t to) {
    to = std::min(to, rows_.size() - 1);
    Value row = std::move(rows_[from]);
    const std::int64_t key = keys_[from];
    rows_.erase(from);
    keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(from));
    rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(to), std::move(row));
    keys_.insert(keys_.begin() + static_cast<std::ptrdiff_t>(to), key);
}

void WrittenRows::take_out(std::size_t index) {
    Value gone = {{"clave", keys_[index]}, {"lugar", index}, {"fila", rows_[index]}};
    taken_out_.insert(taken_out_.begin(), std::move(gone));
    if (taken_out_.size() > most_taken_out) taken_out_.erase(taken_out_.size() - 1);
    rows_.erase(index);
    keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(index));
}

bool WrittenRows::put_back(std::int64_t key) {
    for (std::size_t i = 0; i < taken_out_.size(); ++i) {
        const Value& each = taken_out_[i];
        if (each.value("clave", std::int64_t{0}) != key || find(key)) continue;
        const auto at = static_cast<std::ptrdiff_t>(
            std::min(each.value("lugar", std::size_t{0}), rows_.size()));
        rows_.insert(rows_.begin() + at, each.at("fila"));
        keys_.insert(keys_.begin() + at, key);
        taken_out_.erase(i);
        return true;
    }
    return false;
}

Value WrittenRows::numbering() const {
    return {{"orden", keys_}, {"siguiente", next_}, {"quitadas", taken_out_}};
}

}  // namespace web
