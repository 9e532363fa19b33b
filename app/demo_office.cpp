#include "app/demo_office.h"

#include <stdexcept>

#include "app/input_file.h"
#include "engine/calendar/lima_time.h"
#include "workflows/child_cases.h"

namespace app {
namespace {

using engine::Value;

std::filesystem::path with_folders(const std::filesystem::path& out) {
    std::filesystem::create_directories(out / "correos");
    std::filesystem::create_directories(out / "documentos");
    return out;
}

notifier::Sender sender_of(const Value& organization) {
    const Value& entity = organization.at("entity");
    notifier::Sender sender;
    sender.from = {entity.at("nombre").get<std::string>(), "visado@example.org"};
    sender.letterhead.entity = entity.at("nombre").get<std::string>();
    return sender;
}

Value demo_organization(const std::filesystem::path& workflows) {
    auto read =
        read_json_input((workflows / "programa-integridad/demo/organizacion.json").string());
    if (!read) throw std::runtime_error(engine::to_line(read.error()));
    return std::move(*read);
}

template <class T>
T accepted(engine::Result<T> result, const std::string& what) {
    if (!result)
        throw std::runtime_error("La demostración se detuvo en «" + what +
                                 "»: " + engine::to_line(result.error()));
    return std::move(*result);
}

}  // namespace

DemoOffice::DemoOffice(const std::filesystem::path& out, const std::filesystem::path& workflows,
                       engine::durable::Instant start)
    : out_(with_folders(out)),
      clock_(start),
      installation_(out / "data", workflows, clock_),
      pdfs_(installation_.contents(), renderer_),
      spool_(out / "correos"),
      mails_(spool_, clock_, sender_of(demo_organization(workflows))),
      others_(installation_),
      courier_(installation_.runtime(), clock_,
               {{"pdf", &pdfs_}, {"correo", &mails_}, {workflows::case_channel, &others_}}) {
    administers("organizacion.cargar", demo_organization(workflows));
}

void DemoOffice::administers(const std::string& event, Value data) {
    accepted(installation_.cases().administer(workflows::organization_kind, event,
                                              workflows::console_actor, std::move(data)),
             event);
}

void DemoOffice::opens(const std::string& package, const std::string& person,
                       const std::string& title) {
    auto opened =
        installation_.cases().open(package, person, {{"title", title}}, "demo-abrir " + title);
    if (!opened) throw std::runtime_error(engine::to_line(opened.error().front()));
    case_ = *opened;
    told_through_ = 0;
    delivers();
}

engine::durable::Answer DemoOffice::does(const std::string& person, const std::string& event,
                                         Value data, const std::string& comment) {
    workflows::CaseRequest request;
    request.event = event;
    request.data = std::move(data);
    request.actor = person;
    request.comment = comment;
    auto answer = accepted(installation_.cases().act(case_, request, ""), event);
    delivers();
    return answer;
}

void DemoOffice::delivers() {
    const auto count = courier_.deliver_due();
    if (count.failed > 0 || count.retried > 0) {
        for (const auto& row : installation_.queries().outbox()) {
            if (row.state != engine::durable::DeliveryState::delivered && !row.last_error.empty())
                throw std::runtime_error(row.last_error);
        }
    }
    for (const auto& pause : installation_.queries().paused_channels())
        throw std::runtime_error(pause.why);
    tell_news();
}

void DemoOffice::tell_news() {
    for (const auto& row : installation_.queries().entries(case_, told_through_ + 1)) {
        told_through_ = row.sequence;
        if (told_) told_(row);
    }
}

void DemoOffice::comes(const std::string& day, std::chrono::minutes time_of_day) {
    pass_time(installation_, clock_,
              engine::calendar::at(*engine::calendar::parse_date(day), time_of_day),
              [this] { delivers(); });
}

}  // namespace app
