#include "study/composition_fit.h"

#include <catch2/catch.hpp>

#include "support/small_inputs.h"

using namespace legeplan;
using inputs::InitialPosition;
using study::CompositionFit;
using study::CompositionTargets;

namespace {

inputs::Inputs four_positions() {
    inputs::Inputs inputs = test::small_inputs();
    inputs.positions.clear();
    for (int i = 0; i < 4; ++i) {
        InitialPosition position;
        position.id = "p" + std::to_string(i + 1);
        position.list_cap = 1000 + 100 * i;
        position.list_length = 900 + 100 * i;
        position.staffing = i < 3 ? Staffing::filled : Staffing::locum;
        inputs.positions.push_back(position);
    }
    return inputs;
}

int sum(const CompositionFit& fit, int InitialPosition::*part) {
    int sum = 0;
    for (const InitialPosition& position : fit.positions)
        sum += position.*part;
    return sum;
}

}  // namespace

TEST_CASE("caps and lengths are met to the person and keep their proportions") {
    CompositionTargets targets;
    targets.mean_cap = 1076.5;
    targets.mean_list = 1001.0;
    const CompositionFit fit = study::fit_composition(four_positions(), targets);
    CHECK(sum(fit, &InitialPosition::list_cap) == 4306);
    CHECK(sum(fit, &InitialPosition::list_length) == 4004);
    CHECK(fit.positions[3].list_cap > fit.positions[0].list_cap);
    CHECK(fit.rows.size() == 2);
    CHECK(fit.rows[1].fitted == Approx(1001.0));
}

TEST_CASE("a list without a GP is never above its cap, and the table says what that gives") {
    CompositionTargets targets;
    targets.mean_list = 1500.0;
    const CompositionFit fit = study::fit_composition(four_positions(), targets);
    CHECK(fit.positions[3].list_length == fit.positions[3].list_cap);
    CHECK(fit.positions[0].list_length > fit.positions[0].list_cap);
    CHECK(fit.rows[0].fitted < 1500.0);
}

TEST_CASE("contracts change until the share is met, both ways") {
    CompositionTargets targets;
    targets.salaried = 2.0 / 3.0;
    CompositionFit fit = study::fit_composition(four_positions(), targets);
    CHECK(fit.rows[0].fitted == Approx(2.0 / 3.0));
    CHECK(fit.positions[0].contract == Contract::salaried);
    CHECK(fit.positions[3].contract == Contract::self_employed);
    inputs::Inputs all = four_positions();
    for (auto& position : all.positions)
        position.contract = Contract::salaried;
    fit = study::fit_composition(all, targets);
    CHECK(fit.rows[0].fitted == Approx(2.0 / 3.0));
    CHECK(fit.positions[2].contract == Contract::self_employed);
    CHECK(fit.positions[3].contract == Contract::salaried);
}

TEST_CASE("specialists are counted among GPs and locums") {
    CompositionTargets targets;
    targets.specialists = 0.6;
    const inputs::Inputs inputs = four_positions();
    const CompositionFit fit = study::fit_composition(inputs, targets);
    CHECK(fit.specialists == 2);
    CHECK(fit.rows[0].fitted == Approx(0.5));
    const auto tables = study::composition_tables(inputs, fit, "t_", "made up");
    CHECK(tables.keys.find("specialists = 2") != std::string::npos);
    CHECK(tables.keys.find("t_positions.csv") != std::string::npos);
    CHECK(tables.tables.front().second.find("p4,") != std::string::npos);
}
