#pragma once

#include <string>
#include <vector>

#include "scenario/schema.h"

namespace legeplan::study {

/// Seeds are whole numbers that a TOML file and a JSON document hold exactly.
inline constexpr double kMaxSeed = 1e15;

/// A key of a file of this folder, with what it means.
scenario::KeySpec file_key(std::string name, scenario::KeyKind kind, std::string en, std::string nb,
                           scenario::Presence presence = scenario::Presence::required);

/// A number within bounds.
scenario::KeySpec number_key(std::string name, std::string unit, double min, double max,
                             std::string en, std::string nb,
                             scenario::Presence presence = scenario::Presence::required);

/// A whole number within bounds.
scenario::KeySpec whole_key(std::string name, std::string unit, double min, double max,
                            std::string en, std::string nb,
                            scenario::Presence presence = scenario::Presence::required);

/// One of some names.
scenario::KeySpec choice_key(std::string name, std::vector<std::string> choices, std::string en,
                             std::string nb,
                             scenario::Presence presence = scenario::Presence::required);

/// The name of an indicator.
scenario::KeySpec indicator_key(std::string name, std::string en, std::string nb,
                                scenario::Presence presence = scenario::Presence::required);

/// The names of all indicators.
std::vector<std::string> indicator_names();

}  // namespace legeplan::study
