#include "web/pages/outbox_list.h"

#include <charconv>

#include "web/page.h"
#include "web/pages/desk.h"

namespace web {
namespace {

using engine::Value;
using engine::durable::DeliveryState;
using engine::durable::OutboxFilter;
using engine::durable::OutboxMark;
using engine::durable::OutboxRow;

constexpr char page_path[] = "/administracion/correo";
constexpr int rows_a_page = 50;

struct State {
    DeliveryState state;
    const char *name, *text;
};
constexpr State states[] = {{DeliveryState::failed, "rechazados", "Rechazados"},
                            {DeliveryState::waiting, "pendientes", "Por salir"},
                            {DeliveryState::delivered, "entregados", "Entregados"}};

struct Channel {
    const char *name, *text;
};
constexpr Channel channels[] = {{"correo", "Correo"},
                                {"pdf", "Archivo de PDF"},
                                {"expediente", "Entre expedientes"},
                                {"calendario", "Cambios del calendario"}};

std::string asked(const Request& request, const char* name) {
    const std::string* value = request.asked(name);
    return value == nullptr ? "" : *value;
}

std::int64_t figure(const engine::durable::OutboxCounts& counts, DeliveryState state) {
    switch (state) {
        case DeliveryState::failed:
            return counts.failed;
        case DeliveryState::delivered:
            return counts.delivered;
        case DeliveryState::waiting:
            break;
    }
    return counts.waiting;
}

const State& chosen_state(const std::string& name, const engine::durable::OutboxCounts& counts) {
    for (const State& each : states) {
        if (name == each.name) return each;
    }
    return counts.failed > 0 ? states[0] : states[1];
}

std::string address(const std::string& state, const std::string& channel, const std::string& stream,
                    const std::string& mark) {
    std::string text = page_path + ("?estado=" + state);
    if (!channel.empty()) text += "&canal=" + in_address(channel);
    if (!stream.empty()) text += "&expediente=" + in_address(stream);
    if (!mark.empty()) text += "&desde=" + in_address(mark);
    return text;
}

// "1687961100000|12|mail-1"
std::string text_of(const OutboxMark& mark) {
    return std::to_string(mark.at) + "|" + std::to_string(mark.stream.value) + "|" + mark.id;
}

std::optional<OutboxMark> read_mark(const std::string& text) {
    OutboxMark mark;
    const char *begin = text.data(), *end = begin + text.size();
    const auto at = std::from_chars(begin, end, mark.at);
    if (at.ec != std::errc{} || at.ptr == end || *at.ptr != '|') return std::nullopt;
    const auto stream = std::from_chars(at.ptr + 1, end, mark.stream.value);
    if (stream.ec != std::errc{} || stream.ptr == end || *stream.ptr != '|') return std::nullopt;
    mark.id.assign(stream.ptr + 1, end);
    return mark;
}

std::string recipients_of(const OutboxRow& row) {
    std::string text;
    for (const auto& each : row.item.payload.value("to", Value::array()))
        text += (text.empty() ? "" : ", ") + each.value("address", "");
    return text;
}

Value state_tag(const OutboxRow& row) {
    if (row.state == DeliveryState::failed)
        return {{"texto", "Rechazado"}, {"clase", "mal"}, {"icono", "error"}};
    if (row.state == DeliveryState::delivered)
        return {{"texto", "Entregado"}, {"clase", "ok"}, {"icono", "visto"}};
    if (row.attempts > 0) return {{"texto", "Se reintentará"}, {"clase", "av"}, {"icono", "reloj"}};
    return {{"texto", "Por salir"}, {"clase", "inf"}, {"icono", "reloj"}};
}

std::string moment_words(const OutboxRow& row) {
    if (row.ended) return short_moment(*row.ended);
    return row.attempts > 0 ? "otra vez " + short_moment(row.due) : "";
}

Value row_of(const OutboxRow& row) {
    return {{"canal", channel_name(row.item.channel)},
            {"expediente", std::to_string(row.stream.value)},
            {"clave", row.item.id},
            {"destino", recipients_of(row)},
            {"estado", state_tag(row)},
            {"intentos", std::to_string(row.attempts)},
            {"cuando", moment_words(row)},
            {"se_reintenta", row.state != DeliveryState::delivered},
            {"error", row.last_error}};
}

}  // namespace

std::string channel_name(const std::string& channel) {
    for (const Channel& each : channels) {
        if (channel == each.name) return each.text;
    }
    return channel;
}

std::string with_done(const std::string& here, const std::string& done) {
    const std::string beginning = std::string(page_path) + "?estado=";
    if (!here.starts_with(beginning)) return page_path + ("?hecho=" + done);
    return here + "&hecho=" + done;
}

OutboxList outbox_list(const Request& request, const Visit& visit) {
    const auto& queries = visit.cases.queries();
    const auto counts = queries.outbox_counts();
    const State& state = chosen_state(asked(request, "estado"), counts);
    const std::string channel = asked(request, "canal"), mark = asked(request, "desde");
    OutboxList list;
    list.state = state.name;
    list.stream = asked(request, "expediente");
    list.filtered = !channel.empty() || !list.stream.empty();
    list.here = address(state.name, channel, list.stream, mark);
    list.states = Value::array();
    for (const State& each : states)
        list.states.push_back(
            {{"texto", each.text + (" (" + std::to_string(figure(counts, each.state)) + ")")},
             {"camino", address(each.name, channel, list.stream, "")},
             {"aqui", each.state == state.state}});
    list.channels = Value::array({{{"valor", ""}, {"texto", "Todos"}, {"elegido", false}}});
    for (const Channel& each : channels)
        list.channels.push_back(
            {{"valor", each.name}, {"texto", each.text}, {"elegido", channel == each.name}});

    OutboxFilter filter{state.state, channel, {}};
    const char *begin = list.stream.data(), *end = begin + list.stream.size();
    const auto read = std::from_chars(begin, end, filter.stream.value);
    // What is no number is no case's.
    if (!list.stream.empty() && (read.ec != std::errc{} || read.ptr != end))
        filter.stream.value = -1;
    const auto page = queries.outbox_page(filter, read_mark(mark), rows_a_page);
    list.rows = Value::array();
    for (const OutboxRow& each : page.rows) list.rows.push_back(row_of(each));
    if (page.next) list.more = address(state.name, channel, list.stream, text_of(*page.next));
    return list;
}

}  // namespace web
