#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "engine/durable/courier.h"
#include "notifier/channel.h"
#include "notifier/mail_delivery.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"
#include "workflows/installation.h"

// An office at work for story tests: everything real but the clock. Mail goes to `inbox`, or to the
// channel given. What a person is refused comes back as Problem; what must not happen fails the
// test.
class Office {
 public:
    // The demo organisation on a day at 9:00 in Lima.
    explicit Office(const std::string& day, engine::Value organization = demo_organization());
    ~Office();

    static engine::Value demo_organization();

    workflows::CaseId opens(const std::string& person, const std::string& package,
                            engine::Value options = engine::Value::object());
    // Fails the test when it is refused.
    engine::durable::Answer does(const std::string& person, const std::string& event,
                                 engine::Value data = engine::Value::object(),
                                 const std::string& comment = "");
    engine::Result<engine::durable::Answer> tries(const std::string& person,
                                                  const std::string& event,
                                                  engine::Value data = engine::Value::object(),
                                                  const std::string& comment = "");
    engine::Result<engine::durable::Answer> tries(const workflows::CaseRequest& request,
                                                  const std::string& key = "");

    // Moves the clock to 9:00 of the day, stopping at every moment at which something falls due.
    void comes(const std::string& day);
    // Closes the store and opens it again, as after a power cut.
    void restarts();

    workflows::CaseState state();
    std::string status() { return state().status; }
    // Mails written since the last call: "aviso > dirección: asunto", in order of writing.
    std::vector<std::string> mails();
    workflows::Cases& cases() { return installation_->cases(); }
    workflows::Installation& installation() { return *installation_; }
    FakeClock& clock() { return clock_; }
    const std::filesystem::path& directory() const { return directory_.path(); }
    workflows::CaseId current;

    // Replay, chains, numbers, rows and files agree; called by the destructor too.
    void verifies();

 private:
    void load(engine::Value organization);

    TemporaryDirectory directory_;
    FakeClock clock_;
    std::unique_ptr<workflows::Installation> installation_;
    std::int64_t mails_seen_ = 0;
};
