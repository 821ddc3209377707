#include "steps/continuity.h"

#include <algorithm>
#include <limits>

namespace legeplan::steps {

using inputs::kRelationClasses;

namespace {

constexpr int kMonths = 12;

std::size_t class_of(int months) {
    std::size_t k = 0;
    while (k < inputs::kRelationClassYears.size() &&
           months >= kMonths * inputs::kRelationClassYears[k]) {
        ++k;
    }
    return k;
}

void add(Continuity& continuity, int residents, int months) {
    continuity.residents += residents;
    continuity.years_sum += residents * (months + 0.5) / kMonths;
    continuity.over_2_years += months >= 2 * kMonths ? residents : 0;
    continuity.over_10_years += months >= 10 * kMonths ? residents : 0;
    continuity.by_class[class_of(months)] += residents;
}

}  // namespace

Continuity continuity(const state::State& state) {
    // Residents by the month their relation began: all lists added up before the lengths are looked
    // at.
    std::array<int, state::Person::kMaxMonth + 1> began;
    const int now = state.month - state.origin;
    std::fill_n(began.begin(), now + 1, 0);
    for (std::size_t list = 0; list < state.workforce.positions.size(); ++list) {
        const state::Position& position = state.workforce.positions[list];
        if (position.is_closed || position.is_without_gp()) {
            continue;
        }
        const auto since = static_cast<std::size_t>(
            std::clamp(position.doctor.in_post_since - state.origin, 0, now));
        const int* joined = state.lists.joined_list(list);
        int after = 0;
        for (std::size_t month = since + 1; month <= static_cast<std::size_t>(now); ++month) {
            began[month] += joined[month];
            after += joined[month];
        }
        began[since] += state.lists.length[list] - state.lists.non_residents[list] - after;
    }
    Continuity continuity;
    for (int month = 0; month <= now; ++month) {
        if (const int residents = began[static_cast<std::size_t>(month)]; residents > 0) {
            add(continuity, residents, now - month);
        }
    }
    return continuity;
}

double expected_odds_ratio(const Continuity& continuity,
                           const std::array<double, kRelationClasses>& odds_ratio) {
    if (continuity.residents == 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    double sum = 0.0;
    for (std::size_t k = 0; k < kRelationClasses; ++k) {
        sum += continuity.by_class[k] * odds_ratio[k];
    }
    return sum / continuity.residents;
}

}  // namespace legeplan::steps
