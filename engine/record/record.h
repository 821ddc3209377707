#pragma once

#include <vector>

#include "record/indicators.h"

namespace legeplan::record {

/// One replicate's values of all indicators.
///
/// Shape: [indicator][time], time 0 being the state before the first month (flows are 0 there) and
/// time k the end of month k. NaN: undefined (a mean over nothing). Floats: counts are exact to
/// 16 million, and the files hold the same numbers as the summaries.
class Record {
public:
    Record() = default;
    explicit Record(int months)
        : times_(static_cast<std::size_t>(months) + 1), values_(kIndicators * times_) {}

    std::size_t times() const { return times_; }
    float at(Indicator id, std::size_t time) const {
        return values_[static_cast<std::size_t>(id) * times_ + time];
    }
    void set(Indicator id, std::size_t time, double value) {
        values_[static_cast<std::size_t>(id) * times_ + time] = static_cast<float>(value);
    }
    const std::vector<float>& values() const { return values_; }

private:
    std::size_t times_ = 0;
    std::vector<float> values_;
};

}  // namespace legeplan::record
