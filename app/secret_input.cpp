#include "app/secret_input.h"

#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace app {
namespace {

// The terminal shows nothing of what is typed while this lives.
class NoEcho {
 public:
    NoEcho() {
        tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;

 private:
    termios before_{};
};

std::string line_of(std::istream& in) {
    std::string line;
    std::getline(in, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

std::string ask(const std::string& question, std::ostream& prompt) {
    prompt << question << std::flush;
    const NoEcho silent;
    std::string answer = line_of(std::cin);
    prompt << '\n';
    return answer;
}

}  // namespace

engine::Result<std::string> read_new_password(SecretFrom from, std::ostream& prompt) {
    if (from == SecretFrom::standard_input) return line_of(std::cin);
    if (isatty(STDIN_FILENO) != 1)
        return engine::Problem{engine::Refusal::invalid, "No hay una terminal donde preguntar.", "",
                               "Dé la contraseña por la entrada con --password-stdin."};
    std::string password = ask("Contraseña nueva: ", prompt);
    if (ask("Otra vez, para confirmar: ", prompt) != password)
        return engine::Problem{engine::Refusal::invalid, "Las dos contraseñas no son iguales.", "",
                               "Repita la orden."};
    return password;
}

}  // namespace app
