#pragma once

#include <string>

#include "scenario/schema.h"

namespace legeplan::study {

/// Keys and columns of a file of targets, with their documentation in English and bokmål.
scenario::KeySpec integer_key(std::string key, std::string unit, double min, double max,
                              std::string en, std::string nb,
                              scenario::Presence presence = scenario::Presence::required);

scenario::KeySpec quantity_key(std::string key, std::string unit, double min, double max,
                               std::string en, std::string nb,
                               scenario::Presence presence = scenario::Presence::required);

scenario::KeySpec table_key(std::string key, std::string table, std::string en, std::string nb,
                            scenario::Presence presence);

scenario::ColumnSpec integer_column(std::string name, std::string unit, double max,
                                    std::string doc);

scenario::ColumnSpec number_column(std::string name, std::string unit, double max, std::string doc);

}  // namespace legeplan::study
