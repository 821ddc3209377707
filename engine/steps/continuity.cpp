#include "steps/continuity.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace legeplan::steps {

using inputs::kRelationClasses;

namespace {

constexpr int kMonths = 12;

/// Month in which the permanent GP came, from the state's origin, not later than now.
int month_of_gp(const state::State& state, std::size_t list) {
    const state::Position& position = state.workforce.positions[list];
    return position.is_closed || position.is_without_gp()
               ? state.lists.months
               : std::clamp(position.doctor.in_post_since - state.origin, 0,
                            state.month - state.origin);
}

/// Moves the relations on a list, which began with the GP of `before` and begin with that of
/// `since` for all who had joined by then.
void move_relations(state::Lists& lists, std::size_t list, int before, int since, int now) {
    const int* joined = lists.joined_list(list);
    const bool is_earlier = since < before;
    const int first = std::min({before, since, now + 1});
    const int last = std::min(std::max(before, since), now + 1);
    // Whoever joined between the two has a relation of the time on the list with one of them.
    for (int month = first; month < last; ++month) {
        lists.began[static_cast<std::size_t>(month)] += is_earlier ? joined[month] : -joined[month];
    }
    const int both = std::accumulate(joined, joined + first, 0);
    const int between = std::accumulate(joined + first, joined + last, 0);
    lists.began[static_cast<std::size_t>(before)] -= both + (is_earlier ? between : 0);
    lists.began[static_cast<std::size_t>(since)] += both + (is_earlier ? 0 : between);
}

}  // namespace

void follow_gps(state::State& state) {
    state::Lists& lists = state.lists;
    for (std::size_t list = 0; list < state.workforce.positions.size(); ++list) {
        const int since = month_of_gp(state, list);
        const int before = lists.gp_since[list];
        if (since != before) {
            move_relations(lists, list, before, since, state.month - state.origin);
            lists.gp_since[list] = since;
        }
    }
}

Continuity continuity(const state::State& state) {
    const int now = state.month - state.origin;
    // Relations that began in a month or earlier. Each month that one lasts adds it once more.
    std::array<int, state::Person::kMaxMonth + 1> up_to;
    int residents = 0;
    std::int64_t months = 0;
    for (int month = 0; month <= now; ++month) {
        months += residents;
        residents += state.lists.began[static_cast<std::size_t>(month)];
        up_to[static_cast<std::size_t>(month)] = residents;
    }
    const auto at_least = [&](int years) {
        const int month = now - kMonths * years;
        return month < 0 ? 0 : up_to[static_cast<std::size_t>(month)];
    };
    Continuity continuity;
    continuity.residents = residents;
    continuity.years_sum = (static_cast<double>(months) + 0.5 * residents) / kMonths;
    continuity.over_2_years = at_least(2);
    continuity.over_10_years = at_least(10);
    int longer = residents;
    for (std::size_t k = 0; k < inputs::kRelationClassYears.size(); ++k) {
        const int next = at_least(inputs::kRelationClassYears[k]);
        continuity.by_class[k] = longer - next;
        longer = next;
    }
    continuity.by_class.back() = longer;
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
