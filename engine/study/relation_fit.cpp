#include "study/relation_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

constexpr double kNew = 2.0;
constexpr double kOld = 10.0;
constexpr double kHalf = 0.5;
constexpr double kStep = 0.01;  ///< years, of the grid that lengths are read from

/// A line through points of rising years; level outside them.
double on_lines(const std::vector<SurvivalPoint>& points, double years) {
    const auto after = std::find_if(points.begin(), points.end(),
                                    [&](const SurvivalPoint& p) { return p.years >= years; });
    if (after == points.begin()) return points.front().share;
    if (after == points.end()) return points.back().share;
    const SurvivalPoint& before = *(after - 1);
    const double part = (years - before.years) / (after->years - before.years);
    return before.share + part * (after->share - before.share);
}

/// The prior's shape, all of it at the start.
double shape_at(const RelationPrior& prior, double years) {
    std::vector<SurvivalPoint> points{{0.0, 1.0}};
    points.insert(points.end(), prior.lengths.begin(), prior.lengths.end());
    return on_lines(points, years);
}

/// Powers of the shape that meet the known points.
std::vector<SurvivalPoint> powers(const RelationPrior& prior, const RelationTargets& targets) {
    std::vector<SurvivalPoint> known{{kNew, targets.over_2_years}, {kOld, targets.over_10_years}};
    if (targets.median_years) {
        known.push_back({*targets.median_years, kHalf});
    }
    std::sort(known.begin(), known.end(),
              [](const SurvivalPoint& a, const SurvivalPoint& b) { return a.years < b.years; });
    for (SurvivalPoint& point : known) {
        point.share = log_(point.share) / log_(shape_at(prior, point.years));
    }
    return known;
}

/// Where the table's rows begin: the prior's lengths and the known points.
std::vector<double> points_of(const RelationPrior& prior, const RelationTargets& targets) {
    std::vector<double> years{kNew, kOld};
    for (const SurvivalPoint& point : prior.lengths)
        years.push_back(point.years);
    if (targets.median_years) years.push_back(*targets.median_years);
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return years;
}

/// Relations as they come out, and what was asked for.
std::vector<FitRow> rows_of(const RelationTargets& targets, const Survival& relation,
                            int scheme_years) {
    double median = scheme_years;
    for (double years = 0.0; years < scheme_years; years += kStep) {
        const double here = relation(years);
        const double next = relation(years + kStep);
        if (here >= kHalf && next < kHalf) {
            median = years + kStep * (here - kHalf) / (here - next);
        }
    }
    constexpr int kDecimals = 3;
    std::vector<FitRow> rows{{{"relasjoner over 2 år", "relations over 2 years"},
                              targets.over_2_years,
                              relation(kNew),
                              kDecimals},
                             {{"relasjoner over 10 år", "relations over 10 years"},
                              targets.over_10_years,
                              relation(kOld),
                              kDecimals}};
    if (targets.median_years) {
        rows.push_back({{"median relasjon, år", "median relation, years"},
                        *targets.median_years,
                        median,
                        kDecimals});
    }
    return rows;
}

}  // namespace

Survival in_post(const inputs::Inputs& scenario, int least_age) {
    std::vector<SurvivalPoint> points;
    double beyond = 1.0;
    for (const inputs::DurationShare& row : scenario.gp.post_durations) {
        points.push_back({row.years_from, beyond});
        beyond -= row.share;
        points.push_back({row.years_to, std::max(beyond, 0.0)});
    }
    std::vector<SurvivalPoint> ages;
    double older = 1.0;
    for (int age = 0; age < kAges; ++age) {
        ages.push_back({static_cast<double>(age), older});
        older -= scenario.gp.stock_age_share[static_cast<std::size_t>(age)];
    }
    return [points, ages, least_age](double years) {
        return on_lines(points, years) * on_lines(ages, least_age + years) /
               on_lines(ages, least_age);
    };
}

Survival older_than(const Ages& persons) {
    std::vector<SurvivalPoint> points;
    double older = persons.sum();
    const double all = older;
    for (int age = 0; age < kAges; ++age) {
        points.push_back({static_cast<double>(age), older / all});
        older -= persons.row(age).sum();
    }
    return [points](double years) { return on_lines(points, years); };
}

RelationFit fit_relations(const RelationPrior& prior, const RelationTargets& targets,
                          const Survival& in_post, const Survival& older_than) {
    constexpr std::array kBeyond{12.5, 15.0, 17.5, 20.0};
    constexpr double kMiss = 0.005;
    const std::vector<SurvivalPoint> power = powers(prior, targets);
    RelationFit fit;
    fit.on_list.push_back({0.0, 1.0});
    double least = 1.0;
    const auto add = [&](double years, double share) {
        least = std::min(least, share);
        fit.on_list.push_back({years, least});
    };
    for (const double years : points_of(prior, targets)) {
        const double relation = exp_(on_lines(power, years) * log_(shape_at(prior, years)));
        add(years, relation / (in_post(years) * older_than(years)));
    }
    const SurvivalPoint last = fit.on_list.back();
    for (const double years : kBeyond) {
        if (years > last.years && years < prior.scheme_years) {
            add(years, last.share * exp_(-prior.leave_list * (years - last.years)));
        }
    }
    fit.on_list.push_back({static_cast<double>(prior.scheme_years), 0.0});
    fit.rows = rows_of(
        targets,
        [&](double years) {
            return on_lines(fit.on_list, years) * in_post(years) * older_than(years);
        },
        prior.scheme_years);
    fit.is_met = std::abs(fit.rows[0].fitted - fit.rows[0].target) < kMiss &&
                 std::abs(fit.rows[1].fitted - fit.rows[1].target) < kMiss;
    return fit;
}

std::vector<inputs::DurationShare> list_durations(const RelationFit& fit) {
    std::vector<double> parts;
    for (std::size_t i = 0; i + 1 < fit.on_list.size(); ++i) {
        parts.push_back(fit.on_list[i].share - fit.on_list[i + 1].share);
    }
    const std::vector<double> shares = rounded_shares(parts);
    std::vector<inputs::DurationShare> rows;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        rows.push_back({fit.on_list[i].years, fit.on_list[i + 1].years, shares[i]});
    }
    return rows;
}

ScenarioTables relation_tables(const RelationFit& fit, const std::string& stem,
                               const std::string& source) {
    std::string csv =
        "# How long persons have been on their list, years; uniform inside a row. The engine cuts "
        "a relation\n# at the GP's time in post and at the person's age; this is the time before "
        "those cuts, so that what\n# is left has the known lengths of relations. The last row "
        "holds "
        "those who never changed list\n# since the scheme began.\n# " +
        source + "; docs/methods/calibration.md.\nyears_from,years_to,share\n";
    for (const inputs::DurationShare& row : list_durations(fit)) {
        csv += fmt::format("{:g},{:g},{:.4f}\n", row.years_from, row.years_to, row.share);
    }
    return {fmt::format("\n[lists]\nrelation_table = \"{}relation_durations.csv\"\n", stem),
            {{stem + "relation_durations.csv", csv}}};
}

}  // namespace legeplan::study
