#include "web/identity/client_attempts.h"

#include <Poco/Net/IPAddress.h>

#include "engine/durable/sqlite_statement.h"

namespace web {

using engine::durable::Instant;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;
using Poco::Net::IPAddress;
using std::chrono::seconds;

std::string client_network(const std::string& address) {
    IPAddress parsed;
    if (!IPAddress::tryParse(address, parsed) || parsed.family() == IPAddress::IPv4) return address;
    if (parsed.isIPv4Mapped()) {
        const auto text = parsed.toString();  // "::ffff:10.0.0.7"
        return text.substr(text.rfind(':') + 1);
    }
    return (parsed & IPAddress(64, IPAddress::IPv6)).toString() + "/64";
}

ClientAttempts::ClientAttempts(AccessStore& store, const engine::durable::Clock& clock,
                               ClientLimit limit)
    : store_(store), clock_(clock), limit_(limit) {
}

std::optional<seconds> ClientAttempts::begin(const std::string& client) {
    const std::string network = client_network(client);
    const Instant now = clock_.now();
    return store_.write([&](SqliteConnection& connection) -> std::optional<seconds> {
        SqliteStatement(connection, "DELETE FROM client_attempt WHERE began <= ?")
            .with(now - limit_.window)
            .run();
        SqliteStatement find(connection,
                             "SELECT count, began FROM client_attempt WHERE client = ?");
        if (auto& row = find.with(network); row.next() && row.integer(0) >= limit_.wrong_tries)
            return std::chrono::ceil<seconds>(row.instant(1) + limit_.window - now);
        SqliteStatement(connection,
                        "INSERT INTO client_attempt (client, count, began) VALUES (?, 1, ?) "
                        "ON CONFLICT (client) DO UPDATE SET count = count + 1")
            .with(network, now)
            .run();
        return std::nullopt;
    });
}

void ClientAttempts::withdraw(const std::string& client) {
    const std::string network = client_network(client);
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection,
                        "UPDATE client_attempt SET count = max(count - 1, 0) WHERE client = ?")
            .with(network)
            .run();
    });
}

}  // namespace web
