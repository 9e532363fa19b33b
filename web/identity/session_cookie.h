#pragma once

#include <string>
#include <utility>

namespace web {

// The one cookie of this server. It is gone with the browser; how long a session lasts is ours to
// say.
inline constexpr char session_cookie[] = "visado_sesion";

// Does the cookie travel over TLS alone? It must where TLS is, and cannot where it is not.
enum class Transport { plain, tls };

// Ready for Response::headers. HttpOnly; SameSite=Lax: a link in a mail opens the page asked for, a
// form on another site brings no cookie.
std::pair<std::string, std::string> set_session_cookie(const std::string& secret,
                                                       Transport transport);
std::pair<std::string, std::string> drop_session_cookie(Transport transport);

}  // namespace web
