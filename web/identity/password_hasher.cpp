#include "web/identity/password_hasher.h"

#include <array>
#include <stdexcept>

#include <sodium.h>

namespace web {
namespace {

std::string unpadded_base64(const std::string& bytes) {
    constexpr int form = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), form), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), form);
    text.pop_back();
    return text;
}

}  // namespace

PasswordHasher::PasswordHasher(HashingCost cost, Turnstile& turnstile, RandomSource& random)
    : cost_(cost),
      turnstile_(turnstile),
      nobodys_("$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / 1024) +
               ",t=" + std::to_string(cost.passes) + ",p=1$" + unpadded_base64(random.bytes(16)) +
               "$" + unpadded_base64(random.bytes(32))) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium no pudo iniciar");
}

engine::Result<std::string> PasswordHasher::hash(const std::string& password) {
    const auto pass = turnstile_.enter();
    if (!pass) return too_busy();
    std::array<char, crypto_pwhash_STRBYTES> made{};
    const int code =
        crypto_pwhash_str_alg(made.data(), password.data(), password.size(), cost_.passes,
                              cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (code != 0) throw std::runtime_error("no alcanza la memoria para cifrar una contraseña");
    return std::string(made.data());
}

PasswordHasher::Match PasswordHasher::match(const std::string& stored,
                                            const std::string& password) {
    const auto pass = turnstile_.enter();
    if (!pass) return Match::busy;
    const std::string& compared = stored.empty() ? nobodys_ : stored;
    const bool same =
        crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
    return same && !stored.empty() ? Match::yes : Match::no;
}

bool PasswordHasher::outdated(const std::string& stored) const {
    return crypto_pwhash_str_needs_rehash(stored.c_str(), cost_.passes, cost_.memory_bytes) != 0;
}

engine::Problem PasswordHasher::too_busy() {
    return {engine::Refusal::wrong_state, "En este momento ingresan muchas personas a la vez.", "",
            "Espere unos segundos y vuelva a intentar."};
}

}  // namespace web
