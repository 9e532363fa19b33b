// The auditor's case: somebody with the database file and no scruples changed one thing. Whatever
// it was, verify names it.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "tests/support/office.h"

namespace {

namespace fs = std::filesystem;
using engine::Value;

// A store that went through the whole chain up to the resolution, made once.
class ApprovedStore {
 public:
    ApprovedStore() {
        Office office("2023-06-01");
        office.opens("coordinadora-integridad", "programa-integridad");
        const Value annex = office.cases().attach("informe.pdf", "%PDF-1.4 informe de OGPPD");
        office.does("coordinadora-integridad", "importar",
                    {{"acciones", Value::array({{{"componente", "C.1"},
                                                 {"objetivo", "OE.1."},
                                                 {"accion", "Elaborar"},
                                                 {"meta", "1"}}})},
                     {"dudas", Value::array()}});
        office.does("coordinadora-integridad", "enviar");
        office.does("director-ogppd", "ogppd.favorable", {{"informe", annex}});
        office.does("directora-ogaj", "ogaj.favorable");
        office.does("abogado-ogaj", "visado.dar");
        office.does("coordinadora-integridad", "elevar");
        office.does("secretaria-general", "sg.aprobar");
        attachment_ = annex.at("sha256");
        resolution_ = office.state().newest("resolucion")->html;
        fs::copy(office.directory() / "data", folder_.path() / "data", fs::copy_options::recursive);
    }
    fs::path copy_to(const fs::path& folder) const {
        fs::copy(folder_.path() / "data", folder, fs::copy_options::recursive);
        return folder;
    }
    const std::string& attachment() const { return attachment_; }
    const std::string& resolution() const { return resolution_; }

 private:
    TemporaryDirectory folder_;
    std::string attachment_, resolution_;
};

const ApprovedStore& approved_store() {
    static const ApprovedStore store;
    return store;
}

void run_sql(const fs::path& data, const std::string& sql) {
    sqlite3* connection = nullptr;
    REQUIRE(sqlite3_open((data / "visado.db").c_str(), &connection) == SQLITE_OK);
    char* message = nullptr;
    const int result = sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, &message);
    INFO((message == nullptr ? "" : message));
    CHECK(result == SQLITE_OK);
    CHECK(sqlite3_total_changes(connection) > 0);
    sqlite3_free(message);
    sqlite3_close(connection);
}

void flip_a_byte(const fs::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    REQUIRE(stream);
    char byte = 0;
    stream.seekg(7);
    stream.get(byte);
    stream.seekp(7);
    stream.put(static_cast<char>(byte ^ 1));
}

// Findings as lines; the test looks for the name of what was touched.
std::string findings(const fs::path& data) {
    std::string text;
    for (const auto& finding : workflows::verify_installation(data).findings)
        text += finding.place + ": " + finding.message + "\n";
    return text;
}

}  // namespace

TEST_CASE("an untouched store is in order") {
    TemporaryDirectory folder;
    CHECK(findings(approved_store().copy_to(folder.path() / "data")) == "");
}

TEST_CASE("verify names what was altered in the database") {
    struct Row {
        const char* what;
        const char* sql;
        const char* named;
    };
    const auto row = GENERATE(values<Row>({
        {"one byte of an entry",
         "UPDATE journal SET entry = replace(entry, 'ogaj.favorable', 'ogaj.favorablf')",
         "entrada 5"},
        {"the hash of an entry",
         "UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE stream = 3 AND "
         "sequence = 2",
         "entrada 2"},
        {"an entry and its hash are gone", "DELETE FROM journal WHERE stream = 3 AND sequence = 4",
         "entrada 4"},
        {"the last entry is gone",
         "DELETE FROM journal WHERE position = (SELECT max(position) FROM journal)", "journal"},
        {"an entry was inserted",
         "INSERT INTO journal SELECT stream, 99, 99, entity, entry, hash, root FROM journal WHERE "
         "stream = 3 AND sequence = 2",
         "99"},
        {"two entries changed places",
         "UPDATE journal SET position = CASE position WHEN 5 THEN 1005 ELSE 1006 END WHERE "
         "position IN (5, 6);"
         "UPDATE journal SET position = CASE position WHEN 1005 THEN 6 ELSE 5 END WHERE position "
         "IN (1005, 1006)",
         "posici"},
        {"a snapshot",
         "UPDATE stream SET snapshot = replace(snapshot, '\"favorable\"', '\"observado\"') WHERE "
         "id = 3",
         "stream"},
        {"the number book", "UPDATE number_book SET last = last + 1 WHERE series LIKE 'RS|%'",
         "RS|MINCETUR/SG|2023"},
        {"a number book row is gone", "DELETE FROM number_book WHERE series LIKE 'RS|%'",
         "RS|MINCETUR/SG|2023"},
        {"an open task", "UPDATE task SET title = 'Otra cosa' WHERE closed IS NULL", "task"},
        {"a deadline", "UPDATE timer SET at = at + 86400000", "timer"},
        {"a document's number",
         "UPDATE document SET number = '044-2023-MINCETUR/SG' WHERE number LIKE "
         "'001-2023-MINCETUR/SG'",
         "document"},
        {"an unsent mail",
         "UPDATE outbox SET payload = replace(payload, '@example.org', '@example.com')", "outbox"},
        {"the organisation",
         "UPDATE stream SET snapshot = replace(snapshot, 'Directora de OGAJ', 'Director de OGAJ') "
         "WHERE kind = 'organizacion'",
         "stream"},
    }));
    INFO(row.what);
    TemporaryDirectory folder;
    const auto data = approved_store().copy_to(folder.path() / "data");
    run_sql(data, row.sql);
    const std::string found = findings(data);
    INFO(found);
    CHECK(found.find(row.named) != std::string::npos);
}

TEST_CASE("verify names an altered attachment, an altered resolution and a file that is gone") {
    TemporaryDirectory folder;
    const auto data = approved_store().copy_to(folder.path() / "data");
    const engine::durable::ContentStore contents(data / "archivos");
    const std::string hash =
        GENERATE(true, false) ? approved_store().attachment() : approved_store().resolution();
    SECTION("one byte") {
        flip_a_byte(contents.path_of(hash));
    }
    SECTION("removed") {
        fs::remove(contents.path_of(hash));
    }
    const std::string found = findings(data);
    INFO(found);
    CHECK(found.find(hash.substr(2, 12)) != std::string::npos);
}

TEST_CASE("a head that was printed on a resolution is found again, a made-up one is not") {
    TemporaryDirectory folder;
    const auto data = approved_store().copy_to(folder.path() / "data");
    const auto head = workflows::verify_installation(data).head;
    CHECK(workflows::verify_installation(data, head).in_order());
    CHECK_FALSE(workflows::verify_installation(
                    data, engine::durable::TreeHead{head.size, std::string(64, '0')})
                    .in_order());
    CHECK_FALSE(
        workflows::verify_installation(data, engine::durable::TreeHead{head.size + 1, head.root})
            .in_order());
}
