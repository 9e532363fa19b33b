#include <chrono>
#include <cstdio>
#include <random>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "forms/sheet_number.h"
#include "forms/xlsx_reader.h"
#include "forms/xlsx_writer.h"
#include "forms/zip_parts.h"
#include "tests/forms/zip_maker.h"

using forms::read_xlsx;
using forms::Table;
using forms::write_xlsx;

namespace {

std::string lines(const engine::Problems& problems) {
    std::string out;
    for (const auto& problem : problems) out += to_line(problem) + "\n";
    return out;
}

std::string problems_of(const std::string& bytes) {
    const auto sheet = read_xlsx(bytes, "m.xlsx");
    return sheet ? "se leyó" : lines(sheet.error());
}

// A cell with text in place: <c r="A1" t="inlineStr">.
std::string cell(const std::string& reference, const std::string& text) {
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string rows(const std::string& xml) {
    return "<sheetData>" + xml + "</sheetData>";
}

const std::string heading = "<row r=\"1\">" + cell("A1", "codigo") + cell("B1", "meta") + "</row>";

}  // namespace

TEST_CASE("what is written as XLSX can be read back, and is the same every time") {
    const Table table{{"Código", "Meta", "Medio de verificación"},
                      {{2, {"AOE.1.1", "=1+1", "Informe <con> & \"signos\"\nen dos líneas"}},
                       {3, {"", "", "@solo esta"}},
                       {4, {"-5", "00123", "_x000D_"}}}};
    const forms::XlsxLayout layout{"Matriz 2023", "Programa & matriz", {10, 20}};
    const std::string bytes = write_xlsx(table, layout);
    CHECK(write_xlsx(table, layout) == bytes);
    const auto sheet = read_xlsx(bytes, "m.xlsx");
    if (!sheet) FAIL(lines(sheet.error()));
    CHECK(sheet->name == "Matriz 2023");
    CHECK(sheet->table.columns == table.columns);
    REQUIRE(sheet->table.rows.size() == 3);
    CHECK(sheet->table.rows[0].cells == table.rows[0].cells);
    CHECK(sheet->table.rows[1].cells == table.rows[1].cells);
    CHECK(sheet->table.rows[2].cells == table.rows[2].cells);
    CHECK(sheet->table.rows[2].number == 4);
    CHECK(sheet->notes.empty());
}

TEST_CASE("the written sheet keeps its heading in sight and on every page") {
    const std::string bytes =
        write_xlsx({{"a"}, {{2, {"=cmd|' /C calc'!A0"}}}}, {"Hoja", "Título", {}});
    auto parts = forms::ZipParts::open(bytes, "m.xlsx");
    REQUIRE(parts);
    const std::string xml = parts->read("xl/worksheets/sheet1.xml").value();
    CHECK_THAT(xml, Catch::Contains("state=\"frozen\""));
    CHECK_THAT(xml,
               Catch::Contains("paperSize=\"9\"") && Catch::Contains("orientation=\"landscape\""));
    CHECK_THAT(xml, !Catch::Contains("<f>"));
    CHECK_THAT(parts->read("xl/workbook.xml").value(), Catch::Contains("Print_Titles"));
    CHECK_THROWS_AS(write_xlsx({{"a"}, {}}, {"con/barra", "", {}}), std::invalid_argument);
    const auto cut = read_xlsx(write_xlsx({{"a"}, {{2, {std::string(40'000, 'x')}}}}, {}), "m");
    REQUIRE(cut);
    CHECK_THAT(cut->table.rows[0].cells[0],
               Catch::EndsWith("(texto cortado: Excel no admite más)"));
    CHECK(cut->table.rows[0].cells[0].size() < 32'800);
}

TEST_CASE("cells of each kind read as the sheet shows them") {
    const std::string styles =
        R"(<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>)"
        R"(<numFmt numFmtId="165" formatCode="0.00 &quot;días&quot;"/></numFmts>)"
        R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>)";
    const std::string texts =
        "<si><t>compartido</t></si><si><r><t>en </t></r><r><t>partes</t></r>"
        "<rPh><t>NO</t></rPh></si><si><t>a_x000D__x000A_b</t></si>";
    struct Row {
        const char *xml, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {R"(<c r="A2" t="s"><v>0</v></c>)", "compartido"},
        {R"(<c r="A2" t="s"><v>1</v></c>)", "en partes"},
        {R"(<c r="A2" t="s"><v>2</v></c>)", "a\nb"},
        {R"(<c r="A2" t="s"><v>99</v></c><c r="B2" t="s"><v>0</v></c>)", ""},
        {R"(<c r="A2" t="inlineStr"><is><t>  en línea &amp; ñ </t></is></c>)", "en línea & ñ"},
        {R"(<c t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c>)", "xy"},
        {R"(<c r="A2"><v>12</v></c>)", "12"},
        {R"(<c r="A2"><v>0.10000000000000001</v></c>)", "0.1"},
        {R"(<c r="A2"><v>0.30000000000000004</v></c>)", "0.3"},
        {R"(<c r="A2"><v>1.5E+3</v></c>)", "1500"},
        {R"(<c r="A2" s="3"><v>7.5</v></c>)", "7.5"},
        {R"(<c r="A2" s="1"><v>45105</v></c>)", "2023-06-28"},
        {R"(<c r="A2" s="2"><v>45105.604166666664</v></c>)", "2023-06-28T14:30:00"},
        {R"(<c r="A2" t="b"><v>1</v></c>)", "VERDADERO"},
        {R"(<c r="A2" t="d"><v>2023-06-28</v></c>)", "2023-06-28"},
        {R"(<c r="A2" t="str"><f>A1</f><v>calculado</v></c>)", "calculado"},
    }));
    CAPTURE(row.xml);
    const auto sheet =
        read_xlsx(make_zip(workbook_parts(rows(heading + "<row r=\"2\">" + row.xml + "</row>"),
                                          texts, styles)),
                  "m.xlsx");
    if (!sheet) FAIL(lines(sheet.error()));
    REQUIRE(sheet->table.rows.size() == 1);
    CHECK(sheet->table.rows[0].cells[0] == row.expected);
}

TEST_CASE("serial dates in both systems") {
    using forms::date_text;
    using forms::Epoch;
    struct Row {
        const char* serial;
        Epoch epoch;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {"1", Epoch::year_1900, "1900-01-01"},
        {"59", Epoch::year_1900, "1900-02-28"},
        {"61", Epoch::year_1900, "1900-03-01"},
        {"45291", Epoch::year_1900, "2023-12-31"},
        {"45351", Epoch::year_1900, "2024-02-29"},
        {"43643", Epoch::year_1904, "2023-06-28"},
        {"0.5", Epoch::year_1900, "12:00:00"},
        {"-1", Epoch::year_1900, "-1"},
        {"99999999", Epoch::year_1900, "99999999"},
        {"texto", Epoch::year_1900, "texto"},
    }));
    CAPTURE(row.serial);
    CHECK(date_text(row.serial, row.epoch) == row.expected);
}

TEST_CASE("which number formats show a date") {
    using forms::is_date_format;
    CHECK(is_date_format(14));
    CHECK_FALSE(is_date_format(2));
    const auto [format, date] = GENERATE(table<const char*, bool>({
        {"dd/mm/yyyy", true},
        {"[$-C0A]d \"de\" mmmm", true},
        {"[h]:mm", true},
        {"General", false},
        {"#,##0.00 [Red]", false},
        {"\"S/\" #,##0", false},
        {"0.00E+00", false},
        {"0 \\d", false},
        {"[Red]", false},
        {"[", false},
    }));
    CAPTURE(format);
    CHECK(is_date_format(std::string_view(format)) == date);
}

TEST_CASE("formulas and merged cells are reported, errors refused, each by row and column") {
    const auto noted = read_xlsx(
        make_zip(workbook_parts(rows("<row r=\"3\">" + cell("A3", "codigo") + cell("B3", "meta") +
                                     "</row><row r=\"5\"><c r=\"A5\"><f>1+1</f><v>2</v></c>"
                                     "<c r=\"B5\"><f>x()</f></c></row>") +
                                "<mergeCells><mergeCell ref=\"A5:A7\"/></mergeCells>")),
        "m.xlsx");
    if (!noted) FAIL(lines(noted.error()));
    REQUIRE(noted->table.rows.size() == 1);
    CHECK(noted->table.rows[0].number == 5);
    CHECK(noted->table.rows[0].cells == std::vector<std::string>{"2", ""});
    CHECK(
        lines(noted->notes) ==
        "m.xlsx, hoja Matriz, fila 5, columna codigo: La celda tiene una fórmula; se tomó su "
        "resultado: «2». Verifique el dato.\n"
        "m.xlsx, hoja Matriz, fila 5, columna meta: La celda tiene una fórmula sin resultado "
        "guardado. Verifique el dato.\n"
        "m.xlsx, hoja Matriz, celdas A5:A7: Hay celdas combinadas: solo la primera lleva el dato. "
        "Si el dato vale para todas, repítalo en cada fila.\n");

    CHECK(
        problems_of(make_zip(workbook_parts(
            rows(heading + "<row r=\"2\"><c r=\"A2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>" +
                 cell("D2", "suelto") + "</row>")))) ==
        "m.xlsx, hoja Matriz, fila 2, columna codigo: La celda tiene el error #DIV/0!. Corrija la "
        "fórmula o escriba el dato.\n"
        "m.xlsx, hoja Matriz, fila 2, columna D: Hay un dato fuera de las columnas de la cabecera. "
        "Bórrelo o póngale nombre a su columna.\n");
    CHECK_THAT(problems_of(make_zip(
                   workbook_parts(rows("<row>" + cell("A1", "x") + cell("C1", "x") + "</row>")))),
               Catch::Contains("fila 1, columna B: La columna no tiene nombre.") &&
                   Catch::Contains("fila 1, columna x: La columna está dos veces."));
    CHECK_THAT(problems_of(make_zip(workbook_parts(rows("")))),
               Catch::Contains("La hoja está vacía."));
    const auto other = read_xlsx(make_zip(workbook_parts(rows(heading))), "m.xlsx", "Otra");
    REQUIRE_FALSE(other);
    CHECK(to_line(other.error()[0]) ==
          "m.xlsx: El libro no tiene la hoja «Otra». Las que tiene son: «Matriz».");
}

TEST_CASE("hostile workbooks cost little and are refused in words") {
    const auto with_sheet = [](const std::string& xml) {
        auto parts = workbook_parts("");
        parts.back().content = xml;
        return make_zip(parts);
    };
    SECTION("a part that unpacks to 700 times its size") {
        auto parts = workbook_parts("");
        parts.back().content = std::string(10'000'000, ' ');
        const std::string bomb = make_zip(parts);
        REQUIRE(bomb.size() < 20'000);
        CHECK_THAT(problems_of(bomb), Catch::Contains("ocupa demasiado al descomprimirse"));
        parts.back().claimed_size = 10;  // the header lies
        CHECK_THAT(problems_of(make_zip(parts)), !Catch::Contains("se leyó"));
    }
    SECTION("parts beyond what one, and all, may unpack to") {
        const std::string zip = make_zip({{"a", "0123456789"}, {"b", "0123456789"}});
        auto small = forms::ZipParts::open(zip, "m.xlsx", {.max_part_bytes = 9});
        REQUIRE(small);
        CHECK_FALSE(small->read("a"));
        auto total = forms::ZipParts::open(zip, "m.xlsx", {.max_total_bytes = 15});
        REQUIRE(total);
        CHECK(total->read("a"));
        CHECK_FALSE(total->read("b"));
    }
    SECTION("thousands of parts") {
        auto parts = workbook_parts(rows(heading));
        for (int i = 0; i < 2'100; ++i) parts.push_back({"xl/p" + std::to_string(i), "x"});
        CHECK_THAT(problems_of(make_zip(parts)), Catch::Contains("más de 2000 partes"));
    }
    SECTION("a document type, in any disguise") {
        CHECK_THAT(problems_of(with_sheet("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"x\">"
                                          "<!ENTITY c \"&b;&b;\">]><worksheet>&c;</worksheet>")),
                   Catch::Contains("no se puede leer"));
        CHECK_THAT(
            problems_of(with_sheet("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>")),
            Catch::Contains("no se puede leer"));
        std::string utf16 = "\xFF\xFE";
        for (const char c : std::string("<!DOCTYPE a><worksheet/>")) utf16 += std::string{c, '\0'};
        CHECK_THAT(problems_of(with_sheet(utf16)), Catch::Contains("no se puede leer"));
    }
    SECTION("XML that is broken, deep or not UTF-8") {
        CHECK_THAT(problems_of(with_sheet("<worksheet><sheetData>")),
                   Catch::Contains("no se puede leer"));
        std::string deep;
        for (int i = 0; i < 200'000; ++i) deep += "<a>";
        CHECK_THAT(problems_of(with_sheet(deep)), Catch::Contains("no se puede leer"));
        CHECK_THAT(problems_of(with_sheet("<worksheet>\xF3</worksheet>")),
                   Catch::Contains("no se puede leer"));
    }
    SECTION("damaged, locked or another kind of file") {
        const std::string good = make_zip(workbook_parts(rows(heading)));
        CHECK_THAT(problems_of(good.substr(0, good.size() / 2)), Catch::Contains("dañado"));
        CHECK_THAT(problems_of(""), Catch::Contains("dañado"));
        CHECK_THAT(problems_of("codigo,meta\n"), Catch::Contains("dañado"));
        CHECK_THAT(problems_of("\xD0\xCF\x11\xE0zzz"),
                   Catch::Contains("antiguo o tiene contraseña"));
        CHECK_THAT(problems_of(make_zip({{"a.txt", "x"}})), Catch::Contains("dañado"));
        auto parts = workbook_parts(rows(heading));
        parts.back().wrong_checksum = true;
        CHECK_THAT(problems_of(make_zip(parts)), Catch::Contains("dañado"));
        parts.back().wrong_checksum = false;
        parts.back().encrypted = true;
        CHECK_THAT(problems_of(make_zip(parts)), Catch::Contains("contraseña"));
        CHECK_THAT(problems_of(std::string(40'000'000, 'x')),
                   Catch::Contains("El archivo pesa 40 MB y se leen hasta 20 MB."));
    }
    SECTION("cells far away and rows without end") {
        CHECK_THAT(problems_of(make_zip(workbook_parts(rows(
                       heading + "<row r=\"1048576\">" + cell("XFD1048576", "lejos") + "</row>")))),
                   Catch::Contains("más de 200 columnas"));
        std::string many = heading;
        for (int i = 0; i < 110'000; ++i) many += "<row/>";
        CHECK_THAT(problems_of(make_zip(workbook_parts(rows(many)))),
                   Catch::Contains("más de 100000 filas"));
    }
}

TEST_CASE("a workbook with any byte changed is read or refused, never worse") {
    const std::string good = write_xlsx({{"a", "b"}, {{2, {"1", "ñ"}}}}, {});
    std::mt19937 random(20230628);  // NOLINT(cert-msc51-cpp): the same bytes every run
    for (int i = 0; i < 400; ++i) {
        std::string bytes = good;
        for (int changes = 0; changes < 3; ++changes) {
            bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
        }
        const auto sheet = read_xlsx(bytes, "m.xlsx");
        CHECK((sheet.has_value() || !sheet.error().empty()));
    }
}

TEST_CASE("how long tables take", "[.][figures]") {
    Table table{{"codigo", "accion", "meta"}, {}};
    for (std::size_t i = 0; i < 10'000; ++i) {
        table.rows.push_back(
            {i + 2, {"AOE." + std::to_string(i), "Elaborar el informe", "1 informe"}});
    }
    const auto start = std::chrono::steady_clock::now();
    const std::string bytes = write_xlsx(table, {});
    const auto middle = std::chrono::steady_clock::now();
    CHECK(read_xlsx(bytes, "m.xlsx"));
    const auto end = std::chrono::steady_clock::now();
    using Milliseconds = std::chrono::duration<double, std::milli>;
    std::printf("XLSX of 10000 rows, %zu kB: write %.0f ms, read %.0f ms\n", bytes.size() / 1000,
                Milliseconds(middle - start).count(), Milliseconds(end - middle).count());
}
