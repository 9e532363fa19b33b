#include "forms/pdf_renderer.h"

#include <system_error>

#include "engine/base/sha256.h"
#include "engine/base/utf8.h"
#include "forms/pdf_worker_source.h"

namespace forms {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

const std::string install_remedy =
    "Instálelo con «apt-get install --no-install-recommends weasyprint fonts-liberation».";

Problem missing(const std::string& what) {
    return {Refusal::not_found, "No se puede generar el PDF: falta " + what + ".",
            "generador de PDF", install_remedy};
}

Problem crashed() {
    return {Refusal::invalid, "El generador de PDF se cerró dos veces con el mismo documento.",
            "generador de PDF",
            "El documento queda guardado en HTML. Revise la memoria del equipo y la instalación de "
            "weasyprint, y vuelva a generarlo."};
}

Problem cannot_set(const Value& answer) {
    std::string urls;
    const Value refused = answer.value("refused", Value::array());
    for (const auto& url : refused) {
        if (url.is_string()) urls += (urls.empty() ? "«" : ", «") + url.get<std::string>() + "»";
    }
    if (!urls.empty()) {
        return {Refusal::invalid, "El documento pide recursos de fuera: " + urls + ".",
                "generador de PDF",
                "Ponga estilos e imágenes dentro de la plantilla (imágenes como data:)."};
    }
    return {Refusal::invalid,
            "El generador no pudo componer el documento: " + answer.value("error", "") + ".",
            "generador de PDF", "Revise la plantilla y su hoja de estilos."};
}

}  // namespace

PdfRenderer::PdfRenderer(std::vector<std::string> command, PdfLimits limits)
    : command_(std::move(command)), limits_(limits) {
}

std::vector<std::string> PdfRenderer::weasyprint_command() {
    // -s: no packages of the user; -P: none of the current folder; -B: write no bytecode.
    return {"/usr/bin/python3", "-s", "-P", "-B", "-c", std::string(pdf_worker_source)};
}

Problem PdfRenderer::no_answer() const {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits_.per_document).count();
    return {Refusal::invalid,
            "El generador de PDF no respondió en " + std::to_string(seconds) + " s y se detuvo.",
            "generador de PDF",
            "El documento queda guardado en HTML. Vuelva a generarlo; si se repite, revise su "
            "tamaño y la carga del equipo."};
}

Result<Done> PdfRenderer::ensure_worker(Deadline deadline) {
    if (worker_ && documents_ >= limits_.documents_per_worker) worker_.reset();
    if (worker_) return Done{};
    try {
        worker_ = std::make_unique<WorkerProcess>(command_);
    } catch (const std::system_error&) {
        return missing("el programa «" + command_.front() + "» (paquetes python3 y weasyprint)");
    }
    documents_ = 0;
    WorkerProcess::Frame hello;
    const auto outcome = worker_->receive(hello, deadline);
    if (outcome == WorkerProcess::Outcome::answered && hello.header.value("ready", false)) {
        fingerprint_ = hello.header.value("fingerprint", "");
        return Done{};
    }
    worker_.reset();
    if (outcome == WorkerProcess::Outcome::timed_out) return no_answer();
    const std::string reason =
        outcome == WorkerProcess::Outcome::answered ? hello.header.value("missing", "") : "";
    return missing(reason.empty() ? "el paquete weasyprint o no arranca"
                                  : "el paquete weasyprint (" + reason + ")");
}

PdfRenderer::Attempt PdfRenderer::attempt(std::string_view html, std::int64_t source_date,
                                          Deadline deadline, Result<RenderedPdf>& result) {
    const auto ready = ensure_worker(deadline);
    if (!ready) {
        result = ready.error();
        return Attempt::done;
    }
    ++documents_;
    const Value question = {{"source_date", source_date},
                            {"identifier", engine::sha256_hex(html).substr(0, 32)},
                            {"bytes", html.size()}};
    WorkerProcess::Frame answer;
    auto outcome = worker_->send(question, html, deadline);
    if (outcome == WorkerProcess::Outcome::answered) outcome = worker_->receive(answer, deadline);
    if (outcome == WorkerProcess::Outcome::timed_out) {
        worker_.reset();
        result = no_answer();
        return Attempt::done;
    }
    if (outcome == WorkerProcess::Outcome::ended) {
        worker_.reset();
        return Attempt::crashed;
    }
    if (answer.header.value("ok", false) && answer.body.starts_with("%PDF-")) {
        result = RenderedPdf{std::move(answer.body), answer.header.value("pages", 0), fingerprint_};
    } else {
        result = cannot_set(answer.header);
    }
    return Attempt::done;
}

Result<RenderedPdf> PdfRenderer::render(std::string_view html, std::int64_t source_date) {
    if (html.size() > limits_.max_html_bytes || !engine::is_valid_utf8(html)) {
        return Problem{Refusal::invalid, "El documento es demasiado grande o no está en UTF-8.",
                       "generador de PDF", "Divídalo o corrija su plantilla."};
    }
    const std::lock_guard lock(mutex_);
    const auto deadline = std::chrono::steady_clock::now() + limits_.per_document;
    Result<RenderedPdf> result = crashed();
    for (int tries = 0; tries < 2; ++tries) {
        if (attempt(html, source_date, deadline, result) == Attempt::done) break;
    }
    return result;
}

Result<std::string> PdfRenderer::fingerprint() {
    const std::lock_guard lock(mutex_);
    const auto ready = ensure_worker(std::chrono::steady_clock::now() + limits_.per_document);
    if (!ready) return ready.error();
    return fingerprint_;
}

}  // namespace forms
