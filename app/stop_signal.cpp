#include "app/stop_signal.h"

#include <cerrno>
#include <system_error>

#include <sys/signalfd.h>
#include <unistd.h>

namespace app {

StopSignal::StopSignal() {
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGTERM);
    signals_ = signalfd(-1, &ours, SFD_CLOEXEC);
    if (signals_ < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
    pthread_sigmask(SIG_BLOCK, &ours, &before_);
}

StopSignal::~StopSignal() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    close(signals_);
}

void StopSignal::wait() {
    signalfd_siginfo which{};
    while (read(signals_, &which, sizeof which) < 0 && errno == EINTR) continue;
}

}  // namespace app
