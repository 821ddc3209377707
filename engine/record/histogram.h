#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace legeplan::record {

/// Counts of values in bins of equal width, in memory that does not follow their number.
///
/// Bin i holds [i 2^e, (i + 1) 2^e), with the smallest e for which kBins bins hold all values, but
/// no finer than a 32-bit float tells values apart. Wider values join bins in pairs, so that the
/// bins and their counts depend on the values alone, not on the order in which they come.
class Histogram {
public:
    static constexpr std::size_t kBins = 1024;

    /// Expects: finite values.
    void add(std::span<const double> values);

    /// Quantiles by linear interpolation between order statistics, as quantile_of_sorted(), with
    /// the values of a bin spread evenly over it; NaN of nothing.
    ///
    /// Expects: ascending probabilities, as many as `out` has places.
    void quantiles(std::span<const double> probabilities, std::span<double> out) const;

    /// No quantile is farther than this from that of the values: the width of a bin, which is less
    /// than 2 / (kBins - 1) of the range of the values, or the step between floats of their size. 0
    /// where all are equal, or are whole numbers that have a bin each; of other whole numbers the
    /// width less one.
    double error() const;

    /// Bytes of one with its bins.
    static constexpr std::size_t bytes() { return sizeof(Histogram) + kBins * sizeof(Count); }

private:
    using Count = std::uint32_t;
    struct Cursor;

    void widen(double lowest, double highest);
    std::int64_t bin_of(double value) const;
    double value_at(Cursor& cursor, std::uint64_t rank) const;

    std::uint64_t size_ = 0;
    double lowest_ = std::numeric_limits<double>::infinity();
    double highest_ = -std::numeric_limits<double>::infinity();
    bool are_whole_ = true;
    int exponent_ = 0;
    double bins_per_unit_ = 1.0;  ///< 2^-e
    /// Of bin i at i modulo kBins; empty while all values are equal.
    std::vector<Count> counts_;
};

}  // namespace legeplan::record
