#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <Poco/Net/HTTPClientSession.h>

#include "app/bench_office.h"

namespace app {

// How long answers took, milliseconds, by what was asked for.
using AnswerTimes = std::map<std::string, std::vector<double>>;

// Somebody at a browser on this machine, with a connection that stays open. Throws
// std::runtime_error when an answer is not what it should be.
class BenchVisitor {
 public:
    BenchVisitor(std::uint16_t port, std::string secret);

    // "inbox", "case": the body of the page.
    std::string reads_inbox();
    std::string reads_case(workflows::CaseId id);
    // "form", "review" and "act": opens the form, writes, reads the summary, confirms. `pauses` is
    // called before each press.
    void acts(
        workflows::CaseId id, const std::string& event,
        const std::function<void()>& pauses = [] {});
    // A page of any address, not among the times.
    std::string reads(const std::string& path);

    const AnswerTimes& times() const { return times_; }

 private:
    struct Answered {
        int status = 0;
        std::string body;
    };
    Answered asks(const std::string& what, const std::string& path, const std::string& form = "");

    Poco::Net::HTTPClientSession connection_;
    std::string secret_;
    AnswerTimes times_;
};

}  // namespace app
