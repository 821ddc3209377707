#include "steps/demography_tape.h"

#include <algorithm>

namespace legeplan::steps {

const state::YearPlan* DemographyTape::find(const Origin& origin) {
    if (known_ == 0 || !(streams_ == origin.streams) || !(layout_ == origin.layout) ||
        origin.year < first_year_ || origin.year > first_year_ + static_cast<int>(known_)) {
        streams_ = origin.streams;
        layout_ = origin.layout;
        first_year_ = origin.year;
        known_ = 0;
    }
    const auto k = static_cast<std::size_t>(origin.year - first_year_);
    if (k < known_ && years_[k].rates == origin.rates &&
        std::ranges::equal(years_[k].sizes, origin.sizes)) {
        return &years_[k].plan;
    }
    known_ = k;
    if (years_.size() == k) {
        years_.emplace_back();
    }
    years_[k].rates = origin.rates;
    years_[k].sizes.assign(origin.sizes.begin(), origin.sizes.end());
    return nullptr;
}

void DemographyTape::keep(const state::YearPlan& plan) {
    years_[known_].plan = plan;
    ++known_;
}

}  // namespace legeplan::steps
