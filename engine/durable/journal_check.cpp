#include "engine/durable/journal_check.h"

#include <algorithm>
#include <list>
#include <map>

#include "engine/durable/journal.h"
#include "engine/durable/sqlite_statement.h"

namespace engine::durable {
namespace {

// A row of the table as found.
struct Row {
    StreamId stream;  // what the bytes say when they are intact, else the columns
    std::int64_t sequence = 0;
    StreamId column_stream;
    std::int64_t column_sequence = 0;
    std::int64_t position = 0;
    std::int64_t entity = 0;
    Sha256 actual{};   // of the bytes
    std::string hash;  // as written beside them
    std::string root;
    std::string previous;    // empty when the bytes cannot be read
    std::string unreadable;  // why

    bool intact() const { return to_hex(actual) == hash; }
    std::string place() const { return journal_place(column_stream, column_sequence, position); }
};

Row read_row(const SqliteStatement& statement) {
    Row row;
    row.column_stream = row.stream = statement.stream(0);
    row.column_sequence = row.sequence = statement.integer(1);
    row.position = statement.integer(2);
    row.entity = statement.integer(3);
    const std::string bytes = statement.text(4);
    row.hash = statement.text(5);
    row.root = statement.text(6);
    row.actual = sha256(bytes);
    const auto entry = read_entry(bytes);
    if (!entry) {
        row.unreadable = entry.error().message;
        return row;
    }
    row.previous = entry->previous;
    if (row.intact()) {
        row.stream = entry->stream;
        row.sequence = entry->sequence;
    }
    return row;
}

// An entry that the chain of its stream knows of and no row has.
struct Missing {
    StreamId stream;
    std::int64_t sequence = 0;
    std::optional<Sha256> hash;
    bool at_the_end = false;  // only the row of `stream` speaks of it
};

using Key = std::pair<StreamId, std::int64_t>;

class Check {
 public:
    explicit Check(SqliteConnection& connection) : connection_(connection) {}

    JournalCheck run() {
        read_rows();
        find_missing();
        place_all();
        tell_what_is_left_over();
        tell_moved_rows();
        check_chains();
        check_tree_row();
        return std::move(result_);
    }

 private:
    void add(std::string place, std::string message) {
        result_.findings.push_back({std::move(place), std::move(message)});
    }

    void read_rows() {
        SqliteStatement rows(connection_,
                             "SELECT stream, sequence, position, entity, entry, hash, root "
                             "FROM journal ORDER BY position");
        while (rows.next()) rows_.push_back(read_row(rows));
        result_.rows = static_cast<std::int64_t>(rows_.size());
        for (const auto& row : rows_) {
            if (row.entity != 1) add(row.place(), "La columna «entity» fue alterada.");
        }
        SqliteStatement tree(connection_, "SELECT size, root, peaks FROM tree WHERE entity = 1");
        if (tree.next()) tree_row_ = {tree.integer(0), tree.text(1), tree.text(2)};
    }

    void find_missing() {
        std::map<StreamId, std::map<std::int64_t, const Row*>> streams;
        for (const auto& row : rows_) streams[row.stream][row.sequence] = &row;
        for (const auto& [stream, entries] : streams) {
            std::int64_t expected = 1;
            for (const auto& [sequence, row] : entries) {
                // An altered number must not make us count to the end of the world.
                expected = std::max(expected, sequence - tree_row_.size - 1);
                for (; expected < sequence; ++expected) {
                    const bool next_knows = expected + 1 == sequence;
                    missing_.push_back({stream, expected,
                                        next_knows ? sha256_from_hex(row->previous) : std::nullopt,
                                        false});
                }
                ++expected;
            }
        }
        find_missing_at_the_end(streams);
    }

    void find_missing_at_the_end(
        const std::map<StreamId, std::map<std::int64_t, const Row*>>& streams) {
        SqliteStatement ends(connection_, "SELECT id, sequence, hash FROM stream");
        while (ends.next()) {
            const auto known = streams.find(ends.stream(0));
            const std::int64_t last = known == streams.end() ? 0 : known->second.rbegin()->first;
            // Not more than the tree has leaves, whatever an altered row claims.
            const std::int64_t end = std::min(ends.integer(1), last + tree_row_.size);
            for (std::int64_t sequence = last + 1; sequence <= end; ++sequence) {
                missing_.push_back({ends.stream(0), sequence,
                                    sequence == end ? sha256_from_hex(ends.text(2)) : std::nullopt,
                                    true});
            }
        }
    }

    static std::string root_after(const MerkleLog& tree, const Sha256& hash) {
        MerkleLog next = tree;
        next.append(hash);
        return to_hex(next.root());
    }

    // The hash with which the row is the next leaf, if it is.
    static std::optional<Sha256> fits(const MerkleLog& tree, const Row& row) {
        const auto written = sha256_from_hex(row.hash);
        if (written && root_after(tree, *written) == row.root) return written;
        if (root_after(tree, row.actual) == row.root) return row.actual;
        return std::nullopt;
    }

    void place_all() {
        for (const auto& row : rows_) left_.push_back(&row);
        while (!left_.empty()) {
            if (lost_) {
                place(*left_.front(), left_.front()->actual);
                left_.pop_front();
                continue;
            }
            if (place_fitting_row() || place_missing_before_front() || place_altered_root())
                continue;
            if (tree_.size() >= tree_row_.size) break;
            if (left_.front()->position <= tree_.size()) {
                inserted_.push_back(left_.front());
                left_.pop_front();
                continue;
            }
            add(left_.front()->place(),
                "La fila no encaja en el árbol de huellas: fue alterada, o faltan varias antes de "
                "ella. Desde esta posición no se puede comprobar el árbol.");
            lost_ = true;
        }
        inserted_.insert(inserted_.end(), left_.begin(), left_.end());
        place_missing_at_the_end();
    }

    bool place_fitting_row() {
        for (auto at = left_.begin(); at != left_.end(); ++at) {
            if (const auto hash = fits(tree_, **at)) {
                place(**at, *hash);
                left_.erase(at);
                return true;
            }
        }
        return false;
    }

    // A removed row is known by its successor's `previous`; with it the next row fits again.
    bool place_missing_before_front() {
        constexpr int longest_run = 3;
        std::vector<const Missing*> run;
        if (!find_run(tree_, missing_.size() > 20 ? 1 : longest_run, run)) return false;
        for (const Missing* found : run) {
            place_missing(*found);
            missing_.remove_if([&](const Missing& missing) { return &missing == found; });
        }
        return true;
    }

    bool find_run(const MerkleLog& tree, int depth, std::vector<const Missing*>& run) const {
        if (!run.empty() && fits(tree, *left_.front())) return true;
        if (depth == 0) return false;
        for (const auto& missing : missing_) {
            if (!missing.hash || std::find(run.begin(), run.end(), &missing) != run.end()) continue;
            MerkleLog with = tree;
            with.append(*missing.hash);
            run.push_back(&missing);
            if (find_run(with, depth - 1, run)) return true;
            run.pop_back();
        }
        return false;
    }

    // In its place, with its own bytes, and the next one follows: then only the root was altered.
    bool place_altered_root() {
        const Row& row = *left_.front();
        MerkleLog with = tree_;
        with.append(row.actual);
        const bool in_place = row.position == with.size() && row.intact();
        if (!in_place || !next_fits(with, row)) return false;
        add(row.place(), "La columna «root» fue alterada.");
        place(row, row.actual);
        left_.pop_front();
        return true;
    }

    bool next_fits(const MerkleLog& with, const Row& but) const {
        if (left_.size() == 1) return to_hex(with.root()) == tree_row_.root;
        const auto next =
            std::find_if(left_.begin(), left_.end(), [&](const Row* row) { return row != &but; });
        return fits(with, **next).has_value();
    }

    void place_missing_at_the_end() {
        for (auto at = missing_.begin(); at != missing_.end() && tree_.size() < tree_row_.size;) {
            if (at->hash && root_after(tree_, *at->hash) == tree_row_.root) {
                place_missing(*at);
                at = missing_.erase(at);
            } else {
                ++at;
            }
        }
        for (const auto& missing : missing_) {
            // The row of the stream alone says so: comparing the tables tells which of both is
            // wrong.
            if (missing.at_the_end && tree_.size() >= tree_row_.size) continue;
            add("journal: expediente " + std::to_string(missing.stream.value) + ", entrada " +
                    std::to_string(missing.sequence),
                "Falta la fila: fue quitada.");
        }
        if (!lost_ && tree_.size() < tree_row_.size && missing_.empty() && inserted_.empty()) {
            add("journal: posición " + std::to_string(tree_.size() + 1),
                "El árbol de huellas cuenta " + std::to_string(tree_row_.size) +
                    " entradas y el diario termina antes: faltan las últimas.");
        }
    }

    void place(const Row& row, const Sha256& hash) {
        tree_.append(hash);
        if (row.column_stream != row.stream || row.column_sequence != row.sequence) {
            add(row.place(), "La fila fue movida: su contenido es del expediente " +
                                 std::to_string(row.stream.value) + ", entrada " +
                                 std::to_string(row.sequence) + ".");
        }
        const bool intact = row.actual == hash && row.unreadable.empty();
        if (row.actual != hash) {
            add(row.place(), "La entrada fue alterada: sus bytes no dan su huella." +
                                 (row.unreadable.empty() ? "" : " " + row.unreadable));
        } else if (!row.intact()) {
            add(row.place(), "La columna «hash» fue alterada.");
        }
        placed_.push_back(&row);
        result_.entries.push_back({row.stream, row.sequence, tree_.size(), hash,
                                   to_hex(tree_.root()), true, row.column_stream,
                                   row.column_sequence, intact, !lost_});
    }

    void place_missing(const Missing& missing) {
        tree_.append(*missing.hash);
        add(journal_place(missing.stream, missing.sequence, tree_.size()),
            "Falta la fila: fue quitada.");
        placed_.push_back(nullptr);
        result_.entries.push_back({missing.stream, missing.sequence, tree_.size(), *missing.hash,
                                   to_hex(tree_.root()), false});
    }

    void tell_what_is_left_over() {
        for (const Row* row : inserted_) {
            add(row->place(), "La fila no pertenece al diario: fue insertada o alterada.");
        }
    }

    // A run of rows shifted by the same distance is one finding.
    void tell_moved_rows() {
        for (std::size_t at = 0; at < placed_.size();) {
            const auto shift = shift_of(at);
            std::size_t end = at + 1;
            while (end < placed_.size() && shift != 0 && shift_of(end) == shift) ++end;
            if (shift != 0) {
                const std::string more =
                    end - at > 1
                        ? " Igual las " + std::to_string(end - at - 1) + " filas siguientes."
                        : "";
                add(placed_[at]->place(),
                    "La fila fue movida: su posición es la " + std::to_string(at + 1) + "." + more);
            }
            at = end;
        }
    }

    std::int64_t shift_of(std::size_t at) const {
        if (placed_[at] == nullptr || !result_.entries[at].certain) return 0;
        return placed_[at]->position - static_cast<std::int64_t>(at + 1);
    }

    void check_chains() {
        std::map<Key, std::string> hashes;
        for (const auto& entry : result_.entries) {
            hashes[{entry.stream, entry.sequence}] = to_hex(entry.hash);
        }
        for (const Row* row : placed_) {
            if (row == nullptr || !row->intact() || row->previous.empty()) continue;
            const auto before = hashes.find({row->stream, row->sequence - 1});
            const std::string& expected = row->sequence == 1       ? no_hash()
                                          : before == hashes.end() ? row->previous
                                                                   : before->second;
            if (row->previous != expected) {
                add(row->place(),
                    "No continúa la cadena: no nombra la huella de la entrada anterior "
                    "de su expediente.");
            }
        }
    }

    void check_tree_row() {
        const StoredTree computed = tree_.stored();
        const bool same = computed.size == tree_row_.size && computed.root == tree_row_.root &&
                          computed.peaks == tree_row_.peaks;
        if (same || (computed.size == 0 && tree_row_.size == 0)) return;
        // What was found in the rows explains a difference; alone, the row itself was altered.
        if (result_.findings.empty()) add("tree", "La cabeza del árbol de huellas fue alterada.");
    }

    SqliteConnection& connection_;
    JournalCheck result_;
    std::vector<Row> rows_;
    StoredTree tree_row_;
    std::list<const Row*> left_;
    std::vector<const Row*> inserted_;
    std::list<Missing> missing_;
    std::vector<const Row*> placed_;
    MerkleLog tree_;
    bool lost_ = false;
};

}  // namespace

JournalCheck check_journal(SqliteConnection& connection) {
    return Check(connection).run();
}

}  // namespace engine::durable
