#include <fstream>

#include <catch2/catch.hpp>

#include "tests/engine/durable/toy_history.h"

using namespace toy;
using namespace std::chrono_literals;
using engine::durable::TreeHead;
using engine::durable::VerifyReport;

namespace {

VerifyReport check(Office& office, const std::optional<TreeHead>& against = {}) {
    return engine::durable::verify(office.folder.path(), office.toys.deciders(), against);
}

std::filesystem::path some_content(Office& office, StreamId stream) {
    const auto name = office.data->queries.documents(stream).front().document.html_sha256;
    return office.data->contents.path_of(name);
}

}  // namespace

TEST_CASE("an untouched store is found in order") {
    Office office;
    live(office);
    const auto report = check(office);
    CHECK(lines(report) == "");
    CHECK(report.in_order());
    CHECK(report.head == office.data->queries.head());
    CHECK(report.checked.at("entradas") == 13);
    CHECK(report.checked.at("entradas repetidas") == 13);
    CHECK(report.checked.at("expedientes") == 4);
    CHECK(report.checked.at("archivos") == 3);
    CHECK(report.checked.at("correlativos") == 1);
    CHECK(report.checked.at("documentos") == 2);
    CHECK(report.checked.at("claves") == 3);
}

TEST_CASE("an empty store and a folder without one") {
    Office office;
    CHECK(lines(check(office)) == "");
    TemporaryDirectory nothing;
    CHECK_FALSE(engine::durable::verify(nothing.path(), {}).in_order());
}

TEST_CASE("altered or missing files are told by name, with the entry that needs them") {
    Office office;
    live(office);
    const auto file = some_content(office, StreamId{3});
    const std::string place = "archivos/" + file.parent_path().filename().string();
    SECTION("one byte of an issued document") {
        std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(3);
        out.put('9');
        out.close();
        const auto report = check(office);
        CAPTURE(lines(report));
        REQUIRE(report.findings.size() == 1);
        CHECK(report.findings.front().place.starts_with(place));
        CHECK(names(report, "Lo nombra journal: expediente 3, entrada 2, posición 5."));
    }
    SECTION("a document removed") {
        std::filesystem::remove(file);
        const auto report = check(office);
        CAPTURE(lines(report));
        REQUIRE(report.findings.size() == 1);
        CHECK(report.findings.front().place.starts_with(place));
    }
    SECTION("an attachment removed") {
        const auto attachment =
            office.data->contents.path_of(office.data->contents.keep("%PDF-1.7 adjunto"));
        std::filesystem::remove(attachment);
        CHECK(names(check(office), "archivos/" + attachment.parent_path().filename().string()));
    }
    SECTION("an attachment altered") {
        const auto attachment =
            office.data->contents.path_of(office.data->contents.keep("%PDF-1.7 adjunto"));
        std::ofstream(attachment, std::ios::app) << "%";
        CHECK(names(check(office), "archivos/" + attachment.parent_path().filename().string()));
    }
    SECTION("left-overs of a crash are no finding") {
        std::ofstream(file.string() + ".Ab12cd") << "half";
        CHECK(check(office).in_order());
    }
}

TEST_CASE("a head printed long ago proves that history was not rewritten") {
    Office office;
    live(office);
    const auto entries = office.data->queries.entries_from_position(1, 100);
    CHECK(check(office, TreeHead{5, entries.at(4).root}).in_order());
    CHECK_FALSE(check(office, TreeHead{5, entries.at(5).root}).in_order());
    CHECK_FALSE(check(office, TreeHead{50, entries.at(4).root}).in_order());
    CHECK_FALSE(check(office, TreeHead{0, ""}).in_order());
}

TEST_CASE("verify reads beside a working runtime and changes nothing") {
    Office office;
    live(office);
    const auto before = office.data->queries.head();
    CHECK(check(office).in_order());
    REQUIRE(office.open(steps(add(1))));
    CHECK(check(office).in_order());
    CHECK(office.data->queries.head().size == before.size + 1);
}

TEST_CASE("a damaged file is a finding, never an exception") {
    Office office;
    live(office);
    office.stop();
    const auto file = office.folder.path() / "visado.db";
    SECTION("not a database") {
        std::ofstream(file, std::ios::binary) << std::string(8192, 'x');
    }
    SECTION("cut") {
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    }
    SECTION("a page overwritten") {
        std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(8192);
        out << std::string(4096, 'x');
    }
    SECTION("empty") {
        std::ofstream(file, std::ios::trunc | std::ios::binary).close();
    }
    const auto report = check(office);
    CHECK_FALSE(report.in_order());
}

TEST_CASE("a changed decider is told as an entry that gives another result") {
    Office office;
    live(office);
    struct Other final : engine::durable::Decider {
        explicit Other(engine::durable::Decider& old) : old_(old) {}
        Result<Decision> decide(const Stream& stream, const Command& command,
                                const World& world) override {
            auto decision = old_.decide(stream, command, world);
            if (decision && stream.id == StreamId{3}) decision->resolved["more"] = 1;
            return decision;
        }
        Projection project(const Value& snapshot) const override { return old_.project(snapshot); }
        engine::durable::Decider& old_;
    } other(office.toys.counter);
    auto deciders = office.toys.deciders();
    deciders["contador"] = &other;
    const auto report = engine::durable::verify(office.folder.path(), deciders);
    CAPTURE(lines(report));
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings.front().place == "journal: expediente 3, entrada 1, posición 3");
    CHECK(report.findings.front().message.find("resolved") != std::string::npos);
}
