#pragma once

#include <string>
#include <vector>

namespace web {

// Under which names the server answers. A name of somebody else's that leads to us (DNS rebinding)
// would make a stranger's page one of ours to the browser: with `names` a browser gets nothing
// there. Always answered: the loopback (localhost, 127.0.0.0/8, ::1), and `own`, the address at
// which the connection came in, since no name server can make an address mean another.
//
// `host` is the value of the Host header, with its port or without; which port does not matter.
bool answers_to(const std::string& host, const std::string& own,
                const std::vector<std::string>& names);

// A name as answers_to() compares it: "Visado.Gob.PE.:443" is "visado.gob.pe", "[::1]:80" "::1".
std::string host_name(const std::string& host);

// Whether it can stand in `names`: a name of letters, digits, "." and "-", or an IP address.
bool is_host_name(const std::string& text);

}  // namespace web
