#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inputs/inputs.h"
#include "study/fit_row.h"
#include "study/gp_stock_fit.h"

namespace legeplan::study {

/// What a scenario's positions and doctors are to be like at the start. Each is optional.
struct CompositionTargets {
    std::optional<double> mean_list;    ///< persons per list, of all lists
    std::optional<double> mean_cap;     ///< list cap, of all lists
    std::optional<double> salaried;     ///< share of the positions with a permanent GP
    std::optional<double> specialists;  ///< share of permanent GPs and locums

    bool any() const { return mean_list || mean_cap || salaried || specialists; }
};

struct CompositionFit {
    std::vector<inputs::InitialPosition> positions;
    std::optional<int> specialists;  ///< number of them
    std::vector<FitRow> rows;
};

/// The scenario's own positions, brought to the targets.
///
/// Caps and lengths keep their proportions and sum to the target's whole number. Contracts change
/// in the order of the file: self-employed first become salaried, the last salaried first
/// self-employed. Staffing, offices and names stay.
CompositionFit fit_composition(const inputs::Inputs& scenario, const CompositionTargets& targets);

/// The positions as a table, and the keys that name it and the specialists.
ScenarioTables composition_tables(const inputs::Inputs& scenario, const CompositionFit& fit,
                                  const std::string& stem, const std::string& source);

}  // namespace legeplan::study
