#include "record/risks.h"

#include <array>
#include <cmath>
#include <limits>

#include "core/contract_checks.h"

namespace legeplan::record {

namespace {

using enum RiskSpec::Side;
using I = Indicator;

constexpr std::array kRisks{
    RiskSpec{"without_gp_above_5_percent", I::persons_without_gp, I::population, above, 0.05,
             "More than 5 % of the inhabitants without a permanent GP",
             "Mer enn 5 % av innbyggerne uten fastlege"},
    RiskSpec{"without_gp_above_10_percent", I::persons_without_gp, I::population, above, 0.10,
             "More than 10 % of the inhabitants without a permanent GP",
             "Mer enn 10 % av innbyggerne uten fastlege"},
    RiskSpec{"without_gp_above_20_percent", I::persons_without_gp, I::population, above, 0.20,
             "More than 20 % of the inhabitants without a permanent GP",
             "Mer enn 20 % av innbyggerne uten fastlege"},
    RiskSpec{"free_share_below_5_percent", I::list_free_share, std::nullopt, below, 0.05,
             "Less than 5 % of the list places free", "Under 5 % ledige listeplasser"},
    RiskSpec{"free_share_below_1_percent", I::list_free_share, std::nullopt, below, 0.01,
             "Less than 1 % of the list places free", "Under 1 % ledige listeplasser"},
};

}  // namespace

std::span<const RiskSpec> risk_specs() {
    return kRisks;
}

void RiskCount::add(const RiskSpec& risk, std::span<const float> draws,
                    std::span<const float> per) {
    LEGEPLAN_EXPECTS(!risk.per || per.size() == draws.size());
    for (std::size_t i = 0; i < draws.size(); ++i) {
        // Multiplied out: no division, and undefined where either is.
        const double value = static_cast<double>(draws[i]);
        const double limit =
            risk.per ? risk.threshold * static_cast<double>(per[i]) : risk.threshold;
        if (std::isnan(value) || std::isnan(limit)) {
            continue;
        }
        ++defined;
        holds += (risk.side == above ? value > limit : value < limit) ? 1U : 0U;
    }
}

double RiskCount::share() const {
    return defined == 0 ? std::numeric_limits<double>::quiet_NaN()
                        : static_cast<double>(holds) / static_cast<double>(defined);
}

double probability(const RiskSpec& risk, std::span<const float> draws, std::span<const float> per) {
    RiskCount count;
    count.add(risk, draws, per);
    return count.share();
}

}  // namespace legeplan::record
