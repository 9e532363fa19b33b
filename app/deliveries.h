#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/command.h"
#include "app/mail_settings.h"
#include "app/open_store.h"
#include "engine/durable/courier.h"
#include "forms/pdf_renderer.h"
#include "notifier/mail_delivery.h"
#include "workflows/calendar_delivery.h"
#include "workflows/case_delivery.h"
#include "workflows/pdf_delivery.h"

namespace app {

// --spool and --smtp, as `deliver` and `serve` take them.
struct DeliveryOptions {
    std::string spool, smtp;
};
void add_delivery_options(CLI::App& command, DeliveryOptions& options);

// The way out that the options name; made anew at each call. A demo store never sends to anybody.
engine::Result<MailSettings> mail_settings_of(const DeliveryOptions& options, OpenStore& store);

// What leaves the house from one store (PDFs, mails, changes of the calendar, what cases have for
// each other), wired to a courier. The store outlives it.
class Deliveries {
 public:
    Deliveries(OpenStore& store, MailSettings settings);

    engine::durable::Courier& courier() { return courier_; }

 private:
    MailSettings settings_;
    forms::PdfRenderer renderer_;
    workflows::PdfDelivery pdfs_;
    notifier::MailDelivery mails_;
    workflows::CalendarDelivery calendar_;
    workflows::CaseDelivery cases_;
    engine::durable::Courier courier_;
};

// A demo store never sends to anybody: its mail goes to the spool only. Refuses, and returns null,
// when the settings make no sense.
std::unique_ptr<Deliveries> open_deliveries(const DeliveryOptions& options, OpenStore& store,
                                            CommandContext& context);

}  // namespace app
