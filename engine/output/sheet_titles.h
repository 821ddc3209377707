#pragma once

#include <string>

#include "output/language.h"
#include "record/indicators.h"

namespace legeplan::output {

/// What an indicator's own sheet is called: its name, or a shorter one where Excel would cut it.
std::string sheet_title(const record::IndicatorSpec& spec, Language language);

}  // namespace legeplan::output
