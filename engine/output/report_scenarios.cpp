#include "output/report_scenarios.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "output/verdict.h"

namespace legeplan::output {

namespace {

bool is_same(const ReportSource& a, const run::ScenarioSummary& of_a, const ReportSource& b,
             const run::ScenarioSummary& of_b) {
    return of_a.id == of_b.id && of_a.resolved_text == of_b.resolved_text &&
           a.results.seed == b.results.seed && a.results.replicates == b.results.replicates &&
           a.origin.version == b.origin.version;
}

void expect_same_period(std::span<const ReportSource> sources) {
    const run::ScenarioSummary& first = sources.front().results.scenarios.front();
    for (const ReportSource& source : sources) {
        const run::ScenarioSummary& other = source.results.scenarios.front();
        if (other.start != first.start || other.months != first.months) {
            throw std::invalid_argument(
                fmt::format("{} and {} have different periods", sources.front().name, source.name));
        }
    }
}

}  // namespace

std::vector<ReportScenario> report_scenarios(std::span<const ReportSource> sources) {
    expect_same_period(sources);
    std::vector<ReportScenario> all;
    const auto place_of = [&](std::size_t source, const run::ScenarioSummary& summary) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const ReportScenario& other) {
            return is_same(sources[other.source], *other.summary, sources[source], summary);
        });
        if (found == all.end()) {
            all.push_back(
                {source, &summary, nullptr, std::nullopt, read_facts(summary.resolved_text)});
            return all.size() - 1;
        }
        return static_cast<std::size_t>(found - all.begin());
    };
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const run::Results& results = sources[s].results;
        const std::size_t base = place_of(s, results.scenarios.front());
        for (std::size_t i = 1; i < results.scenarios.size(); ++i) {
            const std::size_t place = place_of(s, results.scenarios[i]);
            const bool is_compared = i <= results.differences.size();
            if (is_compared && all[place].comparison == nullptr && place != base) {
                all[place].comparison = &results.differences[i - 1];
                all[place].base = base;
            }
        }
    }
    return all;
}

std::vector<record::Indicator> told_indicators(std::span<const ReportScenario> scenarios,
                                               std::span<const std::size_t> times) {
    std::vector<const run::ComparisonSummary*> comparisons;
    for (const ReportScenario& scenario : scenarios) {
        if (scenario.comparison != nullptr) {
            comparisons.push_back(scenario.comparison);
        }
    }
    return told_indicators(comparisons, times);
}

std::vector<const Assumption*> changes(const ScenarioFacts& scenario, const ScenarioFacts& base) {
    std::vector<const Assumption*> changed;
    for (const Assumption& assumption : scenario.assumptions) {
        const Assumption* before = base.find(assumption.key);
        if (before == nullptr || before->value != assumption.value ||
            before->source != assumption.source) {
            changed.push_back(&assumption);
        }
    }
    return changed;
}

std::vector<const Measure*> added_measures(const ScenarioFacts& scenario,
                                           const ScenarioFacts& base) {
    std::vector<const Measure*> added;
    for (const Measure& measure : scenario.measures) {
        const bool is_known =
            std::any_of(base.measures.begin(), base.measures.end(),
                        [&](const Measure& other) { return other.id == measure.id; });
        if (!is_known) {
            added.push_back(&measure);
        }
    }
    return added;
}

bool has_national_positions(const ScenarioFacts& scenario) {
    // Of the comment in study/starter_text.cpp; tests/web makes such a scenario and looks for it.
    constexpr std::array<std::string_view, 2> kWords{"landets forholdstall", "national ratios"};
    const Assumption* positions = scenario.find("initial.positions");
    return positions != nullptr &&
           std::any_of(kWords.begin(), kWords.end(), [&](std::string_view words) {
               return positions->source.find(words) != std::string::npos;
           });
}

}  // namespace legeplan::output
