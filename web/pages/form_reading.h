#pragma once

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/form.h"
#include "web/http/request.h"
#include "workflows/cases.h"

namespace web {

// What a person typed into a form, as forms::validate takes it: texts as typed, rows renumbered
// from 0. The names in the browser are the field's path behind "d.": "d.observaciones.2".
struct TypedForm {
    engine::Value values = engine::Value::object();
    engine::Problems problems;  // of files that are not what they seem; Problem::place is the path
};

// A file comes from an upload, which is kept at once so that it is not lost with the page, or from
// `kept`, the values of the draft: the browser never names a file by its hash, so nobody attaches
// what they could not read.
TypedForm read_typed(const forms::Form& form, const Request& request, const engine::Value& kept,
                     workflows::Cases& cases);

// "agregar:d.observaciones" and "quitar:d.observaciones.2" done to typed values. The path of the
// row that is to be looked at next; empty when `order` is neither or fits no field.
std::string change_rows(const forms::Form& form, const std::string& order, engine::Value& values);

// The fields' path as part of an HTML id: "c-observaciones-2".
std::string field_id(const std::string& path);

}  // namespace web
