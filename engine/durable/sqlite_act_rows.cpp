#include "engine/durable/sqlite_act_rows.h"

#include "engine/base/sha256.h"
#include "engine/durable/box_check.h"
#include "engine/durable/stored_rows.h"

namespace engine::durable {

SqliteActRows::SqliteActRows(SqliteConnection& db)
    : journal_(db,
               "INSERT INTO journal (stream, sequence, position, entry, hash, root) "
               "VALUES (?, ?, ?, ?, ?, ?)"),
      stream_(
          db,
          "INSERT INTO stream (id, kind, sequence, snapshot, snapshot_sha256, hash, title, "
          "status, ended, opened, updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10) "
          "ON CONFLICT (id) DO UPDATE SET sequence = ?3, snapshot = ?4, snapshot_sha256 = ?5, "
          "hash = ?6, title = ?7, status = ?8, ended = ?9, updated = ?10"),
      open_task_(db,
                 "INSERT INTO task (stream, id, entry, title, people, due, opened) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      change_task_(db,
                   "UPDATE task SET title = ?4, people = ?5, due = ?6 "
                   "WHERE stream = ?1 AND id = ?2 AND entry = ?3"),
      close_task_(db, "UPDATE task SET closed = ?4 WHERE stream = ?1 AND id = ?2 AND entry = ?3"),
      add_person_(db,
                  "INSERT INTO task_person (person, due, stream, task, entry) "
                  "VALUES (?, ?, ?, ?, ?)"),
      remove_person_(db,
                     "DELETE FROM task_person WHERE person = ? AND due = ? AND stream = ? "
                     "AND task = ? AND entry = ?"),
      arm_(db,
           "INSERT INTO timer (stream, id, generation, at, request) VALUES (?1, ?2, ?3, ?4, ?5) "
           "ON CONFLICT (stream, id) DO UPDATE SET generation = ?3, at = ?4, request = ?5, "
           "attempts = 0"),
      disarm_(db, "DELETE FROM timer WHERE stream = ? AND id = ?"),
      outbox_(db,
              "INSERT INTO outbox (stream, id, sequence, channel, payload, due) "
              "VALUES (?, ?, ?, ?, ?, ?)"),
      number_(db,
              "INSERT INTO number_book (series, last, stream, sequence) VALUES (?1, ?2, ?3, ?4) "
              "ON CONFLICT (entity, series) DO UPDATE SET last = ?2, stream = ?3, sequence = ?4"),
      document_(db,
                "INSERT INTO document (stream, sequence, id, version, title, number, code, "
                "html_sha256, draft, issued) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      box_(db,
           "INSERT INTO ballot_box (stream, box, ballots_cast, state, ballots, ballots_sha256) "
           "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (stream, box) DO UPDATE SET "
           "ballots_cast = ?3, state = ?4, ballots = ?5, ballots_sha256 = ?6"),
      key_(db,
           "INSERT OR REPLACE INTO command_key "
           "(key, stream, sequence, request_sha256, answer, expires) VALUES (?, ?, ?, ?, ?, ?)") {
}

void SqliteActRows::append(const Act& act) {
    const CheckedText entry{act.entry};
    const CheckedText hash{act.hash};
    const CheckedText root{act.root};
    const CheckedText snapshot{act.snapshot};
    const CheckedText snapshot_sha256{act.snapshot_sha256};
    journal_.with(act.stream, act.sequence, act.position, entry, hash, root).run();
    stream_
        .with(act.stream, act.kind, act.sequence, snapshot, snapshot_sha256, hash, act.title,
              act.status, act.ended, act.time)
        .run();
    for (const auto& task : act.projection.closed) close_task(act, task);
    for (const auto& change : act.projection.changed) change_task(act, change);
    for (const auto& task : act.projection.opened) open_task(act, task);
    for (const auto& timer : act.projection.disarmed) disarm_.with(act.stream, timer.id).run();
    for (const auto& timer : act.projection.armed) {
        arm_.with(act.stream, timer.id, timer.generation, timer.at, timer.request.dump()).run();
    }
    for (const auto& item : act.outbox) {
        outbox_.with(act.stream, item.id, act.sequence, item.channel, item.payload.dump(), act.time)
            .run();
    }
    for (const auto& taken : act.numbers) {
        number_.with(taken.series, taken.number, act.stream, act.sequence).run();
    }
    for (const auto& issued : act.documents) {
        document_
            .with(act.stream, act.sequence, issued.id, issued.version, issued.title, issued.number,
                  issued.code, issued.html_sha256, issued.draft, act.time)
            .run();
    }
    for (const auto& box : act.boxes) {
        const std::string ballots = ballots_text(box.ballots);
        box_.with(act.stream, box.name, box.cast, box.state, ballots, sha256_hex(ballots)).run();
    }
    if (const auto& kept = act.answer) {
        key_.with(kept->key, kept->stream, kept->sequence, kept->request_sha256,
                  kept->answer.dump(), kept->expires)
            .run();
    }
}

void SqliteActRows::open_task(const Act& act, const OpenTask& task) {
    open_task_
        .with(act.stream, task.id, task.entry, task.title, people_text(task.people), task.due,
              act.time)
        .run();
    add_people(act, task);
}

void SqliteActRows::change_task(const Act& act, const TaskChange& change) {
    const OpenTask& task = change.after;
    remove_people(act, change.before);
    change_task_
        .with(act.stream, task.id, task.entry, task.title, people_text(task.people), task.due)
        .run();
    add_people(act, task);
}

void SqliteActRows::close_task(const Act& act, const OpenTask& task) {
    remove_people(act, task);
    close_task_.with(act.stream, task.id, task.entry, act.time).run();
}

void SqliteActRows::add_people(const Act& act, const OpenTask& task) {
    for (const auto& person : task.people) {
        add_person_.with(person, due_or_last(task.due), act.stream, task.id, task.entry).run();
    }
}

void SqliteActRows::remove_people(const Act& act, const OpenTask& task) {
    for (const auto& person : task.people) {
        remove_person_.with(person, due_or_last(task.due), act.stream, task.id, task.entry).run();
    }
}

}  // namespace engine::durable
