#include "study/places.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace legeplan::study {

int Apportionment::take(double share, int count) {
    left_ += share * count;
    const int whole = std::clamp(static_cast<int>(std::lround(left_)), 0, count);
    left_ -= whole;
    return whole;
}

std::vector<inputs::InitialPosition> NationalPlaces::positions_for(int persons) {
    const double mean_list = scheme_.persons_on_lists / scheme_.lists;
    const double cap_for_person = scheme_.mean_cap / mean_list;
    const int count = std::max(1, static_cast<int>(std::lround(persons / mean_list)));
    const int without_gp = without_gp_.take(scheme_.lists_without_gp / scheme_.lists, count);
    const int locums = locums_.take(scheme_.locum_share, without_gp);
    const int salaried = salaried_.take(scheme_.salaried_share, count);
    std::vector<inputs::InitialPosition> positions;
    for (int i = 0; i < count; ++i) {
        inputs::InitialPosition position;
        position.id = fmt::format("p{}", i + 1);
        position.contract = i < salaried ? Contract::salaried : Contract::self_employed;
        // The remainder of the division goes to the first lists, one person each.
        position.list_length = persons / count + (i < persons % count ? 1 : 0);
        position.list_cap =
            std::max(1, static_cast<int>(std::ceil(position.list_length * cap_for_person)));
        const int from_end = count - 1 - i;
        position.staffing = from_end >= without_gp            ? Staffing::filled
                            : from_end >= without_gp - locums ? Staffing::locum
                                                              : Staffing::vacant;
        positions.push_back(position);
    }
    return positions;
}

}  // namespace legeplan::study
