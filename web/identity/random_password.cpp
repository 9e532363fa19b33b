#include "web/identity/random_password.h"

namespace web {
namespace {

// Without the letters that look like figures. 32 of them: five bits each.
constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";

}  // namespace

std::string random_password(RandomSource& random) {
    const std::string bytes = random.bytes(12);
    std::string password;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += letters[static_cast<unsigned char>(bytes[i]) % 32];
    }
    return password;
}

}  // namespace web
