#include "workflows/document_comparison.h"

#include <algorithm>

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;

Result<CaseDocument> version_of(const CaseState& state, const std::string& document,
                                const std::string& version) {
    const auto found =
        std::find_if(state.documents.begin(), state.documents.end(), [&](const CaseDocument& each) {
            return each.id == document && std::to_string(each.version) == version;
        });
    if (found != state.documents.end()) return *found;
    return Problem{Refusal::not_found, "El expediente no tiene esa versión del documento.",
                   document + " " + version, "Elija dos versiones de la lista de documentos."};
}

Result<std::vector<forms::TextBlock>> text_of(const Cases& cases, const CaseDocument& document) {
    const auto html = cases.content(document.html);
    if (html) return forms::text_of_html(*html);
    return Problem{Refusal::not_found, "No está el texto de la versión en archivos/.",
                   document.html, "Restaure archivos/ desde un respaldo."};
}

}  // namespace

Result<DocumentComparison> compare_versions(const Cases& cases, const CaseState& state,
                                            const std::string& document, const std::string& older,
                                            const std::string& newer) {
    auto before = version_of(state, document, older);
    if (!before) return before.error();
    auto after = version_of(state, document, newer);
    if (!after) return after.error();
    const auto text_before = text_of(cases, *before);
    if (!text_before) return text_before.error();
    const auto text_after = text_of(cases, *after);
    if (!text_after) return text_after.error();
    return DocumentComparison{std::move(*before), std::move(*after),
                              forms::compare(*text_before, *text_after)};
}

}  // namespace workflows
