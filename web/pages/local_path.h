#pragma once

#include <string>

namespace web {

// Where to go on after logging in: `wanted` when it is a page of ours, else the inbox. What another
// site put into a link never leads away from here, nor straight out again.
std::string local_path(const std::string* wanted);

}  // namespace web
