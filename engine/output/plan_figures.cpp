#include "output/plan_figures.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/units.h"
#include "output/cost_words.h"
#include "output/numbers.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

constexpr int kMonthsOfYear = 12;

const record::IndicatorSpec* divisor_of(const PlanFigure& figure) {
    return record::find_indicator(figure.per);
}

/// Whether it is told in per cent: a share, or persons of persons.
bool is_share(const PlanFigure& figure) {
    const record::IndicatorSpec* spec = indicator_of(figure);
    const record::IndicatorSpec* divisor = divisor_of(figure);
    return spec != nullptr &&
           (divisor != nullptr ? divisor->unit == spec->unit : spec->unit == "share");
}

/// A number of the figure in the unit that people read it in: shares in per cent.
double as_read(const PlanFigure& figure, double value) {
    return is_share(figure) ? 100.0 * value : value;
}

/// Decimals that a figure is stated with.
int decimals_of(double value) {
    const std::string text = fmt::format("{:.10g}", value);
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

int decimals_of(const PlanFigure& figure) {
    const int decimals = decimals_of(as_read(figure, *figure.value));
    return figure.to ? std::max(decimals, decimals_of(as_read(figure, *figure.to))) : decimals;
}

/// Where in the run a stock answers.
std::size_t time_of(const PlanFigure& figure, const run::ScenarioSummary& scenario) {
    return static_cast<std::size_t>(
        std::clamp(figure.month - scenario.start + 1, 0, scenario.months));
}

bool is_whole(int year, const run::ScenarioSummary& scenario) {
    const int january = Month::of(year, 1) - scenario.start;
    return january >= 0 && january + kMonthsOfYear <= scenario.months;
}

/// The calendar year in which a flow answers.
std::optional<int> year_of(const PlanFigure& figure, const run::ScenarioSummary& scenario) {
    const int first = scenario.start.year() + (scenario.start.month_of_year() == 1 ? 0 : 1);
    const int year = is_whole(figure.month.year(), scenario) ? figure.month.year() : first;
    return is_whole(year, scenario) ? std::optional(year) : std::nullopt;
}

const record::Series& series_of(const run::ScenarioSummary& scenario,
                                const record::IndicatorSpec& spec) {
    return scenario.indicators[static_cast<std::size_t>(spec.id)];
}

std::string yearly(const record::IndicatorSpec& spec, int year,
                   const run::ScenarioSummary& scenario, Language language) {
    const std::vector<double>& mean = series_of(scenario, spec).mean;
    const auto january = mean.begin() + (Month::of(year, 1) - scenario.start + 1);
    const double sum = std::accumulate(january, january + kMonthsOfYear, 0.0);
    return is_small_count(sum, spec.unit) ? say(language, Phrase::fewer_than_five)
                                          : person_number(sum, 0, language);
}

/// Ratio of the means of a stock and of what it is divided by.
std::string ratio(const PlanFigure& figure, const record::IndicatorSpec& divisor,
                  const run::ScenarioSummary& scenario, Language language) {
    const record::IndicatorSpec& spec = *indicator_of(figure);
    const std::size_t time = time_of(figure, scenario);
    const double mean = series_of(scenario, spec).mean[time];
    if (is_small_count(mean, spec.unit)) {
        return say(language, Phrase::fewer_than_five);
    }
    const double value = as_read(figure, mean / series_of(scenario, divisor).mean[time]);
    const bool in_per_cent = is_share(figure);
    return person_number(value, std::max(decimals_of(figure), in_per_cent ? 1 : 0), language) +
           (in_per_cent ? " %" : "");
}

Phrase judgement(const PlanFigure& figure, double lower, double upper) {
    const double step = std::pow(10.0, decimals_of(figure));
    const auto rounded = [&](double value) {
        return std::round(as_read(figure, value) * step) / step;
    };
    const double from = rounded(*figure.value);
    const double to = figure.to ? rounded(*figure.to) : from;
    return from > rounded(upper) ? Phrase::figure_above
           : to < rounded(lower) ? Phrase::figure_below
                                 : Phrase::figure_within;
}

}  // namespace

std::vector<const PlanFigure*> plan_figures(const std::vector<ReportScenario>& scenarios) {
    std::vector<const PlanFigure*> figures;
    for (const ReportScenario& scenario : scenarios) {
        for (const PlanFigure& figure : scenario.facts.figures) {
            const bool is_known =
                std::any_of(figures.begin(), figures.end(),
                            [&](const PlanFigure* other) { return other->id == figure.id; });
            if (!is_known) {
                figures.push_back(&figure);
            }
        }
    }
    std::stable_partition(figures.begin(), figures.end(), [](const PlanFigure* figure) {
        return indicator_of(*figure) != nullptr;
    });
    return figures;
}

const record::IndicatorSpec* indicator_of(const PlanFigure& figure) {
    return figure.value ? record::find_indicator(figure.indicator) : nullptr;
}

Text unit_of(const PlanFigure& figure) {
    if (is_share(figure)) {
        return {};
    }
    const record::IndicatorSpec* spec = indicator_of(figure);
    if (spec == nullptr || !figure.unit.empty()) {
        return figure.unit;
    }
    constexpr std::string_view kMonthly = " per month";
    std::string unit(spec->unit);
    if (spec->kind == record::Kind::flow && unit.ends_with(kMonthly)) {
        unit.replace(unit.size() - kMonthly.size(), kMonthly.size(), " per year");
    }
    return unit_text(unit);
}

std::string stated_text(const PlanFigure& figure, Language language) {
    if (!figure.value) {
        return figure.words.in(language);
    }
    const int decimals = decimals_of(figure);
    const auto number = [&](double value) {
        return person_number(as_read(figure, value), decimals, language);
    };
    const std::string range =
        figure.to ? number(*figure.value) + "–" + number(*figure.to) : number(*figure.value);
    return is_share(figure) ? range + " %" : range;
}

std::string answer_time(const PlanFigure& figure, const run::ScenarioSummary& scenario,
                        Language language) {
    const record::IndicatorSpec* spec = indicator_of(figure);
    if (spec == nullptr) {
        return {};
    }
    if (spec->kind == record::Kind::stock) {
        return time_name(scenario.month_of(time_of(figure, scenario)), language);
    }
    const std::optional<int> year = year_of(figure, scenario);
    return year ? std::to_string(*year) : std::string();
}

std::string note_text(const PlanFigure& figure, const run::ScenarioSummary& scenario,
                      Language language) {
    if (!figure.note.empty()) {
        return figure.note.in(language);
    }
    if (indicator_of(figure) == nullptr) {
        return say(language, Phrase::figure_not_simulated);
    }
    return answer_time(figure, scenario, language).empty()
               ? say(language, Phrase::figure_outside_period)
               : std::string();
}

FigureAnswer answer(const PlanFigure& figure, const run::ScenarioSummary& scenario,
                    Language language) {
    const record::IndicatorSpec* spec = indicator_of(figure);
    if (spec == nullptr) {
        return {};
    }
    const auto& off = scenario.switched_off;
    if (std::find(off.begin(), off.end(), spec->source_step) != off.end()) {
        return {say(language, Phrase::figure_switched_off), ""};
    }
    if (is_not_priced(scenario, spec->id)) {
        return {say(language, Phrase::not_priced), ""};
    }
    // A sum of costs that leaves lines out is held against nothing.
    std::string verdict =
        left_out(scenario, spec->id).empty() ? "" : say(language, Phrase::cannot_be_compared);
    if (spec->kind == record::Kind::flow) {
        const std::optional<int> year = year_of(figure, scenario);
        return year ? FigureAnswer{yearly(*spec, *year, scenario, language), std::move(verdict)}
                    : FigureAnswer{};
    }
    if (const record::IndicatorSpec* divisor = divisor_of(figure)) {
        return {ratio(figure, *divisor, scenario, language), std::move(verdict)};
    }
    const record::Series& series = series_of(scenario, *spec);
    const std::size_t time = time_of(figure, scenario);
    const double lower = series.quantiles.front()[time];
    const double upper = series.quantiles.back()[time];
    if (verdict.empty() && std::isfinite(lower) && std::isfinite(upper)) {
        verdict = say(language, judgement(figure, lower, upper));
    }
    return {band_text(series, time, *spec, language, SmallCounts::hidden), std::move(verdict)};
}

}  // namespace legeplan::output
