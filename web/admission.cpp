#include "web/admission.h"

#include "web/identity/secret.h"
#include "web/identity/tokens.h"

namespace web {
namespace {

using Proof = Visitor::Proof;

bool changes_something(const Request& request) {
    return request.method != "GET";
}

// By what browsers say of themselves; programs say nothing.
bool comes_from_another_site(const Request& request) {
    if (const auto* site = request.header("sec-fetch-site"); site != nullptr)
        if (*site == "cross-site" || *site == "same-site") return true;
    const auto* origin = request.header("origin");
    if (origin == nullptr) return false;
    const auto* host = request.header("host");
    const auto scheme_end = origin->find("://");
    return host == nullptr || scheme_end == std::string::npos ||
           origin->substr(scheme_end + 3) != *host;
}

std::string needed_scope(const Request& request, const Route& route) {
    if (!route.scope.empty()) return route.scope;
    return changes_something(request) ? scope_act : scope_read;
}

bool carries_token(const Request& request, const std::string& form_token) {
    const auto* given = request.field("ficha");
    if (given == nullptr) given = request.header("x-visado-ficha");
    return given != nullptr && !form_token.empty() && secrets_match(*given, form_token);
}

}  // namespace

std::optional<TurnedAway> turned_away(const Request& request, const Route& route,
                                      const std::optional<Visitor>& visitor) {
    const bool by_token = visitor && visitor->proof == Proof::token;
    if (changes_something(request) && !by_token && comes_from_another_site(request))
        return TurnedAway::forged;
    if (route.access == Access::open) return std::nullopt;
    if (!visitor || (by_token && route.access != Access::token)) return TurnedAway::unknown;
    if (by_token) {
        const bool allowed = visitor->scopes.contains(needed_scope(request, route));
        return allowed ? std::nullopt : std::optional(TurnedAway::beyond_token);
    }
    if (changes_something(request) && !carries_token(request, visitor->form_token))
        return TurnedAway::forged;
    return std::nullopt;
}

}  // namespace web
