#include "engine/durable/sqlite_connection.h"

#include <stdexcept>

namespace engine::durable {
namespace {

Problem problem_of(int code, const std::string& detail, const std::string& file) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return {Refusal::invalid, "No queda espacio para guardar; no se guardó nada a medias.",
                    file, "Libere espacio en ese disco y repita la operación."};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Refusal::invalid,
                    "Otro programa tiene ocupado el almacén; no se guardó nada a medias.", file,
                    "Espere a que termine (otra orden visado, una copia de seguridad) y repita la "
                    "operación."};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {Refusal::invalid, "El archivo está dañado o no es un almacén de Visado.", file,
                    "Ejecute visado verify y restaure la última copia de seguridad."};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
        case SQLITE_AUTH:
            return {Refusal::invalid, "No se puede abrir o escribir el almacén (" + detail + ").",
                    file, "Revise que la carpeta exista y los permisos de quien ejecuta Visado."};
        case SQLITE_IOERR:
            return {
                Refusal::invalid,
                "El disco no pudo leer o escribir (" + detail + "); no se guardó nada a medias.",
                file, "Revise el disco y el espacio libre y repita la operación."};
        default:
            return {Refusal::invalid, "El almacén no pudo hacer lo pedido (" + detail + ").", file,
                    "Comuníquelo a quien administra Visado con este mensaje."};
    }
}

int open_flags(SqliteConnection::Mode mode) {
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == SqliteConnection::Mode::read_only) return common | SQLITE_OPEN_READONLY;
    return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

}  // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& path, Mode mode,
                                   const SqliteOptions& options)
    : path_(path) {
    // An empty name is SQLite's private temporary database, on disk only when it grows.
    const std::string name = mode == Mode::temporary ? "" : path.string();
    const int opened = sqlite3_open_v2(name.c_str(), &handle_, open_flags(mode), nullptr);
    try {
        if (opened != SQLITE_OK) fail(opened);
        sqlite3_busy_timeout(handle_, static_cast<int>(options.busy_timeout.count()));
        run("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF");
        if (mode == Mode::read_write) run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        // What was in a ballot box, or deleted, is overwritten and not only let go of.
        if (mode == Mode::read_write) run("PRAGMA secure_delete = ON");
        if (mode == Mode::temporary) run("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
        if (options.max_pages > 0 && mode == Mode::read_write) {
            run(("PRAGMA max_page_count = " + std::to_string(options.max_pages)).c_str());
        }
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    sqlite3_close_v2(handle_);
}

void SqliteConnection::run(const char* sql) {
    const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

void SqliteConnection::fail(int code) const {
    const std::string detail = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
    // A row that contradicts the schema is a mistake of the code that wrote it, not of the store.
    if ((code & 0xff) == SQLITE_CONSTRAINT) throw std::logic_error("SQLite: " + detail);
    throw StoreFailure(problem_of(code, detail, path_.string()));
}

}  // namespace engine::durable
