#include "workflows/row_doubts.h"

#include <stdexcept>

#include "engine/ecmascript/expression_evaluator.h"
#include "workflows/package_functions.h"

namespace workflows {

using engine::Problem;
using engine::Problems;
using engine::Refusal;

engine::Result<std::vector<RowDoubt>, Problems> row_doubts(const ImportDefinition& definition,
                                                           const std::string& functions,
                                                           const engine::Value& rows) {
    std::vector<RowDoubt> doubts;
    Problems problems;
    try {
        engine::ecmascript::ExpressionEvaluator evaluator({}, functions);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (const DoubtRule& rule : definition.doubts) {
                const auto holds = evaluator.holds(rule.when, {{"fila", rows[i]}});
                if (!holds)
                    problems.push_back(
                        {Refusal::invalid,
                         "No se pudo evaluar la duda «" + rule.when + "»: " + holds.error().message,
                         std::to_string(i), "Corrija " + definition.file + "."});
                else if (*holds)
                    doubts.push_back({i, &rule});
            }
        }
    } catch (const std::invalid_argument& wrong) {
        return Problems{{Refusal::invalid, wrong.what(), definition.file,
                         "Corrija las funciones del paquete."}};
    } catch (const engine::ecmascript::Exhausted& tired) {
        return Problems{
            {Refusal::invalid, tired.what(), definition.file, "Simplifique las reglas de dudas."}};
    }
    if (!problems.empty()) return problems;
    return doubts;
}

engine::Result<std::vector<RowDoubt>, Problems> row_doubts(const Package& package,
                                                           const ImportDefinition& definition,
                                                           const engine::Value& rows) {
    const auto functions = functions_for(package, definition.functions);
    if (!functions) return Problems{functions.error()};
    return row_doubts(definition, *functions, rows);
}

}  // namespace workflows
