#include "study/goal_search.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "random/streams.h"

using namespace legeplan;
using study::Estimate;
using study::find_first;
using study::Found;
using study::is_refuted_monotone;
using study::Order;
using study::Sampler;
using study::Target;
using study::Verdict;

namespace {

constexpr Target kTarget{
    .probability = 0.9, .indifference = 0.02, .error = 0.1, .first = 100, .most = 100'000};

/// A goal that is reached with known probabilities, all points on common random numbers.
Sampler known(std::vector<double> probabilities, std::uint64_t seed) {
    return [=](std::size_t point, std::uint64_t first, std::uint64_t count) {
        std::vector<std::uint8_t> outcomes;
        for (std::uint64_t i = first; i < first + count; ++i) {
            const double u = random::Streams(seed, i).uniform(random::Purpose::study_design);
            outcomes.push_back(u < probabilities.at(point) ? 1 : 0);
        }
        return outcomes;
    };
}

/// Whether a search says something that is not so.
bool is_wrong(const Found& found, const std::vector<double>& probabilities, const Target& target) {
    const std::size_t end = found.answer.value_or(probabilities.size());
    if (found.answer && probabilities[end] < target.probability - target.indifference) {
        return true;
    }
    for (std::size_t point = 0; point < end; ++point) {
        if (found.is_first && probabilities[point] >= target.probability) {
            return true;
        }
    }
    return false;
}

int wrong_answers(Order order, const Target& target, int repetitions) {
    // Just below the indifference zone, and just above the target: the hardest case.
    const std::vector<double> probabilities{0.70, 0.80, 0.875, 0.905, 0.95, 0.99};
    int wrong = 0;
    for (int repetition = 0; repetition < repetitions; ++repetition) {
        const auto sampler = known(probabilities, static_cast<std::uint64_t>(repetition));
        const Found found = find_first(probabilities.size(), order, target, sampler);
        wrong += is_wrong(found, probabilities, target) ? 1 : 0;
    }
    return wrong;
}

}  // namespace

TEST_CASE("wrong answers are no more frequent than stated") {
    constexpr int kRepetitions = 300;
    for (const Order order : {Order::bisect, Order::scan}) {
        CHECK(wrong_answers(order, kTarget, kRepetitions) <= kTarget.error * kRepetitions);
    }
}

TEST_CASE("without a share of the error for each look, wrong answers would be frequent") {
    constexpr int kRepetitions = 300;
    Target careless = kTarget;
    careless.error = 6.0;  // each first look may now be wrong half of the time
    CHECK(wrong_answers(Order::scan, careless, kRepetitions) > kTarget.error * kRepetitions);
}

TEST_CASE("bisection finds the first point with few looks") {
    std::vector<double> probabilities(64, 0.2);
    std::fill(probabilities.begin() + 41, probabilities.end(), 0.99);
    int looks = 0;
    const Found found = find_first(64, Order::bisect, kTarget, known(probabilities, 1),
                                   [&](std::size_t, const Estimate&) { ++looks; });
    CHECK(found.answer == 41);
    CHECK(found.is_first);
    CHECK(looks <= 14);
    CHECK(found.points[0].replicates == 0);
    CHECK(found.points[40].verdict == Verdict::not_met);
}

TEST_CASE("a scan stops at the first point, and all looks at each") {
    const std::vector<double> probabilities{0.5, 0.97, 0.3, 0.99};
    const Found scan = find_first(4, Order::scan, kTarget, known(probabilities, 1));
    CHECK(scan.answer == 1);
    CHECK(scan.points[2].replicates == 0);
    const Found all = find_first(4, Order::all, kTarget, known(probabilities, 1));
    CHECK(all.answer == 1);
    CHECK(all.points[2].verdict == Verdict::not_met);
    CHECK(all.best == 3);
}

TEST_CASE("a goal that no point reaches has no answer, only a best point") {
    const std::vector<double> probabilities{0.1, 0.3, 0.6};
    for (const Order order : {Order::bisect, Order::scan, Order::all}) {
        const Found found = find_first(3, order, kTarget, known(probabilities, 4));
        CHECK_FALSE(found.answer.has_value());
        CHECK(found.best == 2);
        CHECK(found.is_first);
    }
}

TEST_CASE("what the replicates cannot tell is not called an answer") {
    Target few = kTarget;
    few.most = 200;
    const Found found = find_first(2, Order::scan, few, known({0.9, 1.0}, 2));
    CHECK(found.points[0].verdict == Verdict::undecided);
    CHECK(found.answer == 1);
    CHECK_FALSE(found.is_first);
}

TEST_CASE("a probability on the target is close to it") {
    Target wide = kTarget;
    wide.indifference = 0.05;
    const Found found = find_first(1, Order::scan, wide, known({0.9}, 3));
    CHECK(found.points[0].verdict == Verdict::close);
    CHECK(found.points[0].bounds.lower >= 0.85);
    CHECK(found.points[0].bounds.upper <= 0.95);
}

TEST_CASE("a pilot refutes monotonicity where it fails, seldom where it holds") {
    CHECK(is_refuted_monotone(5, kTarget, known({0.2, 0.5, 0.9, 0.4, 0.95}, 1)));
    // Independent random numbers and a flat probability: as many falls as rises.
    int refuted = 0;
    constexpr int kRepetitions = 200;
    for (int repetition = 0; repetition < kRepetitions; ++repetition) {
        const Sampler flat = [&](std::size_t point, std::uint64_t first, std::uint64_t count) {
            return known({0.5}, static_cast<std::uint64_t>(repetition) * 10 + point)(0, first,
                                                                                     count);
        };
        refuted += is_refuted_monotone(5, kTarget, flat) ? 1 : 0;
    }
    CHECK(refuted <= kTarget.error * kRepetitions);
}
