#pragma once

#include <string>
#include <string_view>

#include "web/identity/random_source.h"

// Secrets that a browser or a program holds and we recognise: 32 random bytes as 43 characters that
// need no quoting in cookies, headers and forms. We keep only their SHA-256, which is enough for
// what cannot be guessed (passwords can: they get argon2id).
namespace web {

std::string new_secret(RandomSource& random);

// What is stored. Anybody's text may be given.
std::string secret_hash(std::string_view secret);

// A second secret for one purpose, known to who knows the first (HMAC-SHA-512-256). Nothing has to
// be kept for it, and it says nothing about the first.
std::string derived_secret(std::string_view secret, std::string_view purpose);

// In a time that does not tell where they differ.
bool secrets_match(std::string_view a, std::string_view b);

}  // namespace web
