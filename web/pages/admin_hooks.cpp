#include "web/pages/admin_hooks.h"

#include <charconv>
#include <sstream>

#include "web/asset_paths.h"
#include "workflows/case_decider.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

const std::map<std::string, std::string> said = {
    {"anulado", "El gancho quedó anulado: su dirección ya no recibe nada."}};

// What was typed, to be shown again.
struct Asked {
    std::string name, target, number, events;
};

struct Remarks {
    int status = 200;
    Value notice = nullptr;
    std::string new_address = {};  // shown this once
    Asked asked = {};
};

std::string joined(const std::set<std::string>& words, const char* separator) {
    std::string text;
    for (const auto& each : words) text += (text.empty() ? "" : separator) + each;
    return text;
}

std::set<std::string> events_of(const std::string& text) {
    std::set<std::string> events;
    std::istringstream words(text);
    for (std::string event; words >> event;) {
        while (!event.empty() && (event.back() == ',' || event.back() == ';')) event.pop_back();
        if (!event.empty()) events.insert(event);
    }
    return events;
}

std::string target_of(const HookReach& reach) {
    return reach.stream != 0 ? "Expediente " + std::to_string(reach.stream)
                             : "Expedientes de " + reach.package;
}

Value inbound_rows(Identity& identity, const Desk& desk) {
    Value rows = Value::array();
    for (const InboundHook& each : identity.hooks.all()) {
        const bool alive = !each.revoked;
        rows.push_back(
            {{"numero", std::to_string(each.number)},
             {"nombre", each.name},
             {"alcance", target_of(each.reach)},
             {"eventos", joined(each.reach.events, ", ")},
             {"creado", short_moment(each.created) + ", " + desk.name(each.creator)},
             {"viva", alive},
             {"recibidos", counted(static_cast<std::size_t>(each.taken), "recibido", "recibidos")},
             {"rechazados",
              counted(static_cast<std::size_t>(each.refused), "rechazado", "rechazados")},
             {"ultimo", each.last ? short_moment(*each.last) : ""},
             {"motivo", each.last_words}});
    }
    return rows;
}

Value outgoing_rows(HookDesk& hooks) {
    Value rows = Value::array();
    for (const OutgoingHook& each : hooks.outgoing()) {
        std::string events;
        for (const auto& event : each.events) events += (events.empty() ? "" : ", ") + event;
        rows.push_back({{"nombre", each.name},
                        {"direccion", each.address},
                        {"eventos", events.empty() ? "todos" : events},
                        {"ultimo", each.taken ? short_moment(*each.taken) : ""},
                        {"intentos", each.attempts == 0 ? "" : std::to_string(each.attempts)},
                        {"proximo", each.next ? short_moment(*each.next) : ""},
                        {"motivo", each.fault}});
    }
    return rows;
}

Value packages_of(Visit& visit, const std::string& chosen) {
    Value list = Value::array();
    for (const std::string& name : visit.house.catalog().names()) {
        const auto package = visit.house.catalog().find(name);
        if (!package || (*package)->procedure.accepted.empty()) continue;
        std::set<std::string> accepted((*package)->procedure.accepted.begin(),
                                       (*package)->procedure.accepted.end());
        list.push_back({{"valor", name},
                        {"texto", (*package)->title + " (" + joined(accepted, ", ") + ")"},
                        {"elegido", name == chosen}});
    }
    return list;
}

Response page_of(Visit& visit, Identity& identity, HookDesk& hooks, const Desk& desk,
                 const Remarks& remarks) {
    const Value inbound = inbound_rows(identity, desk), outgoing = outgoing_rows(hooks);
    Page page = admin_page("Ganchos", "ganchos");
    page.status = remarks.status;
    page.with_errors = remarks.status != 200;
    page.body = render("admin_ganchos",
                       {{"recursos", asset_paths()},
                        {"aviso", remarks.notice},
                        {"direccion_nueva", remarks.new_address},
                        {"entrantes_hay", !inbound.empty()},
                        {"entrantes", inbound},
                        {"salientes_hay", !outgoing.empty()},
                        {"salientes", outgoing},
                        {"nombre", remarks.asked.name},
                        {"procedimientos", packages_of(visit, remarks.asked.target)},
                        {"expediente", remarks.asked.number},
                        {"eventos", remarks.asked.events},
                        {"ficha", visit.form_token}},
                       {{"pestanas", admin_tabs("ganchos")}});
    return to_response(page, visit);
}

// The chart that must accept what the hook brings.
Result<std::shared_ptr<const workflows::Package>> package_of(Visit& visit, const Asked& asked,
                                                             HookReach& reach) {
    if (asked.target.empty() == asked.number.empty())
        return Problem{Refusal::invalid, "Elija un procedimiento o escriba un expediente.",
                       "expediente", "Uno de los dos."};
    if (!asked.target.empty()) {
        reach.package = asked.target;
        for (const std::string& name : visit.house.catalog().names()) {
            if (name != asked.target) continue;
            auto found = visit.house.catalog().find(name);
            if (!found) return found.error().front();
            return *found;
        }
        return Problem{Refusal::not_found, "No hay ese procedimiento.", "",
                       "Elija uno de la lista."};
    }
    const char* end = asked.number.data() + asked.number.size();
    const auto read = std::from_chars(asked.number.data(), end, reach.stream);
    const auto summary = visit.cases.queries().summary({reach.stream});
    if (read.ec != std::errc{} || read.ptr != end || !summary ||
        summary->kind != workflows::case_kind)
        return Problem{Refusal::not_found, "No existe el expediente «" + asked.number + "».", "",
                       "Revise el número."};
    const auto seen = visit.cases.view({reach.stream}, "");
    if (!seen) return seen.error();
    return seen->package;
}

Result<HookReach> reach_of(Visit& visit, const Asked& asked) {
    HookReach reach;
    reach.events = events_of(asked.events);
    const auto package = package_of(visit, asked, reach);
    if (!package) return package.error();
    if (reach.events.empty())
        return Problem{Refusal::invalid, "Falta decir qué eventos avisará.", "eventos",
                       "Escríbalos separados por un espacio."};
    for (const std::string& event : reach.events) {
        if ((*package)->procedure.accepts(event)) continue;
        return Problem{Refusal::invalid,
                       "El flujo de «" + (*package)->title + "» no acepta «" + event + "».",
                       "eventos", "Su diagrama debe decir <v:accepts event=\"" + event + "\"/>."};
    }
    return reach;
}

Result<std::string> create(Visit& visit, Identity& identity, const Asked& asked) {
    const auto reach = reach_of(visit, asked);
    if (!reach) return reach.error();
    if (const auto fits = identity.hooks.check_new(asked.name); !fits) return fits.error();
    // The journal first, as for accounts: what has no entry must not open anything.
    Value told = {{"hook", asked.name}, {"events", reach->events}};
    if (reach->stream != 0) {
        told["case"] = reach->stream;
    } else {
        told["package"] = reach->package;
    }
    const auto noted = visit.cases.administer(workflows::organization_kind, "gancho.crear",
                                              visit.person, std::move(told));
    if (!noted) return noted.error();
    return identity.hooks.create(asked.name, *reach, visit.person);
}

std::string address_of(const Request& request, const std::string& secret) {
    const auto* host = request.header("host");
    const std::string path = "/ganchos/" + secret;
    return host == nullptr ? path : (request.secure ? "https://" : "http://") + *host + path;
}

}  // namespace

Response hooks_page(const Request& request, Visit& visit, Identity& identity, HookDesk& hooks) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    Remarks remarks;
    if (request.method != "POST") {
        remarks.notice = asked_notice(request, said);
        return page_of(visit, identity, hooks, *desk, remarks);
    }
    const Asked asked{typed_in(request, "nombre"), typed_in(request, "procedimiento"),
                      typed_in(request, "expediente"), typed_in(request, "eventos")};
    const auto secret = create(visit, identity, asked);
    if (secret) {
        remarks.new_address = address_of(request, *secret);
    } else {
        remarks.asked = asked;
        remarks.status = 422;
        remarks.notice = error_notice(in_words(secret.error()));
    }
    return page_of(visit, identity, hooks, *desk, remarks);
}

Response revoke_hook_page(const Request& request, Visit& visit, Identity& identity,
                          HookDesk& hooks) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string text = request.matched.at("gancho");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    const auto hook = identity.hooks.by_number(number);
    const auto refuse = [&](const std::string& words) {
        Remarks remarks;
        remarks.status = 422;
        remarks.notice = error_notice(words);
        return page_of(visit, identity, hooks, *desk, remarks);
    };
    if (!hook || hook->revoked) return refuse("Ese gancho ya no está vigente");
    // Closed first: an entry that could not be written must not keep it open.
    identity.hooks.revoke(number);
    const auto noted = visit.cases.administer(workflows::organization_kind, "gancho.anular",
                                              visit.person, {{"hook", hook->name}});
    if (!noted) return refuse(in_words(noted.error()));
    return see_other("/administracion/ganchos?hecho=anulado");
}

}  // namespace web
