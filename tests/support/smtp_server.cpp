#include "tests/support/smtp_server.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/program.h"

namespace {

namespace fs = std::filesystem;

// Debian's Python, which has aiosmtpd; `python3` on PATH may be another.
constexpr const char* python = "/usr/bin/python3";
constexpr const char* script = VISADO_SOURCE_DIR "/tests/support/smtp_server.py";

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string read_line(int descriptor) {
    std::string line;
    char c = 0;
    while (::read(descriptor, &c, 1) == 1 && c != '\n') line += c;
    return line;
}

// Both ends close on exec, so that no other child keeps the server's input open.
struct Pipe {
    Pipe() {
        if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    }
    int ends[2] = {-1, -1};
};

}  // namespace

SmtpServer::SmtpServer(const std::vector<std::string>& options) {
    std::vector<std::string> command = {python, script, "--out", folder_.path().string()};
    command.insert(command.end(), options.begin(), options.end());
    std::vector<char*> arguments;
    for (auto& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    const Pipe input;
    const Pipe output;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.ends[1], STDOUT_FILENO);
    // aiosmtpd tells each fault that it is made to play.
    const std::string log = folder_.path() / "stderr.log";
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    const int failure =
        ::posix_spawn(&process_, python, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(input.ends[0]);
    ::close(output.ends[1]);
    its_input_ = input.ends[1];
    const std::string line = failure == 0 ? read_line(output.ends[0]) : "";
    ::close(output.ends[0]);
    if (line.rfind("port ", 0) != 0) {
        stop();
        throw std::runtime_error(
            "the test SMTP server did not start: is python3-aiosmtpd installed?");
    }
    port_ = static_cast<std::uint16_t>(std::stoi(line.substr(5)));
}

SmtpServer::~SmtpServer() {
    stop();
}

void SmtpServer::stop() {
    if (its_input_ >= 0) ::close(its_input_);
    its_input_ = -1;
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

std::vector<ReceivedMail> SmtpServer::received() const {
    std::vector<ReceivedMail> mails;
    for (int number = 1;; ++number) {
        char name[16];
        std::snprintf(name, sizeof name, "%04d", number);
        const auto facts_file = folder_.path() / (std::string(name) + ".json");
        if (!fs::exists(facts_file)) return mails;
        const auto facts = nlohmann::json::parse(read_file(facts_file));
        mails.push_back({facts["from"], facts["to"].get<std::vector<std::string>>(),
                         read_file(folder_.path() / (std::string(name) + ".eml")),
                         facts["connection"], facts["mail_of_connection"], facts["tls"],
                         facts["user"]});
    }
}

std::string SmtpServer::events() const {
    return read_file(folder_.path() / "events.log");
}

void make_certificate(const fs::path& file, const std::string& names) {
    const auto run = run_program({python, script, "--out", ".", "--certificate", file.string(),
                                  "--make-certificate", names});
    if (run.exit_code != 0) throw std::runtime_error("no certificate: " + run.err);
}
