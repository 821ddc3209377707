#include "record/histogram.h"

#include <algorithm>
#include <cmath>

#include "core/contract_checks.h"

namespace legeplan::record {

namespace {

constexpr std::int64_t kMask = Histogram::kBins - 1;
static_assert((Histogram::kBins & (Histogram::kBins - 1)) == 0);

std::size_t place(std::int64_t bin) {
    return static_cast<std::size_t>(bin & kMask);
}

/// Whether a number is whole; beyond 2^53 all are, and such a large one may be said not to be.
bool is_whole(double value) {
    return std::abs(value) < 0x1p53 &&
           static_cast<double>(static_cast<std::int64_t>(value)) == value;
}

/// Smallest exponent of a width with which kBins bins hold all from `lowest` to `highest`.
int exponent_for(double lowest, double highest) {
    constexpr int kFloatDigits = std::numeric_limits<float>::digits;
    int exponent = std::ilogb(std::max(std::abs(lowest), std::abs(highest))) - (kFloatDigits - 1);
    const auto bin = [&](double value) { return std::floor(std::ldexp(value, -exponent)); };
    while (bin(highest) - bin(lowest) >= static_cast<double>(Histogram::kBins)) {
        ++exponent;
    }
    return exponent;
}

}  // namespace

/// A bin and how many values lie below it.
struct Histogram::Cursor {
    std::int64_t bin;
    std::uint64_t below;
};

std::int64_t Histogram::bin_of(double value) const {
    const double scaled = value * bins_per_unit_;
    const auto towards_zero = static_cast<std::int64_t>(scaled);
    return towards_zero - (scaled < static_cast<double>(towards_zero) ? 1 : 0);
}

void Histogram::widen(double lowest, double highest) {
    if (lowest < highest) {
        const int exponent = exponent_for(lowest, highest);
        std::vector<Count> counts(kBins);
        if (!counts_.empty()) {
            const std::int64_t last = bin_of(highest_);
            for (std::int64_t bin = bin_of(lowest_); bin <= last; ++bin) {
                counts[place(bin >> (exponent - exponent_))] += counts_[place(bin)];
            }
        }
        const bool were_equal = counts_.empty() && size_ > 0;
        counts_ = std::move(counts);
        exponent_ = exponent;
        bins_per_unit_ = std::ldexp(1.0, -exponent);
        if (were_equal) {
            counts_[place(bin_of(lowest_))] += static_cast<Count>(size_);
        }
    }
    lowest_ = lowest;
    highest_ = highest;
}

void Histogram::add(std::span<const double> values) {
    double lowest = lowest_;
    double highest = highest_;
    for (const double value : values) {
        LEGEPLAN_EXPECTS(std::isfinite(value));
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    if (are_whole_) {
        are_whole_ = std::all_of(values.begin(), values.end(), is_whole);
    }
    if (lowest < lowest_ || highest > highest_) {
        widen(lowest, highest);
    }
    if (!counts_.empty()) {
        for (const double value : values) {
            ++counts_[place(bin_of(value))];
        }
    }
    size_ += values.size();
}

double Histogram::error() const {
    return counts_.empty() ? 0.0
                           : std::max(0.0, std::ldexp(1.0, exponent_) - (are_whole_ ? 1.0 : 0.0));
}

/// The value of a rank, 0 being the lowest; the cursor moves to its bin and never back.
double Histogram::value_at(Cursor& cursor, std::uint64_t rank) const {
    if (counts_.empty()) {
        return lowest_;
    }
    while (rank >= cursor.below + counts_[place(cursor.bin)]) {
        cursor.below += counts_[place(cursor.bin)];
        ++cursor.bin;
    }
    const auto inside = static_cast<double>(rank - cursor.below) + 0.5;
    const double share = inside / static_cast<double>(counts_[place(cursor.bin)]);
    const double lower = std::ldexp(static_cast<double>(cursor.bin), exponent_);
    return std::clamp(lower + error() * share, lowest_, highest_);
}

void Histogram::quantiles(std::span<const double> probabilities, std::span<double> out) const {
    LEGEPLAN_EXPECTS(probabilities.size() == out.size());
    if (size_ == 0) {
        std::fill(out.begin(), out.end(), std::numeric_limits<double>::quiet_NaN());
        return;
    }
    Cursor cursor{counts_.empty() ? 0 : bin_of(lowest_), 0};
    for (std::size_t q = 0; q < probabilities.size(); ++q) {
        const double position = static_cast<double>(size_ - 1) * probabilities[q];
        const auto rank = static_cast<std::uint64_t>(position);
        const double share = position - static_cast<double>(rank);
        const double below = value_at(cursor, rank);
        Cursor next = cursor;
        const double above = rank + 1 < size_ ? value_at(next, rank + 1) : below;
        out[q] =
            share < 0.5 ? below + (above - below) * share : above - (above - below) * (1.0 - share);
    }
}

}  // namespace legeplan::record
