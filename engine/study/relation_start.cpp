#include "study/relation_start.h"

#include <algorithm>
#include <cmath>

#include "run/replicator.h"

namespace legeplan::study {

namespace {

constexpr double kPoint = 0.01;

/// The shares a table is made for, scaled by what the start misses, and still shares that fall.
RelationTargets moved(const RelationTargets& aim, const RelationTargets& known,
                      const RelationTargets& start) {
    constexpr double kEdge = 0.005;
    RelationTargets next = aim;
    const auto scaled = [](double share, double wanted, double got) {
        return got > 0.0 ? share * wanted / got : share;
    };
    next.over_2_years = std::clamp(scaled(aim.over_2_years, known.over_2_years, start.over_2_years),
                                   2.0 * kEdge, 1.0 - kEdge);
    next.over_10_years =
        std::clamp(scaled(aim.over_10_years, known.over_10_years, start.over_10_years), kEdge,
                   next.over_2_years - kEdge);
    return next;
}

bool is_near(const RelationTargets& known, const RelationTargets& start) {
    return std::abs(known.over_2_years - start.over_2_years) <= kPoint &&
           std::abs(known.over_10_years - start.over_10_years) <= kPoint;
}

/// Mean shares over replicates at times of the record, 0 the start; nothing where continuity is
/// switched off.
std::vector<std::optional<RelationTargets>> mean_shares(const inputs::Inputs& scenario,
                                                        const std::vector<std::size_t>& times) {
    constexpr std::uint64_t kGps = 12000;
    constexpr std::uint64_t kSeed = 1;
    std::vector<std::optional<RelationTargets>> means(times.size());
    if (!scenario.continuity.is_on || scenario.positions.empty()) {
        return means;
    }
    const run::Replicator replicator(scenario);
    const auto workspace = replicator.workspace();
    record::Record record(scenario.months());
    const std::uint64_t replicates = kGps / scenario.positions.size() + 1;
    std::vector<RelationTargets> sums(times.size());
    std::vector<double> counted(times.size());
    for (std::uint64_t k = 0; k < replicates; ++k) {
        replicator.run(kSeed, k, *workspace, record);
        for (std::size_t i = 0; i < times.size(); ++i) {
            const double over_2 = record.at(record::Indicator::continuity_over_2_years, times[i]);
            const double over_10 = record.at(record::Indicator::continuity_over_10_years, times[i]);
            if (std::isfinite(over_2) && std::isfinite(over_10)) {
                sums[i].over_2_years += over_2;
                sums[i].over_10_years += over_10;
                counted[i] += 1.0;
            }
        }
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (counted[i] > 0.0) {
            means[i] = RelationTargets{
                sums[i].over_2_years / counted[i], sums[i].over_10_years / counted[i], {}};
        }
    }
    return means;
}

}  // namespace

std::optional<RelationTargets> relations_at_start(inputs::Inputs scenario) {
    scenario.end = scenario.start;
    scenario.policies.clear();
    scenario.events.clear();
    return mean_shares(scenario, {0}).front();
}

std::vector<RelationsAhead> relations_ahead(inputs::Inputs scenario) {
    constexpr int kMonths = 12;
    std::vector<int> years;
    for (const int ahead : {5, 10}) {
        if (kMonths * ahead <= scenario.months()) {
            years.push_back(ahead);
        }
    }
    std::vector<RelationsAhead> ahead;
    if (years.empty()) {
        return ahead;
    }
    std::vector<std::size_t> times;
    for (const int year : years)
        times.push_back(static_cast<std::size_t>(kMonths * year));
    scenario.end = scenario.start + (kMonths * years.back() - 1);
    const auto shares = mean_shares(scenario, times);
    for (std::size_t i = 0; i < years.size(); ++i) {
        if (shares[i]) {
            ahead.push_back({years[i], *shares[i]});
        }
    }
    return ahead;
}

RelationFit fit_relations_at_start(const inputs::Inputs& scenario, const RelationPrior& prior,
                                   const RelationTargets& targets, const Survival& in_post,
                                   const Survival& older_than) {
    constexpr int kRounds = 4;
    RelationTargets aim = targets;
    RelationFit fit = fit_relations(prior, aim, in_post, older_than);
    inputs::Inputs changed = scenario;
    for (int round = 0;; ++round) {
        changed.lists.relation_durations = list_durations(fit);
        const std::optional<RelationTargets> start = relations_at_start(changed);
        if (!start) {
            return fit;
        }
        const bool is_met = is_near(targets, *start);
        if (is_met || round == kRounds) {
            fit.rows[0].target = targets.over_2_years;
            fit.rows[0].fitted = start->over_2_years;
            fit.rows[1].target = targets.over_10_years;
            fit.rows[1].fitted = start->over_10_years;
            fit.is_met = is_met;
            return fit;
        }
        aim = moved(aim, targets, *start);
        // The median would hold the curve where it was.
        aim.median_years.reset();
        fit = fit_relations(prior, aim, in_post, older_than);
    }
}

}  // namespace legeplan::study
