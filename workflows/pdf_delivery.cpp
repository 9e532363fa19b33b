#include "workflows/pdf_delivery.h"

namespace workflows {

engine::durable::Delivery PdfDelivery::deliver(const engine::durable::StreamId& /*stream*/,
                                               const engine::durable::OutboxItem& item) {
    const auto html = contents_.read(item.payload.at("html_sha256").get<std::string>());
    if (!html)
        return engine::durable::ChannelFault{
            "No está el HTML del documento en archivos/; restaure un respaldo."};
    auto pdf = renderer_.render(*html, item.payload.at("date").get<std::int64_t>());
    if (!pdf) {
        const std::string words = engine::to_line(pdf.error());
        // Without a renderer no document can be made: the channel waits until it is installed.
        if (pdf.error().kind == engine::Refusal::not_found)
            return engine::durable::ChannelFault{words};
        return engine::durable::RetryLater{words};
    }
    engine::Value report = {
        {"type", "document.rendered"},           {"document", item.payload.at("document")},
        {"version", item.payload.at("version")}, {"sha256", contents_.keep(pdf->bytes)},
        {"renderer", pdf->fingerprint},          {"pages", pdf->pages}};
    return engine::durable::Delivered{std::move(report)};
}

}  // namespace workflows
