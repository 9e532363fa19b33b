#include "workflows/panel_reading.h"

#include <algorithm>
#include <charconv>

#include "forms/decimal.h"
#include "workflows/row_filter.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;

using Chosen = std::vector<const CaseRow*>;

// "66.7": one decimal, rounded; never all or nothing when it is not.
std::string percent(std::size_t part, std::size_t all) {
    std::size_t tenths = (part * 2000 + all) / (2 * all);
    if (part < all) tenths = std::min<std::size_t>(tenths, 999);
    if (part > 0) tenths = std::max<std::size_t>(tenths, 1);
    const std::string whole = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10);
}

void light_by(const std::vector<PanelLight>& lights, double value, Light& light,
              std::string& says) {
    for (const PanelLight& each : lights) {
        if (value < each.from) break;
        light = each.light;
        says = each.says;
    }
}

// The number that thresholds look at; nullopt for words.
std::optional<double> number_of(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

Result<Chosen> choose(const ViewPlan& plan, const std::vector<RowCondition>& conditions,
                      const PanelGround& ground, const Chosen& rows) {
    const auto filter = RowFilter::make(plan, conditions, ground);
    if (!filter) return filter.error();
    Chosen chosen;
    for (const CaseRow* each : rows) {
        const auto holds = filter->holds(*each);
        if (!holds) return holds.error();
        if (*holds) chosen.push_back(each);
    }
    return chosen;
}

// What stands behind each part of a panel.
struct Parts {
    Chosen all;      // of `of`
    Chosen counted;  // of these, what counts
};

// Of a panel about days, rows that have one; of the newest, the last row that says something.
Result<Chosen> with_value(const Panel& panel, const ViewPlan& plan, const Chosen& rows) {
    const bool dates = panel.kind == Panel::Kind::dates;
    if (!dates && panel.shown != Panel::Shown::newest) return rows;
    Chosen chosen;
    for (const CaseRow* each : rows) {
        const auto text = value_in(plan, panel.value, *each);
        if (!text) return text.error();
        if (dates ? engine::calendar::parse_date(*text).has_value() : !text->empty())
            chosen.push_back(each);
    }
    if (!dates && chosen.size() > 1) chosen.erase(chosen.begin(), chosen.end() - 1);
    return chosen;
}

Result<Parts> parts_of(const Panel& panel, const ViewPlan& plan, const GatheredRows& rows,
                       const PanelGround& ground) {
    if (rows.problem) return *rows.problem;
    if (rows.too_many)
        return Problem{Refusal::invalid,
                       "El cuadro tiene " + std::to_string(rows.count) +
                           " filas: son más de las que un indicador mira.",
                       plan.view.file, "Vea el cuadro."};
    Chosen every;
    for (const CaseRow& each : rows.rows) every.push_back(&each);
    auto all = choose(plan, panel.of, ground, every);
    if (!all) return all.error();
    auto counted = choose(plan, panel.where, ground, *all);
    if (!counted) return counted.error();
    auto valued = with_value(panel, plan, *counted);
    if (!valued) return valued.error();
    return Parts{std::move(*all), std::move(*valued)};
}

Result<std::string> sum_of(const Panel& panel, const ViewPlan& plan, const Chosen& rows) {
    std::string sum = "0";
    for (const CaseRow* each : rows) {
        const auto text = value_in(plan, panel.value, *each);
        if (!text) return text.error();
        if (text->empty()) continue;
        const auto number = forms::canonical_decimal(*text);
        if (!number)
            return Problem{Refusal::invalid, "«" + *text + "» no es un número.",
                           plan.view.file + ", expediente " + std::to_string(each->id.value),
                           "Corrija el dato, o «value» del indicador."};
        const auto more = forms::add_decimals(sum, *number);
        if (!more) return Problem{Refusal::invalid, "La suma pasa de 18 cifras.", panel.place, ""};
        sum = *more;
    }
    return sum;
}

Result<std::vector<PanelBar>> bars_of(const Panel& panel, const ViewPlan& plan,
                                      const Parts& parts) {
    std::vector<PanelBar> bars;
    std::map<std::string, std::size_t> places;
    const std::set<const CaseRow*> counted(parts.counted.begin(), parts.counted.end());
    // Without `where` a bar is as long as its group is large.
    for (const CaseRow* each : parts.all) {
        const auto group = value_in(plan, panel.group, *each);
        if (!group) return group.error();
        const auto [place, fresh] = places.emplace(*group, bars.size());
        if (fresh) bars.push_back({*group, 0, 0, Light::none, ""});
        PanelBar& bar = bars[place->second];
        ++bar.all;
        bar.counted += counted.count(each);
    }
    for (PanelBar& each : bars) {
        const double share =
            100.0 * static_cast<double>(each.counted) / static_cast<double>(each.all);
        light_by(panel.lights, panel.where.empty() ? static_cast<double>(each.all) : share,
                 each.light, each.says);
    }
    return bars;
}

Result<std::vector<PanelDate>> dates_of(const Panel& panel, const ViewPlan& plan,
                                        const Chosen& rows) {
    std::vector<PanelDate> dates;
    for (const CaseRow* each : rows) {
        const auto day = value_in(plan, panel.value, *each);
        if (!day) return day.error();
        std::string label = each->title;
        if (panel.label.given()) {
            const auto text = value_in(plan, panel.label, *each);
            if (!text) return text.error();
            if (!text->empty()) label = *text;
        }
        dates.push_back({each->id, *day, std::move(label)});
    }
    std::stable_sort(dates.begin(), dates.end(),
                     [](const PanelDate& a, const PanelDate& b) { return a.day < b.day; });
    return dates;
}

class Reading {
 public:
    Reading(const Panel& panel, const ViewPlan& plan) : panel_(panel), plan_(plan) {
        reading.panel = &panel;
    }

    void read(const Parts& parts) {
        reading.counted = parts.counted.size();
        reading.all = parts.all.size();
        switch (panel_.kind) {
            case Panel::Kind::figure:
                take(figure(parts), reading.value);
                break;
            case Panel::Kind::bars:
                take(bars_of(panel_, plan_, parts), reading.bars);
                return;
            case Panel::Kind::dates:
                take(dates_of(panel_, plan_, parts.counted), reading.dates);
                reading.value = std::to_string(reading.counted);
                break;
        }
        if (const auto number = number_of(reading.value))
            light_by(panel_.lights, *number, reading.light, reading.says);
    }

    PanelReading reading;

 private:
    template <class T>
    void take(Result<T> result, T& into) {
        if (result)
            into = std::move(*result);
        else
            reading.problem = result.error();
    }

    Result<std::string> figure(const Parts& parts) const {
        switch (panel_.shown) {
            case Panel::Shown::count:
                return std::to_string(parts.counted.size());
            case Panel::Shown::percent:
                return parts.all.empty() ? std::string()
                                         : percent(parts.counted.size(), parts.all.size());
            case Panel::Shown::sum:
                return sum_of(panel_, plan_, parts.counted);
            case Panel::Shown::newest:
                if (parts.counted.empty()) return std::string();
                return value_in(plan_, panel_.value, *parts.counted.front());
        }
        return std::string();
    }

    const Panel& panel_;
    const ViewPlan& plan_;
};

}  // namespace

PanelReading read_panel(const Panel& panel, const ViewPlan& plan, const GatheredRows& rows,
                        const PanelGround& ground) {
    Reading reading(panel, plan);
    const auto parts = parts_of(panel, plan, rows, ground);
    if (parts)
        reading.read(*parts);
    else
        reading.reading.problem = parts.error();
    reading.reading.empty = !reading.reading.problem && rows.count == 0;
    return std::move(reading.reading);
}

Result<std::vector<CaseRow>> rows_behind(const Panel& panel, const ViewPlan& plan,
                                         const GatheredRows& rows, const PanelGround& ground,
                                         const PanelPart& part) {
    const auto parts = parts_of(panel, plan, rows, ground);
    if (!parts) return parts.error();
    std::vector<CaseRow> behind;
    for (const CaseRow* each : part.all ? parts->all : parts->counted) {
        if (part.group) {
            const auto group = value_in(plan, panel.group, *each);
            if (!group) return group.error();
            if (*group != *part.group) continue;
        }
        behind.push_back(*each);
    }
    return behind;
}

}  // namespace workflows
