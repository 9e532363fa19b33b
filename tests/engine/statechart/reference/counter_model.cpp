#include "tests/engine/statechart/reference/counter_model.h"

namespace sc = engine::statechart;

namespace {

sc::ExpressionError broken(const std::string& text) {
    return {"no se entiende " + text};
}

// What stands between `head` and `tail`; nullopt when the text has another form.
std::optional<std::string> between(const std::string& text, const std::string& head,
                                   const std::string& tail) {
    if (text.size() < head.size() + tail.size() || !text.starts_with(head) || !text.ends_with(tail))
        return std::nullopt;
    return text.substr(head.size(), text.size() - head.size() - tail.size());
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string in_one_line(const sc::Event& event) {
    static constexpr const char* types[] = {"platform", "internal", "external"};
    std::string text = event.name + " " + types[static_cast<int>(event.type)];
    if (!event.send_id.empty()) text += " (" + event.send_id + ")";
    if (event.data && !event.name.starts_with("error.")) text += " " + event.data->dump();
    return text;
}

void CounterModel::start(Value /*system_variables*/,
                         std::function<bool(const std::string&)> is_active) {
    counters_.clear();
    event_.reset();
    is_active_ = std::move(is_active);
}

void CounterModel::declare(const std::string& id) {
    counters_[id] = std::nullopt;
}

engine::Value CounterModel::store() const {
    Value stored = Value::object();
    for (const auto& [id, value] : counters_) stored[id] = value ? Value(*value) : Value();
    return stored;
}

void CounterModel::restore(const Value& stored) {
    counters_.clear();
    for (const auto& [id, value] : stored.items())
        counters_[id] = value.is_null() ? std::nullopt : std::optional<int>(value.get<int>());
}

CounterModel::Evaluated<int> CounterModel::number(const std::string& text) const {
    if (is_number(text)) return std::stoi(text);
    if (const auto sum = between(text, "", " + 1")) {
        const auto value = number(*sum);
        return value ? Evaluated<int>(*value + 1) : value;
    }
    const auto found = counters_.find(text);
    if (found == counters_.end() || !found->second) return broken(text);
    return *found->second;
}

CounterModel::Evaluated<bool> CounterModel::condition(const Expression& expression) {
    const std::string& text = expression.text;
    if (text == "true") return true;
    if (const auto state = between(text, "In('", "')")) return is_active_(*state);
    if (const auto state = between(text, "!In('", "')")) return !is_active_(*state);
    if (const auto name = between(text, "_event.name == '", "'")) {
        if (!event_) return broken(text);
        return event_->name == *name;
    }
    const auto less = text.find(" < ");
    if (less == std::string::npos) return broken(text);
    const auto left = number(text.substr(0, less));
    const auto right = number(text.substr(less + 3));
    if (!left || !right) return broken(text);
    return *left < *right;
}

CounterModel::Evaluated<CounterModel::Maybe> CounterModel::evaluate(const Expression& expression) {
    const auto value = number(expression.text);
    if (!value) return value.error();
    return Maybe(Value(*value));
}

CounterModel::Evaluated<std::string> CounterModel::evaluate_text(const Expression& expression) {
    if (expression.text == "_event") return event_ ? in_one_line(*event_) : std::string("nada");
    const auto value = number(expression.text);
    if (!value) return value.error();
    return std::to_string(*value);
}

CounterModel::Evaluated<CounterModel::Done> CounterModel::run_script(const Expression& source) {
    return broken(source.text);
}

CounterModel::Evaluated<CounterModel::Done> CounterModel::assign(const Expression& location,
                                                                 const Expression& value) {
    const auto found = counters_.find(location.text);
    if (found == counters_.end()) return broken(location.text);
    const auto result = number(value.text);
    if (!result) return result.error();
    found->second = *result;
    return Done{};
}

CounterModel::Evaluated<CounterModel::Done> CounterModel::assign_value(const Expression& location,
                                                                       const Maybe& /*value*/) {
    return broken(location.text);
}

CounterModel::Evaluated<CounterModel::Done> CounterModel::initialize(const std::string& id,
                                                                     const Expression& value) {
    const auto result = number(value.text);
    if (!result) return result.error();
    counters_[id] = *result;
    return Done{};
}

CounterModel::Evaluated<CounterModel::Done> CounterModel::initialize_text(
    const std::string& id, const std::string& /*text*/) {
    return broken(id);
}

CounterModel::Evaluated<CounterModel::Done> CounterModel::for_each(
    const Expression& array, const std::string& /*item*/, const std::string& /*index*/,
    const std::function<bool()>& /*body*/) {
    return broken(array.text);
}
