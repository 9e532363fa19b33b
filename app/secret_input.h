#pragma once

#include <string>

#include "app/command.h"

namespace app {

enum class SecretFrom { terminal, standard_input };

// A new password: from the terminal without showing it, asked twice, or the first line of standard
// input. Never from the arguments, which everybody on the machine can read. Refuses when there is
// no terminal and when both differ.
engine::Result<std::string> read_new_password(SecretFrom from, std::ostream& prompt);

}  // namespace app
