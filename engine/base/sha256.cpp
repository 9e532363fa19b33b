#include "engine/base/sha256.h"

#include <memory>
#include <stdexcept>

#include <openssl/evp.h>

namespace engine {
namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

}  // namespace

// OpenSSL 3 looks an algorithm up at each call of its short form; for the short texts that an act
// hashes by the dozen the search takes longer than the hash.
Sha256 sha256(std::string_view bytes) {
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
    Sha256 hash{};
    if (EVP_DigestInit_ex2(context.get(), algorithm, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) != 1) {
        throw std::runtime_error("OpenSSL has no SHA-256");
    }
    return hash;
}

std::string to_hex(const Sha256& hash) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * hash.size());
    for (const std::uint8_t byte : hash) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace engine
