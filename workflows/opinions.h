#pragma once

#include <string>
#include <vector>

#include "workflows/case_state.h"

namespace workflows {

// What somebody declared about a version of a document: an opinion, a visado.
//
// A chart keeps such a declaration in its data as an object with at least "sentido", "version",
// "por" and "fecha", and with "huella", the content hash of the document it was given on; objects
// of other shapes are none. Looked for in the data's values and one level inside them.
struct Opinion {
    std::string of;     // where it stands in the data: "ogaj", "visado"
    std::string sense;  // "favorable"
    std::int64_t version = 0;
    std::string by, behalf, post;  // ids of persons; the post as it was then
    std::string date;              // ISO day
    std::string report;            // number of the report that came with it
    std::string document;          // title of the document; empty when it cannot be found
    std::string document_id;
    std::int64_t current = 0;  // its newest version
    // Given on another content than the newest. `kept`: the chart says that it still stands.
    bool outdated = false;
    bool kept = false;
};

std::vector<Opinion> opinions(const CaseState& state);

}  // namespace workflows
