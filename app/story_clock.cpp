#include "app/story_clock.h"

namespace app {

void pass_time(workflows::Installation& installation, StoryClock& clock,
               engine::durable::Instant target, const std::function<void()>& then) {
    for (;;) {
        const auto due = installation.queries().next_due();
        if (!due || *due > target) break;
        if (*due > clock.now()) clock.set(*due);
        const auto fired = installation.runtime().tick().fired;
        then();
        if (fired == 0) break;
    }
    if (target > clock.now()) clock.set(target);
}

}  // namespace app
