#include "output/report_data.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/version.h"
#include "output/assumption_text.h"
#include "output/cost_words.h"
#include "output/plan_figures.h"
#include "output/report_costs.h"
#include "output/report_headline.h"
#include "output/report_numbers.h"
#include "output/report_scenarios.h"
#include "output/sha256.h"
#include "output/verdict.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;
using record::Indicator;

/// Quantiles that fan charts draw: 5, 25, 50, 75 and 95 %, by their place in record::kQuantiles.
constexpr std::array<std::size_t, 5> kFan{0, 2, 3, 4, 6};
static_assert(record::kQuantiles[0] == 0.05 && record::kQuantiles[2] == 0.25 &&
              record::kQuantiles[3] == 0.5 && record::kQuantiles[4] == 0.75 &&
              record::kQuantiles[6] == 0.95);

/// Builds the document part by part.
class Builder {
public:
    Builder(std::span<const ReportSource> sources, Language language)
        : sources_(sources),
          language_(language),
          scenarios_(report_scenarios(sources)),
          first_(*scenarios_.front().summary) {
        columns_ = table_times(first_, {});
        columns_.insert(columns_.begin(), 0);
    }

    Json build() const;

private:
    std::string text(const Text& both) const { return in_language(both, language_); }
    const record::Series& series(const ReportScenario& scenario, Indicator id) const {
        return scenario.summary->indicators[static_cast<std::size_t>(id)];
    }

    Json runs() const;
    Json scenarios() const;
    Json assumptions(const std::vector<const Assumption*>& of) const;
    Json indicators() const;
    Json stock(const record::IndicatorSpec& spec) const;
    Json flow(const record::IndicatorSpec& spec) const;
    Json differences(const record::IndicatorSpec& spec) const;
    Json accounts() const;
    Json profiles() const;
    Json risks() const;
    Json figures() const;
    std::string cost_note() const;
    std::string few_positions() const;
    Json notes() const;

    std::span<const ReportSource> sources_;
    Language language_;
    std::vector<ReportScenario> scenarios_;
    const run::ScenarioSummary& first_;
    std::vector<std::size_t> columns_;  ///< times of the tables
};

Json Builder::runs() const {
    Json json = Json::array();
    for (const ReportSource& source : sources_) {
        json.push_back({{"file", source.name},
                        {"seed", std::to_string(source.results.seed)},
                        {"replicates", source.results.replicates},
                        {"version", source.origin.version},
                        {"git", source.origin.provenance.git_sha},
                        {"created", source.origin.provenance.created}});
    }
    return json;
}

Json Builder::assumptions(const std::vector<const Assumption*>& of) const {
    Json json = Json::array();
    for (const Assumption* assumption : of) {
        json.push_back({{"key", assumption->key},
                        {"label", name_of(*assumption, language_)},
                        {"value", assumption->value},
                        {"words", value_text(*assumption, language_)},
                        {"unit", assumption->unit},
                        {"source", assumption->source}});
    }
    return json;
}

Json Builder::scenarios() const {
    Json json = Json::array();
    for (const ReportScenario& scenario : scenarios_) {
        const ScenarioFacts nothing{};
        const ScenarioFacts& base = scenario.base ? scenarios_[*scenario.base].facts : nothing;
        const std::string description = text(scenario.facts.description);
        Json measures = Json::array();
        for (const Measure* measure : added_measures(scenario.facts, base)) {
            measures.push_back(
                {{"title", measure_name(*measure, language_)}, {"date", measure->date}});
        }
        const Assumption* limit = scenario.facts.find("capacity_rule.free_share_below");
        const bool is_number = limit != nullptr && limit->value.contains("number");
        const int price_year = scenario.summary->price_year;
        Json not_priced = Json::array();
        for (const Text& line : scenario.summary->not_priced) {
            not_priced.push_back(text(line));
        }
        json.push_back({{"id", scenario.summary->id},
                        {"title", text(scenario.summary->title)},
                        {"description", description == text(base.description) ? "" : description},
                        {"run", scenario.source},
                        {"base", scenario.base ? Json(*scenario.base) : Json(nullptr)},
                        {"sha256", sha256(scenario.summary->resolved_text)},
                        {"roster", scenario.summary->has_roster},
                        {"national_positions", has_national_positions(scenario.facts)},
                        {"price_year", price_year > 0 ? Json(price_year) : Json(nullptr)},
                        {"not_priced", std::move(not_priced)},
                        {"switched_off", scenario.summary->switched_off},
                        {"switched_off_note", switched_off_note(*scenario.summary, language_)},
                        {"measures", std::move(measures)},
                        {"free_share_below", is_number ? limit->value["number"] : Json(nullptr)},
                        {"assumptions", assumptions(changes(scenario.facts, base))}});
    }
    return json;
}

Json Builder::stock(const record::IndicatorSpec& spec) const {
    const Rounding rounding = Rounding::of(spec.unit);
    Json json = Json::array();
    for (const ReportScenario& scenario : scenarios_) {
        Json fan = Json::array();
        for (const std::size_t q : kFan) {
            fan.push_back(rounding.all(series(scenario, spec.id).quantiles[q]));
        }
        json.push_back(
            {{"fan", std::move(fan)}, {"mean", rounding.all(series(scenario, spec.id).mean)}});
    }
    return json;
}

/// A flow by calendar year: quantiles of months do not add up, means do.
Json Builder::flow(const record::IndicatorSpec& spec) const {
    const bool is_money = spec.unit.starts_with("NOK");
    const Rounding rounding(spec.unit, is_money ? 1.0 : counts_persons(spec.unit) ? 0.1 : 1e-2);
    Json json = Json::array();
    for (const ReportScenario& scenario : scenarios_) {
        const std::vector<double>& mean = series(scenario, spec.id).mean;
        Json years = Json::array();
        const int last = first_.month_of(mean.size() - 1).year();
        for (int year = first_.start.year(); year <= last; ++year) {
            double sum = 0.0;
            for (std::size_t time = 1; time < mean.size(); ++time) {
                sum += first_.month_of(time).year() == year ? mean[time] : 0.0;
            }
            years.push_back(rounding(sum));
        }
        json.push_back({{"years", std::move(years)}});
    }
    return json;
}

Json Builder::differences(const record::IndicatorSpec& spec) const {
    const Rounding rounding(spec.unit == "persons" ? "places" : spec.unit,
                            spec.unit == "share" ? 1e-4 : 1e-2);
    Json json = Json::array();
    for (const ReportScenario& scenario : scenarios_) {
        if (scenario.comparison == nullptr) {
            json.push_back(nullptr);
            continue;
        }
        const auto& of = scenario.comparison->indicators[static_cast<std::size_t>(spec.id)];
        json.push_back({{"mean", rounding.all(of.mean)}});
    }
    return json;
}

Json Builder::indicators() const {
    Json json = Json::object();
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        const bool is_stock = spec.kind == record::Kind::stock;
        Json& entry = json[std::string(spec.name)];
        entry["label"] = label(spec, language_);
        entry["unit"] = spec.unit;
        entry["decimals"] = spec.decimals;
        entry["quantile_decimals"] = quantile_decimals(spec);
        entry["stock"] = is_stock;
        entry["step"] = spec.source_step;
        entry["series"] = is_stock ? stock(spec) : flow(spec);
        if (is_stock && (spec.unit == "persons" || spec.unit == "places")) {
            entry["differences"] = differences(spec);
        }
    }
    return json;
}

/// What a change is accounted for with, unrounded so that its parts add up: means of stocks at the
/// times of the tables, and means of flows summed from the start. Shape: [scenario][column].
Json Builder::accounts() const {
    constexpr std::array kIds{Indicator::gps,
                              Indicator::gps_regular,
                              Indicator::positions,
                              Indicator::positions_without_gp,
                              Indicator::gp_exits,
                              Indicator::gp_retirements,
                              Indicator::gp_recruits,
                              Indicator::list_capacity,
                              Indicator::list_free,
                              Indicator::list_length_total,
                              Indicator::population,
                              Indicator::non_residents_on_lists,
                              Indicator::consultations_demand};
    Json json = Json::object();
    for (const Indicator id : kIds) {
        const record::IndicatorSpec& spec = record::spec(id);
        const bool is_stock = spec.kind == record::Kind::stock;
        for (const ReportScenario& scenario : scenarios_) {
            const std::vector<double>& mean = series(scenario, id).mean;
            Json values = Json::array();
            for (const std::size_t time : columns_) {
                const auto from = mean.begin() + 1;
                const double value =
                    is_stock ? mean[time]
                             : std::accumulate(from, from + static_cast<std::ptrdiff_t>(time), 0.0);
                values.push_back(is_small_count(value, spec.unit) ? Json(0) : Json(value));
            }
            json[std::string(spec.name)].push_back(std::move(values));
        }
    }
    return json;
}

Json Builder::profiles() const {
    Json json = Json::object();
    for (const record::ProfileSpec& spec : record::profile_specs()) {
        const bool is_persons = counts_persons(spec.unit);
        const Rounding rounding(spec.unit, is_persons ? 1.0 : 1e-2);
        Json edges = Json::array();
        for (std::size_t bin = 0; bin < spec.bins; ++bin) {
            edges.push_back(spec.lower_edge(bin));
        }
        Json of_scenarios = Json::array();
        for (const ReportScenario& scenario : scenarios_) {
            Json bins = Json::array();
            for (std::size_t bin = 0; bin < spec.bins; ++bin) {
                const record::Series& row =
                    scenario.summary->profiles[record::first_row(spec.id) + bin];
                bins.push_back({{"mean", rounding.all(row.mean)},
                                {"low", rounding.all(row.quantiles.front())},
                                {"high", rounding.all(row.quantiles.back())}});
            }
            of_scenarios.push_back(std::move(bins));
        }
        json[std::string(spec.name)] = {{"label", language_ == Language::nb ? spec.nb : spec.en},
                                        {"width", spec.width},
                                        {"edges", std::move(edges)},
                                        {"series", std::move(of_scenarios)}};
    }
    return json;
}

Json Builder::risks() const {
    const Rounding rounding("share", 1e-3);
    Json json = Json::array();
    const auto specs = record::risk_specs();
    for (std::size_t r = 0; r < specs.size(); ++r) {
        Json values = Json::array();
        for (const ReportScenario& scenario : scenarios_) {
            Json at_columns = Json::array();
            for (const std::size_t time : columns_) {
                at_columns.push_back(rounding(scenario.summary->risks[r][time]));
            }
            values.push_back(std::move(at_columns));
        }
        json.push_back({{"id", specs[r].name},
                        {"label", language_ == Language::nb ? specs[r].nb : specs[r].en},
                        {"values", std::move(values)}});
    }
    return json;
}

/// Published figures, with each scenario's answer.
Json Builder::figures() const {
    Json json = Json::array();
    for (const PlanFigure* figure : plan_figures(scenarios_)) {
        Json answers = Json::array();
        for (const ReportScenario& scenario : scenarios_) {
            const FigureAnswer held = answer(*figure, *scenario.summary, language_);
            answers.push_back({{"projected", held.projected}, {"verdict", held.verdict}});
        }
        json.push_back({{"id", figure->id},
                        {"title", text(figure->title)},
                        {"stated", stated_text(*figure, language_)},
                        {"unit", text(unit_of(*figure))},
                        {"month", month_name(figure->month, language_)},
                        {"at", answer_time(*figure, first_, language_)},
                        {"source", text(figure->source)},
                        {"note", note_text(*figure, first_, language_)},
                        {"answers", std::move(answers)}});
    }
    return json;
}

/// That the year's cost is not the whole, as the terminal says it; "" where it is.
std::string Builder::cost_note() const {
    std::vector<const run::ScenarioSummary*> summaries;
    for (const ReportScenario& scenario : scenarios_) {
        summaries.push_back(scenario.summary);
    }
    const std::string note = left_out_note(summaries, {kYearCost}, language_);
    return note.empty() ? note : say(language_, Phrase::cost_note, note);
}

/// What to read where a municipality has few positions; "" where it has not.
std::string Builder::few_positions() const {
    std::string note = has_few_positions(first_) ? say(language_, Phrase::few_positions_note) : "";
    std::replace(note.begin(), note.end(), '\n', ' ');  // the terminal's lines
    return note;
}

Json Builder::notes() const {
    const bool has_roster =
        std::any_of(scenarios_.begin(), scenarios_.end(),
                    [](const ReportScenario& each) { return each.summary->has_roster; });
    return {{"band", say(language_, Phrase::median_band)},
            {"comparison", say(language_, Phrase::comparison_note)},
            {"within_error", say(language_, Phrase::within_error)},
            {"fewer_than_five", say(language_, Phrase::fewer_than_five)},
            {"few_positions", few_positions()},
            {"cost", cost_note()},
            {"odds_ratio", say(language_, Phrase::odds_ratio_note)},
            {"gps", say(language_, has_roster ? Phrase::footer_roster : Phrase::footer_synthetic)}};
}

Json Builder::build() const {
    Json columns = Json::array();
    for (const std::size_t time : columns_) {
        columns.push_back({{"time", time}, {"name", time_name(first_.month_of(time), language_)}});
    }
    Json snapshots = Json::array();
    for (const std::size_t time : first_.snapshots()) {
        snapshots.push_back(to_string(first_.month_of(time)));
    }
    return {{"language", code_of(language_)},
            {"version", version()},
            {"subject", scenarios_.front().facts.municipality},
            {"initial", to_string(first_.month_of(0))},
            {"months", first_.months},
            {"columns", std::move(columns)},
            {"snapshots", std::move(snapshots)},
            {"notes", notes()},
            {"runs", runs()},
            {"scenarios", scenarios()},
            {"headline", report_headline(scenarios_, columns_, language_)},
            {"units", unit_names(language_)},
            {"indicators", indicators()},
            {"accounts", accounts()},
            {"profiles", profiles()},
            {"risks", risks()},
            {"figures", figures()},
            {"cost_lines", report_cost_lines(scenarios_, language_)}};
}

}  // namespace

Json report_data(std::span<const ReportSource> sources, Language language) {
    return Builder(sources, language).build();
}

}  // namespace legeplan::output
