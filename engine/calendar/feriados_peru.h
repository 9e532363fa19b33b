#pragma once

#include <string_view>

namespace engine::calendar {

// The text of data/feriados_peru.csv, built into the program so that the binary needs no file.
std::string_view feriados_peru_csv();

}  // namespace engine::calendar
