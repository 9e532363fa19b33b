// Other programs hear of the journal: a receiver on the loopback, the real courier.
#include <deque>
#include <mutex>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>
#include <catch2/catch.hpp>

#include "notifier/web_hook_courier.h"
#include "tests/support/office.h"

namespace {

namespace net = Poco::Net;
using engine::Value;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char secret[] = "secreto-de-la-prueba";

struct Heard {
    Value message;
    std::string bytes, signature, delivery;
};

// Answers with the statuses it was given, then with 204.
class Receiver {
 public:
    Receiver()
        : socket_(net::SocketAddress("127.0.0.1", 0)),
          server_(new Factory(*this), socket_, new net::HTTPServerParams) {
        server_.start();
    }
    ~Receiver() { server_.stopAll(true); }

    std::string url() {
        return "http://127.0.0.1:" + std::to_string(socket_.address().port()) + "/visado?de=prueba";
    }
    void answers(std::deque<int> statuses) {
        const std::lock_guard lock(mutex_);
        statuses_ = std::move(statuses);
    }
    std::vector<Heard> heard() {
        const std::lock_guard lock(mutex_);
        return heard_;
    }

 private:
    struct Handler : net::HTTPRequestHandler {
        explicit Handler(Receiver& to) : receiver(to) {}
        void handleRequest(net::HTTPServerRequest& request,
                           net::HTTPServerResponse& response) override {
            Heard heard;
            Poco::StreamCopier::copyToString(request.stream(), heard.bytes);
            heard.message = Value::parse(heard.bytes);
            heard.signature = request.get("Visado-Firma");
            heard.delivery = request.get("Visado-Entrega");
            const std::lock_guard lock(receiver.mutex_);
            int status = 204;
            if (!receiver.statuses_.empty()) {
                status = receiver.statuses_.front();
                receiver.statuses_.pop_front();
            }
            receiver.heard_.push_back(std::move(heard));
            response.setStatus(static_cast<net::HTTPResponse::HTTPStatus>(status));
            response.setContentLength(0);
            response.send();
        }
        Receiver& receiver;
    };
    struct Factory : net::HTTPRequestHandlerFactory {
        explicit Factory(Receiver& to) : receiver(to) {}
        net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
            return new Handler(receiver);
        }
        Receiver& receiver;
    };

    std::mutex mutex_;  // of what follows
    std::deque<int> statuses_;
    std::vector<Heard> heard_;
    net::ServerSocket socket_;
    net::HTTPServer server_;
};

struct House {
    Office office{"2023-05-17"};
    Receiver receiver;
    std::vector<std::string> complaints;

    House() { office.opens(coordinator, "programa-integridad", {{"title", "Programa 2023"}}); }
    notifier::WebHook hook(std::vector<std::string> events = {}) {
        return {"tramite", receiver.url(), secret, std::move(events), ""};
    }
    int tells(const notifier::WebHook& hook) {
        notifier::WebHookCourier courier({hook}, workflows::case_kind,
                                         office.installation().queries(), office.clock(),
                                         office.directory());
        return courier.deliver_due([this](const std::string& why) { complaints.push_back(why); });
    }
    void imports(const std::string& action) {
        office.does(coordinator, "importar",
                    {{"acciones", Value::array({{{"componente", "C.1"},
                                                 {"objetivo", "O"},
                                                 {"accion", action},
                                                 {"meta", "1 informe"},
                                                 {"trim2", "X"}}})}});
    }
};

}  // namespace

TEST_CASE("a hook hears what happens from then on, in order, signed, without what people wrote") {
    House house;
    CHECK(house.tells(house.hook()) == 0);  // the opening was before
    house.imports("Una acción reservada");
    house.office.does(coordinator, "enviar", {{"resumen", "Versión 1"}}, "Con urgencia");
    CHECK(house.tells(house.hook()) == 2);
    CHECK(house.tells(house.hook()) == 0);

    const auto heard = house.receiver.heard();
    REQUIRE(heard.size() == 2);
    CHECK(heard[0].message["suceso"] == "importar");
    CHECK(heard[1].message["suceso"] == "enviar");
    CHECK(heard[1].message["origen"] == "persona");
    CHECK(heard[1].message["rotulo"] == "Presentar el proyecto");
    CHECK(heard[1].message["expediente"] == house.office.current.value);
    CHECK(heard[1].message["documentos"][0]["documento"] == "proyecto");
    const auto row = house.office.installation().queries().entries(house.office.current, 3, 1);
    CHECK(heard[1].message["huella"] == row.at(0).hash);
    CHECK(heard[1].delivery == std::to_string(row.at(0).position));
    for (const auto& each : heard) {
        CHECK(each.bytes.find("reservada") == std::string::npos);
        CHECK(each.bytes.find("urgencia") == std::string::npos);
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(
                                 house.office.clock().now().time_since_epoch())
                                 .count();
        CHECK(each.signature == notifier::signature_of(each.bytes, secret, seconds));
    }
}

TEST_CASE("a hook hears only of what it asked for") {
    House house;
    house.tells(house.hook());
    house.imports("A");
    house.office.does(coordinator, "enviar", {{"resumen", "Versión 1"}});
    house.office.does("director-ogppd", "ogppd.favorable");
    CHECK(house.tells(house.hook({"ogppd.*", "enviar"})) == 2);
    CHECK(house.receiver.heard().at(1).message["suceso"] == "ogppd.favorable");
}

TEST_CASE("what is not taken is told again, later and later, and nothing overtakes it") {
    House house;
    house.tells(house.hook());
    house.imports("A");
    house.imports("B");
    house.receiver.answers({500, 302, 429});
    CHECK(house.tells(house.hook()) == 0);
    CHECK(house.tells(house.hook()) == 0);  // not due yet
    CHECK(house.receiver.heard().size() == 1);
    CHECK(house.complaints.at(0).find("intento 1: Respondió 500.") != std::string::npos);
    house.office.clock().set(house.office.clock().now() + std::chrono::seconds(10));
    CHECK(house.tells(house.hook()) == 0);
    house.office.clock().set(house.office.clock().now() + std::chrono::seconds(10));
    CHECK(house.tells(house.hook()) == 0);
    CHECK(house.receiver.heard().size() == 2);  // the second pause is longer
    house.office.clock().set(house.office.clock().now() + std::chrono::seconds(10));
    CHECK(house.tells(house.hook()) == 0);
    house.office.clock().set(house.office.clock().now() + std::chrono::hours(1));
    CHECK(house.tells(house.hook()) == 2);
    const auto heard = house.receiver.heard();
    REQUIRE(heard.size() == 5);
    for (std::size_t i = 1; i < 4; ++i) CHECK(heard[i].bytes == heard[0].bytes);
    CHECK(heard[4].message["posicion"] > heard[3].message["posicion"]);
}

TEST_CASE(
    "the book of hooks tells who looks after them when and why, also one of an older program") {
    House house;
    {
        engine::durable::SqliteConnection old(house.office.directory() / "ganchos.db",
                                              engine::durable::SqliteConnection::Mode::read_write);
        old.run(
            "CREATE TABLE hook (name TEXT PRIMARY KEY, position INTEGER NOT NULL, "
            "attempts INTEGER NOT NULL, due INTEGER NOT NULL) STRICT");
        old.run("INSERT INTO hook VALUES ('tramite', 3, 0, 0)");
    }
    notifier::WebHookBook book(house.office.directory());
    CHECK_FALSE(book.look("otro"));
    CHECK(book.look("tramite")->position == 3);
    CHECK_FALSE(book.look("tramite")->taken);
    house.imports("A");
    house.receiver.answers({500});
    CHECK(house.tells(house.hook()) == 0);
    CHECK(book.look("tramite")->attempts == 1);
    CHECK(book.look("tramite")->fault == "Respondió 500.");
    const auto later = house.office.clock().now() + std::chrono::seconds(10);
    house.office.clock().set(later);
    CHECK(house.tells(house.hook()) == 1);
    CHECK(book.look("tramite")->taken == later);
    CHECK(book.look("tramite")->fault.empty());
}

TEST_CASE("a receiver that is not there costs a line in the log, and a pause") {
    House house;
    auto hook = house.hook();
    hook.url = "http://127.0.0.1:1/";
    house.tells(hook);
    house.imports("A");
    CHECK(house.tells(hook) == 0);
    CHECK(house.complaints.at(0).find("No se pudo entregar") != std::string::npos);
}

TEST_CASE("the courier's thread tells by itself, and stops at once with a receiver that hangs") {
    House house;
    net::ServerSocket silent(net::SocketAddress("127.0.0.1", 0));
    auto hook = house.hook();
    hook.url = "http://127.0.0.1:" + std::to_string(silent.address().port()) + "/";
    notifier::WebHookCourier courier({hook}, workflows::case_kind,
                                     house.office.installation().queries(), house.office.clock(),
                                     house.office.directory());
    house.imports("A");
    courier.start(std::chrono::milliseconds(10), [](const std::string&) {});
    net::StreamSocket asked = silent.acceptConnection();
    const auto start = std::chrono::steady_clock::now();
    courier.stop();
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(8));
}

TEST_CASE("which hooks are refused") {
    struct Row {
        notifier::WebHook hook;
        std::string place;
    };
    const std::string good = "https://tramite.example.org/visado";
    const Row rows[] = {
        {{"", good, secret}, ": name"},
        {{"t", good, "corto"}, "t: secret_file"},
        {{"t", "ftp://tramite.example.org/", secret}, "t: url"},
        {{"t", "tramite.example.org", secret}, "t: url"},
        {{"t", "https://yo:clave@tramite.example.org/", secret}, "t: url"},
        {{"t", "https://tramite.example.org/#x", secret}, "t: url"},
        {{"t", "http://[::1", secret}, "t: url"},
    };
    for (const Row& row : rows) {
        INFO(row.hook.url);
        const auto sound = notifier::check(row.hook);
        REQUIRE_FALSE(sound);
        CHECK(sound.error().place == row.place);
    }
    CHECK(notifier::check({"t", good, secret}));
}

// The figure that docs/web-hooks.md gives to those who write a receiver.
TEST_CASE("a signature can be computed by anybody who has the secret") {
    CHECK(notifier::signature_of(R"({"posicion":1})", "0123456789abcdef", 1687961100) ==
          "t=1687961100,v1=6c871a4fc9be255e6bcff9c4b8b9fc181a1860886f4fcb289f1c98013edcda97");
}
