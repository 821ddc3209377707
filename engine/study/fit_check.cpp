#include "study/fit_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "scenario/number_text.h"

namespace legeplan::study {

namespace {

using inputs::Param;

constexpr double kDigits = 1000.0;    ///< that a fit is written with
constexpr double kMostPersons = 1e6;  ///< in a row of the table of in-moves
constexpr double kMostSdLog = 5.0;    ///< of what is fitted to a history

struct Value {
    Param id;
    double central;
    std::optional<double> sd_log = std::nullopt;
};

std::array<Value, 8> values_of(const MunicipalFit& fit) {
    const MigrationFit& moves = fit.migration;
    return {{{Param::in_move_level, moves.level_median, moves.level_sd_log()},
             {Param::in_move_index_sd, moves.index.sd},
             {Param::in_move_index_persistence, moves.index.persistence},
             {Param::in_move_last_year, moves.last_year_median, moves.last_year_sd_log()},
             {Param::in_move_older_level, moves.older.median, moves.older.sd_log},
             {Param::in_move_older_index_sd, moves.older.index_sd},
             {Param::mortality_ratio, fit.old_age.median, fit.old_age.sd_log},
             {Param::fertility_ratio, fit.fertility.median, fit.fertility.sd_log}}};
}

/// What the numbers below cannot tell, for they are made of it.
std::optional<NoFit> why_empty(const MunicipalFit& fit) {
    if (!fit.has_history) {
        return std::nullopt;
    }
    if (!fit.old_age.has_old) {
        return NoFit{{"ingen er 75 år eller eldre", "nobody is 75 or over"},
                     {"noen å tilpasse dødeligheten til", "somebody to fit mortality to"}};
    }
    if (fit.fertility.last == 0) {
        return NoFit{{"ingen år å tilpasse fruktbarheten til", "no year to fit fertility to"},
                     {"history.fertility_from før det siste året",
                      "history.fertility_from before the last "
                      "year"}};
    }
    if (!fit.fertility.has_mothers) {
        return NoFit{{"et år uten kvinner i fruktbar alder", "a year without women who may give "
                                                             "birth"},
                     {"noen å tilpasse fruktbarheten til", "somebody to fit fertility to"}};
    }
    return std::nullopt;
}

std::optional<NoFit> why_no_table(const MunicipalFit& fit) {
    const Ages& table = fit.migration.table;
    const auto& ratios = fit.migration.cohorts.ratio;
    const bool is_fine = table.allFinite() && (table >= 0.0).all() &&
                         (table <= kMostPersons).all() &&
                         std::all_of(ratios.begin(), ratios.end(),
                                     [](double ratio) { return std::isfinite(ratio); });
    if (is_fine) {
        return std::nullopt;
    }
    return NoFit{{"innflyttingen etter alder blir ikke et tall", "in-moves by age are no number"},
                 Text::of("0..{} i året ved hver alder", "0..{} a year at each age",
                          scenario::number_text(kMostPersons))};
}

}  // namespace

std::optional<NoFit> why_not_allowed(Param id, double value, double digits) {
    const inputs::ParameterSpec& spec = inputs::parameter_specs()[static_cast<std::size_t>(id)];
    const double written = std::round(value * digits) / digits;
    if (written >= spec.min && written <= spec.max) {
        return std::nullopt;
    }
    return NoFit{Text::of("tilpasningen gir {} = {}", "the fit gives {} = {}", spec.key,
                          scenario::number_text(written)),
                 scenario::range_text(spec.min, spec.max, spec.unit)};
}

std::optional<NoFit> why_no_fit(const MunicipalFit& fit) {
    if (auto empty = why_empty(fit)) {
        return empty;
    }
    for (const Value& value : values_of(fit)) {
        if (auto outside = why_not_allowed(value.id, value.central, kDigits)) {
            return outside;
        }
        const char* key = inputs::parameter_specs()[static_cast<std::size_t>(value.id)].key;
        const double least = 1.0 / kDigits;
        if (value.sd_log && !(value.central >= least)) {
            return NoFit{Text::of("tilpasningen gir {} = 0", "the fit gives {} = 0", key),
                         {"over 0", "above 0"}};
        }
        if (value.sd_log && !(*value.sd_log > 0.0 && *value.sd_log <= kMostSdLog)) {
            return NoFit{Text::of("tilpasningen gir {} en bredde (sd_log) på {}",
                                  "the fit gives {} a width (sd_log) of {}", key,
                                  scenario::number_text(*value.sd_log)),
                         scenario::range_text(0.0, kMostSdLog, "")};
        }
    }
    return why_no_table(fit);
}

double allowed(const inputs::Inputs& inputs, Param id, double value) {
    constexpr double kLeastScale = 1e-4;  // the least above 0 that is written
    const inputs::ParameterSpec& spec = inputs::parameter_specs()[static_cast<std::size_t>(id)];
    const bool is_scale = inputs[id].distribution.kind == random::DistributionKind::lognormal;
    return std::clamp(value, is_scale ? std::max(spec.min, kLeastScale) : spec.min, spec.max);
}

void name_missed(std::size_t last, const Text& why, const std::vector<FitRow>& rows,
                 std::vector<Text>& unmet) {
    constexpr double kMiss = 0.001;  // share of the figure
    for (std::size_t i = rows.size() - last; i < rows.size(); ++i) {
        const FitRow& row = rows[i];
        if (std::abs(row.fitted - row.target) > std::max(kMiss * std::abs(row.target), 1e-6)) {
            unmet.push_back(Text::of("{}: {}", "{}: {}", row.what, why));
        }
    }
}

void expect_fit(const MunicipalFit& fit, const std::string& file, const std::string& key) {
    if (auto no_fit = why_no_fit(fit)) {
        Problems problems;
        problems.add({{file, 0},
                      key,
                      Text::of("historien lar seg ikke tilpasse: {}",
                               "the history bears no fit: {}", no_fit->why),
                      std::move(no_fit->expected),
                      ""});
        throw ScenarioError(std::move(problems));
    }
}

}  // namespace legeplan::study
