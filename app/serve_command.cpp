#include "app/serve_command.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>
#include <spdlog/sinks/stdout_sinks.h>

#include "app/command_line.h"
#include "app/deadline_keeper.h"
#include "app/deliveries.h"
#include "app/hook_desk.h"
#include "app/hook_settings.h"
#include "app/input_file.h"
#include "app/mail_desk.h"
#include "app/open_identity.h"
#include "app/stop_signal.h"
#include "app/store_clock.h"
#include "notifier/web_hook_courier.h"
#include "web/all_routes.h"
#include "web/http/host_names.h"
#include "web/http/server.h"
#include "web/identity/demo_accounts.h"
#include "web/inbox_tally.h"
#include "web/page.h"
#include "web/pages/login_page.h"
#include "web/site.h"
#include "workflows/case_decider.h"

namespace app {
namespace {

struct ServeOptions {
    std::string bind = "127.0.0.1";
    std::uint16_t port = 8080;
    std::vector<std::string> proxies, host_names;
    DeliveryOptions deliveries;
    std::string hooks;
};

std::string address(const std::string& option, const std::string& text) {
    Poco::Net::IPAddress parsed;
    if (!Poco::Net::IPAddress::tryParse(text, parsed))
        throw UsageError(option + ": «" + text + "» no es una dirección IP.");
    return parsed.toString();
}

web::ServerSettings server_settings(const ServeOptions& options,
                                    std::shared_ptr<spdlog::logger> log) {
    web::ServerSettings settings;
    settings.bind = address("--bind", options.bind);
    settings.port = options.port;
    for (const auto& proxy : options.proxies) settings.proxies.push_back(address("--proxy", proxy));
    for (const auto& name : options.host_names) {
        if (!web::is_host_name(name))
            throw UsageError("--host-name: «" + name +
                             "» no es un nombre de servidor; escríbalo sin «https://» ni puerto.");
        settings.host_names.push_back(name);
    }
    settings.fault_page = web::fault_page;
    settings.log = std::move(log);
    return settings;
}

// Whoever tries the demonstration enters as any of its people.
void tell_demo_accounts(OpenIdentity& opened, OpenStore& store, std::ostream& out) {
    const auto organization = store.installation.cases().organization();
    if (!organization) return;
    out << "Datos de demostración. Usuarios y contraseñas, nuevos en cada inicio:\n";
    for (const auto& each : web::make_demo_accounts(opened.identity, *organization))
        out << "  " << each.login << "  " << each.password << "  " << each.post << '\n';
}

// nullopt: refused, and told. A demo store tells nobody anything.
std::optional<std::vector<notifier::WebHook>> open_hooks(const std::string& file, bool demo,
                                                         CommandContext& context) {
    if (file.empty()) return std::vector<notifier::WebHook>{};
    if (demo) {
        context.refuse({engine::Refusal::invalid,
                        "Los datos de demostración no se avisan a otros programas.", "--hooks",
                        "Quite --hooks o indique otro almacén con --data."});
        return std::nullopt;
    }
    const auto settings = read_json_input(file);
    if (!settings) {
        context.refuse(settings.error());
        return std::nullopt;
    }
    auto hooks = web_hooks(*settings);
    if (!hooks) {
        context.refuse(hooks.error());
        return std::nullopt;
    }
    return std::move(*hooks);
}

// Listens until the signal comes; then answers what is in flight.
void serve(web::Site& site, const web::ServerSettings& settings, StopSignal& stop,
           CommandContext& context) {
    std::unique_ptr<web::HttpServer> server;
    try {
        server = std::make_unique<web::HttpServer>(settings, site.answer_maker());
    } catch (const Poco::Exception& failure) {
        return context.refuse({engine::Refusal::invalid,
                               "No se puede atender en " + settings.bind + ", puerto " +
                                   std::to_string(settings.port) + ": " + failure.displayText() +
                                   ".",
                               "--port", "Use otro puerto, o detenga el programa que lo ocupa."});
    }
    const bool is_v6 = settings.bind.find(':') != std::string::npos;
    context.out << "Visado atiende en http://"
                << (is_v6 ? "[" + settings.bind + "]" : settings.bind) << ':' << server->port()
                << "/ (Ctrl-C lo detiene).\n"
                << std::flush;
    stop.wait();
    context.out << "Se atiende lo que está en curso y se termina.\n" << std::flush;
    server->stop();
}

void run(const ServeOptions& options, CommandContext& context) {
    const auto log = std::make_shared<spdlog::logger>(
        "visado", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    log->set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
    const auto settings = server_settings(options, log);
    StopSignal stop;  // before the store starts its thread
    const auto store = open_store(context);
    if (!store) return;
    const auto opened = open_identity(*store, context);
    if (!opened) return;
    const auto deliveries = open_deliveries(options.deliveries, *store, context);
    if (!deliveries) return;
    const auto mail = open_mail_desk(options.deliveries, *store, context);
    if (!mail) return;
    auto& house = store->installation;
    const bool demo = is_demo(house.directory());
    const auto hooks = open_hooks(options.hooks, demo, context);
    if (!hooks) return;
    // Behind a proxy that we trust there is TLS (deploy/README.md).
    if (!settings.proxies.empty()) opened->identity.transport = web::Transport::tls;
    if (demo) tell_demo_accounts(*opened, *store, context.out);

    const auto failed = [log](const std::string& why) { log->error("{}", why); };
    auto& identity = opened->identity;
    web::AccessStore job_store(house.directory());
    web::JobBook job_book(job_store, *store->clock);
    web::JobRunner jobs(job_book);
    web::InboxTally tally;
    ServeHookDesk hook_desk(*hooks, house.directory());
    web::Site site({house, *store->clock, identity.gate, identity.drafts, demo, web::fault_page,
                    web::session_ended, &tally},
                   web::all_routes({identity, jobs, *mail, hook_desk}));
    DeadlineKeeper deadlines(house.runtime(), house.queries(), *store->clock, failed);
    std::unique_ptr<notifier::WebHookCourier> telling;
    if (!hooks->empty()) {
        telling = std::make_unique<notifier::WebHookCourier>(
            *hooks, workflows::case_kind, house.queries(), *store->clock, house.directory());
        telling->start(std::chrono::seconds(2), failed);
    }
    jobs.start();
    deliveries->courier().start(std::chrono::seconds(2), failed);
    serve(site, settings, stop, context);
}

}  // namespace

void add_serve_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<ServeOptions>();
    CLI::App& command = add_command(
        root, "serve", "Atiende las páginas y la API; cumple plazos y entrega correos y PDF",
        "  visado serve\n  visado serve --proxy 127.0.0.1 --host-name visado.gob.pe --smtp "
        "correo.json");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("--port", options->port, "Puerto; 8080 si no se indica, 0 uno libre");
    command.add_option("--bind", options->bind,
                       "Dirección IP en la que se atiende; 127.0.0.1 si no se indica");
    command.add_option("--proxy", options->proxies,
                       "Dirección IP del servidor que pone TLS delante (repetible): se cree lo que "
                       "dice de sus clientes, y la sesión viaja solo por TLS");
    command.add_option("--host-name", options->host_names,
                       "Nombre con que las personas llegan a este servidor (repetible); siempre "
                       "se atiende a localhost y a la propia dirección IP, y a nadie más");
    add_delivery_options(command, options->deliveries);
    command.add_option("--hooks", options->hooks,
                       "Archivo con los programas que se enteran de cada acto: "
                       "[{\"name\",\"url\",\"secret_file\",\"events\",\"ca_file\"}]");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
