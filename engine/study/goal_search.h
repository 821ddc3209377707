#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "study/sequential.h"

namespace legeplan::study {

/// What is known of one point: a setting of the levers.
struct Estimate {
    std::uint64_t replicates = 0;  ///< 0: not looked at
    std::uint64_t successes = 0;
    int stages = 0;
    Bounds bounds;  ///< hold at once with those of all points, at every stage
    Verdict verdict = Verdict::undecided;

    bool is_reached() const { return verdict == Verdict::met || verdict == Verdict::close; }
    double probability() const {
        return static_cast<double>(successes) / static_cast<double>(replicates);
    }
};

/// How the points are looked at. They are ordered: the first is the most wished.
enum class Order : std::uint8_t {
    bisect,  ///< the probability never falls from one point to the next
    scan,    ///< from the first on, until one reaches the target
    all,     ///< every point
};

/// Outcomes of replicates first .. first + count - 1 at a point, 1 where the goal was reached. Must
/// be the same for the same replicate whenever it is asked for.
using Sampler = std::function<std::vector<std::uint8_t>(std::size_t point, std::uint64_t first,
                                                        std::uint64_t count)>;

/// Called after each look at a point.
using Looked = std::function<void(std::size_t point, const Estimate& estimate)>;

/// What a search found.
struct Found {
    std::vector<Estimate> points;
    std::optional<std::size_t> answer;  ///< the first point that reaches the target
    std::size_t best = 0;               ///< the highest estimate among the points looked at
    bool is_first = false;  ///< no point before the answer that was looked at is undecided
};

/// Finds the first point whose probability reaches a target.
///
/// Assumes: for bisect, that the probability never falls from point to point.
/// With a probability of at least 1 - error: the answer's probability is at least target -
/// indifference, and where `is_first` holds, that of every point before it is below the target.
/// The error is shared by all points, not only those visited, since the outcomes at a point may
/// decide which one is looked at next.
Found find_first(std::size_t points, Order order, const Target& target, const Sampler& sample,
                 const Looked& looked = {});

/// Whether a pilot speaks against a probability that never falls from point to point.
///
/// At up to five points spread evenly, each pair of neighbours is compared replicate by replicate:
/// a sign test on the replicates where one reaches the goal and the other does not (McNemar 1947).
/// A pilot can refute monotonicity, never prove it.
bool is_refuted_monotone(std::size_t points, const Target& target, const Sampler& sample);

}  // namespace legeplan::study
