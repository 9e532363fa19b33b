#include "notifier/web_hook.h"

#include <algorithm>

#include <Poco/DateTimeFormatter.h>
#include <Poco/Exception.h>
#include <Poco/URI.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "engine/base/sha256.h"

namespace notifier {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

constexpr std::size_t shortest_secret = 16;

Problem wrong(const WebHook& hook, const std::string& member, const std::string& message,
              const std::string& remedy) {
    return {Refusal::invalid, message, hook.name + ": " + member, remedy};
}

// "persona", and the event; "plazo", and the term; "gancho", and what another program told;
// "sistema", and what the house did.
struct Happening {
    std::string origin, event, label;
};

Happening happening_of(const Value& entry) {
    const Value& request = entry.at("request");
    const std::string label = entry.at("resolved").value("label", "");
    if (request.contains("actor"))
        return {"persona", request.at("event").get<std::string>(), label};
    if (request.contains("timer"))
        return {"plazo",
                request.at("timer").get<std::string>() + ":" +
                    request.value("term", request.value("serial", "")),
                ""};
    const std::string type = request.value("type", "");
    if (type == "hook.event") return {"gancho", request.at("event").value("name", ""), ""};
    return {"sistema", type, ""};
}

bool wants(const WebHook& hook, const std::string& event) {
    if (hook.events.empty()) return true;
    return std::any_of(hook.events.begin(), hook.events.end(), [&](const std::string& pattern) {
        if (!pattern.ends_with('*')) return pattern == event;
        return event.starts_with(pattern.substr(0, pattern.size() - 1));
    });
}

Value documents_of(const Value& resolved) {
    Value documents = Value::array();
    if (!resolved.contains("documents")) return documents;
    for (const auto& each : resolved["documents"])
        documents.push_back({{"documento", each.at("id")},
                             {"version", each.at("version")},
                             {"numero", each.at("number")},
                             {"codigo", each.at("code")}});
    return documents;
}

}  // namespace

engine::Result<engine::Done> check(const WebHook& hook) {
    if (hook.name.empty() || hook.name.size() > 60)
        return wrong(hook, "name", "Falta el nombre del gancho, o pasa de 60 letras.",
                     "Póngale uno.");
    if (hook.secret.size() < shortest_secret)
        return wrong(hook, "secret_file", "El secreto tiene menos de 16 letras.",
                     "Haga uno con: openssl rand -hex 32.");
    try {
        const Poco::URI uri(hook.url);
        const bool known = uri.getScheme() == "http" || uri.getScheme() == "https";
        if (!known || uri.getHost().empty() || !uri.getUserInfo().empty() ||
            !uri.getFragment().empty())
            return wrong(hook, "url", "«" + hook.url + "» no es una dirección que sirva.",
                         "Use http:// o https://, con servidor, sin usuario ni «#».");
    } catch (const Poco::Exception&) {
        return wrong(hook, "url", "«" + hook.url + "» no es una dirección.",
                     "Use http:// o https://.");
    }
    return engine::Done{};
}

std::optional<std::string> message_of(const engine::durable::JournalRow& row,
                                      const std::string& kind, const WebHook& hook) {
    const auto entry = engine::parse_json(row.bytes, "entrada");
    if (!entry || entry->value("kind", "") != kind) return std::nullopt;
    const Happening happening = happening_of(*entry);
    if (!wants(hook, happening.event)) return std::nullopt;
    const Poco::Timestamp time(entry->at("time").get<std::int64_t>() * 1000);
    const Value message = {
        {"posicion", row.position},
        {"expediente", row.stream.value},
        {"entrada", row.sequence},
        {"instante", Poco::DateTimeFormatter::format(time, "%Y-%m-%dT%H:%M:%S.%iZ")},
        {"origen", happening.origin},
        {"suceso", happening.event},
        {"rotulo", happening.label},
        {"documentos", documents_of(entry->at("resolved"))},
        {"huella", row.hash},
        {"raiz", row.root}};
    return message.dump();
}

std::string signature_of(const std::string& message, const std::string& secret,
                         std::int64_t seconds) {
    const std::string signed_text = std::to_string(seconds) + "." + message;
    engine::Sha256 digest{};
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size(),
         digest.data(), nullptr);
    return "t=" + std::to_string(seconds) + ",v1=" + engine::to_hex(digest);
}

}  // namespace notifier
