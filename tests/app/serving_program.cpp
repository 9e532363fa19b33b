#include "tests/app/serving_program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> result;
    for (auto& word : words) result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

// The port in "Visado atiende en http://127.0.0.1:40123/"; 0 when it is not said yet.
std::uint16_t port_in(const std::string& said) {
    const auto begin = said.find("http://127.0.0.1:");
    if (begin == std::string::npos || said.find('/', begin + 7) == std::string::npos) return 0;
    return static_cast<std::uint16_t>(std::stoi(said.substr(begin + 17)));
}

}  // namespace

ServingProgram::ServingProgram(const std::filesystem::path& data,
                               const std::filesystem::path& workflows,
                               const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe2");
    output_ = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::vector<std::string> command = {
        VISADO_PROGRAM, "serve",       "--port",           "0",           "--data",
        data.string(),  "--workflows", workflows.string(), "--host-name", "visado.gob.pe"};
    command.insert(command.end(), words.begin(), words.end());
    const int failed = posix_spawn(&process_, command.front().c_str(), &actions, nullptr,
                                   pointers(command).data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed != 0) throw std::system_error(failed, std::generic_category(), command.front());
    std::array<char, 512> buffer{};
    while (port_ == 0) {
        const auto count = read(output_, buffer.data(), buffer.size());
        if (count <= 0) break;
        said_.append(buffer.data(), static_cast<std::size_t>(count));
        port_ = port_in(said_);
    }
}

ServingProgram::~ServingProgram() {
    if (process_ > 0) end_by(SIGKILL);
    close(output_);
}

int ServingProgram::end_by(int signal) {
    kill(process_, signal);
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
