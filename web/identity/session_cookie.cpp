#include "web/identity/session_cookie.h"

namespace web {
namespace {

std::string attributes(Transport transport) {
    return std::string("; Path=/; HttpOnly; SameSite=Lax") +
           (transport == Transport::tls ? "; Secure" : "");
}

}  // namespace

std::pair<std::string, std::string> set_session_cookie(const std::string& secret,
                                                       Transport transport) {
    return {"Set-Cookie", session_cookie + ("=" + secret) + attributes(transport)};
}

std::pair<std::string, std::string> drop_session_cookie(Transport transport) {
    return {"Set-Cookie", std::string(session_cookie) + "=; Max-Age=0" + attributes(transport)};
}

}  // namespace web
