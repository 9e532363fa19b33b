#include "tests/contracts/channel_contract.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "notifier/smtp_channel.h"
#include "notifier/spool_channel.h"
#include "tests/notifier/postings.h"
#include "tests/support/temporary_directory.h"

namespace {

std::vector<std::string> files_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    if (!std::filesystem::exists(folder)) return {"moved", "away"};
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> contents;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        contents.emplace_back(std::istreambuf_iterator<char>(file),
                              std::istreambuf_iterator<char>());
    }
    return contents;
}

std::vector<std::string> bytes_of(const SmtpServer& server) {
    std::vector<std::string> contents;
    for (auto& mail : server.received()) contents.push_back(mail.bytes);
    return contents;
}

}  // namespace

TEST_CASE("the spool keeps the channel contract") {
    const TemporaryDirectory directory;
    const auto folder = directory.path() / "salida";
    std::filesystem::create_directory(folder);
    ChannelUnderTest under_test{
        "spool", std::make_unique<notifier::SpoolChannel>(folder), [&] { return files_of(folder); },
        [&] { std::filesystem::rename(folder, directory.path() / "lejos"); }};
    check_channel_contract(under_test);
}

TEST_CASE("SMTP keeps the channel contract") {
    SmtpServer server;
    const FakeClock clock(moment);
    ChannelUnderTest under_test{
        "smtp", std::make_unique<notifier::SmtpChannel>(settings_for(server), clock),
        [&] { return bytes_of(server); }, [&] { server.stop(); }};
    check_channel_contract(under_test);
}
