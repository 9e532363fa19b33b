#pragma once

#include <string>

#include "workflows/package_lint.h"

// A complete small package in which lint finds nothing: a request, its review with a term, the act
// that approves it with a numbered document and a notice; an import and a view.
workflows::PackageFiles small_package();

// The same with `from` replaced by `to` in one file, where it must stand. An empty `from` sets the
// whole file; a `to` of "-" then removes it.
workflows::PackageFiles small_package(const std::string& file, const std::string& from,
                                      const std::string& to);

// One line each, errors and warnings apart, as `visado lint` prints them.
std::string lines_of(const engine::Problems& problems);
