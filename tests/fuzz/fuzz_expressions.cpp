// Any text as an expression, a location, a script or the functions of a package: read without
// running, then run within bounds. The first byte says as what.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "engine/base/utf8.h"
#include "engine/ecmascript/expression_evaluator.h"
#include "engine/ecmascript/syntax.h"

namespace ec = engine::ecmascript;

namespace {

constexpr std::array kinds = {ec::TextKind::expression, ec::TextKind::location,
                              ec::TextKind::script, ec::TextKind::functions};
constexpr int runs_per_machine = 500;  // what is compiled is kept

// An engine takes 15 ms to make: one serves many texts, but none for ever.
ec::ExpressionEvaluator& evaluator() {
    static std::unique_ptr<ec::ExpressionEvaluator> kept;
    static int runs = 0;
    if (!kept || ++runs % runs_per_machine == 0) {
        kept.reset();
        kept = std::make_unique<ec::ExpressionEvaluator>(
            ec::Limits{.time = std::chrono::milliseconds(20)});
    }
    return *kept;
}

const engine::Value& inputs() {
    static const engine::Value value = {{"a", 1},
                                        {"lista", {1, "dos", nullptr, {{"n", 3}}}},
                                        {"_event", {{"name", "e"}, {"data", {{"x", true}}}}}};
    return value;
}

}  // namespace

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size < 2 || size > 2000) return 0;
    const std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    if (!engine::is_valid_utf8(text)) return 0;
    const auto kind = kinds[bytes[0] % kinds.size()];
    const auto checked = ec::check_syntax(text, kind);
    if (!checked && checked.error().message.empty()) std::abort();  // refused without a word
    if (kind != ec::TextKind::expression) return 0;
    try {
        const auto value = evaluator().evaluate(text, inputs());
        if (!checked && value) std::abort();  // ran what cannot be read
        // A variable of one text must not be seen by the next.
        if (evaluator().evaluate("a", inputs()).value() != engine::Value(1)) std::abort();
    } catch (const ec::Exhausted&) {
        // Said in words: that is the bound.
    }
    return 0;
}
