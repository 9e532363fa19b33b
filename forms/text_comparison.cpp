#include "forms/text_comparison.h"

#include <algorithm>
#include <map>
#include <sstream>

// dtl declares exceptions and casts of its own that our warnings would refuse.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#include <dtl/dtl.hpp>
#pragma GCC diagnostic pop

namespace forms {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
    Words words;
    std::istringstream in(text);
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

// What dtl compares: the cells with a mark between them that no text holds.
Words keys_of(const std::vector<TextBlock>& blocks) {
    Words keys;
    for (const TextBlock& block : blocks) {
        std::string key = block.is_row ? "\x1e" : "";
        for (const std::string& cell : block.cells) key += cell + '\x1f';
        keys.push_back(std::move(key));
    }
    return keys;
}

struct Step {
    Change change = Change::same;
    std::size_t older = 0, newer = 0;  // index in the text it stands in; both for `same`
};

// Beyond this two texts have so little in common that nobody would read the difference word by
// word; dtl would take 24 bytes for each pair it looks at, and others would wait.
constexpr std::size_t most_pairs = 1'000'000;
// How far from its place the older form of a block is looked for.
constexpr std::ptrdiff_t farthest_partner = 50;

class Steps {
 public:
    Steps(const Words& older, const Words& newer) {
        std::size_t begin = 0, older_end = older.size(), newer_end = newer.size();
        while (begin < older_end && begin < newer_end && older[begin] == newer[begin]) {
            all.push_back({Change::same, begin, begin});
            ++begin;
        }
        while (older_end > begin && newer_end > begin &&
               older[older_end - 1] == newer[newer_end - 1]) {
            --older_end;
            --newer_end;
        }
        const auto part = [begin](const Words& words, std::size_t end) {
            return Words(words.begin() + static_cast<std::ptrdiff_t>(begin),
                         words.begin() + static_cast<std::ptrdiff_t>(end));
        };
        if ((older_end - begin) * (newer_end - begin) > most_pairs) {
            for (std::size_t i = begin; i < older_end; ++i) all.push_back({Change::removed, i, 0});
            for (std::size_t i = begin; i < newer_end; ++i) all.push_back({Change::added, 0, i});
        } else {
            look_for(part(older, older_end), part(newer, newer_end), begin);
        }
        for (; older_end < older.size(); ++older_end, ++newer_end)
            all.push_back({Change::same, older_end, newer_end});
    }

    std::vector<Step> all;

 private:
    void look_for(const Words& older, const Words& newer, std::size_t begin) {
        dtl::Diff<std::string, Words> diff(older, newer);
        diff.compose();
        for (const auto& [key, info] : diff.getSes().getSequence()) {
            // dtl counts from 1.
            const auto before = begin + static_cast<std::size_t>(info.beforeIdx) - 1;
            const auto after = begin + static_cast<std::size_t>(info.afterIdx) - 1;
            if (info.type == dtl::SES_ADD)
                all.push_back({Change::added, 0, after});
            else if (info.type == dtl::SES_DELETE)
                all.push_back({Change::removed, before, 0});
            else
                all.push_back({Change::same, before, after});
        }
    }
};

std::vector<ComparedWords> compared_words(const std::string& older, const std::string& newer) {
    std::vector<ComparedWords> runs;
    const auto add = [&](Change change, const std::string& word) {
        if (runs.empty() || runs.back().change != change)
            runs.push_back({change, word});
        else
            runs.back().text += ' ' + word;
    };
    const Words before = words_of(older), after = words_of(newer);
    for (const Step& step : Steps(before, after).all) {
        add(step.change, step.change == Change::removed ? before[step.older] : after[step.newer]);
    }
    return runs;
}

bool share_half_their_words(const TextBlock& older, const TextBlock& newer) {
    std::map<std::string, int> left;
    std::size_t shared = 0, all = 0;
    for (const std::string& cell : older.cells) {
        for (const std::string& word : words_of(cell)) ++left[word], ++all;
    }
    for (const std::string& cell : newer.cells) {
        for (const std::string& word : words_of(cell)) {
            ++all;
            if (left[word]-- > 0) ++shared;
        }
    }
    return 4 * shared >= all;  // each shared word stands in both
}

bool are_one(const TextBlock& older, const TextBlock& newer) {
    if (older.is_row != newer.is_row || older.cells.size() != newer.cells.size()) return false;
    if (older.is_row && older.cells.size() > 1 && !older.cells[0].empty() &&
        older.cells[0] == newer.cells[0])
        return true;
    return share_half_their_words(older, newer);
}

ComparedBlock whole(Change change, const TextBlock& block) {
    ComparedBlock told{change, block.is_row, block.is_heading, {}};
    for (const std::string& cell : block.cells) told.cells.push_back({{change, cell}});
    return told;
}

ComparedBlock altered(const TextBlock& older, const TextBlock& newer) {
    ComparedBlock told{Change::altered, newer.is_row, newer.is_heading, {}};
    for (std::size_t i = 0; i < newer.cells.size(); ++i)
        told.cells.push_back(compared_words(older.cells[i], newer.cells[i]));
    return told;
}

class Comparing {
 public:
    TextComparison result;

    void same(const TextBlock& block) {
        end_run();
        result.blocks.push_back(whole(Change::same, block));
    }
    void removed(const TextBlock& block) { removed_.push_back(&block); }
    void added(const TextBlock& block) { added_.push_back(&block); }

    // What was taken out and put in at one place: paired in order, what was taken out told first.
    void end_run() {
        std::vector<std::size_t> partners;  // of each added one; removed_.size(): none
        std::size_t free = 0;
        for (const TextBlock* block : added_) {
            const auto from = removed_.begin() + static_cast<std::ptrdiff_t>(free);
            const auto to = from + std::min(farthest_partner, removed_.end() - from);
            const auto partner = std::find_if(
                from, to, [&](const TextBlock* each) { return are_one(*each, *block); });
            partners.push_back(partner == to
                                   ? removed_.size()
                                   : static_cast<std::size_t>(partner - removed_.begin()));
            if (partner != to) free = partners.back() + 1;
        }
        // What no later one takes up was taken out here.
        std::vector<std::size_t> next = partners;
        for (std::size_t i = next.size(); i > 1; --i)
            next[i - 2] = std::min(next[i - 2], next[i - 1]);
        std::size_t told = 0;
        for (std::size_t i = 0; i < added_.size(); ++i) {
            for (; told < next[i]; ++told) tell_removed(*removed_[told]);
            if (partners[i] == removed_.size()) {
                result.blocks.push_back(whole(Change::added, *added_[i]));
                ++result.added;
            } else {
                result.blocks.push_back(altered(*removed_[told++], *added_[i]));
                ++result.altered;
            }
        }
        for (; told < removed_.size(); ++told) tell_removed(*removed_[told]);
        removed_.clear();
        added_.clear();
    }

 private:
    void tell_removed(const TextBlock& block) {
        result.blocks.push_back(whole(Change::removed, block));
        ++result.removed;
    }

    std::vector<const TextBlock*> removed_, added_;
};

}  // namespace

TextComparison compare(const std::vector<TextBlock>& older, const std::vector<TextBlock>& newer) {
    Comparing comparing;
    for (const Step& step : Steps(keys_of(older), keys_of(newer)).all) {
        if (step.change == Change::removed)
            comparing.removed(older[step.older]);
        else if (step.change == Change::added)
            comparing.added(newer[step.newer]);
        else
            comparing.same(newer[step.newer]);
    }
    comparing.end_run();
    return std::move(comparing.result);
}

}  // namespace forms
