#include "study/change_fit.h"

#include "core/real_math.h"
#include "study/grid_moments.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Param;

constexpr double kNew = 2.0;
constexpr double kOld = 10.0;

/// Share of persons who have been on their list for longer, from two years on.
double on_list(double hazard, double new_factor, double years) {
    const double at_first = hazard * new_factor;
    const double still = exp_(-kNew * at_first);
    const double recent = (1.0 - still) / at_first;
    const double settled = still / hazard;
    return settled * exp_(-hazard * (years - kNew)) / (recent + settled);
}

/// The two shares that a rate of change gives in the long run.
class LongRun {
public:
    LongRun(const Inputs& scenario, const RelationEnds& ends)
        : ends_(ends),
          internal_(internal_moves(scenario, ends.position_exits)),
          factor_(mean_change_factor(scenario, ends.without_gp)),
          new_factor_(scenario[Param::change_new_relation_factor].distribution.central()) {}

    double over(double years, double rate) const {
        return ends_.in_post(years) * exp_(-internal_ * years) * ends_.older_than(years) *
               on_list(rate * factor_, new_factor_, years);
    }

private:
    const RelationEnds& ends_;
    double internal_;
    double factor_;
    double new_factor_;
};

double squared_widths(const KnownFigure& known, double fitted) {
    const double widths = (fitted - known.value) / known.sd;
    return widths * widths;
}

}  // namespace

double internal_moves(const Inputs& scenario, double position_exits) {
    const double share = scenario[Param::recruitment_internal_share].distribution.central();
    return position_exits * share / (1.0 - share);
}

double mean_change_factor(const Inputs& scenario, double without_gp) {
    double sum = 0.0;
    double persons = 0.0;
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        for (std::size_t age = 0; age < kAges; ++age) {
            const double here = scenario.population.initial[sex][age];
            sum += here * scenario.lists.change_factor[sex][age];
            persons += here;
        }
    }
    const double left = scenario[Param::change_without_gp_factor].distribution.central();
    return sum / persons * (1.0 - without_gp + without_gp * left);
}

ChangeFit fit_changes(const Inputs& scenario, const RelationPrior& prior,
                      const SettledTargets& targets, const RelationEnds& ends) {
    constexpr int kGrid = 401;
    constexpr double kWidths = 5.0;  ///< of the prior, to both sides
    const LongRun model(scenario, ends);
    std::vector<double> logs;
    std::vector<double> weights;
    for (int i = 0; i < kGrid; ++i) {
        const double width = kWidths * (2.0 * i / (kGrid - 1) - 1.0);
        logs.push_back(log_(prior.change_rate) + prior.change_rate_sd_log * width);
        const double rate = exp_(logs.back());
        weights.push_back(-0.5 * (width * width +
                                  squared_widths(targets.over_2_years, model.over(kNew, rate)) +
                                  squared_widths(targets.over_10_years, model.over(kOld, rate))));
    }
    const GridMoments posterior = grid_moments(logs, weights);
    constexpr int kDecimals = 3;
    ChangeFit fit;
    fit.rate = exp_(posterior.mean);
    fit.sd_log = posterior.sd;
    fit.rows = {
        {{"i det lange løp: relasjoner over 2 år", "in the long run: relations over 2 years"},
         targets.over_2_years.value,
         model.over(kNew, fit.rate),
         kDecimals},
        {{"i det lange løp: relasjoner over 10 år", "in the long run: relations over 10 years"},
         targets.over_10_years.value,
         model.over(kOld, fit.rate),
         kDecimals}};
    return fit;
}

}  // namespace legeplan::study
