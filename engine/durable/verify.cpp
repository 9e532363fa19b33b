#include "engine/durable/verify.h"

#include "engine/durable/box_check.h"
#include "engine/durable/content_check.h"
#include "engine/durable/data_directory.h"
#include "engine/durable/journal_check.h"
#include "engine/durable/migrations.h"
#include "engine/durable/replay.h"
#include "engine/durable/sqlite_statement.h"
#include "engine/durable/table_compare.h"

namespace engine::durable {
namespace {

class Verification {
 public:
    Verification(const std::filesystem::path& directory, const Deciders& deciders)
        : file_(DataDirectory::database_path(directory)),
          contents_folder_(DataDirectory::contents_path(directory)),
          deciders_(deciders) {}

    VerifyReport run(const std::optional<TreeHead>& against) {
        guarded(file_.string(), [&] { check(against); });
        return std::move(report_);
    }

 private:
    // Whatever a damaged file makes fail is a finding, and the rest is still looked at.
    template <class Work>
    void guarded(const std::string& place, Work work) {
        try {
            work();
        } catch (const StoreFailure& failure) {
            add({place, failure.problem().message});
        } catch (const std::exception& failure) {
            add({place, std::string("No se pudo comprobar: ") + failure.what()});
        }
    }
    void add(Finding finding) { report_.findings.push_back(std::move(finding)); }
    void add(const Findings& findings) {
        report_.findings.insert(report_.findings.end(), findings.begin(), findings.end());
    }

    void check(const std::optional<TreeHead>& against) {
        if (!std::filesystem::exists(file_)) {
            return add({file_.string(), "No hay un almacén de Visado en esta carpeta."});
        }
        SqliteConnection stored(file_, SqliteConnection::Mode::read_only);
        stored.run("BEGIN");  // one state from the first look to the last, whoever writes meanwhile
        guarded("estructura del archivo", [&] { check_structure(stored); });
        if (!check_schema(stored)) return;
        const JournalCheck journal = check_journal(stored);
        add(journal.findings);
        report_.checked["entradas"] = journal.rows;
        if (!journal.entries.empty()) {
            report_.head = {journal.entries.back().position, journal.entries.back().root};
        }
        if (against) check_head(journal, *against);
        replay_and_compare(stored, journal);
    }

    void check_structure(SqliteConnection& stored) {
        SqliteStatement integrity(stored, "PRAGMA integrity_check(20)");
        while (integrity.next()) {
            const std::string said = integrity.text(0);
            if (said != "ok") add({file_.string(), "El archivo está dañado: " + said});
        }
    }

    bool check_schema(SqliteConnection& stored) {
        SqliteStatement schema(stored, "SELECT value FROM meta WHERE name = 'schema'");
        const std::int64_t found = schema.next() ? schema.integer(0) : 0;
        if (found == newest_schema()) return true;
        add({"meta: schema", "El esquema es el " + std::to_string(found) +
                                 " y este programa lee el " + std::to_string(newest_schema()) +
                                 ": fue alterado, o falta abrirlo una vez con este programa."});
        return false;
    }

    void check_head(const JournalCheck& journal, const TreeHead& head) {
        const bool holds =
            head.size >= 1 && head.size <= static_cast<std::int64_t>(journal.entries.size()) &&
            journal.entries[static_cast<std::size_t>(head.size - 1)].root == head.root;
        report_.checked["cabezas externas"] = 1;
        if (holds) return;
        add({"cabeza de " + std::to_string(head.size) + " entradas",
             "El diario no contiene la historia que esa cabeza resume: fue reescrito después, o "
             "la cabeza es de otro almacén."});
    }

    void replay_and_compare(SqliteConnection& stored, const JournalCheck& journal) {
        const ContentStore contents{contents_folder_};
        Replay replay(contents, deciders_);
        SqliteStatement read(stored, "SELECT entry FROM journal WHERE stream = ? AND sequence = ?");
        for (const auto& placed : journal.entries) {
            std::string bytes;
            for (auto& row = read.with(placed.row_stream, placed.row_sequence);
                 placed.present && row.next();) {
                bytes = row.text(0);
            }
            replay.apply(placed, bytes);
        }
        replay.finish();
        add(replay.findings());
        report_.checked["entradas repetidas"] = replay.decided();
        for (const auto& table : compared_tables()) {
            guarded(table.name, [&] { compare(table, stored, replay); });
        }
        guarded("ballot_box", [&] {
            add(check_boxes(stored,
                            [&](StreamId stream) { return replay.broken().contains(stream); }));
        });
        const auto kept = check_contents(contents, replay.contents_named());
        add(kept.findings);
        report_.checked["archivos"] = kept.files;
    }

    void compare(const ComparedTable& table, SqliteConnection& stored, Replay& replay) {
        // Without every entry the last numbers cannot be known.
        if (table.stream_column < 0 && (replay.uncertain() || !replay.broken().empty())) return;
        const auto skip = [&](StreamId stream) { return replay.broken().contains(stream); };
        const auto result = compare_table(table, stored, replay.rebuilt().connection(), skip);
        add(result.findings);
        report_.checked[spanish_name(table.name)] = result.rows;
    }

    static std::string spanish_name(const std::string& table) {
        static const std::map<std::string, std::string> names = {
            {"stream", "expedientes"},   {"task", "tareas"},
            {"task_person", "bandejas"}, {"timer", "plazos"},
            {"outbox", "envíos"},        {"document", "documentos"},
            {"command_key", "claves"},   {"number_book", "correlativos"},
            {"ballot_box", "urnas"}};
        return names.at(table);
    }

    std::filesystem::path file_;
    std::filesystem::path contents_folder_;
    const Deciders& deciders_;
    VerifyReport report_;
};

}  // namespace

VerifyReport verify(const std::filesystem::path& directory, const Deciders& deciders,
                    const std::optional<TreeHead>& against) {
    return Verification(directory, deciders).run(against);
}

}  // namespace engine::durable
