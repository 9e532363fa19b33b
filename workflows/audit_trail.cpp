#include "workflows/audit_trail.h"

#include <algorithm>
#include <map>

#include "engine/calendar/lima_time.h"
#include "workflows/case_ballots.h"
#include "workflows/child_cases.h"
#include "workflows/hook_event.h"

namespace workflows {
namespace {

using engine::Value;

std::string name_of(const Organization& organization, const std::string& id) {
    const Person* person = organization.person(id);
    return person == nullptr ? id : person->name;
}

std::string day(const Value& iso) {
    const auto date = engine::calendar::parse_date(iso.get<std::string>());
    return date ? engine::calendar::to_long_text(*date) : iso.get<std::string>();
}

void tell_person(const Value& request, const std::string& label, const Organization& organization,
                 TrailLine& line) {
    line.event = request.at("event").get<std::string>();
    line.actor = request.at("actor").get<std::string>();
    line.comment = request.value("comment", "");
    const std::string behalf = request.value("behalf", "");
    line.secret = request.contains("ballot");
    line.who = name_of(organization, line.actor);
    if (!behalf.empty()) line.who += ", por encargo de " + name_of(organization, behalf);
    if (line.event == "abrir") {
        line.what = "abre el expediente";
        line.text = line.who + " abre el expediente.";
    } else if (line.event == "comentar") {
        line.what = "comenta";
        line.text = line.who + " comenta.";
    } else {
        line.what = "«" + (label.empty() ? line.event : label) + "»";
        line.text = line.who + ": " + line.what + ".";
    }
    if (!line.comment.empty()) line.text += " Motivo: " + line.comment;
}

// What one case hears of another.
std::string told_by_case(const Value& request, const std::string& type) {
    if (type == open_child_event) {
        return request.contains("schedule")
                   ? "La agenda abre el expediente: es lo programado para el " +
                         day(request["schedule"].at("day")) + "."
                   : "El expediente " + request.at("parent").dump() + " abre este.";
    }
    if (type == cancel_child_event) {
        return "El expediente " + request.at("parent").dump() +
               ", que abrió este, ya no lo espera: queda cancelado.";
    }
    if (type == child_opened_event)
        return "Queda abierto el expediente " + request.at("case").dump() + ".";
    if (type == child_ended_event) return "Termina un expediente que este abrió.";
    if (type == to_child_event || type == from_child_event) {
        return "Llega «" + request.at("event").at("name").get<std::string>() +
               "» de otro expediente.";
    }
    return "";
}

std::string told_system(const Value& request) {
    if (request.contains("timer")) {
        const std::string timer = request.at("timer").get<std::string>();
        if (timer == "plazo")
            return "Vence el plazo «" + request.at("term").get<std::string>() + "».";
        if (timer == "aviso")
            return "Sale un aviso del plazo «" + request.at("term").get<std::string>() + "».";
        return "Llega un envío programado.";
    }
    const std::string type = request.value("type", "");
    if (type == "document.rendered") {
        return "Se archiva el PDF de «" + request.at("document").get<std::string>() +
               "», versión " + std::to_string(request.at("version").get<std::int64_t>()) + ".";
    }
    if (const std::string told = told_by_case(request, type); !told.empty()) return told;
    if (type == hook_event) {
        return "Llega «" + request.at("event").at("name").get<std::string>() + "» del programa «" +
               request.at("hook").get<std::string>() + "».";
    }
    if (type == "package.migrated")
        return "El expediente pasa a la versión " + request.value("version", "") +
               " del procedimiento.";
    if (type == box_counted_event)
        return "Se abre la urna «" + request.at("box").get<std::string>() + "».";
    if (type == "mail.bounced") return "Un correo no llegó: " + request.value("subject", "") + ".";
    return "El sistema registra «" + type + "».";
}

// A term that the calendar moved tells itself, whoever noticed: the timer or the delivery.
std::string told_moves(const Value& resolved) {
    std::string text;
    if (!resolved.contains("terms")) return text;
    for (const auto& each : resolved["terms"]) {
        if (!each.contains("moved_from")) continue;
        text += (text.empty() ? "Cambió el calendario: el plazo «" : "; el plazo «") +
                each.at("id").get<std::string>() + "» pasa del " + day(each.at("moved_from")) +
                " al " + day(each.at("due"));
    }
    return text.empty() ? text : text + ".";
}

void add_consequences(const Value& resolved, std::vector<std::string>& lines) {
    if (resolved.contains("documents")) {
        for (const auto& each : resolved["documents"]) {
            const std::string number = each.at("number").get<std::string>();
            lines.push_back("documento " + each.at("id").get<std::string>() + ", versión " +
                            std::to_string(each.at("version").get<std::int64_t>()) +
                            (number.empty() ? "" : ", N° " + number) +
                            (each.at("draft").get<bool>() ? " (proyecto)" : "") + ", código " +
                            each.at("code").get<std::string>());
        }
    }
    if (resolved.contains("terms")) {
        for (const auto& each : resolved["terms"]) {
            const std::string norm = each.value("norm", "");
            lines.push_back("plazo " + each.at("id").get<std::string>() + ": vence el " +
                            day(each.at("due")) + (norm.empty() ? "" : " (" + norm + ")"));
        }
    }
    if (resolved.contains("asked")) {
        for (const auto& [package, count] : resolved["asked"].items()) {
            lines.push_back("abre " + count.dump() +
                            (count == 1 ? " expediente de " : " expedientes de ") + package);
        }
    }
    if (resolved.contains("boxes")) {
        for (const auto& each : resolved["boxes"]) {
            const auto cast = each.at("cast").get<std::int64_t>();
            const std::string answers =
                std::to_string(cast) + (cast == 1 ? " respuesta" : " respuestas");
            lines.push_back(each.at("end") == "counted"
                                ? "se abre la urna «" + each.at("box").get<std::string>() +
                                      "»: " + answers + ", sin nombre ni orden"
                                : "se destruye sin leer la urna «" +
                                      each.at("box").get<std::string>() + "», con " + answers);
        }
    }
    if (resolved.contains("recipients")) {
        std::map<std::string, int> notices;
        for (const auto& each : resolved["recipients"])
            ++notices[each.at("notice").get<std::string>()];
        for (const auto& [notice, count] : notices) {
            lines.push_back("aviso " + notice + " a " + std::to_string(count) +
                            (count == 1 ? " persona" : " personas"));
        }
    }
}

}  // namespace

void take_name_out(TrailLine& line) {
    line.who = "Una persona";
    line.text = line.who + ": " + line.what + ".";
    line.actor.clear();
    line.post.clear();
}

TrailLine tell(const engine::durable::JournalRow& row, const Organization& organization) {
    TrailLine line;
    line.sequence = row.sequence;
    line.hash = row.hash;
    line.position = row.position;
    try {
        const Value entry = Value::parse(row.bytes);
        line.when = engine::calendar::to_local_text(engine::durable::Instant(
            std::chrono::milliseconds(entry.at("time").get<std::int64_t>())));
        const Value& request = entry.at("request");
        if (request.contains("actor")) {
            tell_person(request, entry.at("resolved").value("label", ""), organization, line);
            line.post = entry.at("resolved").value("post", "");
        } else {
            line.text = told_moves(entry.at("resolved"));
            if (line.text.empty()) line.text = told_system(request);
            line.what = line.text;
        }
        add_consequences(entry.at("resolved"), line.consequences);
    } catch (const Value::exception&) {
        line.text = "Entrada ilegible; ejecute «visado verify».";
    }
    return line;
}

}  // namespace workflows
