#pragma once

#include <array>
#include <cstddef>
#include <limits>

namespace legeplan {

/// Remembers values of a costly function by its arguments, in a few places that newer values take
/// over. Values are remembered as they were computed: a memo changes no result.
template <std::size_t kArguments, std::size_t kPlaces>
class Memo {
public:
    using Arguments = std::array<double, kArguments>;

    /// The function's value. `place` is any number that tells most arguments apart.
    template <typename Function>
    double value(std::size_t place, const Arguments& arguments, const Function& function) {
        Entry& entry = entries_[place % kPlaces];
        if (entry.arguments != arguments) {
            entry = {arguments, function()};
        }
        return entry.value;
    }

private:
    struct Entry {
        Arguments arguments{std::numeric_limits<double>::quiet_NaN()};  // equal to none
        double value = 0.0;
    };
    std::array<Entry, kPlaces> entries_;
};

}  // namespace legeplan
