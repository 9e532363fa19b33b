#pragma once

#include "web/http/head.h"

namespace web {

// How many bytes follow the head. The one place that decides it: Content-Length alone, in digits,
// at most what this kind of body may have. Transfer-Encoding is refused, with Content-Length as an
// attempt to smuggle, without it with 411.
Checked<std::size_t> body_length(const Head& head, const Limits& limits);

// The kinds of body that we read.
enum class BodyKind { none, form, multipart, json, file };
Checked<BodyKind> body_kind(const Head& head);

}  // namespace web
