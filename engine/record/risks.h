#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "record/indicators.h"

namespace legeplan::record {

/// A state that a council wants to avoid, whose probability is the share of replicates in it.
struct RiskSpec {
    enum class Side : std::uint8_t { above, below };

    std::string_view name;
    Indicator indicator;
    std::optional<Indicator> per;  ///< the indicator is divided by this one
    Side side;
    double threshold;  ///< strictly above or below
    std::string_view en;
    std::string_view nb;
};

/// In the order of people's tables. Ids are permanent.
///
/// Source of the thresholds on free places: the municipal plans' rules, 5 % (Gjøvik 2022) and 1 %
/// (Løten 2023). Those on persons without a GP are round numbers to read the distribution by.
std::span<const RiskSpec> risk_specs();

/// Replicates where a risk holds, and where it is defined.
struct RiskCount {
    std::uint64_t defined = 0;
    std::uint64_t holds = 0;

    /// Adds replicates. `per` belongs to the same ones, and is empty where the risk has no divisor.
    void add(const RiskSpec& risk, std::span<const float> draws, std::span<const float> per);
    /// NaN where no replicate defines it.
    double share() const;
};

/// Share of replicates where the risk holds, among those where it is defined; NaN where none is.
/// `per` belongs to the same replicates, and is empty where the risk has no divisor.
double probability(const RiskSpec& risk, std::span<const float> draws, std::span<const float> per);

}  // namespace legeplan::record
