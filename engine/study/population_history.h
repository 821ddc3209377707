#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "projection/projection.h"
#include "scenario/foreign_table.h"
#include "scenario/table.h"

namespace legeplan::study {

/// Persons by age (rows 0..105, open) and sex (columns).
using projection::Ages;

/// Populations of one place on 1 January of the years that are known.
struct PopulationHistory {
    std::string region;  ///< "" where the table has no regions
    std::string name;
    std::map<int, Ages> years;

    /// What was known on 1 January of a year: the years up to it.
    PopulationHistory until(int year) const;

    int first() const { return years.begin()->first; }
    int last() const { return years.rbegin()->first; }
    double total(int year) const { return years.at(year).sum(); }
};

/// Histories by region. A region's year without anyone is left out: the region was not there then.
///
/// Throws: ScenarioError where a year of a region has not all ages and sexes.
std::map<std::string, PopulationHistory> histories_of(const scenario::ForeignTable& table,
                                                      const std::string& file);

/// Reads a table of populations of any form that `import population` takes.
///
/// Throws: ScenarioError.
std::map<std::string, PopulationHistory> read_histories(const std::filesystem::path& path);

/// The history of a region by its code, or by its name with capital letters as one likes; null when
/// there is none.
const PopulationHistory* find_region(const std::map<std::string, PopulationHistory>& histories,
                                     const std::string& word);

/// What to tell who asked for a region that is not there.
struct RegionAdvice {
    Text expected;
    std::string suggestion;
};
RegionAdvice advice_on_region(const std::map<std::string, PopulationHistory>& histories,
                              const std::string& word);

/// The history of a region as find_region(); of the only one when none is asked for.
///
/// Throws: ScenarioError when it is not there, or several are and none is asked for.
const PopulationHistory& region_of(const std::map<std::string, PopulationHistory>& histories,
                                   const std::optional<std::string>& region,
                                   const std::string& file);

/// The history in a table of a scenario.
PopulationHistory history_in(const scenario::Table& table);

}  // namespace legeplan::study
