// Any text as an expression, a location, a script or the functions of a package: read without
// running, then run within bounds. The first byte says as what.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "engine/base/utf8.h"
#include "engine/ecmascript/expression_evaluator.h"
#include "engine/ecmascript/syntax.h"

namespace ec = engine::ecmascript;

namespace {

constexpr std::array kinds = {ec::TextKind::expression, ec::TextKind::location,
                              ec::TextKind::script, ec::TextKind::functions};
constexpr int runs_per_engine = 500;  // what is compiled is kept

// Engines take milliseconds to make: one serves many texts, but none for ever.
struct Engines {
    ec::Syntax syntax;
    ec::ExpressionEvaluator evaluator{ec::Limits{}};

    engine::statechart::Evaluated<engine::Done> check(const std::string& text,
                                                      ec::TextKind kind) const {
        switch (kind) {
            case ec::TextKind::expression:
                return syntax.expression(text);
            case ec::TextKind::location:
                return syntax.location(text);
            case ec::TextKind::script:
                return syntax.script(text);
            case ec::TextKind::functions:
                break;
        }
        return syntax.functions(text);
    }
};

Engines& engines() {
    static std::unique_ptr<Engines> kept;
    static int runs = 0;
    if (!kept || ++runs % runs_per_engine == 0) {
        kept.reset();
        kept = std::make_unique<Engines>();
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
    const auto checked = engines().check(text, kind);
    if (!checked && checked.error().message.empty()) std::abort();  // refused without a word
    if (kind != ec::TextKind::expression) return 0;
    try {
        const auto value = engines().evaluator.evaluate(text, inputs());
        if (!checked && value) std::abort();  // ran what cannot be read
        // A variable of one text must not be seen by the next.
        const auto after = engines().evaluator.evaluate("a", inputs());
        if (!after) std::fprintf(stderr, "«a»: %s\n", after.error().message.c_str());
        if (!after || *after != engine::Value(1)) std::abort();
    } catch (const ec::Exhausted&) {
        // Said in words: that is the bound.
    }
    return 0;
}
