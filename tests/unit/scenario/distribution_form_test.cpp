#include "scenario/distribution_form.h"

#include <catch2/catch.hpp>

using namespace legeplan::scenario;
using legeplan::random::Distribution;
using legeplan::random::DistributionKind;
using Parameters = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("every kind but the point has a form") {
    CHECK(distribution_forms().size() == 7);
    CHECK(name_of(DistributionKind::gamma) == "gamma");
    CHECK(name_of(DistributionKind::point).empty());
}

TEST_CASE("parameters are named as they are written") {
    Distribution x;
    x.kind = DistributionKind::normal;
    x.a = 1.5;
    x.b = 0.25;
    CHECK(parameters_of(x) == Parameters{{"mean", "1.5"}, {"sd", "0.25"}});
    x.upper = 3.0;
    CHECK(parameters_of(x) == Parameters{{"mean", "1.5"}, {"sd", "0.25"}, {"max", "3"}});
    x.kind = DistributionKind::uniform;
    CHECK(parameters_of(x) == Parameters{{"min", "1.5"}, {"max", "0.25"}});
    CHECK(parameters_of(Distribution::point(1.0)).empty());
}
