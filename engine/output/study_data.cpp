#include "output/study_data.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/version.h"
#include "output/assumptions.h"
#include "output/report_numbers.h"
#include "output/sha256.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;

/// Digits of means: enough to see differences between points.
constexpr int kMeanDigits = 6;
constexpr int kErrorDigits = 3;

/// Figures of each point, indicator and time: mean, error and the two quantiles.
constexpr std::size_t kFigures = 4;

/// The last of the times and as many before it, evenly spread, as the page has room for.
std::vector<std::size_t> shown_times(const CubeLayout& layout, std::size_t most_figures) {
    const std::vector<std::size_t> all = year_ends(layout);
    const std::size_t each = layout.points() * layout.indicators.size() * kFigures;
    const std::size_t room = std::clamp<std::size_t>(most_figures / each, 1, all.size());
    std::vector<std::size_t> times;
    for (std::size_t k = 1; k <= room; ++k) {
        times.push_back(all[k * all.size() / room - 1]);
    }
    return times;
}

Json scenarios_of(const CubeLayout& layout, Language language) {
    Json json = Json::array();
    for (std::size_t s = 0; s < layout.scenario_ids.size(); ++s) {
        const ScenarioFacts facts = read_facts(layout.scenario_texts[s]);
        json.push_back({{"id", layout.scenario_ids[s]},
                        {"title", in_language(facts.title, language)},
                        {"description", in_language(facts.description, language)},
                        {"sha256", sha256(layout.scenario_texts[s])}});
    }
    return json;
}

/// Whether an axis tells the municipalities of a region; those that a study varies have a key.
bool tells_municipality(const CubeAxis& axis) {
    return axis.key.empty() && (axis.id == kMunicipality || axis.id == kMunicipalityName);
}

/// The municipality of each point, by number or name; none where the study is of no region.
std::vector<std::string> municipalities_of(const CubeLayout& layout, std::string_view id) {
    const auto axis = std::ranges::find_if(layout.axes, [&](const CubeAxis& each) {
        return tells_municipality(each) && each.id == id;
    });
    return axis == layout.axes.end() ? std::vector<std::string>{} : axis->words;
}

Json axes_of(const CubeLayout& layout, Language language) {
    Json json = Json::array();
    for (const CubeAxis& axis : layout.axes) {
        if (tells_municipality(axis)) {
            continue;
        }
        const std::string& title = in_language(axis.title, language);
        Json entry{{"id", axis.id},
                   {"key", axis.key},
                   {"unit", axis.unit},
                   {"title", title.empty() ? axis.id : title}};
        axis.words.empty() ? entry["numbers"] = axis.numbers : entry["words"] = axis.words;
        json.push_back(std::move(entry));
    }
    return json;
}

/// The place in `all` of each of the names; -1 of what is not there.
template <typename Name>
Json places(const std::vector<std::string>& names, const std::vector<Name>& all,
            const std::string& (*id_of)(const Name&)) {
    Json json = Json::array();
    for (const std::string& name : names) {
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const Name& each) { return id_of(each) == name; });
        json.push_back(found == all.end() ? -1 : found - all.begin());
    }
    return json;
}

/// What is wished of an indicator, as the page says it.
const char* word_of(record::Wish wish) {
    switch (wish) {
        case record::Wish::higher:
            return "higher";
        case record::Wish::lower:
            return "lower";
        case record::Wish::neither:
            break;
    }
    return "neither";
}

/// Standard errors of a difference that tell two points apart: 95 % of a normal distribution.
constexpr double kApart = 1.96;

/// Whether the means of two points differ by more than their Monte Carlo errors, taken as
/// independent of each other. Two counts that are both hidden are not told apart.
bool is_told(const record::Series& a, const record::Series& b, std::size_t time,
             std::string_view unit) {
    if (is_small_count(a.mean[time], unit) && is_small_count(b.mean[time], unit)) {
        return false;
    }
    const double error = std::hypot(a.mc_error[time], b.mc_error[time]);
    return std::abs(a.mean[time] - b.mean[time]) > kApart * error;
}

/// The points to compare a point with: those of its own municipality, all where there are none.
std::vector<std::vector<std::size_t>> groups_of(const CubeLayout& layout) {
    const std::vector<std::string> municipalities = municipalities_of(layout, kMunicipality);
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t p = 0; p < layout.points(); ++p) {
        by_name[municipalities.empty() ? "" : municipalities[p]].push_back(p);
    }
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [name, points] : by_name) {
        groups.push_back(std::move(points));
    }
    return groups;
}

/// Adds to each point of a group a digit: 1 where it is told from the point with the lowest mean, 2
/// from that with the highest, 3 from both. From exact figures.
void tell_apart(const Cube& cube, std::size_t i, std::size_t time,
                const std::vector<std::size_t>& group, std::vector<std::string>& digits) {
    const std::string_view unit = record::spec(cube.layout.indicators[i]).unit;
    const record::Series* low = nullptr;
    const record::Series* high = nullptr;
    for (const std::size_t p : group) {
        const record::Series& each = cube.series(p, i);
        if (std::isfinite(each.mean[time])) {
            low = low == nullptr || each.mean[time] < low->mean[time] ? &each : low;
            high = high == nullptr || each.mean[time] > high->mean[time] ? &each : high;
        }
    }
    for (const std::size_t p : group) {
        const record::Series& each = cube.series(p, i);
        const int from_low = low != nullptr && is_told(each, *low, time, unit) ? 1 : 0;
        const int from_high = high != nullptr && is_told(each, *high, time, unit) ? 2 : 0;
        digits[p] += static_cast<char>('0' + from_low + from_high);
    }
}

/// For each point its digits by time.
Json told_from_best(const Cube& cube, std::size_t i, const std::vector<std::size_t>& times) {
    std::vector<std::string> digits(cube.points.size());
    for (const std::vector<std::size_t>& group : groups_of(cube.layout)) {
        for (const std::size_t t : times) {
            tell_apart(cube, i, t, group, digits);
        }
    }
    return digits;
}

/// The figures of an indicator. Shape: [point][time].
Json indicator_of(const Cube& cube, std::size_t i, const std::vector<std::size_t>& times,
                  Language language) {
    const record::IndicatorSpec& spec = record::spec(cube.layout.indicators[i]);
    const Rounding rounding = Rounding::of(spec.unit);
    Json means = Json::array();
    Json errors = Json::array();
    Json lows = Json::array();
    Json highs = Json::array();
    for (std::size_t p = 0; p < cube.points.size(); ++p) {
        const record::Series& series = cube.series(p, i);
        Json of[kFigures];
        for (const std::size_t t : times) {
            const bool is_hidden = is_small_count(series.mean[t], spec.unit);
            of[0].push_back(is_hidden ? Json(0) : significant(series.mean[t], kMeanDigits));
            of[1].push_back(is_hidden ? Json(nullptr)
                                      : significant(series.mc_error[t], kErrorDigits));
            of[2].push_back(rounding(series.quantiles.front()[t]));
            of[3].push_back(rounding(series.quantiles.back()[t]));
        }
        means.push_back(std::move(of[0]));
        errors.push_back(std::move(of[1]));
        lows.push_back(std::move(of[2]));
        highs.push_back(std::move(of[3]));
    }
    return {{"id", spec.name},
            {"label", label(spec, language)},
            {"unit", spec.unit},
            {"decimals", spec.decimals},
            {"wish", word_of(spec.wish)},
            {"mean", std::move(means)},
            {"error", std::move(errors)},
            {"low", std::move(lows)},
            {"high", std::move(highs)},
            {"told", told_from_best(cube, i, times)}};
}

}  // namespace

std::vector<std::size_t> year_ends(const CubeLayout& layout) {
    constexpr int kDecember = 12;
    std::vector<std::size_t> times;
    for (std::size_t t = 0; t < layout.months.size(); ++t) {
        if (layout.months[t].month_of_year() == kDecember || t + 1 == layout.months.size()) {
            times.push_back(t);
        }
    }
    return times;
}

bool is_paired(const CubeLayout& layout) {
    return std::all_of(layout.seeds.begin(), layout.seeds.end(),
                       [&](std::uint64_t seed) { return seed == layout.seeds.front(); });
}

Json study_page_data(const char* kind, const std::string& subject, Json run, Language language) {
    return {{"kind", kind},
            {"language", code_of(language)},
            {"version", version()},
            {"subject", subject},
            {"notes", {{"fewer_than_five", say(language, Phrase::fewer_than_five)}}},
            {"units", unit_names(language)},
            {"runs", Json::array({std::move(run)})}};
}

Json study_data(const Cube& cube, const std::string& name, Language language,
                std::size_t most_figures) {
    const CubeLayout& layout = cube.layout;
    const std::vector<std::size_t> times = shown_times(layout, most_figures);
    Json json = study_page_data("study", in_language(layout.title, language),
                                {{"file", name},
                                 {"seed", std::to_string(layout.seed)},
                                 {"replicates", layout.replicates},
                                 {"version", cube.version},
                                 {"git", cube.git_sha}},
                                language);
    json["design"] = layout.design;
    json["paired"] = is_paired(layout);
    json["sha256"] = layout.identity;
    json["scenarios"] = scenarios_of(layout, language);
    json["axes"] = axes_of(layout, language);
    json["municipality"] = municipalities_of(layout, kMunicipality);
    json["municipality_name"] = municipalities_of(layout, kMunicipalityName);
    json["scenario"] = places<std::string>(
        layout.scenario, layout.scenario_ids, [](const auto& id) -> const auto& { return id; });
    json["trajectories"] = layout.trajectories;
    json["changed"] = places<CubeAxis>(
        layout.changed_axes, layout.axes, [](const auto& axis) -> const auto& { return axis.id; });
    json["times"] = Json::array();
    for (const std::size_t t : times) {
        json["times"].push_back(to_string(layout.months[t]));
    }
    json["year_ends"] = year_ends(layout).size();
    json["indicators"] = Json::array();
    for (std::size_t i = 0; i < layout.indicators.size(); ++i) {
        json["indicators"].push_back(indicator_of(cube, i, times, language));
    }
    return json;
}

}  // namespace legeplan::output
