#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "study/fit_row.h"
#include "study/municipal_fit.h"

namespace legeplan::study {

/// Why a history does not bear a fit: what is wrong with it, and what is needed.
struct NoFit {
    Text why;
    Text expected;
};

/// Nothing where all that was fitted is what a scenario may state, as it is written.
std::optional<NoFit> why_no_fit(const MunicipalFit& fit);

/// Refuses a fit that no scenario may state; the problem names the file that holds the history.
///
/// Throws: ScenarioError.
void expect_fit(const MunicipalFit& fit, const std::string& file, const std::string& key);

/// Why a parameter may not have a central value, as it is written; nothing where it may.
std::optional<NoFit> why_not_allowed(inputs::Param id, double value, double digits);

/// The value nearest to one that a parameter's key allows, as it is written.
double allowed(const inputs::Inputs& inputs, inputs::Param id, double value);

/// Names those of the last rows of a fit whose figures are not met, and why.
void name_missed(std::size_t last, const Text& why, const std::vector<FitRow>& rows,
                 std::vector<Text>& unmet);

}  // namespace legeplan::study
