#include "web/identity/random_source.h"

#include <stdexcept>

#include <sodium.h>

namespace web {

SodiumRandom::SodiumRandom() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium no pudo iniciar");
}

std::string SodiumRandom::bytes(std::size_t count) {
    std::string made(count, '\0');
    randombytes_buf(made.data(), made.size());
    return made;
}

}  // namespace web
