#include "output/csv.h"

#include <string_view>

#include "output/number_text.h"

namespace legeplan::output {

namespace {

constexpr std::string_view kHeader =
    "indicator,scenario,base,month,unit,mean,sd,mc_error,q05,q10,q25,q50,q75,q90,q95,"
    "probability_greater,variance_reduction\n";

/// A cell; quoted where its text would end it.
std::string cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted + '"';
}

void append_start(std::string& out, const record::IndicatorSpec& spec, std::string_view scenario,
                  std::string_view base, Month month) {
    out += spec.name;
    out += ',' + cell(scenario) + ',' + cell(base) + ',' + to_string(month) + ',';
    out += cell(spec.unit);
}

void append_number(std::string& out, double value) {
    out += ',' + number_text(value);
}

void append_scenario(std::string& out, const run::ScenarioSummary& scenario,
                     const record::IndicatorSpec& spec) {
    const record::Series& series = scenario.indicators[static_cast<std::size_t>(spec.id)];
    for (std::size_t time = 0; time < series.times(); ++time) {
        append_start(out, spec, scenario.id, "", scenario.month_of(time));
        append_number(out, series.mean[time]);
        append_number(out, series.sd[time]);
        append_number(out, series.mc_error[time]);
        for (const auto& quantile : series.quantiles) {
            append_number(out, quantile[time]);
        }
        out += ",,\n";
    }
}

void append_difference(std::string& out, const run::ComparisonSummary& comparison,
                       const run::ScenarioSummary& base, const record::IndicatorSpec& spec) {
    const auto& series = comparison.indicators[static_cast<std::size_t>(spec.id)];
    for (std::size_t time = 1; time < series.times(); ++time) {
        append_start(out, spec, comparison.scenario, comparison.base, base.month_of(time));
        append_number(out, series.mean[time]);
        out += ',';
        append_number(out, series.mc_error[time]);
        append_number(out, series.lower[time]);
        out += ",,,,,";
        append_number(out, series.upper[time]);
        append_number(out, series.probability_greater[time]);
        append_number(out, series.variance_reduction[time]);
        out += '\n';
    }
}

}  // namespace

std::string to_csv(const run::Results& results) {
    std::string out(kHeader);
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        for (const run::ScenarioSummary& scenario : results.scenarios) {
            append_scenario(out, scenario, spec);
        }
        for (const run::ComparisonSummary& comparison : results.differences) {
            append_difference(out, comparison, results.scenarios.front(), spec);
        }
    }
    return out;
}

}  // namespace legeplan::output
