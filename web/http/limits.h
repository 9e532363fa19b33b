#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace web {

// What a request may cost us. Bytes unless said otherwise; whatever exceeds is answered with the
// status in brackets and the connection closed.
struct Limits {
    std::size_t target = 8 * 1024;                  // path and query (414)
    std::size_t head = 32 * 1024;                   // request line and headers (431)
    std::size_t header_lines = 100;                 // (431)
    std::size_t form_body = 2 * 1024 * 1024;        // forms without files, JSON (413)
    std::size_t upload_body = 26 * 1024 * 1024;     // forms with files, files alone (413)
    std::size_t bodies_in_all = 256 * 1024 * 1024;  // of all requests at work (503)
    std::size_t fields = 5'000;                     // of a form or a query, and its parts (413)
    std::size_t files = 50;                         // of one form (413)
    std::size_t connections = 512;                  // (503)
    std::size_t client_connections = 64;            // of one address (429)
    std::size_t client_requests = 64;               // at work for one client, also of a proxy (429)
    std::size_t waiting_requests = 256;             // for a thread (503)
};

// How long anybody may keep us waiting. All count from a beginning, none from the last byte: one
// byte now and then prolongs nothing.
struct Deadlines {
    std::chrono::milliseconds idle = std::chrono::seconds(60);     // nothing asked: closed
    std::chrono::milliseconds request = std::chrono::seconds(20);  // first byte to last (408)
    std::chrono::milliseconds reply = std::chrono::seconds(30);    // until it is taken: closed
    std::size_t slowest = 64 * 1024;  // bytes a second that large bodies and replies get on top
    std::chrono::milliseconds farewell = std::chrono::seconds(30);  // for what is sent to no end
    std::chrono::milliseconds stop = std::chrono::seconds(15);      // for what is in flight
};

}  // namespace web
