#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/durable/verify.h"
#include "forms/pdf_renderer.h"

namespace workflows {

struct PdfCheck {
    int regenerated = 0;  // made again from the kept HTML, byte for byte the archived one
    int archived = 0;     // whole, but another version of the renderer made it: not made again
    int waiting = 0;      // not rendered yet
    std::vector<engine::durable::Finding> findings;
};

// Makes every archived PDF of a store again and compares. Only an equal fingerprint (renderer,
// libraries, fonts) promises equal bytes; under another the archived PDF is the record. Refused
// when there is no renderer at all.
engine::Result<PdfCheck> check_pdfs(const std::filesystem::path& directory,
                                    forms::PdfRenderer& renderer);

}  // namespace workflows
