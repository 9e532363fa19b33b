#include "app/demo_year.h"

#include <stdexcept>

#include "app/story_year.h"
#include "engine/calendar/lima_time.h"

namespace app {
namespace {

constexpr char folder_of_the_year[] = "anio";
constexpr std::chrono::hours opening_hour{9};

class DemoStage final : public StoryStage {
 public:
    explicit DemoStage(DemoOffice& office) : office_(office) {}
    workflows::Installation& installation() override { return office_.installation(); }
    void comes(engine::calendar::Date day) override {
        office_.comes(engine::calendar::to_iso(day), opening_hour);
    }

 protected:
    void deliver() override { office_.delivers(); }

 private:
    DemoOffice& office_;
};

}  // namespace

void play_year_of_the_office(DemoOffice& office, std::ostream& out) {
    const auto workflows = office.installation().catalog().folder();
    const auto tracks = read_year(workflows / folder_of_the_year);
    if (!tracks) throw std::runtime_error(engine::to_line(tracks.error().front()));
    office.on_entry({});
    DemoStage stage(office);
    std::string last;
    const auto report =
        play_year(stage, *tracks, workflows,
                  [&](const std::string& day, const std::string& track, const std::string& text) {
                      if (day != last) {
                          const auto date = engine::calendar::parse_date(day);
                          out << '\n' << engine::calendar::to_long_text(*date) << '\n';
                      }
                      last = day;
                      out << "  " << track << ": " << text << '\n';
                      out.flush();
                  });
    if (report.failures.empty()) return;
    std::string all;
    for (const auto& each : report.failures) all += "\n  " + engine::to_line(each);
    throw std::runtime_error("El año no salió como se cuenta:" + all);
}

}  // namespace app
