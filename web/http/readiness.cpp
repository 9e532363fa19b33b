#include "web/http/readiness.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace web {
namespace {

void control(int epoll, int operation, int socket, std::uint64_t token, Readiness::Wish wish) {
    epoll_event event{};
    event.events = wish == Readiness::Wish::read ? EPOLLIN : EPOLLOUT;
    event.data.u64 = token;
    if (epoll_ctl(epoll, operation, socket, &event) != 0)
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
}

}  // namespace

Readiness::Readiness() : epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll_ >= 0) wake_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake_ < 0) {
        const int error = errno;
        if (epoll_ >= 0) close(epoll_);
        throw std::system_error(error, std::generic_category(), "epoll");
    }
    add(wake_, woken, Wish::read);
}

Readiness::~Readiness() {
    close(wake_);
    close(epoll_);
}

void Readiness::add(int socket, std::uint64_t token, Wish wish) {
    control(epoll_, EPOLL_CTL_ADD, socket, token, wish);
}

void Readiness::change(int socket, std::uint64_t token, Wish wish) {
    control(epoll_, EPOLL_CTL_MOD, socket, token, wish);
}

void Readiness::remove(int socket) {
    control(epoll_, EPOLL_CTL_DEL, socket, 0, Wish::read);
}

std::vector<std::uint64_t> Readiness::wait(std::chrono::milliseconds longest) {
    std::array<epoll_event, 128> events{};
    const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                                 static_cast<int>(longest.count()));
    std::vector<std::uint64_t> tokens;
    if (count < 0 && errno != EINTR)
        throw std::system_error(errno, std::generic_category(), "epoll_wait");
    for (int i = 0; i < count; ++i) {
        const auto token = events[static_cast<std::size_t>(i)].data.u64;
        std::uint64_t ignored = 0;
        if (token == woken && read(wake_, &ignored, sizeof ignored) < 0) continue;
        tokens.push_back(token);
    }
    return tokens;
}

void Readiness::wake() {
    const std::uint64_t one = 1;
    // Full means that it is awake already.
    [[maybe_unused]] const auto written = write(wake_, &one, sizeof one);
}

}  // namespace web
