#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/value.h"

namespace web {

// The rows of a table while somebody writes it. Each stands under a number that stays its own while
// others come, go and move, so that a page that was opened before still means the same row. Rows
// that were taken out can be put back.
class WrittenRows {
 public:
    // `kept` is numbering() of before; rows that it does not know are numbered in order, from 1.
    WrittenRows(engine::Value rows, const engine::Value& kept);

    const engine::Value& rows() const { return rows_; }
    std::size_t size() const { return rows_.size(); }
    std::int64_t key(std::size_t index) const { return keys_[index]; }
    // nullopt: no row has that number (any more).
    std::optional<std::size_t> find(std::int64_t key) const;

    void put(std::size_t index, engine::Value row) { rows_[index] = std::move(row); }
    std::int64_t insert(std::size_t index, engine::Value row);  // the new row's number
    void move(std::size_t from, std::size_t to);
    void take_out(std::size_t index);

    // The rows that were taken out, the latest first: {"clave","lugar","fila"}.
    const engine::Value& taken_out() const { return taken_out_; }
    // Where it was, or at the end; false: no such row was taken out.
    bool put_back(std::int64_t key);

    // For the draft.
    engine::Value numbering() const;

 private:
    engine::Value rows_;
    engine::Value taken_out_ = engine::Value::array();
    std::vector<std::int64_t> keys_;
    std::int64_t next_ = 1;
};

}  // namespace web
