#include "tests/stories/statement_count.h"

#include <atomic>

#include <sqlite3.h>
#include <unistd.h>

namespace {

std::atomic<long> statements{0};
std::atomic<long> last_statement{0};

int on_statement(unsigned /*kind*/, void* /*context*/, void* /*statement*/, void* /*text*/) {
    if (++statements == last_statement) _exit(137);
    return 0;
}

int watch(sqlite3* connection, char** /*message*/, const struct sqlite3_api_routines* /*api*/) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, on_statement, nullptr);
}

}  // namespace

void end_at_statement(long number) {
    last_statement = number;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
}

long statements_so_far() {
    return statements;
}
