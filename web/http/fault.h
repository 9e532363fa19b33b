#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "web/http/response.h"

namespace web {

// Why a request is not answered by a page. The message is one Spanish sentence for whoever sent it;
// empty: the status says enough.
struct Fault {
    int status = 400;
    std::string message;
};

template <class T>
using Checked = engine::Result<T, Fault>;

// "Not Found", for the status line.
std::string_view reason_phrase(int status);

// What the person reads as heading and as advice: "No encontramos esta página".
struct FaultWords {
    std::string_view title;
    std::string_view advice;
};
FaultWords words_for(int status);

// A page that needs nothing else of the program. `code` is for Informática, to find the line in the
// log; may be empty.
Response plain_fault_page(const Fault& fault, const std::string& code);

// Whether at this address a program asks, which gets JSON, and no person, who gets a page.
bool is_for_programs(const std::string& path);

// The same for programs: {"estado","mensaje","codigo"}.
Response fault_json(const Fault& fault, const std::string& code);

}  // namespace web
