#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"
#include "engine/ecmascript/expression_evaluator.h"
#include "workflows/view_definition.h"

namespace workflows {

// How a cell stands, beside its words: never by colour alone.
enum class Light { none, green, amber, red };

// Why a cell could not be made out.
struct CellFault {
    std::size_t column = 0;
    std::string message, remedy;
};

// A row of a view, every cell as text. It depends on nothing but the datum it was made of.
struct ViewRow {
    std::vector<std::string> cells;   // one a column; that of a fault begins with "ERROR: "
    std::vector<Light> lights;        // one a column
    std::string group;                // the text of `group_by`
    std::vector<std::string> values;  // what ViewPlan::values gave (view_plan.h)
    std::vector<CellFault> faults;    // a column beyond the view's is one of `values`

    const CellFault* fault_of(std::size_t column) const;
};

// Makes rows of one view. Keeps an engine for its expressions: one object a thread. Refers to view
// and values while it lives.
class RowMaker {
 public:
    // `values` are further expressions over `fila`. Throws std::invalid_argument when `functions`
    // are none.
    RowMaker(const ViewDefinition& view, const std::vector<std::string>& values,
             const std::string& functions);

    // A cell that fails is a fault of its row and stops nothing. Throws
    // engine::ecmascript::Exhausted when an expression comes to no end.
    ViewRow make(const engine::Value& datum);

 private:
    // "" after noting the fault.
    std::string evaluated(const std::string& expr, std::size_t column);
    std::string cell(std::size_t index);
    Light light(std::size_t index);
    void fail(std::size_t column, std::string message, std::string remedy);

    const ViewDefinition& view_;
    const std::vector<std::string>& values_;
    engine::ecmascript::ExpressionEvaluator evaluator_;
    const engine::Value* datum_ = nullptr;
    engine::Value inputs_;
    ViewRow row_;
};

}  // namespace workflows
