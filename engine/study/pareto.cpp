#include "study/pareto.h"

#include <algorithm>

namespace legeplan::study {

namespace {

bool dominates(const Trade& a, const Trade& b) {
    return a.cost <= b.cost && a.risk <= b.risk && (a.cost < b.cost || a.risk < b.risk);
}

/// Bounds that touch do not separate; equal certain costs do not hold the risk back.
bool surely_dominates(const Trade& a, const Trade& b) {
    return a.cost_bounds.upper <= b.cost_bounds.lower &&
           a.risk_bounds.upper <= b.risk_bounds.lower &&
           (a.cost_bounds.upper < b.cost_bounds.lower || a.risk_bounds.upper < b.risk_bounds.lower);
}

}  // namespace

std::vector<Standing> pareto_standings(const std::vector<Trade>& points) {
    std::vector<Standing> standings;
    for (const Trade& point : points) {
        const auto is_behind = [&](auto behind) {
            return std::any_of(points.begin(), points.end(),
                               [&](const Trade& other) { return behind(other, point); });
        };
        if (is_behind(surely_dominates)) {
            standings.push_back(Standing::ruled_out);
        } else {
            standings.push_back(is_behind(dominates) ? Standing::near : Standing::front);
        }
    }
    return standings;
}

}  // namespace legeplan::study
