#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "inputs/inputs.h"
#include "study/fit_row.h"
#include "study/gp_stock_fit.h"
#include "study/population_history.h"

namespace legeplan::study {

/// Share of something that has lasted longer than some years.
using Survival = std::function<double(double years)>;

/// A point of a survival curve.
struct SurvivalPoint {
    double years = 0.0;
    double share = 0.0;
};

/// What is taken as given about relations between persons and GPs.
struct RelationPrior {
    std::vector<SurvivalPoint> lengths;  ///< shape of the relations' lengths, rising years
    double leave_list = 0.0;             ///< per year, beyond the last length
    int scheme_years = 0;                ///< no relation is longer
    int least_age = 0;                   ///< no GP had a position before
    double change_rate = 0.0;            ///< voluntary, per person and year: the median ...
    double change_rate_sd_log = 0.0;     ///< ... and width of a lognormal
};

/// Published shares of persons by the length of their relation.
struct RelationTargets {
    double over_2_years = 0.0;
    double over_10_years = 0.0;
    std::optional<double> median_years;
};

struct RelationFit {
    std::vector<SurvivalPoint> on_list;  ///< time on a list, before the cuts
    std::vector<FitRow> rows;
    bool is_met = true;  ///< false: GPs' times in post allow no relations that long
};

/// Share of a scenario's GPs in post for longer than so many years, as the engine draws them.
Survival in_post(const inputs::Inputs& scenario, int least_age);

/// Share of persons who are older than so many years.
Survival older_than(const Ages& persons);

/// Time on a list such that relations have the lengths that are known.
///
/// A relation is the shorter of the person's time on the list and the GP's time in post, and no
/// longer than the person's age.
/// Equation: S_list = S_relation / (S_post S_age). S_relation is the prior's shape to a power that
/// runs on lines through the known points; beyond the last point S_list falls at `leave_list`.
RelationFit fit_relations(const RelationPrior& prior, const RelationTargets& targets,
                          const Survival& in_post, const Survival& older_than);

/// The time on a list as shares of spells of years, as lists.relation_table has them.
std::vector<inputs::DurationShare> list_durations(const RelationFit& fit);

/// The same as a scenario's table, and the key that names it.
ScenarioTables relation_tables(const RelationFit& fit, const std::string& stem,
                               const std::string& source);

}  // namespace legeplan::study
