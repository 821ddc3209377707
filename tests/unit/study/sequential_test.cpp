#include "study/sequential.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using study::Bounds;
using study::Target;
using study::Verdict;
using study::verdict_of;

namespace {

constexpr Target kTarget{
    .probability = 0.9, .indifference = 0.02, .error = 0.05, .first = 100, .most = 1000};

}  // namespace

TEST_CASE("stages double up to the largest number") {
    CHECK(study::stage_replicates(kTarget, 1) == 100);
    CHECK(study::stage_replicates(kTarget, 4) == 800);
    CHECK(study::stage_replicates(kTarget, 5) == 1000);
    CHECK(study::stage_replicates(kTarget, 60) == 1000);
}

TEST_CASE("all looks at all points spend no more than the error") {
    double sum = 0.0;
    for (int stage = 1; stage <= 100'000; ++stage) {
        sum += 7.0 * study::spent(kTarget, 7, stage);
    }
    CHECK(sum < kTarget.error);
    CHECK(sum > 0.999 * kTarget.error);
}

TEST_CASE("a verdict says no more than the bounds do") {
    CHECK(verdict_of({0.90, 0.99}, kTarget) == Verdict::met);
    CHECK(verdict_of({0.70, 0.899}, kTarget) == Verdict::not_met);
    CHECK(verdict_of({0.881, 0.919}, kTarget) == Verdict::close);
    CHECK(verdict_of({0.881, 0.921}, kTarget) == Verdict::undecided);
    CHECK(verdict_of({0.879, 0.919}, kTarget) == Verdict::undecided);
    // Bounds no further apart than the indifference always tell.
    for (double lower = 0.85; lower < 0.93; lower += 0.001) {
        CHECK(verdict_of({lower, lower + 0.0199}, kTarget) != Verdict::undecided);
    }
}
