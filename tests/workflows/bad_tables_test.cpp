// What people hand in by mistake or to do harm: every refusal says what to do.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "forms/xlsx_writer.h"
#include "tests/support/temporary_directory.h"
#include "tests/workflows/small_package.h"
#include "workflows/table_file.h"

using namespace workflows;

namespace {

std::string refusal(const std::string& bytes, const std::string& name = "t.csv") {
    const auto file = read_table(bytes, name);
    REQUIRE_FALSE(file);
    return lines_of(file.error());
}

}  // namespace

TEST_CASE("tables that cannot be read say why and what to do") {
    struct Row {
        const char* name;
        std::string bytes;
        const char* file;
        const char* words;
        const char* remedy;
    };
    using namespace std::string_literals;
    const auto row = GENERATE(values<Row>({
        {"Windows-1252", "codigo,acci\xF3n\nA,Dise\xF1o\n", "t.csv", "Windows-1252", "UTF-8"},
        {"UTF-16", "\xFF\xFE"s + "c\0o\0"s, "t.csv", "UTF-16", "UTF-8"},
        {"empty", "", "t.csv", "no tiene cabecera", "primera fila"},
        {"open quote", "codigo,meta\n\"A,b\n", "t.csv", "omilla", ""},
        {"more cells than headings", "codigo,meta\nA,b,c\n", "t.csv", "fila 2", ""},
        {"column named twice", "codigo,codigo\nA,b\n", "t.csv", "codigo", ""},
        {"no workbook at all", "hola", "t.xlsx", "t.xlsx", ""},
        {"a broken archive", "PK\x03\x04 nada m\xC3\xA1s", "t.csv", "t.csv", ""},
        {"an old or locked workbook", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "t.xls", "t.xls", ""},
    }));
    CAPTURE(row.name);
    const std::string said = refusal(row.bytes, row.file);
    CAPTURE(said);
    CHECK(said.find(row.words) != std::string::npos);
    CHECK(said.find(row.remedy) != std::string::npos);
}

TEST_CASE("a workbook is one by its bytes, whatever it is called") {
    const std::string bytes = forms::write_xlsx({{"codigo"}, {{2, {"A"}}}}, {});
    for (const char* name : {"t.xlsx", "t.csv", "t"}) {
        const auto file = read_table(bytes, name);
        REQUIRE(file);
        CHECK(file->table.rows.at(0).cells == std::vector<std::string>{"A"});
    }
    const auto cut = refusal(bytes.substr(0, bytes.size() / 2), "t.xlsx");
    CHECK(cut.starts_with("t.xlsx"));
}

TEST_CASE("forty megabytes are refused before they are read") {
    const TemporaryDirectory folder;
    const auto path = folder.path() / "grande.csv";
    std::ofstream(path) << "codigo,meta\n";
    std::filesystem::resize_file(path, 40'000'000);
    const auto file = read_table_file(path);
    REQUIRE_FALSE(file);
    CHECK(lines_of(file.error()) ==
          path.string() +
              ": El archivo pesa 40 MB y se leen hasta 20 MB. Divídalo en partes o quite lo que no "
              "sea la tabla.\n");
}

TEST_CASE("a file that is not there") {
    const TemporaryDirectory folder;
    for (const auto& path : {folder.path() / "nada.csv", folder.path()}) {
        const auto file = read_table_file(path);
        REQUIRE_FALSE(file);
        CHECK(file.error().at(0).kind == engine::Refusal::not_found);
        CHECK(file.error().at(0).message == "No existe el archivo.");
    }
}
