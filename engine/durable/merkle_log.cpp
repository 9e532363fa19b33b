#include "engine/durable/merkle_log.h"

#include <bit>
#include <span>

#include "engine/durable/content_store.h"
#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

Sha256 node(const Sha256& left, const Sha256& right) {
    std::string bytes(1, '\x01');
    bytes.append(left.begin(), left.end());
    bytes.append(right.begin(), right.end());
    return sha256(bytes);
}

using Hashes = std::span<const Sha256>;

// The largest power of two below the size: where the RFC splits a tree.
std::size_t split(std::size_t size) {
    return std::bit_floor(size - 1);
}

Sha256 root_of(Hashes hashes) {
    if (hashes.empty()) return sha256("");
    if (hashes.size() == 1) return merkle_leaf(hashes.front());
    const std::size_t left = split(hashes.size());
    return node(root_of(hashes.first(left)), root_of(hashes.subspan(left)));
}

void prove(Hashes hashes, std::size_t index, std::vector<Sha256>& proof) {
    if (hashes.size() <= 1) return;
    const std::size_t left = split(hashes.size());
    if (index < left) {
        prove(hashes.first(left), index, proof);
        proof.push_back(root_of(hashes.subspan(left)));
    } else {
        prove(hashes.subspan(left), index - left, proof);
        proof.push_back(root_of(hashes.first(left)));
    }
}

int digit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

}  // namespace

Sha256 merkle_leaf(const Sha256& entry_hash) {
    std::string bytes(1, '\0');
    bytes.append(entry_hash.begin(), entry_hash.end());
    return sha256(bytes);
}

std::optional<Sha256> sha256_from_hex(const std::string& hex) {
    if (!is_sha256_name(hex)) return std::nullopt;
    Sha256 hash{};
    for (std::size_t i = 0; i < hash.size(); ++i) {
        hash.at(i) = static_cast<std::uint8_t>(digit(hex[2 * i]) * 16 + digit(hex[2 * i + 1]));
    }
    return hash;
}

MerkleLog::MerkleLog(const StoredTree& stored) : size_(stored.size) {
    for (std::size_t at = 0; at < stored.peaks.size(); at += 64) {
        const auto peak = sha256_from_hex(stored.peaks.substr(at, 64));
        if (peak) peaks_.push_back(*peak);
    }
    const bool whole =
        size_ >= 0 && stored.peaks.size() == 64 * peaks_.size() &&
        std::popcount(static_cast<std::uint64_t>(size_)) == static_cast<int>(peaks_.size()) &&
        (size_ == 0 || to_hex(root()) == stored.root);
    if (!whole) {
        throw StoreFailure({Refusal::invalid, "La fila fue alterada fuera de Visado.", "tree",
                            "Ejecute visado verify y restaure la última copia de seguridad."});
    }
}

void MerkleLog::append(const Sha256& entry_hash) {
    Sha256 subtree = merkle_leaf(entry_hash);
    // Like carrying in a binary sum: each complete subtree of equal size is joined.
    for (auto bits = size_; (bits & 1) != 0; bits >>= 1) {
        subtree = node(peaks_.back(), subtree);
        peaks_.pop_back();
    }
    peaks_.push_back(subtree);
    ++size_;
}

Sha256 MerkleLog::root() const {
    if (peaks_.empty()) return sha256("");
    Sha256 root = peaks_.back();
    for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) root = node(*peak, root);
    return root;
}

StoredTree MerkleLog::stored() const {
    std::string peaks;
    for (const auto& peak : peaks_) peaks += to_hex(peak);
    return {size_, to_hex(root()), peaks};
}

Sha256 merkle_root(const std::vector<Sha256>& entry_hashes) {
    return root_of(entry_hashes);
}

std::vector<Sha256> inclusion_proof(const std::vector<Sha256>& entry_hashes, std::size_t index) {
    std::vector<Sha256> proof;
    prove(entry_hashes, index, proof);
    return proof;
}

// RFC 9162 §2.1.3.2.
bool is_included(const Sha256& entry_hash, std::int64_t index, std::int64_t size,
                 const std::vector<Sha256>& proof, const Sha256& root) {
    if (index < 0 || index >= size) return false;
    auto first = index;
    auto last = size - 1;
    Sha256 hash = merkle_leaf(entry_hash);
    for (const auto& step : proof) {
        if (last == 0) return false;
        if ((first & 1) != 0 || first == last) {
            hash = node(step, hash);
            while ((first & 1) == 0 && first != 0) {
                first >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(hash, step);
        }
        first >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

}  // namespace engine::durable
