#include "workflows/document_files.h"

#include <algorithm>

#include "engine/base/value.h"

namespace workflows {
namespace {

using engine::Value;
using engine::durable::DocumentRow;
using engine::durable::JournalRow;
using engine::durable::Queries;

constexpr int rows_a_read = 500;

// Entries without documents are most of them and are not worth a reading.
bool may_speak_of_documents(const std::string& bytes) {
    return bytes.find("\"documents\":[") != std::string::npos ||
           bytes.find("\"document.rendered\"") != std::string::npos;
}

}  // namespace

void DocumentFiles::note(const Queries& queries, const JournalRow& row) {
    if (!may_speak_of_documents(row.bytes)) return;
    const auto entry = engine::parse_json(row.bytes, "");
    if (!entry) return;  // verify says what is wrong with it
    const auto* request = engine::find_path(*entry, "request");
    if (request != nullptr && request->is_object() &&
        request->value("type", "") == "document.rendered") {
        places_[request->value("sha256", "")] = {row.stream, request->value("document", ""),
                                                 request->value("version", std::int64_t{0})};
        return;
    }
    for (const DocumentRow& each : queries.documents(row.stream)) {
        if (each.sequence == row.sequence)
            places_[each.document.html_sha256] = {row.stream, each.document.id,
                                                  each.document.version};
    }
}

bool DocumentFiles::catch_up(const Queries& queries, std::int64_t entries) {
    for (std::int64_t read = 0; read < entries;) {
        const int wanted = static_cast<int>(std::min<std::int64_t>(rows_a_read, entries - read));
        const auto rows = queries.entries_from_position(position_ + 1, wanted);
        for (const JournalRow& row : rows) note(queries, row);
        if (!rows.empty()) position_ = rows.back().position;
        if (rows.size() < static_cast<std::size_t>(wanted)) return true;
        read += static_cast<std::int64_t>(rows.size());
    }
    return queries.entries_from_position(position_ + 1, 1).empty();
}

DocumentFiles::Answer DocumentFiles::find(const Queries& queries, const std::string& sha256,
                                          std::int64_t entries) {
    Place place;
    {
        const std::lock_guard alone(mutex_);
        auto found = places_.find(sha256);
        bool all_read = true;
        if (found == places_.end()) {
            all_read = catch_up(queries, entries);
            found = places_.find(sha256);
        }
        if (found == places_.end())
            return {all_read ? Outcome::unknown : Outcome::not_read_yet, {}};
        place = found->second;
    }
    for (auto& row : queries.documents(place.stream)) {
        if (row.document.id == place.document && row.document.version == place.version)
            return {Outcome::found, std::move(row)};
    }
    return {};
}

}  // namespace workflows
