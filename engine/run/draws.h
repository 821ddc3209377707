#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "record/indicators.h"
#include "record/profiles.h"

namespace legeplan::run {

/// All values of one scenario, one slot per replicate.
///
/// Shape: that of record::Record by replicate: [indicator][time], then [profile row][snapshot].
/// Each growth adds a block, so that more replicates can be added without copying; those of one
/// growth lie one after the other.
class Draws {
public:
    explicit Draws(std::size_t times = 0, std::size_t snapshots = 0)
        : times_(times), snapshots_(snapshots) {}

    std::size_t times() const { return times_; }
    std::size_t snapshots() const { return snapshots_; }
    std::uint64_t replicates() const { return replicates_; }

    /// Bytes that a number of replicates takes.
    static double bytes(std::uint64_t replicates, std::size_t times, std::size_t snapshots = 0);

    /// Adds slots up to `replicates`; those that exist keep their values.
    void grow(std::uint64_t replicates);

    /// Slot of one replicate, laid out as record::Record::values().
    std::span<float> slot(std::uint64_t replicate);
    std::span<const float> slot(std::uint64_t replicate) const;

    /// Values of one indicator in one replicate by time.
    std::span<const float> values(std::uint64_t replicate, record::Indicator id) const;

    /// Values of one indicator. Shape of `out`: [time][replicate].
    void by_time(record::Indicator id, std::vector<float>& out) const;

    /// Values of one profile row. Shape of `out`: [snapshot][replicate].
    void by_snapshot(std::size_t row, std::vector<float>& out) const;

private:
    struct Block {
        std::uint64_t first;  ///< its first replicate
        std::unique_ptr<float[]> values;
    };

    float* start_of(std::uint64_t replicate) const;
    std::size_t slot_size() const {
        return record::kIndicators * times_ + record::kProfileRows * snapshots_;
    }

    std::size_t times_;
    std::size_t snapshots_;
    std::uint64_t replicates_ = 0;
    std::vector<Block> blocks_;
};

}  // namespace legeplan::run
