#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"

namespace {

const std::string programme =
    std::string(VISADO_SOURCE_DIR) + "/workflows/programa-integridad/chart.scxml";

ProgramRun show(std::vector<std::string> options) {
    options.insert(options.begin(), {"chart", "show", programme});
    return visado(options);
}

bool tells(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("visado chart show tells a procedure in the words of the office") {
    const auto run = show({"--format", "text", "--active", "por_visar"});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(tells(run.out, "1.5. Por visar (activo)\n      Espera a: Oficina General de Asesoría"));
    CHECK(tells(run.out, "– Visar → 1.6. Visado\n"));
    CHECK(tells(run.out, "– al vencer el plazo → "));
}

TEST_CASE("visado chart show draws to a file or to its output") {
    const TemporaryDirectory folder;
    const std::string file = (folder.path() / "d.svg").string();
    const auto to_file =
        show({"--format", "svg", "--active", "ogppd_pedido,ogaj_en_plazo", "--output", file});
    CHECK(to_file.exit_code == 0);
    CHECK(to_file.out.empty());
    std::ifstream in(file);
    const std::string svg{std::istreambuf_iterator<char>(in), {}};
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(tells(svg, "OGPPD pide ampliación"));
    CHECK(tells(svg, "vd-active"));

    const auto dot = show({"--format", "dot"});
    CHECK(dot.exit_code == 0);
    CHECK(dot.out.starts_with("digraph "));
}

TEST_CASE("visado chart show refuses with words") {
    const auto unknown = show({"--active", "por_visr"});
    CHECK(unknown.exit_code == 1);
    CHECK(tells(unknown.err, "No hay ningún estado «por_visr»."));
    CHECK(show({"--format", "png"}).exit_code == 2);
    const auto missing = visado({"chart", "show", "no-existe.scxml"});
    CHECK(missing.exit_code == 1);
    CHECK_FALSE(missing.err.empty());
}
