#pragma once

#include <string>
#include <string_view>

namespace forms {

// How a spreadsheet's numbers read as text.

// The number as the sheet shows it at full precision (15 significant digits): "0.1", "1250.5",
// "20230628". The text itself when it is no number.
std::string number_text(std::string_view stored);

enum class Epoch { year_1900, year_1904 };

// A serial date as ISO text: "2023-06-28", "2023-06-28T14:30:00" with a time of day, "14:30:00"
// without a day. number_text() when it lies outside the years 1900 to 9999.
std::string date_text(std::string_view stored, Epoch epoch);

// True for number formats that show a date or a time ("dd/mm/yyyy", "[h]:mm", not "0.00" or
// "#,##0 [Red]"). ECMA-376 Part 1, 18.8.30 and 18.8.31.
bool is_date_format(int built_in);
bool is_date_format(std::string_view custom);

}  // namespace forms
