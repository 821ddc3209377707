#pragma once

#include <string>
#include <utility>
#include <vector>

#include "study/municipal_fit.h"

namespace legeplan::study {

/// Texts of the files that state a fit: keys of a scenario, and the tables they name.
struct FitFiles {
    std::string keys;  ///< TOML sections, to stand in a scenario file
    std::vector<std::pair<std::string, std::string>> tables;  ///< file name and text
};

/// Where the figures come from, in the words of the files.
struct FitNames {
    std::string place;    ///< "Gjøvik (3407)"
    std::string command;  ///< what wrote the files: "legeplan calibrate"
    std::string data;     ///< the history: "history_population.csv"
    std::string stem;     ///< what the tables' names begin with, may be ""
};

/// Keys and tables of a fit, with units and sources. Tables carry their vintage.
FitFiles files_of(const MunicipalFit& fit, const FitNames& names);

/// A population on one day as the table population.initial.
std::string initial_population_csv(const Ages& persons, int year, const FitNames& names);

/// A table by age and sex with its comment lines.
std::string by_age_csv(const Ages& values, const std::string& column, int digits,
                       const std::vector<std::string>& comments);

/// "2021-01-01".
std::string first_of_january(int year);

}  // namespace legeplan::study
