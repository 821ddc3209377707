#include "study/gp_fit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/real_math.h"
#include "study/fit_check.h"
#include "study/relation_start.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Param;

constexpr int kYoungUntil = 50;
constexpr int kMonths = 12;
constexpr int kHorizon = 40 * kMonths;  ///< months over which a vacancy is followed
constexpr int kBisections = 80;
constexpr int kDecimals = 3;  ///< of rates and shares in the table of the fit

double central(const Inputs& inputs, Param id) {
    return inputs[id].distribution.central();
}

/// A rate by age over the stock of GPs, from one age up to another.
double mean_rate(const Inputs& inputs, const inputs::RateByAge& rate, int from, int to) {
    double sum = 0.0;
    for (int age = from; age < to; ++age) {
        const auto at = static_cast<std::size_t>(age);
        sum += inputs.gp.stock_age_share[at] * rate[at];
    }
    return sum;
}

/// The rate of moving, over the times in post of the stock.
double mean_move_rate(const Inputs& inputs) {
    const auto& rates = inputs.gp.move_rate_by_year_in_post;
    double sum = 0.0;
    for (const inputs::DurationShare& row : inputs.gp.post_durations) {
        const int steps = std::max(1, static_cast<int>(std::ceil(row.years_to - row.years_from)));
        for (int i = 0; i < steps; ++i) {
            const double year =
                row.years_from + (row.years_to - row.years_from) * (i + 0.5) / steps;
            const auto at = std::min(static_cast<std::size_t>(year), rates.size() - 1);
            sum += row.share / steps * rates[at];
        }
    }
    return sum;
}

struct Moments {
    double mean_months = 0.0;
    double over_a_year = 0.0;  ///< of the stock
};

/// Moments of a vacancy that is open at the ends of months 0, 1, 2, ...
Moments moments(double fast_share, double fast, double slow) {
    double sum = 0.0;
    double beyond = 0.0;
    for (int k = 0; k < kHorizon; ++k) {
        const double open = fast_share * exp_(-k / fast) + (1.0 - fast_share) * exp_(-k / slow);
        sum += open;
        beyond += k >= kMonths ? open : 0.0;
    }
    return {sum, beyond / sum};
}

/// Share of fast vacancies that gives a mean with a slow mean: the mean is linear in it.
double fast_share_for(double mean_months, double fast, double slow) {
    const double all_fast = moments(1.0, fast, slow).mean_months;
    const double all_slow = moments(0.0, fast, slow).mean_months;
    return (all_slow - mean_months) / (all_slow - all_fast);
}

void fit_exits(const Inputs& inputs, const GpTargets::Exits& target, GpFit& fit) {
    const double young = mean_rate(inputs, inputs.gp.leave_scheme_rate, 0, kYoungUntil);
    const double leaving = mean_rate(inputs, inputs.gp.leave_scheme_rate, 0, kAges);
    const double retiring = mean_rate(inputs, inputs.gp.retirement_rate, 0, kAges);
    const double moving = mean_move_rate(inputs);
    const auto ratio = [&](Param id, double value) { return allowed(inputs, id, value); };
    const double leave_ratio =
        ratio(Param::leave_scheme_ratio, target.per_gp_year * target.under_50 / young);
    const double retire_ratio =
        ratio(Param::retirement_ratio, (target.per_gp_year - leave_ratio * leaving) / retiring);
    const double move_ratio =
        ratio(Param::move_ratio, (target.from_position - target.per_gp_year) / moving);
    const double exits = leave_ratio * leaving + retire_ratio * retiring;
    const std::string reason = "exits by age and from positions on the scenario's stock of GPs";
    fit.parameters.push_back({Param::leave_scheme_ratio, leave_ratio, reason});
    fit.parameters.push_back({Param::retirement_ratio, retire_ratio, reason});
    fit.parameters.push_back({Param::move_ratio, move_ratio, reason});
    fit.rows.push_back({{"avgang fra ordningen i året", "exits from the scheme a year"},
                        target.per_gp_year,
                        exits,
                        kDecimals});
    fit.rows.push_back({{"andel av dem under 50 år", "share of them under 50"},
                        target.under_50,
                        leave_ratio * young / exits,
                        kDecimals});
    fit.rows.push_back({{"avgang fra en hjemmel i året", "exits from a position a year"},
                        target.from_position,
                        exits + move_ratio * moving,
                        kDecimals});
    const bool is_too_many = leave_ratio * leaving > target.per_gp_year;
    name_missed(
        3,
        is_too_many
            ? Text{"de som slutter etter 50 år, er alt for mange med scenarioets aldersform",
                   "those who leave over 50 by the scenario's shape are already too many"}
            : Text{"kan ikke nås sammen med de andre tallene for avgang",
                   "cannot be met together with the other figures of exits"},
        fit.rows, fit.unmet);
}

/// Exits from a position per GP and year: the target's, else what the scenario's rates give. A GP
/// under notice gives none, so that there are fewer exits than the rates of giving it.
double position_exits(const Inputs& inputs, const GpTargets& targets) {
    if (targets.exits) {
        return targets.exits->from_position;
    }
    const double notices = central(inputs, Param::leave_scheme_ratio) *
                               mean_rate(inputs, inputs.gp.leave_scheme_rate, 0, kAges) +
                           central(inputs, Param::retirement_ratio) *
                               mean_rate(inputs, inputs.gp.retirement_rate, 0, kAges) +
                           central(inputs, Param::move_ratio) * mean_move_rate(inputs);
    return notices / (1.0 + notices * inputs.gp.notice_months / kMonths);
}

void fit_vacancies(const Inputs& inputs, const GpTargets::Vacancies& target, const GpPriors& priors,
                   double exits, GpFit& fit) {
    const double fast = central(inputs, Param::vacancy_fast_months);
    const double mean = target.mean_years * kMonths;
    double low = std::max(mean, fast) * 1.01;
    double high = allowed(inputs, Param::vacancy_slow_months, HUGE_VAL);
    for (int i = 0; i < kBisections; ++i) {
        const double slow = 0.5 * (low + high);
        const double share = fast_share_for(mean, fast, slow);
        (moments(share, fast, slow).over_a_year < target.over_a_year ? low : high) = slow;
    }
    const double slow = allowed(inputs, Param::vacancy_slow_months, 0.5 * (low + high));
    const double share = std::clamp(fast_share_for(mean, fast, slow), 0.0, 1.0);
    const Moments fitted = moments(share, fast, slow);
    // load / (1 + load) = share without a GP; openings hold what internal recruits leave.
    const double openings =
        exits / (1.0 - central(inputs, Param::recruitment_internal_share)) / kMonths;
    const double load = target.without_gp / (1.0 - target.without_gp);
    const double ready =
        allowed(inputs, Param::successor_ready, 1.0 - load / (openings * fitted.mean_months));
    const double got = openings * (1.0 - ready) * fitted.mean_months;
    const std::string reason = "durations of vacancies and the share without a GP";
    fit.parameters.push_back({Param::market_level, market_level(inputs, priors.national_position),
                              "makes the whole effect of the nation's average position 1, so that "
                              "the fitted times are its"});
    fit.parameters.push_back({Param::vacancy_fast_share, share, reason});
    fit.parameters.push_back({Param::vacancy_slow_months, slow, reason});
    fit.parameters.push_back({Param::successor_ready, ready, reason});
    fit.rows.push_back({{"gjennomsnittlig vakanse, år", "mean vacancy, years"},
                        target.mean_years,
                        fitted.mean_months / kMonths,
                        kDecimals});
    fit.rows.push_back({{"andel ubesatte i over ett år", "stock of vacancies over a year"},
                        target.over_a_year,
                        fitted.over_a_year,
                        kDecimals});
    name_missed(2,
                {"kan ikke nås sammen med de andre tallene for vakanser",
                 "cannot be met together with the other figures of vacancies"},
                fit.rows, fit.unmet);
    fit.rows.push_back({{"andel hjemler uten fast lege", "positions without a GP"},
                        target.without_gp,
                        got / (1.0 + got),
                        kDecimals});
    if (std::abs(got / (1.0 + got) - target.without_gp) > 1e-6) {
        fit.unmet.emplace_back("hjemler uten fast lege: flere enn avgangen kan gi",
                               "positions without a GP: more than the exits can leave open");
    }
}

/// Share of persons who have been on their list for over two years.
double settled_share(const std::vector<inputs::DurationShare>& on_list) {
    constexpr double kNew = 2.0;
    double over = 0.0;
    for (const inputs::DurationShare& row : on_list) {
        const double width = row.years_to - row.years_from;
        over += row.share * std::clamp((row.years_to - kNew) / width, 0.0, 1.0);
    }
    return over;
}

void fit_separation(const Inputs& inputs, const GpTargets& targets,
                    const std::vector<inputs::DurationShare>& on_list, double exits, GpFit& fit) {
    const double without = targets.vacancies ? targets.vacancies->without_gp : 0.0;
    const double left =
        exits / (1.0 - central(inputs, Param::recruitment_internal_share)) * (1.0 - without);
    const double settled = settled_share(on_list);
    const double per_rate =
        mean_change_factor(inputs, 0.0) *
        ((1.0 - without) *
             (settled + (1.0 - settled) * central(inputs, Param::change_new_relation_factor)) +
         without * central(inputs, Param::change_without_gp_factor));
    const double rate =
        allowed(inputs, Param::change_rate, (*targets.separation - left) / per_rate);
    fit.parameters.push_back(
        {Param::change_rate, rate, "separation less the GPs' own exits, over the change factors"});
    fit.rows.push_back({{"brutte relasjoner i året", "separation of persons a year"},
                        *targets.separation,
                        left + rate * per_rate,
                        kDecimals});
    if (left > *targets.separation) {
        fit.unmet.emplace_back("brutte relasjoner: legenes avgang alene gir flere",
                               "separation: the GPs' exits alone are more");
    }
}

/// A fitted parameter, else the scenario's.
double value_of(const Inputs& inputs, const GpFit& fit, Param id) {
    const auto found = std::find_if(fit.parameters.begin(), fit.parameters.end(),
                                    [id](const FittedParameter& p) { return p.id == id; });
    return found == fit.parameters.end() ? central(inputs, id) : found->value;
}

void fit_municipal_recruitment(const Inputs& inputs, const GpTargets& targets,
                               const GpPriors& priors, double exits, GpFit& fit) {
    const VacancyRates rates{targets.recruitment.exits.value_or(exits) /
                                 (1.0 - central(inputs, Param::recruitment_internal_share)) /
                                 kMonths,
                             value_of(inputs, fit, Param::successor_ready),
                             value_of(inputs, fit, Param::vacancy_fast_share),
                             value_of(inputs, fit, Param::vacancy_fast_months),
                             value_of(inputs, fit, Param::vacancy_slow_months)};
    const RecruitmentFit found = fit_recruitment(
        inputs, targets.recruitment, rates, priors.national_position, priors.recruitment_sd_log);
    fit.parameters.push_back(
        {Param::recruitment_level, found.level,
         fmt::format("own vacancies under a lognormal prior: whole effect {:.2f}, of which its "
                     "contracts, caps and vacancies {:.2f}",
                     found.whole_effect, found.own_effect),
         found.sd_log});
    fit.rows.insert(fit.rows.end(), found.rows.begin(), found.rows.end());
}

/// The scenario with a fitted stock of GPs in place of its own.
Inputs with_stock(Inputs scenario, const GpStockPrior& prior, const GpStockRates& rates,
                  const GpStock& stock) {
    inputs::GpInputs& gp = scenario.gp;
    gp.post_durations = post_durations(prior, stock);
    gp.move_rate_by_year_in_post.assign(static_cast<std::size_t>(prior.first_years),
                                        rates.move_first);
    gp.move_rate_by_year_in_post.push_back(rates.move_later);
    const double all = stock.share_from(prior.least_age);
    for (int age = 0; age < kAges; ++age) {
        const auto at = static_cast<std::size_t>(age);
        gp.stock_age_share[at] =
            age < prior.least_age ? 0.0 : (stock.share_from(age) - stock.share_from(age + 1)) / all;
        gp.retirement_rate[at] = retirement_rate(prior, rates, age);
        gp.leave_scheme_rate[at] = leave_rate(prior, rates, age);
        scenario.recruitment.recruit_age_share[at] = stock.starts_share(age, age);
    }
    return scenario;
}

/// Relations at the start, and the time on lists that goes with them.
void fit_lengths(const RelationTargets& targets, const GpPriors& priors,
                 const std::optional<GpStock>& stock, const GpFitNames& names, Inputs& scenario,
                 GpFit& fit) {
    const Survival posts = stock ? Survival([&](double years) { return stock->in_post(years); })
                                 : in_post(scenario, priors.relations.least_age);
    const RelationFit found = fit_relations_at_start(scenario, priors.relations, targets, posts,
                                                     older_than(priors.persons));
    scenario.lists.relation_durations = list_durations(found);
    fit.rows.insert(fit.rows.end(), found.rows.begin(), found.rows.end());
    fit.tables.push_back(relation_tables(found, names.stem, names.source));
    if (!found.is_met) {
        fit.unmet.emplace_back("relasjoner: legenes tid i hjemmelen tillater ikke de andelene",
                               "relations: the GPs' times in post do not allow those shares");
    }
}

/// What ends relations, as fitted or else as the scenario has it.
RelationEnds relation_ends(const Inputs& scenario, const GpTargets& targets, const GpPriors& priors,
                           const std::optional<GpStock>& stock, double exits) {
    return {stock ? Survival([&stock](double years) { return stock->in_post(years); })
                  : in_post(scenario, priors.relations.least_age),
            older_than(priors.persons), exits,
            targets.vacancies ? targets.vacancies->without_gp : 0.0};
}

void fit_settled(const Inputs& scenario, const GpTargets& targets, const GpPriors& priors,
                 const RelationEnds& ends, GpFit& fit) {
    const ChangeFit found = fit_changes(scenario, priors.relations, *targets.settled, ends);
    fit.parameters.push_back(
        {Param::change_rate, found.rate,
         fmt::format("shares of relations in the long run, sd of log {:.2f} given their widths",
                     found.sd_log)});
    fit.rows.insert(fit.rows.end(), found.rows.begin(), found.rows.end());
}

/// The scenario with the fitted parameters in place of its own; the widths stay.
Inputs with_parameters(Inputs scenario, const std::vector<FittedParameter>& fitted) {
    for (const FittedParameter& parameter : fitted) {
        inputs::Parameter& own = scenario.parameters[static_cast<std::size_t>(parameter.id)];
        own.path.clear();
        if (own.distribution.kind == random::DistributionKind::lognormal) {
            own.distribution.a = parameter.value;
        } else {
            own.distribution = random::Distribution::point(parameter.value);
        }
    }
    return scenario;
}

/// The fitted scenario run on, beside the known shares of relations. The largest miss.
double run_on(const Inputs& scenario, const RelationTargets& known, GpFit& fit) {
    double worst = 0.0;
    for (const auto& [years, shares] : relations_ahead(scenario)) {
        worst = std::max({worst, std::abs(shares.over_2_years - known.over_2_years),
                          std::abs(shares.over_10_years - known.over_10_years)});
        fit.rows.push_back({Text::of("etter {} år: relasjoner over 2 år",
                                     "after {} years: relations over 2 years", years),
                            known.over_2_years, shares.over_2_years, kDecimals});
        fit.rows.push_back({Text::of("etter {} år: relasjoner over 10 år",
                                     "after {} years: relations over 10 years", years),
                            known.over_10_years, shares.over_10_years, kDecimals});
    }
    return worst;
}

}  // namespace

GpFit fit_gps(const Inputs& given, const GpTargets& targets, const GpPriors& priors,
              const GpFitNames& names) {
    GpFit fit;
    Inputs scenario = given;
    std::optional<GpStock> stock;
    if (targets.stock) {
        const GpStockFit found = fit_gp_stock(priors.stock, *targets.stock);
        stock.emplace(priors.stock, found.rates);
        fit.rows = found.rows;
        fit.tables.push_back(gp_stock_tables(priors.stock, found, names.stem, names.source));
        scenario = with_stock(std::move(scenario), priors.stock, found.rates, *stock);
    }
    if (targets.exits) {
        fit_exits(scenario, *targets.exits, fit);
    }
    const double exits = stock ? stock->position_exit_rate() : position_exits(scenario, targets);
    if (targets.vacancies) {
        fit_vacancies(scenario, *targets.vacancies, priors, exits, fit);
    }
    if (targets.relations) {
        fit_lengths(*targets.relations, priors, stock, names, scenario, fit);
    }
    if (targets.separation) {
        fit_separation(scenario, targets, scenario.lists.relation_durations, exits, fit);
    }
    if (targets.settled) {
        fit_settled(scenario, targets, priors,
                    relation_ends(scenario, targets, priors, stock, exits), fit);
    }
    if (targets.recruitment.any()) {
        fit_municipal_recruitment(scenario, targets, priors, exits, fit);
    }
    if (targets.composition.any()) {
        const CompositionFit found = fit_composition(scenario, targets.composition);
        fit.rows.insert(fit.rows.end(), found.rows.begin(), found.rows.end());
        fit.tables.push_back(composition_tables(scenario, found, names.stem, names.source));
        scenario.positions = found.positions;
        fit.composition = found;
    }
    if (targets.relations) {
        constexpr double kNear = 0.02;
        const double miss =
            run_on(with_parameters(std::move(scenario), fit.parameters), *targets.relations, fit);
        // In a municipality they may settle elsewhere: people move.
        if (targets.settled && miss > kNear) {
            fit.unmet.emplace_back("relasjoner: ført videre kommer de over to prosentpoeng unna",
                                   "relations: run on, they come over two points away");
        }
    }
    return fit;
}

std::string gp_keys(const Inputs& scenario, const GpFit& fit, const std::string& source) {
    std::string text;
    for (const ScenarioTables& tables : fit.tables) {
        text += tables.keys;
    }
    for (const FittedParameter& parameter : fit.parameters) {
        const inputs::ParameterSpec& spec =
            inputs::parameter_specs()[static_cast<std::size_t>(parameter.id)];
        const random::Distribution& prior = scenario[parameter.id].distribution;
        text += fmt::format("\n[{}]\n", spec.key);
        if (parameter.sd_log || prior.kind == random::DistributionKind::lognormal) {
            text += fmt::format("distribution = \"lognormal\"\nmedian = {:.4f}\nsd_log = {:.3f}\n",
                                parameter.value, parameter.sd_log.value_or(prior.b));
        } else {
            text += fmt::format("value = {:.4f}\n", parameter.value);
        }
        text += fmt::format("unit = \"{}\"\nsource = \"{}: {}\"\n", spec.unit, source,
                            parameter.reason);
    }
    return text;
}

}  // namespace legeplan::study
