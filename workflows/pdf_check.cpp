#include "workflows/pdf_check.h"

#include "engine/base/sha256.h"
#include "engine/durable/data_directory.h"
#include "workflows/case_decider.h"

namespace workflows {
namespace {

using engine::durable::Finding;

// The document's own time, which shaped its bytes: that of the entry that issued it.
std::int64_t source_date(const engine::durable::DocumentRow& row) {
    return std::chrono::duration_cast<std::chrono::seconds>(row.issued.time_since_epoch()).count();
}

void check(const CaseDocument& document, const engine::durable::DocumentRow& row,
           const engine::durable::Contents& contents, const std::string& fingerprint,
           forms::PdfRenderer& renderer, PdfCheck& result) {
    const std::string place = "documento " + document.code + " (" + document.title +
                              (document.number.empty() ? "" : " N° " + document.number) + ")";
    if (document.pdf.empty()) {
        ++result.waiting;
        return;
    }
    if (document.renderer != fingerprint) {
        ++result.archived;
        return;
    }
    const auto html = contents.read(document.html);
    if (!html) {
        result.findings.push_back({place, "Falta su HTML en archivos/."});
        return;
    }
    const auto pdf = renderer.render(*html, source_date(row));
    if (!pdf) {
        result.findings.push_back(
            {place, "No se pudo generar de nuevo: " + engine::to_line(pdf.error())});
    } else if (engine::sha256_hex(pdf->bytes) != document.pdf) {
        result.findings.push_back(
            {place, "Al generarlo de nuevo con el mismo generador salen otros bytes."});
    } else {
        ++result.regenerated;
    }
}

}  // namespace

engine::Result<PdfCheck> check_pdfs(const std::filesystem::path& directory,
                                    forms::PdfRenderer& renderer) {
    const auto fingerprint = renderer.fingerprint();
    if (!fingerprint) return fingerprint.error();
    const engine::durable::DataDirectory data(directory);
    PdfCheck result;
    for (const auto& summary : data.queries.streams(case_kind)) {
        const auto stream = data.queries.stream(summary.id);
        const auto rows = data.queries.documents(summary.id);
        const CaseState state = case_state_from_value(stream->snapshot);
        for (const CaseDocument& document : state.documents) {
            for (const auto& row : rows) {
                if (row.document.code == document.code)
                    check(document, row, data.contents, *fingerprint, renderer, result);
            }
        }
    }
    return result;
}

}  // namespace workflows
