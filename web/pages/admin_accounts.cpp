#include "web/pages/admin_accounts.h"

#include "web/identity/random_password.h"
#include "web/pages/admin_person_view.h"

namespace web {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;

// One step about one person's account, with what it needs.
struct Step {
    Visit& visit;
    Identity& identity;
    const workflows::Person& person;

    Result<Done> journal(const char* event) const {
        const auto noted = visit.cases.administer(workflows::organization_kind, event, visit.person,
                                                  {{"person", person.id}});
        if (!noted) return noted.error();
        return Done{};
    }

    // The password, to be shown once.
    Result<std::string> create(const std::string& login) const {
        const std::string password = random_password(identity.random);
        if (auto fits = identity.accounts.check_new(person.id, login, password); !fits)
            return fits.error();
        if (auto noted = journal("acceso.crear"); !noted) return noted.error();
        const auto made =
            identity.accounts.create(person.id, login, password, PasswordTerm::first_use);
        if (!made) return made.error();
        return password;
    }

    Result<std::string> reset(const Account& account) const {
        const std::string password = random_password(identity.random);
        if (auto noted = journal("acceso.restablecer"); !noted) return noted.error();
        const auto set =
            identity.accounts.set_password(account.login, password, PasswordTerm::first_use);
        if (!set) return set.error();
        identity.attempts.clear(account.login);
        return password;
    }

    Result<Done> block(const Account& account) const {
        if (person.id == visit.person)
            return Problem{Refusal::not_authorized, "Usted no puede bloquear su propia cuenta.", "",
                           "Debe hacerlo otro administrador."};
        if (auto noted = journal("acceso.bloquear"); !noted) return noted;
        if (auto done = identity.accounts.block(account.login); !done) return done.error();
        return Done{};
    }

    Result<Done> unblock(const Account& account) const {
        if (auto noted = journal("acceso.desbloquear"); !noted) return noted;
        if (auto done = identity.accounts.unblock(account.login); !done) return done;
        identity.attempts.clear(account.login);
        return Done{};
    }
};

}  // namespace

std::map<std::string, std::string> account_words(std::map<std::string, std::string> more) {
    more["bloqueada"] =
        "La cuenta quedó bloqueada; sus sesiones, cerradas, y sus claves para programas, anuladas.";
    more["desbloqueada"] =
        "La cuenta quedó desbloqueada: puede ingresar desde ahora. Las claves para programas que "
        "tenía no vuelven: debe crear otras.";
    return more;
}

Response account_step(const Request& request, Visit& visit, Identity& identity) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto* person = desk->organization.person(request.matched.at("persona"));
    if (person == nullptr)
        return problem_page({Refusal::not_found, "En la organización no hay esa persona.", "", ""},
                            visit);
    const auto refuse = [&](const Problem& problem) {
        return person_view(visit, identity, *desk, person, kept_person(*person),
                           {422, error_notice(in_words(problem))});
    };
    const auto shows = [&](const Result<std::string>& password) {
        if (!password) return refuse(password.error());
        return person_view(visit, identity, *desk, person, kept_person(*person),
                           {200, nullptr, *password});
    };
    const Step step{visit, identity, *person};
    const auto account = identity.accounts.by_person(person->id);
    const std::string asked = typed_in(request, "paso");
    if (asked == "crear") return shows(step.create(typed_in(request, "usuario")));
    if (!account)
        return refuse(
            {Refusal::wrong_state, "Esta persona no tiene cuenta.", "", "Créela primero."});
    if (asked == "restablecer") return shows(step.reset(*account));
    const bool blocks = asked == "bloquear";
    if (!blocks && asked != "desbloquear")
        return refuse({Refusal::invalid, "No se entiende qué hacer con la cuenta.", "",
                       "Use los botones de la página."});
    const auto done = blocks ? step.block(*account) : step.unblock(*account);
    if (!done) return refuse(done.error());
    return see_other("/administracion/personas/" + in_address(person->id) +
                     (blocks ? "?hecho=bloqueada" : "?hecho=desbloqueada"));
}

}  // namespace web
