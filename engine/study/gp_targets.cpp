#include "study/gp_targets.h"

#include <array>
#include <optional>

#include "study/file_reading.h"

namespace legeplan::study {

namespace {

using random::Distribution;
using random::DistributionKind;
using scenario::Scenario;
using scenario::Table;

std::optional<double> optional_point(const Scenario& targets, const char* key) {
    return targets.has(key) ? std::optional(central_value(targets, key)) : std::nullopt;
}

/// Figures of one kind: all of them or none. A problem otherwise.
template <std::size_t N>
std::optional<std::array<double, N>>
figures(const Scenario& scenario, const std::array<const char*, N>& keys, Problems& problems) {
    std::array<double, N> values{};
    std::size_t given = 0;
    for (std::size_t i = 0; i < N; ++i) {
        if (scenario.has(keys[i])) {
            values[i] = central_value(scenario, keys[i]);
            ++given;
        }
    }
    for (const char* key : keys) {
        if (given > 0 && !scenario.has(key)) {
            problems.add({scenario.where(key),
                          key,
                          {"mangler", "is missing"},
                          {"et tall, for de andre i avsnittet er gitt",
                           "a figure, for the others of its section are given"},
                          ""});
        }
    }
    return given == N ? std::optional(values) : std::nullopt;
}

/// A figure and its width: a normal, whose width is needed as well.
KnownFigure known(const Scenario& scenario, const char* key, Problems& problems) {
    const Distribution& distribution = scenario.quantity(key).distribution;
    if (distribution.kind != DistributionKind::normal || !(distribution.b > 0.0)) {
        problems.add({scenario.where(key),
                      key,
                      {"uten bredde", "without a width"},
                      Text::same("distribution = \"normal\", mean, sd > 0"),
                      ""});
    }
    return {distribution.a, distribution.b};
}

std::vector<GpStockTargets::ExitsAtAge> exits_by_age(const Table& table, Problems& problems) {
    std::vector<GpStockTargets::ExitsAtAge> bands;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const int from = static_cast<int>(table.integers("age_from")[row]);
        const int to = static_cast<int>(table.integers("age_to")[row]);
        if (from > to) {
            problems.add({table.where(row), "age_to", Text::same(std::to_string(to)),
                          Text::of("minst age_from, {}", "at least age_from, {}", from), ""});
        }
        bands.push_back({from, to, {table.numbers("rate")[row], table.numbers("sd")[row]}});
    }
    return bands;
}

std::optional<GpStockTargets> stock_targets(const Scenario& scenario, Problems& problems) {
    constexpr std::array kKeys{"gp_stock.exits",         "gp_stock.exits_under_50",
                               "gp_stock.share_from_67", "gp_stock.share_over_60",
                               "gp_stock.contract",      "gp_stock.current_contract"};
    if (!figures<kKeys.size()>(scenario, kKeys, problems)) {
        return std::nullopt;
    }
    std::array<KnownFigure, kKeys.size()> values;
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        values[i] = known(scenario, kKeys[i], problems);
    }
    GpStockTargets targets{values[0], values[1], values[2], values[3], values[4], values[5], {}};
    if (scenario.has("gp_stock.exits_by_age")) {
        targets.exits_by_age = exits_by_age(scenario.table("gp_stock.exits_by_age"), problems);
    }
    return targets;
}

std::optional<RelationTargets> relation_targets(const Scenario& scenario, Problems& problems) {
    const auto shares =
        figures<2>(scenario, {"relations.over_2_years", "relations.over_10_years"}, problems);
    if (!shares) {
        return std::nullopt;
    }
    const RelationTargets targets{(*shares)[0], (*shares)[1],
                                  optional_point(scenario, "relations.median_years")};
    if (targets.over_10_years >= targets.over_2_years) {
        const char* key = "relations.over_10_years";
        problems.add({scenario.where(key),
                      key,
                      Text::same(scenario::number_text((*shares)[1])),
                      {"mindre enn relations.over_2_years", "less than relations.over_2_years"},
                      ""});
    }
    // The median is where the curve passes a half: between the two shares, or outside both.
    if (targets.median_years) {
        const double median = *targets.median_years;
        const bool is_over_2 = targets.over_2_years > 0.5;
        const bool is_over_10 = targets.over_10_years > 0.5;
        if ((median > 2.0) != is_over_2 || (median > 10.0) != is_over_10) {
            const char* key = "relations.median_years";
            problems.add({scenario.where(key),
                          key,
                          Text::same(scenario::number_text(median)),
                          {"et tall som stemmer med andelene over 2 og 10 år",
                           "a figure that agrees with the shares over 2 and 10 years"},
                          ""});
        }
    }
    return targets;
}

/// Shares of relations in the long run, which the rate of voluntary change is fitted to.
std::optional<SettledTargets> settled_targets(const Scenario& scenario, Problems& problems) {
    constexpr std::array kKeys{"relations.settled_over_2_years", "relations.settled_over_10_years"};
    if (!figures<kKeys.size()>(scenario, kKeys, problems)) {
        return std::nullopt;
    }
    const char* key = "relations.separation";
    if (scenario.has(key)) {
        problems.add({scenario.where(key),
                      key,
                      {"gitt sammen med relations.settled_over_2_years",
                       "given together with relations.settled_over_2_years"},
                      {"ett av dem: begge bestemmer hvor ofte folk bytter lege",
                       "one of them: both tell how often persons change GP"},
                      ""});
    }
    return SettledTargets{known(scenario, kKeys[0], problems), known(scenario, kKeys[1], problems)};
}

RecruitmentTargets recruitment_targets(const Scenario& scenario, Problems& problems) {
    RecruitmentTargets targets;
    if (scenario.has("recruitment.without_gp")) {
        targets.without_gp = static_cast<int>(scenario.integer("recruitment.without_gp"));
    }
    targets.years_without_vacancy = optional_point(scenario, "recruitment.years_without_vacancy");
    targets.exits = optional_point(scenario, "recruitment.exits");
    if (targets.exits && !targets.any()) {
        const char* key = "recruitment.exits";
        problems.add({scenario.where(key),
                      key,
                      {"gitt alene", "given alone"},
                      {"sammen med recruitment.without_gp eller years_without_vacancy",
                       "together with recruitment.without_gp or years_without_vacancy"},
                      ""});
    }
    return targets;
}

void refuse_both(const Scenario& scenario, Problems& problems) {
    const char* key = "exits.per_gp_year";
    problems.add({scenario.where(key),
                  key,
                  {"gitt sammen med gp_stock", "given together with gp_stock"},
                  {"ett av dem: gp_stock lager tabellene på nytt, exits skalerer scenarioets",
                   "one of them: gp_stock makes the tables anew, exits scales the scenario's"},
                  ""});
}

inputs::RateByAge by_age(const Table& table, const char* column, double over) {
    inputs::RateByAge values{};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto from = static_cast<std::size_t>(table.integers("age_from")[row]);
        const auto to = static_cast<std::size_t>(table.integers("age_to")[row]);
        for (std::size_t age = from; age <= to; ++age) {
            const double ages = over > 0.0 ? static_cast<double>(to - from + 1) : 1.0;
            values[age] = table.numbers(column)[row] / ages;
        }
    }
    return values;
}

}  // namespace

GpTargets gp_targets_in(const Scenario& scenario, Problems& problems) {
    GpTargets targets;
    if (const auto exits = figures<3>(
            scenario, {"exits.per_gp_year", "exits.under_50", "exits.from_position"}, problems)) {
        targets.exits = GpTargets::Exits{(*exits)[0], (*exits)[1], (*exits)[2]};
    }
    if (const auto vacancies = figures<3>(
            scenario, {"vacancies.mean_years", "vacancies.over_a_year", "vacancies.without_gp"},
            problems)) {
        targets.vacancies = GpTargets::Vacancies{(*vacancies)[0], (*vacancies)[1], (*vacancies)[2]};
    }
    targets.separation = optional_point(scenario, "relations.separation");
    targets.stock = stock_targets(scenario, problems);
    targets.relations = relation_targets(scenario, problems);
    targets.settled = settled_targets(scenario, problems);
    targets.recruitment = recruitment_targets(scenario, problems);
    targets.composition = {optional_point(scenario, "positions.mean_list"),
                           optional_point(scenario, "positions.mean_cap"),
                           optional_point(scenario, "positions.salaried"),
                           optional_point(scenario, "positions.specialists")};
    if (targets.exits && targets.stock) {
        refuse_both(scenario, problems);
    }
    return targets;
}

GpPriors gp_priors_in(const Scenario& scenario, Problems& problems) {
    const auto integer = [&](const char* key) { return static_cast<int>(scenario.integer(key)); };
    GpPriors priors;
    GpStockPrior& stock = priors.stock;
    stock.entry_share = by_age(scenario.table("prior.gp_stock.entry_ages"), "share", 1.0);
    stock.retirement_rate = by_age(scenario.table("prior.gp_stock.retirement"), "rate", 0.0);
    stock.retirement_certain_from = integer("prior.gp_stock.retirement_certain_from");
    stock.young_until = integer("prior.gp_stock.leave_level_until");
    stock.old_from = integer("prior.gp_stock.leave_level_from");
    stock.first_years = integer("prior.gp_stock.first_years_in_post");
    stock.scheme_years = integer("prior.gp_stock.scheme_years");
    stock.least_age = integer("prior.gp_stock.least_age");
    stock.notice_months = integer("prior.gp_stock.notice_months");
    stock.growth = central_value(scenario, "prior.gp_stock.growth");
    priors.relations.leave_list = central_value(scenario, "prior.relations.leave_list");
    const Distribution& change = lognormal_in(scenario, "prior.relations.change_rate", problems);
    priors.relations.change_rate = change.a;
    priors.relations.change_rate_sd_log = change.b;
    priors.relations.scheme_years = stock.scheme_years;
    priors.relations.least_age = stock.least_age;
    const Table& lengths = scenario.table("prior.relations.lengths");
    for (std::size_t row = 0; row < lengths.rows(); ++row) {
        priors.relations.lengths.push_back(
            {lengths.numbers("years")[row], lengths.numbers("share")[row]});
    }
    NationalPosition& nation = priors.national_position;
    for (const auto& [contract, key] :
         {std::pair{Contract::self_employed, "prior.national_position.self_employed"},
          std::pair{Contract::agreement_8_2, "prior.national_position.agreement_8_2"},
          std::pair{Contract::salaried, "prior.national_position.salaried"}}) {
        nation.contract_share[static_cast<std::size_t>(contract)] = central_value(scenario, key);
    }
    nation.list_cap = central_value(scenario, "prior.national_position.list_cap");
    nation.without_gp = central_value(scenario, "prior.national_position.without_gp");
    priors.recruitment_sd_log = lognormal_in(scenario, "prior.recruitment_level", problems).b;
    return priors;
}

}  // namespace legeplan::study
