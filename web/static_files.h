#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/routes.h"

namespace web {

// A file of web/static/, embedded when the program was built (cmake/embed.cmake).
struct StaticFile {
    std::string_view name;    // "app.css"
    std::string_view hash;    // first digits of its SHA-256
    std::string_view bytes;   // as in the tree
    std::string_view packed;  // the same in gzip
};

// All of them, sorted by name.
const std::vector<StaticFile>& static_files();

// The address of a file, which changes with its contents: "app.css" ->
// "/recursos/app.3f9a1c20.css". Throws std::out_of_range for a file that was not embedded: that is
// a mistake of ours.
std::string asset(const std::string& name);

// /recursos/{archivo}, to be kept by browsers for ever.
Routes static_file_routes();

}  // namespace web
