// A case comes to another version of its procedure: what goes on, what is refused, what is told.
#include "workflows/migration.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "engine/calendar/lima_time.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"
#include "workflows/audit_trail.h"
#include "workflows/calendar_delivery.h"
#include "workflows/child_cases.h"

namespace {

using engine::Value;
using workflows::VersionNames;

constexpr char organization[] = R"x({"entity": {"nombre": "Entidad", "siglas": "ENT"},
"units": [{"id": "SG", "name": "Secretaría", "superior": ""}],
"people": [
 {"id": "jefa", "name": "Jefa", "post": "Jefa", "unit": "SG", "email": "jefa@ent.example", "superior": "", "roles": ["jefe", "asesor"]},
 {"id": "asesor", "name": "Asesor", "post": "Asesor", "unit": "SG", "email": "asesor@ent.example", "superior": "jefa", "roles": ["asesor"]}],
"lists": {}})x";

constexpr char manifest[] = R"x({"name": "permiso", "title": "Permiso", "version": "1.0",
"chart": "chart.scxml", "start": {"by": "role:jefe"}, "roles": {"jefe": "Jefe", "asesor": "Asesor"},
"profiles": [{"valid_from": "2019-01-01", "values": {"termino": "3 habiles"}}], "forms": ["pedido"]})x";

constexpr char chart[] =
    R"x(<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:v="urn:visado:chart:1"
       version="1.0" name="permiso" datamodel="ecmascript" initial="pedido">
<datamodel><data id="vueltas" expr="0"/></datamodel>
<state id="pedido" v:label="Por pedir">
  <v:task id="pedir" by="role:jefe" title="Pedir"/>
  <transition event="pedir" target="revision" v:label="Pedir" v:form="pedido">
    <assign location="vueltas" expr="vueltas + 1"/>
  </transition>
</state>
<state id="revision" v:label="En revisión">
  <v:task id="revisar" by="role:asesor" not-by="pedir" title="Revisar"/>
  <v:deadline id="plazo" afterexpr="_x.profile.termino" event="plazo.vencido"/>
  <transition event="devolver" target="pedido" v:label="Devolver"/>
  <transition event="aprobar" target="aprobado" v:label="Aprobar"/>
  <transition event="plazo.vencido" target="pedido"/>
</state>
<final id="aprobado" v:label="Aprobado"/>
</scxml>
)x";

constexpr char form[] = R"x({"id": "pedido", "title": "Pedido", "fields": [
 {"name": "asunto", "label": "Asunto", "type": "text", "max_length": 50}]})x";

// "from" -> "to" in one file of the package; "from" must stand there.
struct Change {
    std::string file, from, to;
};

// A data directory and a workflows folder in which the procedure has one version after the other.
class House {
 public:
    House() : clock_(at("2023-06-05")) {
        write("package.json", manifest);
        write("chart.scxml", chart);
        write("forms/pedido.json", form);
        open();
        const auto loaded = installation_->cases().administer(
            workflows::organization_kind, "organizacion.cargar", workflows::console_actor,
            *engine::parse_json(organization, "organizacion"));
        if (!loaded) FAIL(engine::to_line(loaded.error()));
    }

    void starts() {
        const auto opened = installation_->cases().open("permiso", "jefa", Value::object(), "");
        if (!opened) FAIL(engine::to_line(opened.error().front()));
        id_ = *opened;
    }
    // As another case opens it.
    void is_opened_by_another() {
        const auto package = installation_->catalog().find("permiso");
        REQUIRE(package);
        installation_->contents().keep(workflows::package_bundle((*package)->files));
        engine::durable::Command command;
        command.kind = workflows::case_kind;
        command.request = {{"type", workflows::open_child_event},
                           {"package", (*package)->hash},
                           {"parent", 77},
                           {"child", {{"generation", 3}, {"index", 0}, {"invoke", "permisos"}}},
                           {"data", {{"vueltas", 5}, {"titulo", "Permiso de otro"}}}};
        const auto opened = installation_->runtime().submit_system(std::move(command)).get();
        if (!opened) FAIL(engine::to_line(opened.error()));
        id_ = opened->stream;
    }
    engine::Result<engine::durable::Answer> tries(const std::string& person,
                                                  const std::string& event) {
        workflows::CaseRequest request;
        request.event = event;
        request.actor = person;
        return installation_->cases().act(id_, request, "");
    }
    void does(const std::string& person, const std::string& event) {
        const auto answer = tries(person, event);
        if (!answer) FAIL(engine::to_line(answer.error()));
    }
    // A day that is not a working one, and the word of it to every case.
    void declares(const std::string& day) {
        const auto declared = installation_->cases().administer(
            workflows::calendar_kind, "calendario.agregar", workflows::console_actor,
            {{"date", day}, {"kind", "día inhábil"}, {"name", "Duelo"}, {"norm", "D.S. 1"}});
        if (!declared) FAIL(engine::to_line(declared.error()));
        workflows::CalendarDelivery calendar(*installation_);
        (void)calendar.deliver({}, {});
    }
    void waits_until(const std::string& day) {
        clock_.set(at(day));
        (void)installation_->runtime().tick();
    }

    // The folder has another version from now on.
    void publishes(const std::string& version, const std::vector<Change>& changes) {
        installation_.reset();
        change({"package.json", "\"" + version_ + "\"", "\"" + version + "\""});
        version_ = version;
        for (const Change& each : changes) change(each);
        open();
    }
    workflows::Migration migration(const std::string& version, const std::string& names = "{}") {
        auto read = VersionNames::from_value(Value::parse(names));
        REQUIRE(read);
        auto made = workflows::Migration::to(*installation_, "permiso", version, std::move(*read));
        if (!made) FAIL(engine::to_line(made.error().front()));
        return std::move(*made);
    }
    // The only candidate.
    static workflows::MigrationCandidate tried(const workflows::Migration& migration) {
        auto candidates = migration.trial();
        if (!candidates) FAIL(engine::to_line(candidates.error()));
        REQUIRE(candidates->size() == 1);
        return candidates->front();
    }
    void moves(const std::string& version, const std::string& names = "{}") {
        const auto moving = migration(version, names);
        const auto candidate = tried(moving);
        for (const auto& each : candidate.obstacles) UNSCOPED_INFO(engine::to_line(each));
        REQUIRE(candidate.obstacles.empty());
        const auto moved = moving.move(candidate);
        if (!moved) FAIL(engine::to_line(moved.error()));
    }

    workflows::CaseState state() const {
        return workflows::case_state_from_value(installation_->queries().stream(id_)->snapshot);
    }
    std::string newest_line() const {
        const auto rows = installation_->queries().entries(id_);
        return workflows::tell(rows.back(), *installation_->cases().organization()).text;
    }
    std::int64_t journal_size() const { return installation_->queries().head().size; }

    ~House() {
        installation_.reset();
        const auto report = workflows::verify_installation(folder_.path() / "data");
        for (const auto& each : report.findings) UNSCOPED_INFO(each.place << ": " << each.message);
        CHECK(report.in_order());
    }

 private:
    static engine::durable::Instant at(const std::string& day) {
        return engine::calendar::at(*engine::calendar::parse_date(day), std::chrono::hours(9));
    }
    std::filesystem::path package() const { return folder_.path() / "workflows/permiso"; }
    void write(const std::string& file, const std::string& text) {
        std::filesystem::create_directories((package() / file).parent_path());
        std::ofstream(package() / file) << text;
    }
    void change(const Change& change) {
        std::ifstream file(package() / change.file);
        std::string text(std::istreambuf_iterator<char>(file), {});
        const auto found = text.find(change.from);
        if (found == std::string::npos) FAIL(change.from << " no está en " << change.file);
        write(change.file, text.replace(found, change.from.size(), change.to));
    }
    void open() {
        installation_ = std::make_unique<workflows::Installation>(
            folder_.path() / "data", folder_.path() / "workflows", clock_);
    }

    TemporaryDirectory folder_;
    FakeClock clock_;
    std::unique_ptr<workflows::Installation> installation_;
    workflows::CaseId id_;
    std::string version_ = "1.0";
};

const Change renamed_revision{"chart.scxml", "<state id=\"revision\"", "<state id=\"examen\""};
const Change target_revision{"chart.scxml", "target=\"revision\"", "target=\"examen\""};

}  // namespace

TEST_CASE("a case goes on under the new version with its tasks, terms and memory") {
    House house;
    house.starts();
    house.does("jefa", "pedir");
    const auto before = house.state();
    house.publishes("1.1",
                    {renamed_revision,
                     target_revision,
                     {"chart.scxml", "<data id=\"vueltas\" expr=\"0\"/>",
                      "<data id=\"vueltas\" expr=\"0\"/><data id=\"archivo\" expr=\"'norte'\"/>"},
                     {"chart.scxml", "event=\"pedir\"", "event=\"solicitar\""},
                     {"chart.scxml", "not-by=\"pedir\"", "not-by=\"solicitar\""},
                     {"chart.scxml", "title=\"Revisar\"", "title=\"Examinar\""},
                     {"package.json", "\"3 habiles\"", "\"9 habiles\", \"tope\": 4"}});
    house.moves("1.1", R"({"states": {"revision": "examen"}, "acts": {"pedir": "solicitar"}})");

    const auto after = house.state();
    CHECK(house.newest_line() == "El expediente pasa a la versión 1.1 del procedimiento.");
    CHECK(after.package != before.package);
    CHECK(after.status == "En revisión");
    CHECK(after.entries.at("examen") == before.entries.at("revision"));
    REQUIRE(after.tasks.size() == 1);
    CHECK(after.tasks[0].title == "Examinar");
    CHECK(after.tasks[0].entry == before.tasks[0].entry);
    REQUIRE(after.terms.size() == 1);
    CHECK(after.terms[0].due == before.terms[0].due);
    CHECK(after.profile == Value({{"termino", "3 habiles"}, {"tope", 4}}));
    CHECK(after.chart["data"]["values"] == Value({{"vueltas", 1}, {"archivo", "norte"}}));

    // Separation of duties holds under the new name of the act.
    const auto refused = house.tries("jefa", "aprobar");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == engine::Refusal::not_authorized);
    house.does("asesor", "aprobar");
    CHECK(house.state().ended);
}

TEST_CASE("what the new version adds to an active state begins with the move") {
    House house;
    house.starts();
    house.does("jefa", "pedir");
    house.waits_until("2023-06-07");
    house.publishes("1.1",
                    {{"chart.scxml", "<transition event=\"devolver\"",
                      "<v:deadline id=\"tope\" after=\"5 habiles\" event=\"tope.vencido\"/>\n"
                      "<v:task id=\"archivar\" by=\"role:jefe\" title=\"Archivar\"/>\n"
                      "<transition event=\"tope.vencido\" target=\"pedido\"/>\n"
                      "<transition event=\"devolver\""}});
    house.moves("1.1");
    const auto state = house.state();
    REQUIRE(state.tasks.size() == 2);
    CHECK(state.tasks[0].entry == 2);
    CHECK(state.tasks[1].entry == 3);
    REQUIRE(state.terms.size() == 2);
    CHECK(state.terms[1].id == "tope");
    CHECK(state.terms[1].due == "2023-06-14");
}

TEST_CASE("a chart may answer the move") {
    House house;
    house.starts();
    house.publishes("1.1", {{"chart.scxml", "<state id=\"pedido\" v:label=\"Por pedir\">",
                             "<state id=\"pedido\" v:label=\"Por pedir\">\n<transition "
                             "event=\"package.migrated\" target=\"revision\"/>"}});
    house.moves("1.1");
    CHECK(house.state().status == "En revisión");
}

TEST_CASE("a change of the calendar that the new version does not notice stands against nothing") {
    House house;
    house.starts();
    house.does("jefa", "pedir");
    house.declares("2023-06-07");
    REQUIRE(house.state().terms.at(0).due == "2023-06-09");
    house.publishes("1.1", {{"package.json", "\"3 habiles\"", "\"3 calendario\""}});
    house.moves("1.1");
    CHECK(house.state().terms.at(0).due == "2023-06-09");
}

TEST_CASE("a case that another opened moves like any other") {
    House house;
    house.is_opened_by_another();
    house.does("jefa", "pedir");
    REQUIRE(house.state().chart["data"]["values"]["vueltas"] == 6);
    house.publishes("1.1", {renamed_revision, target_revision});
    house.moves("1.1", R"({"states": {"revision": "examen"}})");
    CHECK(house.state().title == "Permiso de otro");
    CHECK(house.state().chart["data"]["values"]["vueltas"] == 6);
    CHECK(house.state().parent->id == 77);
    CHECK(house.state().entries.contains("examen"));
}

TEST_CASE("a case that waits for others stays in its version") {
    House house;
    house.publishes("1.1", {{"chart.scxml", "<v:task id=\"pedir\"",
                             "<invoke type=\"urn:visado:chart\" id=\"otro\" src=\"permiso\"/>\n"
                             "<v:task id=\"pedir\""}});
    house.starts();
    house.publishes("1.2", {});
    const auto candidate = House::tried(house.migration("1.2"));
    REQUIRE(candidate.obstacles.size() == 1);
    CHECK(candidate.obstacles[0].message == "Espera a expedientes que abrió («otro»).");
}

TEST_CASE("why a case cannot go on under the new version") {
    struct Row {
        const char* name;
        std::vector<Change> changes;
        const char *place, *message;
    };
    House house;
    house.starts();
    house.does("jefa", "pedir");
    const auto row = GENERATE(values<Row>({
        {"a state is gone",
         {renamed_revision, target_revision},
         "chart.scxml",
         "Está en revision («En revisión»), que la versión nueva no tiene."},
        {"a state has states inside",
         {{"chart.scxml", "<transition event=\"devolver\"",
           "<state id=\"a\"><transition event=\"seguir\" target=\"b\" v:label=\"Seguir\" "
           "v:by=\"role:jefe\"/></state><state id=\"b\"/>\n<transition event=\"devolver\""}},
         "chart.scxml",
         "Está en revision («En revisión»), que en la versión nueva tiene estados dentro."},
        {"a form asks for more",
         {{"forms/pedido.json", "\"type\": \"text\"", "\"type\": \"text\", \"required\": true"}},
         "entrada 2",
         "asunto: Falta «Asunto». Complételo antes de enviar."},
        {"an act is gone",
         {{"chart.scxml", "event=\"pedir\"", "event=\"solicitar\""},
          {"chart.scxml", "not-by=\"pedir\"", "not-by=\"solicitar\""}},
         "entrada 2",
         "«pedir» no se puede hacer ahora: el expediente está «Por pedir»."},
        {"the way leads elsewhere",
         {{"chart.scxml", "target=\"revision\" v:label=\"Pedir\"",
           "target=\"aprobado\" v:label=\"Pedir\""},
          {"chart.scxml", "<state id=\"pedido\" v:label=\"Por pedir\">",
           "<state id=\"pedido\" v:label=\"Por pedir\"><transition event=\"saltar\" "
           "target=\"revision\" v:label=\"Saltar\"/>"}},
         "",
         "Con su historia decidida de nuevo estaría en aprobado y no en revision."},
    }));
    CAPTURE(row.name);
    house.publishes("1.1", row.changes);
    const auto size = house.journal_size();
    const auto candidate = House::tried(house.migration("1.1"));
    REQUIRE(candidate.obstacles.size() == 1);
    CHECK(candidate.obstacles[0].message == row.message);
    CHECK(candidate.obstacles[0].place == row.place);
    CHECK(candidate.version == "1.0");
    CHECK(house.journal_size() == size);
}

TEST_CASE("who acted during the trial is not overruled") {
    House house;
    house.starts();
    house.publishes("1.1", {});
    const auto migration = house.migration("1.1");
    const auto candidate = House::tried(migration);
    house.does("jefa", "pedir");
    const auto moved = migration.move(candidate);
    REQUIRE_FALSE(moved);
    CHECK(moved.error().kind == engine::Refusal::stale);
}

TEST_CASE("a table of names that cannot be followed is refused with its place") {
    struct Row {
        const char *text, *place, *message;
    };
    const auto row = GENERATE(values<Row>({
        {"[]", "", "La tabla de nombres no es un objeto JSON."},
        {R"({"estados": {}})", "estados",
         "La tabla de nombres no conoce «estados»: hay states, acts, tasks y deadlines."},
        {R"({"states": []})", "states", "«states» no es un objeto JSON."},
        {R"({"acts": {"a": 1}})", "acts.a", "El nombre nuevo no es un texto."},
        {R"({"acts": {"a": "c", "b": "c"}})", "acts.b", "Dos nombres pasarían a ser «c»."},
    }));
    const auto names = VersionNames::from_value(Value::parse(row.text));
    REQUIRE_FALSE(names);
    CHECK(names.error().place == row.place);
    CHECK(names.error().message == row.message);
}
