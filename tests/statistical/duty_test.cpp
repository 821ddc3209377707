#include <cmath>

#include <catch2/catch.hpp>

#include "inputs/load.h"
#include "run/replicator.h"
#include "support/small_inputs.h"
#include "support/statistics.h"

namespace legeplan {

namespace {

using inputs::Inputs;
using inputs::Param;
using test::Moments;

Inputs gjovik() {
    return inputs::load(std::string(LEGEPLAN_SOURCE_DIR) + "/scenarios/gjovik/baseline.toml");
}

}  // namespace

TEST_CASE("about 60 % of the nation's GPs take part in duty") {
    const Inputs inputs = gjovik();
    double takes_part = 0.0;
    double after_55 = 0.0;
    for (std::size_t age = 0; age < kAges; ++age) {
        const double on_duty =
            inputs.gp.stock_age_share[age] * (1.0 - inputs.duty.exempt_share[age]);
        takes_part += on_duty;
        after_55 += age >= 55 ? on_duty : 0.0;
    }
    CHECK(takes_part == Approx(0.60).margin(0.01));  // Rebnord et al. 2020
    CHECK(after_55 < 0.15 * takes_part);             // "few after 55"
}

TEST_CASE("the mean GP of a district like the nation works the hours of 2018") {
    // One permanent GP per 1,110 inhabitants with the nation's ages and a list of that length.
    Inputs inputs = gjovik();
    inputs.policies.clear();
    inputs.events.clear();
    inputs.margins = {};
    inputs.margins.in_training = 0;
    inputs.end = inputs.start + 11;
    double listed = 0.0;
    for (auto& position : inputs.positions) {
        position.staffing = Staffing::filled;
        position.vacant_since.reset();
        listed += position.list_length;
    }
    for (auto& rates : inputs.gp.absence_rate) {
        rates.fill(0.0);  // an absent GP takes no duty
    }
    test::set(inputs, Param::duty_exemption_level, 1.0);
    test::set(inputs, Param::duty_exemption_effect, 0.0);
    test::set(inputs, Param::consultation_trend, 0.0);
    test::set(inputs, Param::burden, 1.0);
    test::set(inputs, Param::duty_list_elsewhere, 1110.0);
    test::set(inputs, Param::duty_participation_elsewhere, 0.595);
    // The municipality itself has as many inhabitants per GP.
    inputs.duty.inhabitants_elsewhere = 1'000'000;
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    Moments on_duty;
    Moments burden;
    for (std::uint64_t k = 0; k < 1500; ++k) {
        const auto observe = [&](const state::State& state, const state::StepReport&) {
            if (state.month >= inputs.start) {
                return;
            }
            double shifts = 0.0;
            for (const double each : state.duty_shifts) {
                shifts += each;
            }
            const double gps = static_cast<double>(state.duty_shifts.size());
            on_duty.add(shifts / gps * 8.0 / (365.2425 / 7.0 / 12.0));
            burden.add(state.duty_shifts_per_gp);
        };
        replicator.run(2, k, *workspace, record, nullptr, observe);
    }
    CHECK(on_duty.mean() == Approx(6.6).epsilon(0.02));  // 55.6 less 49.0 (Morken et al. 2019)
    CHECK(burden.mean() == Approx(6.0).epsilon(0.02));   // the threshold from which effects begin
    CHECK(std::abs(test::z_of_mean(on_duty, 1.05 * on_duty.mean())) > test::kMaxZ);
}

}  // namespace legeplan
