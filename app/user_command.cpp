#include "app/user_command.h"

#include <memory>

#include "app/command_line.h"
#include "app/open_identity.h"
#include "app/secret_input.h"
#include "engine/calendar/lima_time.h"
#include "web/identity/password_rules.h"

namespace app {
namespace {

using engine::Value;
using web::Identity;

struct UserOptions {
    std::string person, login, actor = workflows::console_actor;
    bool from_stdin = false, lasting = false, close = false, json = false;

    web::PasswordTerm term() const {
        return lasting ? web::PasswordTerm::lasting : web::PasswordTerm::first_use;
    }
    SecretFrom secret_from() const {
        return from_stdin ? SecretFrom::standard_input : SecretFrom::terminal;
    }
};

// What a subcommand works with, open at once.
struct Desk {
    std::unique_ptr<OpenStore> store;
    std::unique_ptr<OpenIdentity> opened;
    CommandContext& context;

    explicit Desk(CommandContext& given) : store(open_store(given)), context(given) {
        if (store) opened = open_identity(*store, given);
    }
    explicit operator bool() const { return opened != nullptr; }
    Identity& identity() { return opened->identity; }

    // The journal hears of it first: an entry without its account does no harm, an account without
    // its entry would.
    engine::Result<engine::Done> journal(const std::string& event, const std::string& person,
                                         const std::string& actor) {
        const auto noted = store->installation.cases().administer(
            workflows::organization_kind, event, actor, {{"person", person}});
        if (!noted) return noted.error();
        return engine::Done{};
    }
    // Null, and refused, when there is no such account.
    std::optional<web::Account> account(const std::string& login) {
        auto found = identity().accounts.by_login(web::canonical_login(login));
        if (!found) context.refuse(web::Accounts::no_such(login));
        return found;
    }
    template <class T>
    bool accepted(const engine::Result<T>& result) {
        if (!result) context.refuse(result.error());
        return result.has_value();
    }
};

std::string words_of(const web::Ended& ended) {
    return "sesiones cerradas: " + std::to_string(ended.sessions) +
           ", claves de programas anuladas: " + std::to_string(ended.tokens);
}

void add_account(const UserOptions& options, CommandContext& context) {
    Desk desk(context);
    if (!desk) return;
    const auto organization = desk.store->installation.cases().organization();
    if (!organization) return context.refuse(organization.error());
    if (organization->person(options.person) == nullptr) {
        return context.refuse({engine::Refusal::not_found,
                               "No existe la persona «" + options.person + "».", "--person",
                               "Vea las que hay con «visado org show»."});
    }
    const auto password = read_new_password(options.secret_from(), context.err);
    if (!password) return context.refuse(password.error());
    auto& accounts = desk.identity().accounts;
    if (!desk.accepted(accounts.check_new(options.person, options.login, *password)) ||
        !desk.accepted(desk.journal("acceso.crear", options.person, options.actor)) ||
        !desk.accepted(accounts.create(options.person, options.login, *password, options.term())))
        return;
    context.out << "Cuenta «" << web::canonical_login(options.login) << "» creada"
                << (options.lasting ? "." : "; al ingresar deberá cambiar la contraseña.") << '\n';
}

void reset_password(const UserOptions& options, CommandContext& context) {
    Desk desk(context);
    if (!desk) return;
    const auto account = desk.account(options.login);
    if (!account) return;
    const auto password = read_new_password(options.secret_from(), context.err);
    if (!password) return context.refuse(password.error());
    if (!desk.accepted(web::check_password(*password, account->login)) ||
        !desk.accepted(desk.journal("acceso.restablecer", account->person, options.actor)))
        return;
    const auto ended =
        desk.identity().accounts.set_password(account->login, *password, options.term());
    if (!desk.accepted(ended)) return;
    desk.identity().attempts.clear(account->login);
    context.out << "Contraseña cambiada; " << words_of(*ended) << ".\n";
}

void lock(const UserOptions& options, CommandContext& context) {
    Desk desk(context);
    if (!desk) return;
    const auto account = desk.account(options.login);
    if (!account || !desk.accepted(desk.journal("acceso.bloquear", account->person, options.actor)))
        return;
    const auto ended = desk.identity().accounts.block(account->login);
    if (!desk.accepted(ended)) return;
    context.out << "Cuenta bloqueada; " << words_of(*ended) << ".\n";
}

void unlock(const UserOptions& options, CommandContext& context) {
    Desk desk(context);
    if (!desk) return;
    const auto account = desk.account(options.login);
    if (!account ||
        !desk.accepted(desk.journal("acceso.desbloquear", account->person, options.actor)) ||
        !desk.accepted(desk.identity().accounts.unblock(account->login)))
        return;
    desk.identity().attempts.clear(account->login);
    context.out
        << "Cuenta desbloqueada; puede ingresar desde ahora. Las claves de programas que tenía no "
           "vuelven.\n";
}

void list(const UserOptions& options, CommandContext& context) {
    using engine::calendar::to_local_text;
    Desk desk(context);
    if (!desk) return;
    const auto accounts = desk.identity().accounts.all();
    if (options.json) {
        Value all = Value::array();
        for (const auto& each : accounts) {
            all.push_back({{"login", each.login},
                           {"person", each.person},
                           {"blocked", each.blocked.has_value()},
                           {"must_change", each.must_change},
                           {"created", to_local_text(each.created)},
                           {"entered", each.entered ? to_local_text(*each.entered) : ""}});
        }
        context.out << all.dump(2) << '\n';
        return;
    }
    if (accounts.empty()) context.out << "No hay cuentas. Cree la primera con «visado user add».\n";
    for (const auto& each : accounts) {
        context.out << each.login << "  " << each.person << "  "
                    << (each.blocked       ? "bloqueada"
                        : each.must_change ? "debe cambiar su contraseña"
                                           : "activa")
                    << (each.entered ? "  último ingreso " + to_local_text(*each.entered) : "")
                    << '\n';
    }
}

void show_sessions(const UserOptions& options, CommandContext& context) {
    Desk desk(context);
    if (!desk) return;
    const auto account = desk.account(options.login);
    if (!account) return;
    const auto sessions = desk.identity().sessions.of(account->person);
    if (sessions.empty()) context.out << "No tiene sesiones abiertas.\n";
    for (const auto& each : sessions) {
        context.out << each.number << "  " << each.device << "  " << each.client << "  desde "
                    << engine::calendar::to_local_text(each.opened) << ", último uso "
                    << engine::calendar::to_local_text(each.seen) << '\n';
    }
    if (options.close)
        context.out << "Sesiones cerradas: " << desk.identity().sessions.close_all(account->person)
                    << ".\n";
}

using Subcommand = void (*)(const UserOptions&, CommandContext&);

CLI::App& add_subcommand(CLI::App& user, const std::shared_ptr<UserOptions>& options,
                         CommandContext& context, const char* name, const char* description,
                         Subcommand run) {
    CLI::App& command = *user.add_subcommand(name, description);
    add_data_option(command, context);
    command.callback([options, &context, run] { run(*options, context); });
    return command;
}

void add_actor(CLI::App& command, UserOptions& options) {
    command.add_option("--as", options.actor,
                       "Administrador que lo dispone; si no se indica, la consola");
}

void add_password(CLI::App& command, UserOptions& options) {
    command.add_flag("--password-stdin", options.from_stdin,
                     "Lee la contraseña de la entrada en vez de preguntarla");
    command.add_flag("--lasting", options.lasting, "No pide cambiarla al ingresar");
}

}  // namespace

void add_user_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<UserOptions>();
    CLI::App& user =
        add_command(root, "user", "Cuentas con que las personas ingresan a las páginas",
                    "  visado user add --person directora-ogaj --login directora.ogaj\n"
                    "  visado user passwd directora.ogaj\n"
                    "  visado user lock directora.ogaj --as administrador\n"
                    "  visado user sessions directora.ogaj --close");
    user.require_subcommand(1);
    auto& add =
        add_subcommand(user, options, context, "add", "Crea la cuenta de una persona", add_account);
    add.add_option("--person", options->person, "Persona, como está en la organización")
        ->required();
    add.add_option("--login", options->login, "Nombre de usuario con que ingresará")->required();
    add_actor(add, *options);
    add_password(add, *options);
    auto& listing = add_subcommand(user, options, context, "list", "Muestra las cuentas", list);
    listing.add_flag("--json", options->json, "Escribe el resultado en JSON");
    auto& passwd = add_subcommand(user, options, context, "passwd",
                                  "Cambia una contraseña; cierra sus sesiones y anula sus claves",
                                  reset_password);
    auto& block =
        add_subcommand(user, options, context, "lock",
                       "Bloquea una cuenta; cierra sus sesiones y anula sus claves", lock);
    auto& unblock = add_subcommand(user, options, context, "unlock",
                                   "Desbloquea una cuenta y olvida sus intentos", unlock);
    auto& sessions = add_subcommand(user, options, context, "sessions",
                                    "Muestra dónde ha ingresado una cuenta", show_sessions);
    sessions.add_flag("--close", options->close, "Las cierra todas");
    for (CLI::App* each : {&passwd, &block, &unblock, &sessions})
        each->add_option("login", options->login, "Nombre de usuario")->required();
    for (CLI::App* each : {&passwd, &block, &unblock}) add_actor(*each, *options);
    add_password(passwd, *options);
}

}  // namespace app
