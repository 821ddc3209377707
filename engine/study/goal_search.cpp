#include "study/goal_search.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace legeplan::study {

namespace {

/// Looks at points and keeps what is known of them.
class Looks {
public:
    Looks(std::size_t points, const Target& target, const Sampler& sample, const Looked& looked)
        : estimates_(points), target_(target), sample_(sample), looked_(looked) {}

    /// Runs a point until there is a verdict, or no replicate is left.
    bool reaches(std::size_t point) {
        Estimate& estimate = estimates_.at(point);
        while (estimate.verdict == Verdict::undecided && estimate.replicates < target_.most) {
            look(point, estimate);
        }
        return estimate.is_reached();
    }

    std::vector<Estimate> take() { return std::move(estimates_); }

private:
    void look(std::size_t point, Estimate& estimate) {
        ++estimate.stages;
        const std::uint64_t wanted = stage_replicates(target_, estimate.stages);
        const std::uint64_t count = wanted - estimate.replicates;
        const std::vector<std::uint8_t> outcomes = sample_(point, estimate.replicates, count);
        estimate.successes =
            std::accumulate(outcomes.begin(), outcomes.end(), estimate.successes,
                            [](std::uint64_t sum, std::uint8_t outcome) { return sum + outcome; });
        estimate.replicates = wanted;
        const Bounds now = binomial_bounds(estimate.successes, estimate.replicates,
                                           spent(target_, estimates_.size(), estimate.stages));
        // All looks hold at once, so what an earlier one ruled out stays ruled out.
        estimate.bounds = {std::max(estimate.bounds.lower, now.lower),
                           std::min(estimate.bounds.upper, now.upper)};
        estimate.verdict = verdict_of(estimate.bounds, target_);
        if (looked_) {
            looked_(point, estimate);
        }
    }

    std::vector<Estimate> estimates_;
    const Target& target_;
    const Sampler& sample_;
    const Looked& looked_;
};

/// The first point that reaches the target when those after it do as well.
std::optional<std::size_t> bisect(std::size_t points, Looks& looks) {
    if (!looks.reaches(points - 1)) {
        return std::nullopt;
    }
    std::size_t low = 0;  // all below are known not to reach it
    std::size_t high = points - 1;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (looks.reaches(middle)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return high;
}

std::optional<std::size_t> scan(std::size_t points, Order order, Looks& looks) {
    std::optional<std::size_t> first;
    for (std::size_t point = 0; point < points; ++point) {
        if (looks.reaches(point) && !first) {
            first = point;
            if (order == Order::scan) {
                break;
            }
        }
    }
    return first;
}

std::size_t best_of(const std::vector<Estimate>& estimates) {
    std::size_t best = estimates.size();
    for (std::size_t point = 0; point < estimates.size(); ++point) {
        if (estimates[point].replicates > 0 &&
            (best == estimates.size() ||
             estimates[point].probability() > estimates[best].probability())) {
            best = point;
        }
    }
    return best;
}

}  // namespace

Found find_first(std::size_t points, Order order, const Target& target, const Sampler& sample,
                 const Looked& looked) {
    if (points == 0 || target.first == 0 || target.most < target.first) {
        throw std::invalid_argument("no points, or no replicates");
    }
    Looks looks(points, target, sample, looked);
    Found found;
    found.answer = order == Order::bisect ? bisect(points, looks) : scan(points, order, looks);
    found.points = looks.take();
    found.best = best_of(found.points);
    const auto end = found.points.begin() +
                     static_cast<std::ptrdiff_t>(found.answer.value_or(found.points.size()));
    found.is_first = std::none_of(found.points.begin(), end, [](const Estimate& estimate) {
        return estimate.replicates > 0 && estimate.verdict == Verdict::undecided;
    });
    return found;
}

bool is_refuted_monotone(std::size_t points, const Target& target, const Sampler& sample) {
    constexpr std::size_t kPilots = 5;
    const std::size_t pilots = std::min(points, kPilots);
    std::vector<std::uint8_t> before;
    for (std::size_t pilot = 0; pilot < pilots; ++pilot) {
        const std::size_t point = pilots > 1 ? pilot * (points - 1) / (pilots - 1) : 0;
        std::vector<std::uint8_t> now = sample(point, 0, target.first);
        std::uint64_t falls = 0;
        std::uint64_t changes = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            falls += before[i] > now[i] ? 1U : 0U;
            changes += before[i] != now[i] ? 1U : 0U;
        }
        const double error = target.error / static_cast<double>(pilots);
        if (changes > 0 && binomial_bounds(falls, changes, 2.0 * error).lower > 0.5) {
            return true;
        }
        before = std::move(now);
    }
    return false;
}

}  // namespace legeplan::study
