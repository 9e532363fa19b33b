// A program does what the pages do: it opens, acts, reads, and is refused in the same words.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/web/api/program_desk.h"

namespace {

using engine::Value;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";

const Value matrix = {{"datos",
                       {{"acciones", Value::array({{{"componente", "C.1"},
                                                    {"objetivo", "OE.1."},
                                                    {"accion", "Elaborar"},
                                                    {"meta", "1"}}})},
                        {"dudas", Value::array()}}}};

// A case that waits for the two opinions; its path.
std::string submitted(ProgramDesk& desk, Office& office) {
    const auto opened = desk.post(
        coordinator, "/expedientes",
        {{"procedimiento", "programa-integridad"}, {"asunto", "Programa 2023"}}, "abrir-1");
    REQUIRE(opened.status == 201);
    office.current.value = opened.body["expediente"].get<std::int64_t>();
    const std::string one = "/expedientes/" + std::to_string(office.current.value);
    const auto imported = desk.post(coordinator, one + "/actos/importar", matrix, "importar-1");
    INFO(imported.text);
    REQUIRE(imported.status == 200);
    const auto sent =
        desk.post(coordinator, one + "/actos/enviar",
                  {{"datos", {{"resumen", "Se propone el Programa 2023."}}}}, "enviar-1");
    INFO(sent.text);
    REQUIRE(sent.status == 200);
    return one;
}

}  // namespace

TEST_CASE("a program opens a case, acts on it and reads it") {
    Office office("2023-05-17");
    ProgramDesk desk(office);
    const Value known = desk.get(coordinator, "/procedimientos").body["procedimientos"];
    CHECK(std::any_of(known.begin(), known.end(), [](const Value& each) {
        return each["procedimiento"] == "programa-integridad";
    }));
    const std::string one = submitted(desk, office);

    const auto seen = desk.get(coordinator, one);
    CHECK(seen.body["estado"] == office.status());
    CHECK(seen.body["documentos"].size() == office.state().documents.size());
    const auto inbox = desk.get(planning, "/bandeja").body["tareas"];
    REQUIRE(inbox.size() == 1);
    CHECK(inbox[0]["expediente"] == office.current.value);
    CHECK(desk.get(coordinator, "/expedientes?buscar=programa").body["expedientes"].size() == 1);
    CHECK(desk.get(coordinator, "/expedientes?buscar=otro").body["expedientes"].empty());
    const auto history = desk.get(coordinator, one + "/historial").body["entradas"];
    CHECK(history[0]["texto"] == "Coordinadora de Integridad abre el expediente.");

    const auto& document = seen.body["documentos"][0];
    const std::string path = one + "/documentos/" + document["documento"].get<std::string>() + "/1";
    CHECK(desk.get(coordinator, path).text.find("<html") != std::string::npos);
    CHECK(desk.get(coordinator, path + "/pdf").status == 404);
    const auto checked = desk.get("", "/verificacion/" + document["codigo"].get<std::string>());
    CHECK(checked.body["html"] == document["html"]);
    const auto told = desk.post(coordinator, one + "/comentarios", {{"texto", "Falta el anexo."}},
                                "comentario-1");
    CHECK(told.status == 200);
}

TEST_CASE("a request repeated with its key is done once") {
    Office office("2023-05-17");
    ProgramDesk desk(office);
    const std::string one = submitted(desk, office);
    const auto form = desk.get(planning, one + "/actos/ogppd.favorable");
    INFO(form.text);
    REQUIRE(form.body["abierto"] == true);
    REQUIRE_FALSE(form.etag.empty());
    Value data = Value::object();
    for (const auto& each : form.body["datos"].value("required", Value::array()))
        data[each.get<std::string>()] = "0026-2023";
    const auto first =
        desk.post(planning, one + "/actos/ogppd.favorable", {{"datos", data}}, "op-1", form.etag);
    INFO(first.text);
    REQUIRE(first.status == 200);
    // The act's state is left by now; the key remembers.
    const auto again =
        desk.post(planning, one + "/actos/ogppd.favorable", {{"datos", data}}, "op-1", form.etag);
    CHECK(again.body["entrada"] == first.body["entrada"]);
    const auto other = desk.post(planning, one + "/actos/ogppd.favorable",
                                 {{"datos", data}, {"sustento", "otro"}}, "op-1", form.etag);
    CHECK(other.status == 409);
}

TEST_CASE("what a program decided on an older version is not done") {
    Office office("2023-05-17");
    ProgramDesk desk(office);
    const std::string one = submitted(desk, office);
    const auto before = desk.get(planning, one + "/actos/ogppd.favorable");
    const std::string stale = "\"1" + before.etag.substr(before.etag.find(','));
    const auto refused =
        desk.post(planning, one + "/actos/ogppd.favorable", Value::object(), "op-1", stale);
    INFO(refused.text);
    CHECK(refused.status == 412);
    CHECK(desk.get(planning, one + "/actos/ogppd.favorable").etag == before.etag);
}

TEST_CASE("what a program is refused") {
    Office office("2023-05-17");
    ProgramDesk desk(office);
    const std::string one = submitted(desk, office);
    const std::string act = one + "/actos/ogppd.favorable";
    struct Row {
        const char *person, *path, *body, *key, *if_match;
        int status;
        const char* place;
    };
    const std::string opinion = act, start = "/expedientes", comments = one + "/comentarios";
    const auto check = [&](const std::string& path, const Row& row) {
        web::Request request;
        request.method = "POST";
        request.path = path;
        request.body = row.body;
        if (*row.key != '\0') request.headers["idempotency-key"] = row.key;
        if (*row.if_match != '\0') request.headers["if-match"] = row.if_match;
        const auto answer = desk.send(row.person, request);
        INFO(answer.text);
        CHECK(answer.status == row.status);
        CHECK(answer.body["problemas"][0]["lugar"] == row.place);
    };
    check(opinion, {planning, "", "{}", "", "", 422, "Idempotency-Key"});
    check(opinion, {planning, "", "{", "k", "", 422, "cuerpo:1:2"});
    check(opinion, {planning, "", "[]", "k", "", 422, "cuerpo"});
    check(opinion, {planning, "", R"({"otro":1})", "k", "", 422, "otro"});
    check(opinion, {planning, "", R"({"sustento":1})", "k", "", 422, "sustento"});
    check(opinion, {planning, "", "{}", "k", "12", 422, "If-Match"});
    check(opinion, {planning, "", "{}", "k", "\"12,a\"", 422, "If-Match"});
    check(opinion, {coordinator, "", "{}", "k", "", 403, "ogppd.favorable"});
    check(opinion, {"jefe-oi", "", "{}", "k", "", 404, ""});
    check(start, {planning, "", R"({"procedimiento":"programa-integridad","asunto":"x"})", "k", "",
                  403, "actor"});
    check(start, {coordinator, "", R"({"procedimiento":"../x","asunto":"x"})", "k", "", 422,
                  "procedimiento"});
    check(comments, {coordinator, "", R"({"texto":""})", "k", "", 422, "comentario"});
    CHECK(desk.get("jefe-oi", one).status == 404);
    CHECK(desk.get(coordinator, "/expedientes/999999").status == 404);
    CHECK(desk.get(coordinator, one + "/actos/ninguno").status == 404);
}

TEST_CASE("a program puts what opens by itself in force, and asks where a cell comes from") {
    Office office("2023-05-17");
    ProgramDesk desk(office);
    const auto in_force = [](const Value& agenda) {
        std::vector<std::string> names;
        for (const auto& each : agenda["programaciones"])
            if (each["en_vigor"] == true) names.push_back(each["procedimiento"]);
        return names;
    };
    CHECK(in_force(desk.get(coordinator, "/agenda").body).empty());
    const auto done =
        desk.post(coordinator, "/agenda/registro-mensual", {{"en_vigor", true}}, "agenda-1");
    INFO(done.text);
    REQUIRE(done.status == 200);
    CHECK(in_force(done.body) == std::vector<std::string>{"registro-mensual"});
    CHECK(
        desk.post(planning, "/agenda/registro-mensual", {{"en_vigor", false}}, "agenda-2").status ==
        404);
    CHECK(desk.post(coordinator, "/agenda/registro-mensual", {{"en_vigor", false}}, "agenda-3")
              .status == 422);
    CHECK(desk.get(planning, "/agenda").body["programaciones"].size() <
          desk.get(coordinator, "/agenda").body["programaciones"].size());

    const std::string cell = submitted(desk, office) + "/cuadros/matriz/celda?fila=&columna=accion";
    const auto origin = desk.get(planning, cell);
    INFO(origin.text);
    REQUIRE(origin.body["cambios"].size() == 1);
    CHECK(origin.body["cambios"][0]["texto"] == "Elaborar");
    CHECK(origin.body["cambios"][0]["entrada"] == 2);
    CHECK(desk.get("director-turismo", cell).status == 404);
}
