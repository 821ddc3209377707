#include "study/sequential.h"

#include <algorithm>

namespace legeplan::study {

std::uint64_t stage_replicates(const Target& target, int stage) {
    std::uint64_t replicates = target.first;
    for (int done = 1; done < stage && replicates < target.most; ++done) {
        replicates *= 2;
    }
    return std::min(replicates, target.most);
}

double spent(const Target& target, std::size_t points, int stage) {
    const auto looks = static_cast<double>(stage) * static_cast<double>(stage + 1);
    return target.error / (static_cast<double>(points) * looks);
}

Verdict verdict_of(const Bounds& bounds, const Target& target) {
    if (bounds.lower >= target.probability) {
        return Verdict::met;
    }
    if (bounds.upper < target.probability) {
        return Verdict::not_met;
    }
    const bool is_close = bounds.lower >= target.probability - target.indifference &&
                          bounds.upper <= target.probability + target.indifference;
    return is_close ? Verdict::close : Verdict::undecided;
}

}  // namespace legeplan::study
