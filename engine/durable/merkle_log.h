#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/sha256.h"
#include "engine/durable/decider.h"
#include "engine/durable/store.h"

// The tree over all entries in the order of their positions, in the shape of RFC 6962 §2.1: whoever
// holds one old head can tell whether history was rewritten since.
namespace engine::durable {

// A leaf is made of the 32 bytes of an entry's hash, so that an entry can be proved by its hash
// alone.
Sha256 merkle_leaf(const Sha256& entry_hash);

// Of what comes from outside: nullopt for text that is not 64 hexadecimal digits.
std::optional<Sha256> sha256_from_hex(const std::string& hex);

// Appends in O(log n): keeps only the roots of the complete subtrees, the largest first.
class MerkleLog {
 public:
    MerkleLog() = default;
    // Throws StoreFailure when the stored row contradicts itself.
    explicit MerkleLog(const StoredTree& stored);

    void append(const Sha256& entry_hash);
    std::int64_t size() const { return size_; }
    // SHA-256 of nothing for the empty tree.
    Sha256 root() const;
    TreeHead head() const { return {size_, to_hex(root())}; }
    StoredTree stored() const;

 private:
    std::int64_t size_ = 0;
    std::vector<Sha256> peaks_;
};

// Root over all entry hashes at once, by the recursion of the RFC.
Sha256 merkle_root(const std::vector<Sha256>& entry_hashes);

// The hashes that lead from entry `index` (from 0) to the root, the lowest first.
std::vector<Sha256> inclusion_proof(const std::vector<Sha256>& entry_hashes, std::size_t index);

// Whether the proof shows that the entry is number `index` of the tree with that size and root.
bool is_included(const Sha256& entry_hash, std::int64_t index, std::int64_t size,
                 const std::vector<Sha256>& proof, const Sha256& root);

}  // namespace engine::durable
