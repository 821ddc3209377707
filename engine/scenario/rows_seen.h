#pragma once

#include <bitset>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/error.h"
#include "core/terms.h"

namespace legeplan::scenario {

/// Ages of a foreign file lie below this.
inline constexpr int kForeignAges = 131;

/// Rows of a population by region and year, to find those that a damaged file has lost.
///
/// A table holds the ages that were chosen, each for the sexes that were chosen: a file that was
/// cut or lost a line has an age of one sex and not of the other, or of one year and not of
/// another.
class RowsSeen {
public:
    void add(const std::string& region, int year, Sex sex, int age, int line);

    /// A problem for each region and year that lacks an age that the file has for the same sex, or,
    /// where sexes have ages in common, for the other one.
    void check(const std::string& file, Problems& problems) const;

    /// The sex of which there is no row at all, nothing where there are both.
    Text sex_lacking() const;

private:
    using Rows = std::bitset<static_cast<std::size_t>(kForeignAges) * kSexes>;
    struct Group {
        Rows rows;
        int last_line = 0;
    };

    Rows all() const;

    std::map<std::pair<std::string, int>, Group> groups_;
};

/// Ages by year of a text of HMD or HFD, which gives every age of each of its years. A text of a
/// few ages is somebody's extract, and has the same ages in each year.
class AgesSeen {
public:
    void add(int year, int age, int line);

    /// A problem for each year that lacks an age from the youngest to the oldest, or in an extract
    /// an age that another year has.
    void check(const std::string& file, int youngest, int oldest, Problems& problems) const;

private:
    std::set<int> expected(int youngest, int oldest) const;

    std::map<int, std::map<int, int>> lines_;  ///< by year and age
};

}  // namespace legeplan::scenario
