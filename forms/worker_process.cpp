#include "forms/worker_process.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace forms {
namespace {

constexpr std::size_t largest_header = 1'000'000;
constexpr std::size_t largest_body = 500'000'000;

using Deadline = WorkerProcess::Deadline;

// False when the deadline came first.
bool wait_until_ready(int socket, short events, Deadline deadline) {
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        pollfd waiting{socket, events, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(std::min<long>(left.count(), 60'000)));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category());
    }
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

struct SpawnSetup {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnSetup() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;
};

// Both standard streams on `socket`, errors nowhere, a group and signal state of its own: Ctrl-C
// at our terminal is ours to handle, and what we block or ignore must not pass on.
int spawn(const std::vector<std::string>& command, int socket) {
    std::vector<std::string> arguments = command;
    std::vector<std::string> environment = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC",
                                            "PYTHONHASHSEED=0"};
    SpawnSetup setup;
    posix_spawn_file_actions_adddup2(&setup.actions, socket, 0);
    posix_spawn_file_actions_adddup2(&setup.actions, socket, 1);
    posix_spawn_file_actions_addopen(&setup.actions, 2, "/dev/null", O_WRONLY, 0);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&setup.attributes, &none);
    posix_spawnattr_setsigdefault(&setup.attributes, &all);
    posix_spawnattr_setpgroup(&setup.attributes, 0);
    posix_spawnattr_setflags(
        &setup.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    pid_t pid = -1;
    const int failed =
        posix_spawn(&pid, arguments.front().c_str(), &setup.actions, &setup.attributes,
                    pointers(arguments).data(), pointers(environment).data());
    if (failed != 0) throw std::system_error(failed, std::generic_category(), command.front());
    return pid;
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes) value = (value << 8) | static_cast<unsigned char>(byte);
    return value;
}

}  // namespace

WorkerProcess::WorkerProcess(const std::vector<std::string>& command) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        throw std::system_error(errno, std::generic_category(), "socketpair");
    }
    socket_ = ends[0];
    try {
        pid_ = spawn(command, ends[1]);
    } catch (...) {
        close(ends[0]);
        close(ends[1]);
        throw;
    }
    close(ends[1]);
}

WorkerProcess::~WorkerProcess() {
    close(socket_);
    kill(-pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
}

WorkerProcess::Outcome WorkerProcess::send(const engine::Value& header, std::string_view body,
                                           Deadline deadline) {
    const std::string text = header.dump();
    const auto size = static_cast<std::uint32_t>(text.size());
    std::string frame;
    for (const int shift : {24, 16, 8, 0}) frame += static_cast<char>((size >> shift) & 0xFFU);
    frame += text;
    frame += body;
    for (std::string_view rest = frame; !rest.empty();) {
        if (!wait_until_ready(socket_, POLLOUT, deadline)) return Outcome::timed_out;
        // No signal when the child is gone: this is a library, SIGPIPE belongs to the program.
        const auto sent = ::send(socket_, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            rest.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno != EINTR && errno != EAGAIN) {
            return Outcome::ended;
        }
    }
    return Outcome::answered;
}

WorkerProcess::Outcome WorkerProcess::read_exactly(std::string& into, std::size_t count,
                                                   Deadline deadline) {
    into.resize(count);
    for (std::size_t have = 0; have < count;) {
        if (!wait_until_ready(socket_, POLLIN, deadline)) return Outcome::timed_out;
        const auto got = recv(socket_, into.data() + have, count - have, MSG_DONTWAIT);
        if (got > 0) {
            have += static_cast<std::size_t>(got);
        } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
            return Outcome::ended;
        }
    }
    return Outcome::answered;
}

WorkerProcess::Outcome WorkerProcess::receive(Frame& frame, Deadline deadline) {
    std::string text;
    if (const auto got = read_exactly(text, 4, deadline); got != Outcome::answered) return got;
    const std::size_t header_size = big_endian(text);
    if (header_size > largest_header) return Outcome::ended;
    if (const auto got = read_exactly(text, header_size, deadline); got != Outcome::answered) {
        return got;
    }
    frame.header = engine::Value::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!frame.header.is_object()) return Outcome::ended;
    const auto bytes = frame.header.find("bytes");
    if (bytes == frame.header.end() || !bytes->is_number_unsigned()) return Outcome::ended;
    const auto body_size = bytes->get<std::size_t>();
    if (body_size > largest_body) return Outcome::ended;
    return read_exactly(frame.body, body_size, deadline);
}

}  // namespace forms
