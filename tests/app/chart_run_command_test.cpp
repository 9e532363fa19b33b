#include <fstream>

#include <catch2/catch.hpp>

#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"

namespace {

class ChartFile {
 public:
    explicit ChartFile(const std::string& inside) {
        write("c.scxml",
              "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" "
              "datamodel=\"ecmascript\">\n" +
                  inside + "</scxml>");
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_.path() / name) << text;
    }
    ProgramRun run(std::vector<std::string> options = {}) const {
        options.insert(options.begin(), {"chart", "run", path()});
        return visado(options);
    }
    std::string path() const { return (folder_.path() / "c.scxml").string(); }

 private:
    TemporaryDirectory folder_;
};

}  // namespace

TEST_CASE("visado chart run ends with 0 where the chart ends well") {
    struct Row {
        const char* inside;
        int exit_code;
        const char* out;
    };
    const auto row = GENERATE(values<Row>({
        {"<final id='pass'/><final id='fail'/>", 0, "Configuración final: pass\n"},
        {"<final id='fail'/><final id='pass'/>", 1, "Configuración final: fail\n"},
        {"<final id='otro'/><final id='pass'/>", 1, "Configuración final: otro\n"},
        {"<final id='otro'/>", 0, "Configuración final: otro\n"},
        {"<state id='a'><onentry><send event='e' delay='90s'/></onentry>"
         "<transition event='e' target='f'/></state><final id='f'/>",
         0, "Configuración final: f\n"},
        {"<state id='a'/>", 1, "Configuración final: a (no ha terminado: espera eventos)\n"},
    }));
    CAPTURE(row.inside);
    const ChartFile chart(row.inside);
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{}, {"--snapshot-every-step"}}) {
        const auto run = chart.run(options);
        CHECK(run.exit_code == row.exit_code);
        CHECK(run.out == row.out);
        CHECK(run.err.empty());
    }
}

TEST_CASE("visado chart run --trace tells each step") {
    const ChartFile chart(
        "<datamodel><data id='n' src='file:n.json'/></datamodel>"
        "<state id='a'><onentry><send event='e' delay='1.5s'/></onentry>"
        "<transition event='e' target='f'><log label='n' expr='n'/></transition></state>"
        "<final id='f'/>");
    chart.write("n.json", "7");
    const auto run = chart.run({"--trace"});
    CHECK(run.exit_code == 0);
    CHECK(run.out ==
          "inicio\n  entra a\n  envía e en 1500ms\n  queda a\n"
          "e +1500ms\n  sale a\n  entra f\n  anota n: 7\n  termina en f\n"
          "Configuración final: f\n");
}

TEST_CASE("visado chart run runs the charts that a chart invokes, and tells them apart") {
    const ChartFile chart(
        "<state id='a'><invoke id='hijo' type='scxml' src='hijo.scxml'/>"
        "<transition event='done.invoke.hijo' target='f'/></state><final id='f'/>");
    chart.write(
        "hijo.scxml",
        "<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'><final id='h'/></scxml>");
    const auto run = chart.run({"--trace", "--snapshot-every-step"});
    CHECK(run.exit_code == 0);
    CHECK(run.out ==
          "inicio\n  entra a\n  inicia hijo scxml hijo.scxml\n  queda a\n"
          "hijo: inicio\n  entra h\n  termina en h\n"
          "done.invoke.hijo\n  sale a\n  entra f\n  detiene hijo\n  termina en f\n"
          "Configuración final: f\n");
}

TEST_CASE("visado chart run --basichttp carries events over HTTP, on this machine only") {
    const std::string send =
        "<send event='e' type='http://www.w3.org/TR/scxml/#BasicHTTPEventProcessor'";
    const std::string ends =
        "<transition event='e' cond=\"_event.data.n === '7'\" target='pass'/>"
        "<transition event='error.communication' target='sin_destino'/>"
        "<transition event='error.execution' target='sin_http'/></state>"
        "<final id='pass'/><final id='sin_destino'/><final id='sin_http'/>";
    const ChartFile itself("<state id='a'><onentry>" + send +
                           " targetexpr=\"_ioprocessors.basichttp.location\"><param name='n' "
                           "expr='7'/></send></onentry>" +
                           ends);
    CHECK(itself.run({"--basichttp"}).out == "Configuración final: pass\n");
    CHECK(itself.run({"--basichttp", "--snapshot-every-step"}).exit_code == 0);
    CHECK(itself.run().out == "Configuración final: sin_http\n");

    for (const char* target : {"", "target='http://192.0.2.1/visado'", "target='ftp://127.0.0.1/'",
                               "target='http://127.0.0.1:1/visado'"}) {
        CAPTURE(target);
        const ChartFile elsewhere("<state id='a'><onentry>" + send + " " + target + "/></onentry>" +
                                  ends);
        CHECK(elsewhere.run({"--basichttp"}).out == "Configuración final: sin_destino\n");
    }
}

TEST_CASE("visado chart run refuses what it cannot run, with the place") {
    struct Row {
        const char *inside, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"<state id='a'>\n<transition event='e' target='b'/>\n</state>",
         ":3: El destino «b» no existe."},
        {"<state id='a'", "El XML está mal formado"},
        {"<state id='a'/><datamodel><data id='n' src='../otro.json'/></datamodel>",
         ":2: No se pudo leer «../otro.json»: está fuera de la carpeta."},
        {"<state id='a'/><datamodel><data id='n' src='/etc/passwd'/></datamodel>",
         "está fuera de la carpeta."},
        {"<state id='a'/><datamodel><data id='n' src='no.json'/></datamodel>",
         ":2: No se pudo leer «no.json»: No existe el archivo."},
        {"<state id='a'><transition target='a'/></state>", ":2: el diagrama no llega a reposo"},
        {"<state id='a'><onentry><script>while (true) {}</script></onentry></state>",
         "tardó más de"},
    }));
    CAPTURE(row.inside);
    const ChartFile chart(row.inside);
    const auto run = chart.run();
    CHECK(run.exit_code == 1);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Catch::Contains(row.words) && Catch::Contains(chart.path()));
}

TEST_CASE("visado chart run without a file is wrong usage") {
    CHECK(visado({"chart", "run"}).exit_code == 2);
    CHECK(visado({"chart"}).exit_code == 2);
    CHECK(visado({"chart", "run", "no-existe.scxml"}).exit_code == 1);
}
