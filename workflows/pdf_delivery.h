#pragma once

#include "engine/durable/content_store.h"
#include "engine/durable/deliverer.h"
#include "forms/pdf_renderer.h"

namespace workflows {

// Channel "pdf": makes the PDF of an issued document from its kept HTML, keeps it by hash, and
// reports both hash and renderer to the case:
//   {"type": "document.rendered", "document", "version", "sha256", "renderer", "pages"}
// Neither is owned. One thread at a time.
class PdfDelivery final : public engine::durable::Deliverer {
 public:
    PdfDelivery(engine::durable::Contents& contents, forms::PdfRenderer& renderer)
        : contents_(contents), renderer_(renderer) {}

    engine::durable::Delivery deliver(const engine::durable::StreamId& stream,
                                      const engine::durable::OutboxItem& item) override;

 private:
    engine::durable::Contents& contents_;
    forms::PdfRenderer& renderer_;
};

}  // namespace workflows
