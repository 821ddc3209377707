#include "output/json.h"

#include <cmath>
#include <span>
#include <string>

#include "core/version.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// A series without its first value, the initial state.
std::span<const double> months_of(const std::vector<double>& series) {
    return std::span(series).subspan(1);
}

Json indicator_json(const record::IndicatorSpec& spec, const record::Series& series) {
    Json quantiles = Json::object();
    Json initial_quantiles = Json::object();
    for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
        const auto& values = series.quantiles[q];
        quantiles[record::kQuantileNames[q]] = to_json(months_of(values));
        initial_quantiles[record::kQuantileNames[q]] = number(values.front());
    }
    Json json;
    json["unit"] = spec.unit;
    json["mean"] = to_json(months_of(series.mean));
    json["sd"] = to_json(months_of(series.sd));
    json["mc_error"] = to_json(months_of(series.mc_error));
    json["quantiles"] = std::move(quantiles);
    json["initial"]["mean"] = number(series.mean.front());
    json["initial"]["sd"] = number(series.sd.front());
    json["initial"]["quantiles"] = std::move(initial_quantiles);
    return json;
}

Json scenario_json(const run::ScenarioSummary& scenario) {
    Json time = Json::array();
    for (int month = 0; month < scenario.months; ++month) {
        time.push_back(to_string(scenario.start + month));
    }
    Json indicators;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        indicators[std::string(spec.name)] =
            indicator_json(spec, scenario.indicators[static_cast<std::size_t>(spec.id)]);
    }
    Json json;
    json["id"] = scenario.id;
    json["title"] = to_json(scenario.title);
    json["time"] = std::move(time);
    json["indicators"] = std::move(indicators);
    json["price_year"] = scenario.price_year;
    json["not_priced"] = Json::array();
    for (const Text& text : scenario.not_priced) {
        json["not_priced"].push_back(to_json(text));
    }
    json["switched_off"] = scenario.switched_off;
    return json;
}

Json difference_json(const run::ComparisonSummary& comparison) {
    Json indicators;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        const record::DifferenceSeries& series =
            comparison.indicators[static_cast<std::size_t>(spec.id)];
        Json& json = indicators[std::string(spec.name)];
        json["mean"] = to_json(months_of(series.mean));
        json["mc_error"] = to_json(months_of(series.mc_error));
        json["lower"] = to_json(months_of(series.lower));
        json["upper"] = to_json(months_of(series.upper));
        json["probability_greater"] = to_json(months_of(series.probability_greater));
        json["probability_equal"] = to_json(months_of(series.probability_equal));
        json["variance_reduction"] = to_json(months_of(series.variance_reduction));
    }
    Json json;
    json["scenario"] = comparison.scenario;
    json["base"] = comparison.base;
    json["indicators"] = std::move(indicators);
    return json;
}

}  // namespace

Json to_json(const Text& text) {
    Json json;
    json["nb"] = text.nb;
    json["en"] = text.en;
    return json;
}

Json to_json(std::span<const double> values) {
    Json json = Json::array();
    for (const double value : values) {
        json.push_back(number(value));
    }
    return json;
}

Json to_json(const run::Results& results) {
    Json json;
    json["format"] = kFormat;
    json["version"] = version();
    json["seed"] = results.seed;
    json["replicates"] = results.replicates;
    if (results.quantile_bins > 0) {
        json["quantile_bins"] = results.quantile_bins;
    }
    json["scenarios"] = Json::array();
    for (const run::ScenarioSummary& scenario : results.scenarios) {
        json["scenarios"].push_back(scenario_json(scenario));
    }
    json["differences"] = Json::array();
    for (const run::ComparisonSummary& comparison : results.differences) {
        json["differences"].push_back(difference_json(comparison));
    }
    return json;
}

}  // namespace legeplan::output
