#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace legeplan {

/// The order is that of the cells: female first.
enum class Sex : std::uint8_t { female, male };
inline constexpr int kSexes = 2;

/// Highest single year of age; the group is open (105 and over).
inline constexpr int kTopAge = 105;
inline constexpr int kAges = kTopAge + 1;

/// Contract of a GP position (avtaleform for en fastlegehjemmel).
enum class Contract : std::uint8_t {
    self_employed,     ///< næringsdrivende with own practice
    agreement_8_2,     ///< 8.2-avtale: self-employed in premises run by the municipality
    salaried,          ///< kommunalt ansatt (fastlønn)
    salaried_trainee,  ///< kommunalt ansatt LIS3
    combination,       ///< kombinasjonsstilling
};
inline constexpr std::array<std::string_view, 5> kContractNames{
    "self_employed", "agreement_8_2", "salaried", "salaried_trainee", "combination"};
inline constexpr int kContracts = static_cast<int>(kContractNames.size());

/// Who serves a position: a permanent GP (fastlege), a locum (vikar) or nobody.
enum class Staffing : std::uint8_t { filled, locum, vacant };
inline constexpr std::array<std::string_view, 3> kStaffingNames{"filled", "locum", "vacant"};

/// How a list comes down to a lowered cap: by itself, or by moving people to open lists.
enum class Surplus : std::uint8_t { attrition, transfer };

}  // namespace legeplan
