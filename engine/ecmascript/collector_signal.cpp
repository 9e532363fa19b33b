#include "engine/ecmascript/collector_signal.h"

#include <cerrno>
#include <csignal>
#include <system_error>

namespace engine::ecmascript {
namespace {

// Zero from the start: a signal handler may ask for it.
struct sigaction& collector_action() {
    static struct sigaction action;
    return action;
}

void answer_collector(int signal, siginfo_t* info, void* where) {
    const int kept = errno;
    collector_action().sa_sigaction(signal, info, where);
    errno = kept;
}

void must(int done) {
    if (done != 0) throw std::system_error(errno, std::generic_category(), "sigaction SIGUSR1");
}

}  // namespace

void keep_errno_across_collections() {
    must(sigaction(SIGUSR1, nullptr, &collector_action()));
    // Without a handler of this form there is nothing to answer, and nothing that spoils errno.
    if ((collector_action().sa_flags & SA_SIGINFO) == 0) return;
    struct sigaction ours = collector_action();
    ours.sa_sigaction = &answer_collector;
    must(sigaction(SIGUSR1, &ours, nullptr));
}

}  // namespace engine::ecmascript
