#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "record/indicators.h"
#include "record/profiles.h"

namespace legeplan::record {

/// One replicate's values of all indicators, and of all profiles at the snapshots.
///
/// Shape: [indicator][time], then [profile row][snapshot]; time 0 being the state before the first
/// month (flows are 0 there) and time k the end of month k. NaN: undefined (a mean over nothing).
/// Floats: counts are exact to 16 million, and the files hold the same numbers as the summaries.
class Record {
public:
    Record() = default;
    /// `snapshots`: the times at which profiles are kept, ascending; none for none.
    explicit Record(int months, std::vector<std::size_t> snapshots = {})
        : times_(static_cast<std::size_t>(months) + 1),
          snapshots_(std::move(snapshots)),
          values_(kIndicators * times_ + kProfileRows * snapshots_.size()) {}

    std::size_t times() const { return times_; }
    float at(Indicator id, std::size_t time) const {
        return values_[static_cast<std::size_t>(id) * times_ + time];
    }
    void set(Indicator id, std::size_t time, double value) {
        values_[static_cast<std::size_t>(id) * times_ + time] = static_cast<float>(value);
    }

    /// Number of the snapshot taken at a time, if one is.
    std::optional<std::size_t> snapshot_at(std::size_t time) const {
        const auto found = std::lower_bound(snapshots_.begin(), snapshots_.end(), time);
        return found != snapshots_.end() && *found == time
                   ? std::optional(static_cast<std::size_t>(found - snapshots_.begin()))
                   : std::nullopt;
    }
    float at(Profile id, std::size_t bin, std::size_t snapshot) const {
        return values_[place(id, bin, snapshot)];
    }
    /// Adds to a bin; clear() it first.
    void add(Profile id, std::size_t bin, std::size_t snapshot, double count) {
        values_[place(id, bin, snapshot)] += static_cast<float>(count);
    }
    void clear(std::size_t snapshot) {
        for (std::size_t row = 0; row < kProfileRows; ++row) {
            values_[kIndicators * times_ + row * snapshots_.size() + snapshot] = 0.0F;
        }
    }

    const std::vector<float>& values() const { return values_; }

private:
    std::size_t place(Profile id, std::size_t bin, std::size_t snapshot) const {
        return kIndicators * times_ + (first_row(id) + bin) * snapshots_.size() + snapshot;
    }

    std::size_t times_ = 0;
    std::vector<std::size_t> snapshots_;
    std::vector<float> values_;
};

}  // namespace legeplan::record
