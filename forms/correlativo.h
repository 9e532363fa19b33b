#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace forms {

// A book of numbers: one sequence per document type, organ and year, without gaps, restarted each
// January (DOMAIN: correlativos). This type knows how numbers look; who draws them is elsewhere.
struct NumberSeries {
    std::string id;      // key in the package: "resolucion-secretarial-sg"
    std::string title;   // "Resolución Secretarial"
    std::string type;    // "RS"
    std::string entity;  // siglas of the institution: "MINCETUR"
    std::string organ;   // "SG", "SG/CI"; empty where the number carries no organ
    std::string format;  // "{number:3}-{year}-{entity}/{organ}"
};

// Reads one entry of package.json "series" for an institution: {"title","type","organ","format"}.
// The format must contain {number} or {number:N} (N digits, zero padded, 1 to 9) and {year} once
// each, and may contain {entity} and {organ}; nothing else between braces.
// `place` names file and entry.
engine::Result<NumberSeries, engine::Problems> read_series(std::string_view id,
                                                           const engine::Value& entry,
                                                           std::string_view entity,
                                                           std::string_view place);

// Key in the number book: "RS|MINCETUR/SG|2023". A stored format: it must never change.
std::string series_key(const NumberSeries& series, int year);

// "043-2023-MINCETUR/SG". A number with more digits than the padding is written whole.
std::string format_number(const NumberSeries& series, std::int64_t number, int year);

}  // namespace forms
