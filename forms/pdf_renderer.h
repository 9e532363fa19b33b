#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "forms/worker_process.h"

namespace forms {

struct RenderedPdf {
    std::string bytes;
    int pages = 0;
    // Versions of everything that shapes the bytes (WeasyPrint, pydyf, pango, harfbuzz, fonts …) in
    // one line. Same HTML, same date, equal fingerprint: same bytes.
    std::string fingerprint;
};

struct PdfLimits {
    std::chrono::milliseconds per_document{
        120'000};                   // includes the start of the worker (about 1 s)
    int documents_per_worker = 50;  // then a fresh one: memory grows by document
    std::size_t max_html_bytes = 20'000'000;
};

// Makes PDFs of HTML with one WeasyPrint process, started when first needed and kept. The HTML must
// be whole in itself: styles inside, images as data: URLs; a document that asks for anything else
// is refused, because it would come out incomplete.
//
// Thread safe; documents are made one after another.
class PdfRenderer {
 public:
    // `command` starts the worker; tests give one that hangs, crashes or does not exist.
    explicit PdfRenderer(std::vector<std::string> command = weasyprint_command(),
                         PdfLimits limits = {});

    // `source_date` (seconds since 1970) is the document's own time, so that making it again gives
    // the same bytes. A worker that crashes is started again once for the same document. Refused
    // with words for the administrator: the program or WeasyPrint missing (names the Debian
    // package), no answer in time (the worker is killed), two crashes, HTML it cannot set.
    engine::Result<RenderedPdf> render(std::string_view html, std::int64_t source_date);

    // What would make the PDFs now, without making one; refused as render() is.
    engine::Result<std::string> fingerprint();

    // /usr/bin/python3 (not the first on PATH, which may be another) with the worker inside.
    static std::vector<std::string> weasyprint_command();

 private:
    using Deadline = WorkerProcess::Deadline;
    enum class Attempt { done, crashed };

    engine::Result<engine::Done> ensure_worker(Deadline deadline);
    Attempt attempt(std::string_view html, std::int64_t source_date, Deadline deadline,
                    engine::Result<RenderedPdf>& result);
    engine::Problem no_answer() const;

    std::vector<std::string> command_;
    PdfLimits limits_;
    std::mutex mutex_;
    std::unique_ptr<WorkerProcess> worker_;
    int documents_ = 0;  // made by this worker
    std::string fingerprint_;
};

}  // namespace forms
