#pragma once

#include <string>

#include "engine/base/value.h"
#include "web/http/request.h"
#include "web/visit.h"

namespace web {

// One page of what leaves the house, by ?estado=, ?canal=, ?expediente= and ?desde=, ready for the
// template. Shows addresses and case numbers, never a subject or a text. Whatever the outbox holds,
// it reads one page of it.
struct OutboxList {
    engine::Value states;    // tabs with their figures: {"texto","camino","aqui"}
    engine::Value channels;  // choices: {"valor","texto","elegido"}
    engine::Value rows;
    std::string state;   // as in the address
    std::string stream;  // as typed; empty: all
    bool filtered = false;
    std::string here;  // this page's own address
    std::string more;  // of the next page; empty: none
};

// Without ?estado= what was refused, which needs somebody; without such what waits.
OutboxList outbox_list(const Request& request, const Visit& visit);

// "correo": "Correo".
std::string channel_name(const std::string& channel);

// `here` with ?hecho=, when it is an address of the mail page; else that page.
std::string with_done(const std::string& here, const std::string& done);

}  // namespace web
