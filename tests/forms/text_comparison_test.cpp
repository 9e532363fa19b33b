#include "forms/text_comparison.h"

#include <catch2/catch.hpp>

namespace {

using forms::Change;

// "= unchanged", "+ put in", "- taken out", "~ altered: [-old-] {+new+}"; cells parted by " | ".
std::vector<std::string> told(const forms::TextComparison& comparison) {
    std::vector<std::string> lines;
    for (const auto& block : comparison.blocks) {
        std::string line(1, "=+-~"[static_cast<int>(block.change)]);
        for (std::size_t i = 0; i < block.cells.size(); ++i) {
            if (i > 0) line += " |";
            for (const auto& words : block.cells[i]) {
                const bool marked = block.change == Change::altered;
                if (marked && words.change == Change::added)
                    line += " {+" + words.text + "+}";
                else if (marked && words.change == Change::removed)
                    line += " [-" + words.text + "-]";
                else if (!words.text.empty())
                    line += " " + words.text;
            }
        }
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> compared(const std::string& older, const std::string& newer) {
    return told(forms::compare(forms::text_of_html(older), forms::text_of_html(newer)));
}

}  // namespace

TEST_CASE("what a person reads in a document") {
    struct Row {
        std::string html;
        std::vector<std::vector<std::string>> blocks;
    };
    const Row rows[] = {
        {"<h1>Programa</h1><p>Uno  <b>dos</b>\n tres</p>", {{"Programa"}, {"Uno dos tres"}}},
        {"<style>p{}</style><title>no</title><p>sí</p><script>1</script>", {{"sí"}}},
        {"<p>Aprobar<br>y publicar</p>", {{"Aprobar y publicar"}}},
        {"<ul><li>a</li><li>b</li></ul>", {{"a"}, {"b"}}},
        {"<table><tr><th>N°</th><th>Meta</th></tr><tr><td>1</td><td><p>x</p><p>y</p></td></tr>"
         "<tr><td> </td></tr></table>",
         {{"N°", "Meta"}, {"1", "x y"}}},
        {"<p>a &lt; b &amp; «ñ»</p>", {{"a < b & «ñ»"}}},
        {"sin etiquetas", {{"sin etiquetas"}}},
        {"", {}},
        {"<p>abierto<table><tr><td>x", {{"abierto"}, {"x"}}},
    };
    for (const Row& row : rows) {
        INFO(row.html);
        std::vector<std::vector<std::string>> blocks;
        for (const auto& block : forms::text_of_html(row.html)) blocks.push_back(block.cells);
        CHECK(blocks == row.blocks);
    }
}

TEST_CASE("hostile documents are read as text or as nothing") {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    CHECK(forms::text_of_html(deep + "x").size() <= 1);
    CHECK_NOTHROW(forms::text_of_html(std::string("\0\xff<\xfe>", 5)));
    const auto read =
        forms::text_of_html("<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><p>&f;</p>");
    for (const auto& block : read) CHECK(block.cells[0].find("root:") == std::string::npos);
}

TEST_CASE("two versions of a text") {
    using Lines = std::vector<std::string>;
    CHECK(compared("<p>a b</p><p>c</p>", "<p>a b</p><p>c</p>") == Lines{"= a b", "= c"});
    CHECK(compared("<p>uno</p>", "<p>uno</p><p>dos</p>") == Lines{"= uno", "+ dos"});
    CHECK(compared("<p>uno</p><p>dos</p>", "<p>dos</p>") == Lines{"- uno", "= dos"});
    CHECK(compared("<p>Informar cada mes a OGPPD</p>", "<p>Informar cada trimestre a OGPPD</p>") ==
          Lines{"~ Informar cada [-mes-] {+trimestre+} a OGPPD"});
    CHECK(compared("<p>enteramente otra cosa</p>", "<p>nada que ver aquí</p>") ==
          Lines{"- enteramente otra cosa", "+ nada que ver aquí"});
}

TEST_CASE("long texts that have nothing in common are told without looking for it for ever") {
    const auto text = [](const std::string& word) {
        std::vector<forms::TextBlock> blocks;
        for (int i = 0; i < 20'000; ++i)
            blocks.push_back({{word + std::to_string(i) + " " + word}, false, false});
        return blocks;
    };
    const auto comparison = forms::compare(text("viejo"), text("nuevo"));
    CHECK(comparison.removed == 20'000);
    CHECK(comparison.added == 20'000);
    std::string older, newer;
    for (int i = 0; i < 5000; ++i) {
        older += "a" + std::to_string(i) + " ";
        newer += "b" + std::to_string(i) + " ";
    }
    const auto words =
        forms::compare({{{"A.1", older}, true, false}}, {{{"A.1", newer}, true, false}});
    REQUIRE(words.altered == 1);
    CHECK(words.blocks[0].cells[1].size() == 2);
}

TEST_CASE("two versions of a matrix are told row by row, cell by cell") {
    const auto table = [](const std::string& rows) { return "<table>" + rows + "</table>"; };
    const std::string first = "<tr><td>A.1</td><td>1 informe</td><td>OP</td></tr>";
    const std::string second = "<tr><td>A.2</td><td>2 talleres</td><td>OGA</td></tr>";
    const std::string changed = "<tr><td>A.1</td><td>2 informes</td><td>OP</td></tr>";
    const std::string third = "<tr><td>A.3</td><td>1 guía</td><td>OP</td></tr>";
    const auto comparison = forms::compare(forms::text_of_html(table(first + second)),
                                           forms::text_of_html(table(changed + second + third)));
    CHECK(told(comparison) == std::vector<std::string>{"~ A.1 | [-1 informe-] {+2 informes+} | OP",
                                                       "= A.2 | 2 talleres | OGA",
                                                       "+ A.3 | 1 guía | OP"});
    CHECK(comparison.altered == 1);
    CHECK(comparison.added == 1);
    CHECK(comparison.removed == 0);
    CHECK(comparison.differs());
}
