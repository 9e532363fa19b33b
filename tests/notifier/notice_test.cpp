#include "notifier/notice.h"

#include <catch2/catch.hpp>

#include "tests/support/golden.h"

using notifier::Letterhead;
using notifier::Notice;

namespace {

const Letterhead ministry{"Ministerio de Comercio Exterior y Turismo", "Oficina de Integridad"};

std::string html_of(const std::string& body) {
    return notifier::html_part({"Asunto", body}, ministry);
}

}  // namespace

TEST_CASE("a notice is a subject, a blank line and a body") {
    const auto notice =
        notifier::read_notice("Asunto:  Emitir opinión legal \r\n\r\n\nSeñora:\r\n\r\nTexto.\n\n",
                              "notices/opinion.mustache");
    REQUIRE(notice);
    CHECK(notice->subject == "Emitir opinión legal");
    CHECK(notice->body == "Señora:\n\nTexto.");
}

TEST_CASE("a notice that lacks something is refused by name") {
    struct Row {
        const char *text, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"", "no empieza con «Asunto:»"},
        {"Señora:", "no empieza con «Asunto:»"},
        {"\nAsunto: x\n\ny", "no empieza con «Asunto:»"},
        {"Asunto:\n\ny", "no tiene asunto"},
        {"Asunto: x\ny\n", "Falta la línea en blanco"},
        {"Asunto: x", "no tiene texto"},
        {"Asunto: x\n\n  \n", "no tiene texto"},
    }));
    CAPTURE(row.text);
    const auto notice = notifier::read_notice(row.text, "notices/opinion.mustache");
    REQUIRE_FALSE(notice);
    CHECK(notice.error().place == "notices/opinion.mustache");
    CHECK_THAT(notice.error().message, Catch::Contains(row.words));
}

TEST_CASE("both parts of a notice") {
    const Notice notice{
        "Emitir opinión legal: «Programa de Integridad 2023» (vence vie 23 jun)",
        "Señora Peña:\n\n"
        "Se solicita su opinión legal sobre el «Programa de Integridad 2023», versión 2.\n"
        "Vence el viernes 23 de junio de 2023 (7 días hábiles).\n\n"
        "Falta además:\n"
        "- responder la observación 1 & la 2;\n"
        "- adjuntar el informe,\n"
        "  firmado;\n"
        "- <script>alert(1)</script>.\n"
        "Gracias.\n\n"
        "https://visado.mincetur.gob.pe/casos/12?tarea=3&vista=a\n\n"
        "Recibe este correo porque integra la OGAJ."};
    check_golden("mails/notice.txt", notifier::text_part(notice, ministry));
    check_golden("mails/notice.html", notifier::html_part(notice, ministry));
}

TEST_CASE("what becomes a link") {
    struct Row {
        const char *text, *html;
    };
    const auto row = GENERATE(values<Row>({
        {"ver https://x.pe.", "ver <a href=\"https://x.pe\">https://x.pe</a>."},
        {"(https://x.pe/a)", "(<a href=\"https://x.pe/a\">https://x.pe/a</a>)"},
        {"https://x.pe/a_(b)", "<a href=\"https://x.pe/a_(b)\">https://x.pe/a_(b)</a>"},
        {"«https://x.pe/a»", "«<a href=\"https://x.pe/a\">https://x.pe/a</a>»"},
        {"https://x.pe/?a=1&b=2",
         "<a href=\"https://x.pe/?a=1&amp;b=2\">https://x.pe/?a=1&amp;b=2</a>"},
        {"https://a.pe https://b.pe",
         "<a href=\"https://a.pe\">https://a.pe</a> <a href=\"https://b.pe\">https://b.pe</a>"},
        {"https://x.pe/\"onclick=\"x",
         "<a href=\"https://x.pe/\">https://x.pe/</a>&quot;onclick=&quot;x"},
        {"http://x.pe", "http://x.pe"},
        {"javascript:alert(1)", "javascript:alert(1)"},
        {"https://", "https://"},
        {"https://.", "https://."},
        {"https://mincetur.gob.pe@otro.pe/", "https://mincetur.gob.pe@otro.pe/"},
    }));
    CAPTURE(row.text);
    CHECK_THAT(html_of(row.text), Catch::Contains(">" + std::string(row.html) + "</p>"));
}
