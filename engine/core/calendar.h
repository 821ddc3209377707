#pragma once

#include <compare>
#include <string>

namespace legeplan {

/// A calendar month, counted from January of year 0. Stocks stand at the month's end.
struct Month {
    int index = 0;

    static constexpr Month of(int year, int month_of_year) {
        return Month{year * 12 + month_of_year - 1};
    }
    constexpr int year() const { return index / 12; }
    /// 1 = January .. 12 = December.
    constexpr int month_of_year() const { return index % 12 + 1; }
    constexpr bool is_january() const { return index % 12 == 0; }

    friend constexpr auto operator<=>(Month, Month) = default;
    friend constexpr Month operator+(Month month, int months) {
        return Month{month.index + months};
    }
    friend constexpr Month operator-(Month month, int months) {
        return Month{month.index - months};
    }
    friend constexpr int operator-(Month a, Month b) { return a.index - b.index; }
};

/// A month that lies after every horizon.
inline constexpr Month kNever{1 << 28};

/// "2021-07".
std::string to_string(Month month);

}  // namespace legeplan
