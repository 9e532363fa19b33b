#include "engine/durable/merkle_log.h"

#include <catch2/catch.hpp>

#include "engine/durable/store_failure.h"

using engine::Sha256;
using engine::sha256;
using engine::to_hex;
using namespace engine::durable;

namespace {

Sha256 entry(int number) {
    return sha256("entry " + std::to_string(number));
}

std::vector<Sha256> entries(int count) {
    std::vector<Sha256> all;
    for (int i = 0; i < count; ++i) all.push_back(entry(i));
    return all;
}

std::string bytes(const Sha256& hash) {
    return {hash.begin(), hash.end()};
}

// By hand, as RFC 6962 §2.1 writes it.
Sha256 leaf(int number) {
    return sha256(std::string(1, '\0') + bytes(entry(number)));
}
Sha256 join(const Sha256& left, const Sha256& right) {
    return sha256('\x01' + bytes(left) + bytes(right));
}

}  // namespace

TEST_CASE("trees built by hand") {
    const auto [size, root] = GENERATE(table<int, Sha256>({
        {0, sha256("")},
        {1, leaf(0)},
        {2, join(leaf(0), leaf(1))},
        {3, join(join(leaf(0), leaf(1)), leaf(2))},
        {4, join(join(leaf(0), leaf(1)), join(leaf(2), leaf(3)))},
        {5, join(join(join(leaf(0), leaf(1)), join(leaf(2), leaf(3))), leaf(4))},
        {7, join(join(join(leaf(0), leaf(1)), join(leaf(2), leaf(3))),
                 join(join(leaf(4), leaf(5)), leaf(6)))},
    }));
    CAPTURE(size);
    MerkleLog log;
    for (const auto& hash : entries(size)) log.append(hash);
    CHECK(to_hex(log.root()) == to_hex(root));
    CHECK(to_hex(merkle_root(entries(size))) == to_hex(root));
    CHECK(log.size() == size);
}

TEST_CASE("the empty root is the one of the RFC") {
    CHECK(to_hex(MerkleLog().root()) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("appending agrees with the recursion, and survives being stored") {
    MerkleLog log;
    for (int size = 1; size <= 130; ++size) {
        log.append(entry(size - 1));
        CAPTURE(size);
        REQUIRE(log.root() == merkle_root(entries(size)));
        log = MerkleLog(log.stored());
        REQUIRE(log.root() == merkle_root(entries(size)));
    }
}

TEST_CASE("every entry is proved, and nothing else is") {
    for (int size = 1; size <= 20; ++size) {
        const auto all = entries(size);
        const Sha256 root = merkle_root(all);
        for (int index = 0; index < size; ++index) {
            CAPTURE(size, index);
            auto proof = inclusion_proof(all, static_cast<std::size_t>(index));
            REQUIRE(is_included(entry(index), index, size, proof, root));
            CHECK_FALSE(is_included(entry(index + 1), index, size, proof, root));
            CHECK_FALSE(is_included(entry(index), index, size, proof, entry(0)));
            CHECK_FALSE(is_included(entry(index), size, size, proof, root));
            CHECK_FALSE(is_included(entry(index), -1, size, proof, root));
            if (size > 1) {
                CHECK_FALSE(is_included(entry(index), (index + 1) % size, size, proof, root));
                proof.back()[0] ^= 1;
                CHECK_FALSE(is_included(entry(index), index, size, proof, root));
                proof.pop_back();
                CHECK_FALSE(is_included(entry(index), index, size, proof, root));
            }
            proof.push_back(root);
            CHECK_FALSE(is_included(entry(index), index, size, proof, root));
        }
    }
}

TEST_CASE("an altered stored tree is never continued") {
    MerkleLog log;
    for (const auto& hash : entries(6)) log.append(hash);
    StoredTree stored = log.stored();
    SECTION("size") {
        stored.size = 7;
    }
    SECTION("peaks") {
        stored.peaks[5] = stored.peaks[5] == 'a' ? 'b' : 'a';
    }
    SECTION("peaks cut") {
        stored.peaks.pop_back();
    }
    SECTION("root") {
        stored.root = std::string(64, '0');
    }
    SECTION("negative") {
        stored.size = -6;
    }
    CHECK_THROWS_AS(MerkleLog(stored), StoreFailure);
}

TEST_CASE("hashes from text") {
    CHECK(sha256_from_hex(to_hex(entry(1))) == entry(1));
    CHECK_FALSE(sha256_from_hex(""));
    CHECK_FALSE(sha256_from_hex(std::string(63, 'a')));
    CHECK_FALSE(sha256_from_hex(std::string(64, 'A')));
    CHECK_FALSE(sha256_from_hex(std::string(64, 'g')));
}
