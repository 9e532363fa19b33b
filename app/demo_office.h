#pragma once

#include <filesystem>
#include <functional>
#include <ostream>

#include "app/story_clock.h"
#include "engine/durable/courier.h"
#include "forms/pdf_renderer.h"
#include "notifier/mail_delivery.h"
#include "notifier/spool_channel.h"
#include "workflows/case_delivery.h"
#include "workflows/installation.h"
#include "workflows/pdf_delivery.h"

namespace app {

// The office of the demo: a fresh data directory, the demo organisation, mail into a folder, PDFs
// made as documents are issued. What is refused ends the demo with a std::runtime_error.
class DemoOffice {
 public:
    // Throws std::runtime_error when `out` is not empty of an earlier store, or cannot be written.
    DemoOffice(const std::filesystem::path& out, const std::filesystem::path& workflows,
               engine::durable::Instant start);

    void comes(const std::string& day, std::chrono::minutes time_of_day);
    // The clock moves on through every deadline and reminder until then; `told` hears each entry.
    void on_entry(std::function<void(const engine::durable::JournalRow&)> told) {
        told_ = std::move(told);
    }

    engine::durable::Answer does(const std::string& person, const std::string& event,
                                 engine::Value data = engine::Value::object(),
                                 const std::string& comment = "");
    void administers(const std::string& event, engine::Value data);
    void opens(const std::string& package, const std::string& person, const std::string& title);
    void delivers();

    workflows::Installation& installation() { return installation_; }
    workflows::CaseId case_id() const { return case_; }
    StoryClock& clock() { return clock_; }
    const std::filesystem::path& out() const { return out_; }

 private:
    void tell_news();

    std::filesystem::path out_;
    StoryClock clock_;
    workflows::Installation installation_;
    forms::PdfRenderer renderer_;
    workflows::PdfDelivery pdfs_;
    notifier::SpoolChannel spool_;
    notifier::MailDelivery mails_;
    workflows::CaseDelivery others_;
    engine::durable::Courier courier_;
    workflows::CaseId case_;
    std::int64_t told_through_ = 0;
    std::function<void(const engine::durable::JournalRow&)> told_;
};

}  // namespace app
