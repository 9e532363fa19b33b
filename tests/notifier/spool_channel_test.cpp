#include "notifier/spool_channel.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include "tests/notifier/postings.h"
#include "tests/support/temporary_directory.h"

namespace {

std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

}  // namespace

TEST_CASE("a spooled mail's name sorts by its date and holds no path") {
    CHECK(notifier::spool_file_name(posting()) ==
          "20230628T163005.123Z_visado.aviso.1-entidad.gob.pe_7ad79392.eml");
    const auto nasty = notifier::spool_file_name(posting({}, "../../etc/passwd\n\xC3\xB1@x"));
    CHECK(nasty.find_first_of("/\n\xC3") == std::string::npos);
    CHECK(notifier::spool_file_name(posting({}, "a+b@x")) !=
          notifier::spool_file_name(posting({}, "a/b@x")));
    CHECK(notifier::spool_file_name(posting({}, std::string(5000, 'x'))).size() < 200);
}

TEST_CASE("the same Message-ID twice is one file, and the first stays") {
    const TemporaryDirectory folder;
    notifier::SpoolChannel channel(folder.path());
    auto mail = posting();
    CHECK(channel.send(mail)[0].fate == notifier::Fate::sent);
    const auto first = mail.bytes;
    mail.bytes = "other";
    CHECK(channel.send(mail)[0].fate == notifier::Fate::sent);
    REQUIRE(names_in(folder.path()) == std::set{notifier::spool_file_name(mail)});
    std::ifstream file(folder.path() / notifier::spool_file_name(mail), std::ios::binary);
    CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == first);
}

TEST_CASE("a spool that cannot be written is a channel fault with words") {
    const TemporaryDirectory folder;
    SECTION("no such folder") {
        notifier::SpoolChannel channel(folder.path() / "nada");
        const auto outcome = channel.send(posting()).at(0);
        CHECK(outcome.fate == notifier::Fate::channel_fault);
        CHECK_THAT(outcome.words, Catch::Contains("No existe la carpeta"));
    }
    SECTION("a file where the folder should be") {
        std::ofstream(folder.path() / "archivo") << "x";
        notifier::SpoolChannel channel(folder.path() / "archivo");
        CHECK(channel.send(posting()).at(0).fate == notifier::Fate::channel_fault);
    }
    CHECK(names_in(folder.path()).count(notifier::spool_file_name(posting())) == 0);
}

// As on a full disk: a write breaks off in the middle of the file.
TEST_CASE("a file that cannot be finished is not left behind") {
    const TemporaryDirectory folder;
    notifier::SpoolChannel channel(folder.path());
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    rlimit small = before;
    small.rlim_cur = 10;
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto outcome = channel.send(posting()).at(0);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);

    CHECK(outcome.fate == notifier::Fate::channel_fault);
    CHECK_THAT(outcome.words, Catch::Contains("No se pudo escribir"));
    CHECK(names_in(folder.path()).empty());
    CHECK(channel.send(posting()).at(0).fate == notifier::Fate::sent);
}
