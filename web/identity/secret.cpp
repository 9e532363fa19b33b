#include "web/identity/secret.h"

#include <array>

#include <sodium.h>

#include "engine/base/sha256.h"

namespace web {
namespace {

constexpr std::size_t secret_bytes = 32;

std::string url_text(const unsigned char* bytes, std::size_t count) {
    constexpr int form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(count, form), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, count, form);
    text.pop_back();  // libsodium's final NUL
    return text;
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string new_secret(RandomSource& random) {
    const std::string bytes = random.bytes(secret_bytes);
    return url_text(raw(bytes), bytes.size());
}

std::string secret_hash(std::string_view secret) {
    return engine::sha256_hex(secret);
}

std::string derived_secret(std::string_view secret, std::string_view purpose) {
    // The key must have 32 bytes; a secret's text has 43 characters.
    const engine::Sha256 key = engine::sha256(secret);
    std::array<unsigned char, crypto_auth_BYTES> tag{};
    crypto_auth(tag.data(), raw(purpose), purpose.size(), key.data());
    return url_text(tag.data(), tag.size());
}

bool secrets_match(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace web
