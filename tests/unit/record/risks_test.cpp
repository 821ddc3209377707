#include "record/risks.h"

#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

using namespace legeplan;
using record::Indicator;
using record::RiskSpec;

namespace {

constexpr float kUndefined = std::numeric_limits<float>::quiet_NaN();

RiskSpec risk(RiskSpec::Side side, double threshold, std::optional<Indicator> per = std::nullopt) {
    return {"", Indicator::persons_without_gp, per, side, threshold, "", ""};
}

}  // namespace

TEST_CASE("a probability is the share of replicates strictly beyond the threshold") {
    const std::vector<float> draws{1.0F, 2.0F, 2.0F, 3.0F, 4.0F};
    CHECK(record::probability(risk(RiskSpec::Side::above, 2.0), draws, {}) == Approx(0.4));
    CHECK(record::probability(risk(RiskSpec::Side::below, 2.0), draws, {}) == Approx(0.2));
}

TEST_CASE("a share is taken replicate by replicate, where both are defined") {
    const auto share = risk(RiskSpec::Side::above, 0.1, Indicator::population);
    const std::vector<float> draws{11.0F, 11.0F, kUndefined, 11.0F};
    const std::vector<float> per{100.0F, 120.0F, 100.0F, kUndefined};
    CHECK(record::probability(share, draws, per) == Approx(0.5));
    CHECK(std::isnan(
        record::probability(share, std::vector<float>{kUndefined}, std::vector<float>{100.0F})));
}

TEST_CASE("the plans' limits for free places are among the risks") {
    std::vector<double> limits;
    for (const RiskSpec& spec : record::risk_specs()) {
        if (spec.indicator == Indicator::list_free_share) {
            limits.push_back(spec.threshold);
        }
    }
    CHECK(limits == std::vector<double>{0.05, 0.01});
}
