// How a schedule is read. When it falls: schedule_days.cpp.
#include "workflows/schedule.h"

#include "workflows/definition_reader.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Value;

std::optional<int> two_digits(const std::string& text, std::size_t at) {
    if (text.size() < at + 2 || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' ||
        text[at + 1] > '9')
        return std::nullopt;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

class RuleReader {
 public:
    RuleReader(const Value& json, const std::string& place, Problems& problems)
        : reader_(json, place, problems), json_(json) {}

    DayRule read() {
        const int given = static_cast<int>(json_.contains("on")) +
                          static_cast<int>(json_.contains("first_working_day_of")) +
                          static_cast<int>(json_.contains("last_working_day_of"));
        const bool nothing = json_.contains("on") && json_["on"].is_array() && json_["on"].empty();
        if (given != 1 || nothing) {
            reader_.complain("", "No dice qué días.",
                             "Use uno de «on», «first_working_day_of», «last_working_day_of».");
        }
        for (const std::string& each : listed("on")) read_date(each);
        read_months("first_working_day_of", DayRule::Day::first_working, {1, 4, 7, 10}, {1, 7});
        read_months("last_working_day_of", DayRule::Day::last_working, {3, 6, 9, 12}, {6, 12});
        rule_.moves = reader_.flag("moves");
        rule_.before = length("before");
        rule_.after = length("after");
        if (rule_.before && rule_.after)
            reader_.complain("after", "«before» y «after» no van juntos.", "Deje uno.");
        if (const std::string kind = reader_.text("calendar"); !kind.empty()) {
            if (const auto calendar = engine::calendar::parse_calendar_kind(kind))
                rule_.calendar = *calendar;
            else
                reader_.complain("calendar", calendar.error().message, calendar.error().remedy);
        }
        reader_.refuse_unknown();
        return rule_;
    }

 private:
    // A text, or a list of them.
    std::vector<std::string> listed(const char* key) {
        if (json_.contains(key) && json_[key].is_array()) return reader_.texts(key);
        const std::string one = reader_.text(key);
        return one.empty() ? std::vector<std::string>() : std::vector<std::string>{one};
    }

    void read_date(const std::string& text) {
        const auto month = two_digits(text, 0);
        const auto day = two_digits(text, 3);
        if (month && day && text.size() == 5 && text[2] == '-') {
            const std::chrono::month_day date{std::chrono::month(static_cast<unsigned>(*month)),
                                              std::chrono::day(static_cast<unsigned>(*day))};
            const bool leap =
                date == std::chrono::month_day{std::chrono::February, std::chrono::day(29)};
            if (date.ok() && !leap) return rule_.dates.push_back(date);
        }
        reader_.complain("on", "«" + text + "» no es un día de todos los años.",
                         "Escríbalo como mes y día: \"10-15\" es el 15 de octubre.");
    }

    void read_months(const char* key, DayRule::Day day, std::vector<unsigned> quarters,
                     std::vector<unsigned> semesters) {
        if (!json_.contains(key)) return;
        rule_.day = day;
        const auto names = listed(key);
        if (names.empty()) reader_.complain(key, "No dice qué meses.", "Escriba \"01\" a \"12\".");
        std::vector<unsigned> months;
        if (names == std::vector<std::string>{"month"})
            months = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        else if (names == std::vector<std::string>{"quarter"})
            months = std::move(quarters);
        else if (names == std::vector<std::string>{"semester"})
            months = std::move(semesters);
        else
            for (const std::string& name : names) {
                const auto month = name.size() == 2 ? two_digits(name, 0) : std::nullopt;
                if (month && *month >= 1 && *month <= 12)
                    months.push_back(static_cast<unsigned>(*month));
                else
                    reader_.complain(
                        key, "«" + name + "» no es un mes.",
                        "Escriba \"01\" a \"12\", \"month\", \"quarter\" o \"semester\".");
            }
        for (const unsigned month : months) rule_.months.emplace_back(month);
    }

    std::optional<engine::calendar::TermLength> length(const char* key) {
        const std::string text = reader_.text(key);
        if (text.empty()) return std::nullopt;
        const auto read = engine::calendar::parse_term_length(text);
        if (read) return *read;
        reader_.complain(key, read.error().message, read.error().remedy);
        return std::nullopt;
    }

    DefinitionReader reader_;
    const Value& json_;
    DayRule rule_;
};

}  // namespace

engine::Result<Schedule, Problems> read_schedule(const Value& definition,
                                                 const std::string& place) {
    Problems problems;
    Schedule schedule;
    DefinitionReader reader(definition, place, problems);
    schedule.id = reader.text("id", true);
    schedule.title = reader.text("title", true);
    schedule.norm = reader.text("norm");
    if (const Value* opens = reader.object("opens"))
        schedule.opens = RuleReader(*opens, reader.place_of("opens"), problems).read();
    else
        reader.complain("opens", "Falta cuándo abre.", "Agregue \"opens\": {…}.");
    if (const Value* until = reader.object("until"))
        schedule.until = RuleReader(*until, reader.place_of("until"), problems).read();
    if (const Value* profile = reader.object("profile")) schedule.profile = *profile;
    if (const Value* data = reader.object("data")) schedule.data = *data;
    const std::string missed = reader.text("missed");
    schedule.each_missed = missed == "each";
    if (!missed.empty() && missed != "each" && missed != "newest")
        reader.complain("missed", "No existe «" + missed + "».", "Use \"newest\" o \"each\".");
    reader.refuse_unknown();
    if (!problems.empty()) return problems;
    return schedule;
}

engine::Result<std::vector<std::pair<std::string, Value>>, Problems> schedule_definitions(
    const Value& manifest, const PackageFiles& files) {
    std::vector<std::pair<std::string, Value>> found;
    if (!manifest.contains("schedules")) return found;
    Problems problems;
    const auto complain = [&](const std::string& message, const std::string& place) {
        problems.push_back({engine::Refusal::invalid, message, place,
                            "Escriba en package.json \"schedules\": {\"NOMBRE\": "
                            "\"schedules/NOMBRE.json\"}."});
    };
    if (!manifest["schedules"].is_object()) {
        complain("«schedules» debe ser un objeto.", "package.json");
        return problems;
    }
    for (const auto& [name, file] : manifest["schedules"].items()) {
        const auto source = file.is_string() ? files.find(file.get<std::string>()) : files.end();
        if (source == files.end()) {
            complain("No está en el paquete.", file.is_string() ? file.get<std::string>() : name);
            continue;
        }
        auto definition = definition_object(source->second, source->first);
        if (!definition) {
            problems.insert(problems.end(), definition.error().begin(), definition.error().end());
            continue;
        }
        if (const auto read = read_schedule(*definition, source->first); !read)
            problems.insert(problems.end(), read.error().begin(), read.error().end());
        else if (read->id != name)
            complain("La programación se llama «" + read->id + "», no «" + name + "».",
                     source->first);
        else
            found.emplace_back(name, std::move(*definition));
    }
    if (!problems.empty()) return problems;
    return found;
}

}  // namespace workflows
