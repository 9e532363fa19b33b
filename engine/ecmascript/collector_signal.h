#pragma once

namespace engine::ecmascript {

// JavaScriptCore's collector stops every thread that has run rules, with SIGUSR1, to look at its
// stack, and its handler leaves EINTR in that thread's errno. Whatever clears errno, calls and then
// looks (strtoull in a JSON reader) took it for its own failure: 2 was read as 2.0, once in about
// 75,000 readings beside a busy collector. After this the handler gives errno back as it was.
//
// Call once, when the first heap exists and before a second thread can have one. Throws
// std::system_error.
void keep_errno_across_collections();

}  // namespace engine::ecmascript
