#include "forms/pdf_renderer.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

using namespace std::chrono_literals;
using forms::PdfLimits;
using forms::PdfRenderer;

namespace {

constexpr std::int64_t june_28 = 1687910400;

const std::string resolution = R"(<!doctype html><html lang="es"><head><meta charset="utf-8">
<title>Resolución Secretarial N° 043-2023-MINCETUR/SG</title>
<style>@page { size: A4; @bottom-center { content: "Página " counter(page) " de " counter(pages) } }
body { font-family: "Liberation Serif" } .anexo { page: anexo } @page anexo { size: A4 landscape }
</style></head><body><h1>Resolución Secretarial</h1><p>Lima, 28 de junio de 2023</p>
<p class="anexo">Anexo: la matriz</p></body></html>)";

std::string read_back(const std::string& pdf) {
    const TemporaryDirectory folder;
    const auto file = folder.path() / "a.pdf";
    std::ofstream(file, std::ios::binary) << pdf;
    const auto run = run_program({"/usr/bin/pdftotext", "-layout", file.string(), "-"});
    REQUIRE(run.exit_code == 0);
    return run.out;
}

// A worker that speaks the first frame and then does as `then` says.
std::vector<std::string> worker_that(const std::string& then) {
    return {"/usr/bin/python3", "-c",
            "import json,os,struct,sys,time\n"
            "def send(h, b=b''):\n"
            "    t = json.dumps(dict(h, bytes=len(b))).encode()\n"
            "    os.write(1, struct.pack('>I', len(t)) + t + b)\n"
            "def receive():\n"
            "    h = json.loads(os.read(0, struct.unpack('>I', os.read(0, 4))[0]))\n"
            "    left = h['bytes']\n"
            "    while left: left -= len(os.read(0, left))\n"
            "send({'ready': True, 'fingerprint': 'de prueba'})\n" +
                then};
}

}  // namespace

TEST_CASE("a document becomes a PDF whose text can be read back") {
    PdfRenderer renderer;
    const auto pdf = renderer.render(resolution, june_28);
    REQUIRE(pdf);
    CHECK(pdf->pages == 2);
    const std::string text = read_back(pdf->bytes);
    CHECK(text.find("Lima, 28 de junio de 2023") != std::string::npos);
    CHECK(text.find("Página 1 de 2") != std::string::npos);
    CHECK(text.find("Página 2 de 2") != std::string::npos);
    for (const auto* part : {"weasyprint ", "pydyf ", "pango 1.", "harfbuzz ", "fonts "}) {
        CAPTURE(part);
        CHECK(pdf->fingerprint.find(part) != std::string::npos);
    }
    CHECK(pdf->fingerprint.find('?') == std::string::npos);
    CHECK(renderer.fingerprint().value() == pdf->fingerprint);
}

TEST_CASE("the same HTML gives the same bytes, in one worker and in another") {
    PdfRenderer first;
    PdfRenderer second;
    const auto once = first.render(resolution, june_28);
    const auto between = first.render("<p>otro documento, otra letra: ñ Ñ €</p>", 0);
    const auto again = first.render(resolution, june_28);
    const auto elsewhere = second.render(resolution, june_28);
    REQUIRE(once);
    REQUIRE(between);
    REQUIRE(again);
    REQUIRE(elsewhere);
    CHECK(once->bytes == again->bytes);
    CHECK(once->bytes == elsewhere->bytes);
    CHECK(once->fingerprint == elsewhere->fingerprint);
    const auto changed = first.render(resolution + " ", june_28);
    REQUIRE(changed);
    CHECK(changed->bytes != once->bytes);  // the identifier follows the document
}

TEST_CASE("a worker is replaced after its number of documents, without a difference") {
    PdfRenderer renderer(PdfRenderer::weasyprint_command(), {.documents_per_worker = 1});
    const auto once = renderer.render(resolution, june_28);
    const auto again = renderer.render(resolution, june_28);
    REQUIRE(once);
    REQUIRE(again);
    CHECK(once->bytes == again->bytes);
}

TEST_CASE("a document that asks for anything outside itself is refused") {
    PdfRenderer renderer;
    const std::vector<std::string> documents = {
        R"(<img src="file:///etc/passwd">)",
        R"(<img src="escudo.png">)",
        R"(<img src="http://127.0.0.1:1/escudo.png">)",
        R"(<link rel="stylesheet" href="/etc/hosts">)",
        R"(<style>@import url(file:///etc/hosts);</style>)",
        R"(<style>body { background: url(https://example.org/a.png) }</style>)",
        R"(<style>@font-face { font-family: x; src: url(file:///etc/hosts) } p { font-family: x }</style><p>a)",
        R"(<object data="file:///etc/passwd"></object>)",
    };
    for (const auto& html : documents) {
        CAPTURE(html);
        const auto refused = renderer.render(html, 0);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.find("pide recursos de fuera") != std::string::npos);
    }
    const auto pixel = renderer.render(
        R"(<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">)",
        0);
    CHECK(pixel);
}

TEST_CASE("what is missing is named with its Debian package") {
    PdfRenderer no_program({"/usr/bin/python-que-no-existe", "-c", ""});
    const auto first = no_program.render(resolution, 0);
    REQUIRE_FALSE(first);
    CHECK(first.error().message.find("/usr/bin/python-que-no-existe") != std::string::npos);
    CHECK(first.error().remedy.find("apt-get install") != std::string::npos);

    // The real worker where its library cannot be imported.
    auto command = PdfRenderer::weasyprint_command();
    command.back() = "import sys; sys.modules['weasyprint'] = None\n" + command.back();
    PdfRenderer no_library(command);
    const auto second = no_library.render(resolution, 0);
    REQUIRE_FALSE(second);
    CHECK(second.error().message.find("weasyprint") != std::string::npos);
    CHECK(second.error().kind == engine::Refusal::not_found);
    CHECK(second.error().message.find("ModuleNotFoundError") != std::string::npos);

    PdfRenderer ends_at_once({"/bin/true"});
    CHECK_FALSE(ends_at_once.render(resolution, 0));
    PdfRenderer talks_nonsense({"/bin/echo", "buenos días, esto no es un marco"});
    CHECK_FALSE(talks_nonsense.render(resolution, 0));
}

TEST_CASE("a worker that hangs is stopped, and the next document gets a new one") {
    const TemporaryDirectory folder;
    const auto mark = (folder.path() / "once").string();
    const auto [name, then] = GENERATE_REF(table<std::string, std::string>({
        {"never reads", "time.sleep(1000)"},
        {"never answers", "receive(); time.sleep(1000)"},
        {"stops in the middle",
         "receive(); os.write(1, b'\\0\\0\\0\\x20{\"ok\":'); time.sleep(1000)"},
    }));
    CAPTURE(name);
    const std::string first_only = "if not os.path.exists('" + mark + "'):\n    open('" + mark +
                                   "', 'w').close()\n    " + then +
                                   "\nwhile True:\n    receive(); send({'ok': True, 'pages': 1}, "
                                   "b'%PDF-1.7 nuevo')\n";
    PdfRenderer renderer(worker_that(first_only), {.per_document = 2s});
    const std::string large(3'000'000, 'x');  // more than a socket takes at once
    const auto refused = renderer.render(large, 0);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "El generador de PDF no respondió en 2 s y se detuvo.");
    auto next = renderer.render(large, 0);
    // A machine under load may take more than 2 s to start Python: that is no failure of ours.
    for (int tries = 0; tries < 20 && !next; ++tries) next = renderer.render(large, 0);
    REQUIRE(next);
    CHECK(next->bytes == "%PDF-1.7 nuevo");
}

TEST_CASE("a worker that never says it is ready is stopped too") {
    PdfRenderer renderer({"/bin/sleep", "1000"}, {.per_document = 100ms});
    const auto refused = renderer.render(resolution, 0);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("no respondió en 1 s") != std::string::npos);
}

TEST_CASE("a worker that crashes is started again once") {
    const TemporaryDirectory folder;
    const auto mark = (folder.path() / "once").string();
    PdfRenderer once(worker_that("receive()\nif not os.path.exists('" + mark + "'):\n    open('" +
                                 mark +
                                 "', 'w').close(); os.kill(os.getpid(), 11)\n"
                                 "send({'ok': True, 'pages': 1}, b'%PDF-1.7 al fin')\n"
                                 "time.sleep(1000)"));
    const auto second_try = once.render(resolution, 0);
    REQUIRE(second_try);
    CHECK(second_try->bytes == "%PDF-1.7 al fin");

    PdfRenderer always(worker_that("receive(); os._exit(1)"));
    const auto refused = always.render(resolution, 0);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("se cerró dos veces") != std::string::npos);
    CHECK(refused.error().remedy.find("HTML") != std::string::npos);
}

TEST_CASE("a worker that died between documents is not noticed by the person") {
    PdfRenderer renderer(
        worker_that("receive(); send({'ok': True, 'pages': 1}, b'%PDF-1.7 uno')\nsys.exit(0)"));
    CHECK(renderer.render(resolution, 0));
    CHECK(renderer.render(resolution, 0));
}

// Not run by default: figures for the README of this folder. forms_tests "[figures]"
TEST_CASE("how long PDFs take", "[.][figures]") {
    PdfRenderer renderer;
    for (const int pages : {1, 1, 30}) {
        std::ostringstream html;
        html << "<style>@page { size: A4 landscape } table { border-collapse: collapse } "
                "td { border: 1px solid; font: 9pt 'Liberation Sans' } tr { height: 3cm }</style>"
                "<table><thead><tr><th>Acción<th>Meta<th>Indicador<th>Responsable</thead>";
        for (int row = 0; row < pages * 4; ++row) {
            html << "<tr><td>AOE." << row << ".1 Elaborar el informe de seguimiento de la "
                 << "integridad y remitirlo<td>1 informe<td>N° de informes<td>OP";
        }
        html << "</table>";
        const auto start = std::chrono::steady_clock::now();
        const auto pdf = renderer.render(html.str(), 0);
        const auto took = std::chrono::steady_clock::now() - start;
        REQUIRE(pdf);
        std::printf("%d pages, %zu kB, %.2f s\n", pdf->pages, pdf->bytes.size() / 1000,
                    std::chrono::duration<double>(took).count());
    }
}
