#include <catch2/catch.hpp>

#include "forms/csv_reader.h"
#include "forms/csv_writer.h"

using forms::read_csv;
using forms::Table;
using forms::write_csv;

namespace {

// "a|b / 2:1|2 / 4:x|y"
std::string shape(const Table& table) {
    const auto joined = [](const std::vector<std::string>& cells) {
        std::string out;
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i ? "|" : "") + cells[i];
        return out;
    };
    std::string out = joined(table.columns);
    for (const auto& row : table.rows) {
        out += " / " + std::to_string(row.number) + ":" + joined(row.cells);
    }
    return out;
}

std::string read(const std::string& bytes) {
    const auto table = read_csv(bytes, "matriz.csv");
    if (table) return shape(*table);
    std::string out;
    for (const auto& problem : table.error()) out += to_line(problem) + "\n";
    return out;
}

}  // namespace

TEST_CASE("CSV as spreadsheet programs save it") {
    struct Row {
        const char *bytes, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"a,b\n1,2\n", "a|b / 2:1|2"},
        {"a,b\r\n1,2", "a|b / 2:1|2"},
        {"\xEF\xBB\xBF"
         "a;b\r\n1;2,5\r\n",
         "a|b / 2:1|2,5"},
        {"\"a;x\",b\n1,2\n", "a;x|b / 2:1|2"},
        {"a,b\n\n \nx,y\n", "a|b / 4:x|y"},
        {"a,b\n\"x\ny\",\"dijo \"\"sí\"\"\"\nz,\n", "a|b / 2:x\ny|dijo \"sí\" / 3:z|"},
        {" a , b \n  1  , 2 \n", "a|b / 2:1|2"},
        {"a\n1\n2\n", "a / 2:1 / 3:2"},
        {"a,b\n,\n", "a|b / 2:|"},
        {"a,b\n", "a|b"},
        {"acción,año\nñ,€\n", "acción|año / 2:ñ|€"},
    }));
    CAPTURE(row.bytes);
    CHECK(read(row.bytes) == row.expected);
}

TEST_CASE("bad CSV is told by row and column, all at once") {
    struct Row {
        std::string bytes;
        const char* complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"", "matriz.csv: El archivo no tiene cabecera."},
        {"\n\n", "matriz.csv: El archivo no tiene cabecera."},
        {"codigo,meta\nAOE.1.1,Elaboraci\xF3n\n",
         "matriz.csv, fila 2, columna meta: El archivo no está en UTF-8; parece guardado en "
         "Windows-1252 («ANSI»). Ábralo en la hoja de cálculo y guárdelo como «CSV UTF-8"},
        {"c\xF3"
         "digo,meta\n1,2\n",
         "fila 1, columna 1: El archivo no está en UTF-8"},
        {"a;b\n\"x\ny\";\"\xE1\"\n", "fila 2, columna b: El archivo no está en UTF-8"},
        {std::string("\xFF\xFE") + std::string("a\0,\0", 4), "El archivo está en UTF-16."},
        {std::string("a,b\n1,\0\n", 8), "matriz.csv, fila 2: El archivo lleva bytes nulos"},
        {"PK\x03\x04zzzz", "El archivo es un libro de Excel, no un CSV."},
        {"a,b\n1,2,3\n4,5\n6\n",
         "matriz.csv, fila 2: Tiene 3 celdas y la cabecera tiene 2. Revise separadores y comillas "
         "en "
         "esa fila.\nmatriz.csv, fila 4: Tiene 1 celdas y la cabecera tiene 2."},
        {"a,b\n1,2\n\"x,y\n",
         "matriz.csv, fila 3: Una celda se abre con comillas y no se cierran."},
        {"a,b\n\"x\"y,2\n", "matriz.csv, fila 2: Hay texto después de las comillas"},
        {"a,,a\n1,2,3\n",
         "fila 1, columna 2: La columna no tiene nombre. Póngale nombre en la primera fila o "
         "quítela.\nmatriz.csv, fila 1, columna a: La columna está dos veces."},
    }));
    CAPTURE(row.bytes);
    CHECK_THAT(read(row.bytes), Catch::Contains(row.complaint));
}

TEST_CASE("a table beyond the limits is refused in words") {
    const std::string large = "a,b\n" + std::string(40'000'000, 'x');
    CHECK(read(large) ==
          "matriz.csv: El archivo pesa 40 MB y se leen hasta 20 MB. Divídalo en partes o quite lo "
          "que "
          "no sea la tabla.\n");
    std::string rows = "a\n";
    for (int i = 0; i < 20; ++i) rows += "x\n";
    const auto many = read_csv(rows, "m.csv", {.max_rows = 10});
    REQUIRE_FALSE(many);
    CHECK_THAT(many.error().back().message, Catch::Contains("más de 10 filas"));
    const auto wide = read_csv("a,b,c\n", "m.csv", {.max_columns = 2});
    REQUIRE_FALSE(wide);
    CHECK_THAT(wide.error().front().message, Catch::Contains("más de 2 columnas"));
    const auto cell = read_csv("a\n" + std::string(200, 'x'), "m.csv", {.max_cell_bytes = 100});
    REQUIRE_FALSE(cell);
    CHECK_THAT(cell.error().front().message, Catch::Contains("más de 100 bytes"));
    std::string ragged = "a,b\n";
    for (int i = 0; i < 5'000; ++i) ragged += "x\n";
    CHECK(read_csv(ragged, "m.csv").error().size() == 100);
}

TEST_CASE("what could run as a formula is made harmless in CSV") {
    struct Row {
        const char *cell, *written;
    };
    const auto row = GENERATE(values<Row>({
        {"=1+1", "'=1+1"},
        {"+51 999", "'+51 999"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"-2+3", "'-2+3"},
        {"-2.50", "-2.50"},
        {"-", "'-"},
        {"\t=1", "'\t=1"},
        {"\r=1", "\"'\r=1\""},
        {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
        {"=A1,\"x\"", "\"'=A1,\"\"x\"\"\""},
        {"a=b", "a=b"},
        {"AOE.1.1", "AOE.1.1"},
        {"", ""},
        {"x;y", "x;y"},
        {"línea 1\nlínea 2", "\"línea 1\nlínea 2\""},
    }));
    CAPTURE(row.cell);
    CHECK(write_csv({{"c"}, {{2, {row.cell}}}}) ==
          "\xEF\xBB\xBF"
          "c\r\n" +
              std::string(row.written) + "\r\n");
}

TEST_CASE("what is written can be read back, with either separator") {
    const Table table{{"código", "meta; larga"},
                      {{2, {"AOE.1.1", "dijo \"sí\"; y, además\notra línea"}}, {3, {"", "x"}}}};
    for (const char separator : {',', ';'}) {
        const auto again = read_csv(write_csv(table, separator), "m.csv");
        REQUIRE(again);
        CHECK(shape(*again) == shape(table));
    }
}
