#pragma once

#include <functional>

#include "engine/statechart/step.h"
#include "workflows/authority.h"
#include "workflows/case_request.h"
#include "workflows/case_work.h"

namespace workflows {

// An act that may be tried: by whose right, with its data validated and normalised.
struct Admitted {
    Grant grant;
    engine::Value data;
};

// Everything that can be said of a person's act before the chart sees it: is it on offer, may this
// person do it, is it decided on what they saw, is the form right, is the reason given.
// `model` is scratch.
engine::Result<Admitted> admit(const CaseWork& work, const CaseRequest& request,
                               engine::statechart::DataModel& model);
engine::Result<engine::Done> admit_comment(const CaseWork& work, const CaseRequest& request);

// SHA-256 of every file that validated data name, in order, each once.
std::vector<std::string> files_named_in(const engine::Value& data);

// The same after the chart chose its transitions: something must have been selected, and nothing
// labelled that this person may not do (one event can move several regions).
std::optional<engine::Problem> judge(const CaseWork& work, const Grant& grant,
                                     const CaseRequest& request,
                                     const engine::statechart::Step& step,
                                     engine::statechart::DataModel& model);

// once="person|unit": the performer has used the task up.
void note_once(CaseWork& work, const Grant& grant);

// Writes the notices and turns the work into what the runtime records.
engine::Result<engine::durable::Decision> conclude(CaseWork& work, engine::Value request);

engine::durable::Projection project_case(const CaseState& state);

// Runs a decision and turns what a chart can do wrong (a loop without end, an expression that runs
// out of time, a value that cannot be stored) into a refusal.
engine::Result<engine::durable::Decision> deciding(
    const std::function<engine::Result<engine::durable::Decision>()>& decide);

}  // namespace workflows
