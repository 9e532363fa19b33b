#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace forms {

// The number of an administrative act as documents cite it: "N° 0037-2021-MINCETUR/SG". Offices pad
// and space it differently, so the written form is kept apart from what it means.
struct ActNumber {
    std::int64_t number = 0;
    int year = 0;
    std::string siglas;   // "MINCETUR/SG/CI", upper case; empty where the text gave none
    std::string written;  // "0037-2021-MINCETUR/SG": digits as they were written, no "N°"
};

// Reads one number: with or without "N°", "Nº", "No.", "Nro." before it, any padding up to 7
// digits, any white space around the sign. Siglas are optional and may hold digits
// ("040-2020-OCI/0445-SVC").
engine::Result<ActNumber> parse_act_number(std::string_view text);

// Reads a list: "Nos. 0009 y 0026-2023-MINCETUR/SG/CI", "N° 001-2023-A, 002-2023-A y 003-2024-A".
// A number without year takes year and siglas of the next one that has them.
engine::Result<std::vector<ActNumber>> parse_act_numbers(std::string_view text);

// "N° 0037-2021", "N°037-2021" and "37-2021-MINCETUR/SG" are one act: same number and year, and the
// same siglas where both give them. The type of document is for the caller to compare.
bool same_act(const ActNumber& a, const ActNumber& b);

// How a sentence names acts of one type.
struct ActNoun {
    std::string singular;  // "el Informe"
    std::string plural;    // "los Informes"
};

// "el Informe N° 0009-2023-MINCETUR/SG/CI"; for several of the same year and siglas
// "los Informes Nos. 0009 y 0026-2023-MINCETUR/SG/CI"; otherwise each in full:
// "los Informes Nos. 0009-2023-MINCETUR/SG/CI y 0003-2024-MINCETUR/SG/CI". Digits stay as written.
// Throws std::invalid_argument for an empty list.
std::string cite(const ActNoun& noun, const std::vector<ActNumber>& numbers);

}  // namespace forms
