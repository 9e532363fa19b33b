#include <catch2/catch.hpp>

#include "app/usage_words.h"
#include "tests/app/visado_program.h"

TEST_CASE("the program's help lists its commands in Spanish") {
    const auto run = visado({"--help"});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK_THAT(run.out, Catch::Contains("Uso: visado") && Catch::Contains("Órdenes:") &&
                            Catch::Contains("due  "));
    for (const char* english : {"Usage", "Options:", "Subcommands", "REQUIRED", "Print this"}) {
        CHECK_THAT(run.out, !Catch::Contains(english));
    }
}

TEST_CASE("every command has a help in Spanish, with an example of itself") {
    const auto list = visado({"--help"}).out;
    const auto begin = list.find("Órdenes:\n");
    REQUIRE(begin != std::string::npos);
    std::istringstream lines(list.substr(begin));
    std::string line;
    std::getline(lines, line);
    int commands = 0;
    while (std::getline(lines, line) && line.starts_with("  ")) {
        if (line[2] == ' ') continue;  // a description that went on
        const std::string name = line.substr(2, line.find(' ', 2) - 2);
        CAPTURE(name);
        const auto help = visado({name, "--help"});
        CHECK(help.exit_code == 0);
        CHECK_THAT(help.out, Catch::Contains("Uso: visado " + name));
        CHECK_THAT(help.out, Catch::Contains("\n  visado " + name));
        CHECK_THAT(help.out, !Catch::Contains("Options:") && !Catch::Contains("Subcommands:"));
        ++commands;
    }
    CHECK(commands >= 1);
}

TEST_CASE("wrong usage is told in Spanish and ends with 2") {
    struct Row {
        std::vector<std::string> arguments;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {{}, "Falta el nombre de la orden. Vea «visado --help».\n"},
        {{"dew"}, "No existe la orden «dew». Vea «visado --help».\n"},
        {{"--nada"}, "Falta el nombre de la orden. Vea «visado --help».\n"},
    }));
    const auto run = visado(row.arguments);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.err == row.expected);
}

TEST_CASE("what CLI11 finds wrong, in our words") {
    CHECK(app::usage_words(CLI::RequiredError("--as")) == "Falta --as.");
    CHECK(app::usage_words(CLI::RequiresError("--to", "--from")) ==
          "La opción --to necesita también --from.");
    CHECK(app::usage_words(CLI::ValidationError("FILE", "File does not exist: x.csv")) ==
          "El archivo de FILE no existe: «x.csv».");
    CHECK(app::usage_words(CLI::ValidationError("--data", "Directory does not exist: d")) ==
          "La carpeta de --data no existe: «d».");
    CHECK(app::usage_words(CLI::ConversionError("--port", std::vector<std::string>{"x"})) ==
          "El valor de --port no sirve: «x».");
    CHECK(app::usage_words(CLI::FileError("f")) == "Uso incorrecto: f.");
}

TEST_CASE("an answer that cannot be written is a failure, not a success") {
    const auto run = run_program(
        {"/bin/sh", "-c", VISADO_PROGRAM " due --from 2023-06-01 --months 1 >/dev/full"});
    CHECK(run.exit_code == 3);
    CHECK(run.err == "Visado no pudo terminar: no se pudo escribir la salida\n");
}

TEST_CASE("the version") {
    const auto run = visado({"--version"});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, Catch::StartsWith("visado "));
}
