#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "notifier/channel.h"

// What every mail Channel must do, run against each of them.
struct ChannelUnderTest {
    std::string name;
    std::unique_ptr<notifier::Channel> channel;
    // Bytes of each mail that the other side now holds, in the order it would show them; lines may
    // end in CRLF or LF.
    std::function<std::vector<std::string>()> arrived;
    // Makes the way impassable for what comes next.
    std::function<void()> break_it;
};

void check_channel_contract(ChannelUnderTest& under_test);
