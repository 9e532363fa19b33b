#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "forms/document_text.h"

namespace forms {

enum class Change { same, added, removed, altered };

// Words that stand in both, only in the older or only in the newer; never `altered`.
struct ComparedWords {
    Change change = Change::same;
    std::string text;
    friend bool operator==(const ComparedWords&, const ComparedWords&) = default;
};

// A block of either version; an altered one is told once, its cells word by word.
struct ComparedBlock {
    Change change = Change::same;
    bool is_row = false;
    bool is_heading = false;  // of a table
    std::vector<std::vector<ComparedWords>> cells;
    friend bool operator==(const ComparedBlock&, const ComparedBlock&) = default;
};

struct TextComparison {
    std::vector<ComparedBlock> blocks;  // in the order of the newer, removed ones where they stood
    std::size_t added = 0, removed = 0, altered = 0;  // blocks

    bool differs() const { return added + removed + altered > 0; }
};

// What the newer says otherwise: the smallest number of blocks taken out and put in (dtl, the
// algorithm of Wu, Manber, Myers and Miller). Of these, one taken out and one put in at the same
// place are told as one altered when they are of one shape and begin alike (the first cell of a
// row) or share half their words.
TextComparison compare(const std::vector<TextBlock>& older, const std::vector<TextBlock>& newer);

}  // namespace forms
