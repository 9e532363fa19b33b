#include "app/scenario_step.h"

#include <algorithm>
#include <stdexcept>

#include "app/scenario_checks.h"

namespace app {
namespace {

using engine::Value;
using workflows::CaseId;

constexpr char missing_reason[] = "Motivo del acto.";

// An act that must say why says so; others say nothing of themselves.
std::string reason_for(StoryStage& stage, CaseId id, const std::string& event) {
    const auto view = stage.cases().view(id, "");
    if (!view) return "";
    const auto& acts = view->package->procedure.acts;
    const bool asked = std::any_of(acts.begin(), acts.end(), [&](const workflows::Act& each) {
        return each.event == event && each.comment_required;
    });
    return asked || event == workflows::comment_event ? missing_reason : "";
}

// {"file": "informe.pdf", "text": "%PDF-1.7 …"} stands for a file that was attached.
Value with_files(StoryStage& stage, const Value& data) {
    if (data.is_object() && data.contains("file") && data.contains("text")) {
        return stage.cases().attach(data["file"].get<std::string>(),
                                    data["text"].get<std::string>());
    }
    Value given = data;
    if (given.is_structured()) {
        for (auto& each : given) each = with_files(stage, Value(each));
    }
    return given;
}

}  // namespace

engine::calendar::Date scenario_day(const Value& text) {
    const auto day = engine::calendar::parse_date(text.get<std::string>());
    if (!day) throw std::runtime_error(text.dump() + " no es un día (AAAA-MM-DD)");
    return *day;
}

void know_all(const Value& object, const std::set<std::string>& known, const std::string& what) {
    for (const auto& [key, value] : object.items()) {
        if (!known.contains(key)) throw std::runtime_error(what + ": no se conoce «" + key + "»");
    }
}

std::set<std::string> step_keys(std::set<std::string> more) {
    more.insert({"act", "by", "behalf", "data", "comment", "refused"});
    more.insert(check_keys().begin(), check_keys().end());
    return more;
}

std::vector<std::string> act_in(StoryStage& stage, CaseId id, const Value& step,
                                const Value& forms) {
    workflows::CaseRequest request;
    request.event = step.at("act").get<std::string>();
    request.actor = step.at("by").get<std::string>();
    request.behalf = step.value("behalf", "");
    request.comment = step.value("comment", reason_for(stage, id, request.event));
    request.data = forms.value(request.event, Value::object());
    if (step.contains("data")) request.data.update(step["data"]);
    request.data = with_files(stage, request.data);
    const auto answer = stage.act(id, request);
    if (!step.contains("refused")) {
        if (answer) return {};
        return {"rechazado: " + engine::to_line(answer.error())};
    }
    if (answer) return {"se aceptó lo que debía rechazarse"};
    if (is_expected(answer.error(), step["refused"].get<std::string>())) return {};
    return {"se rechazó por otra razón: " + engine::to_line(answer.error())};
}

CaseId case_named(StoryStage& stage, const Value& which) {
    know_all(which, {"package", "number"}, "case");
    const auto cases = stage.cases_of(which.at("package").get<std::string>());
    const auto number = which.value("number", 1);
    if (number < 1 || number > static_cast<int>(cases.size()))
        throw std::runtime_error("no hay un expediente " + which.dump());
    return cases[static_cast<std::size_t>(number - 1)];
}

}  // namespace app
