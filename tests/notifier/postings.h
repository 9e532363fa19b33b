#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "notifier/channel.h"
#include "notifier/smtp_settings.h"
#include "tests/support/fake_clock.h"
#include "tests/support/smtp_server.h"

// 2023-06-28 11:30:05.123 in Lima.
inline constexpr engine::durable::Instant moment{std::chrono::milliseconds(1'687'969'805'123)};

inline notifier::Posting posting(std::vector<std::string> recipients = {"ana@entidad.gob.pe"},
                                 const std::string& id = "visado.aviso.1@entidad.gob.pe") {
    return {id, moment, "integridad@entidad.gob.pe", std::move(recipients),
            "Message-Id: <" + id + ">\r\nSubject: Prueba\r\n\r\nTexto\r\n"};
}

// More than the buffers of a socket hold.
inline std::string many_lines() {
    std::string lines;
    for (int i = 0; i < 6000; ++i) lines += std::string(70, 'x') + "\r\n";
    return lines;
}

// To a test server, without TLS or log-in; times short enough that a hanging server costs little.
inline notifier::SmtpSettings settings_for(const SmtpServer& server) {
    notifier::SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = server.port();
    settings.encryption = notifier::Encryption::none;
    settings.connect_timeout = std::chrono::seconds(5);
    settings.reply_timeout = std::chrono::seconds(5);
    settings.data_timeout = std::chrono::seconds(5);
    return settings;
}
