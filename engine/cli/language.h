#pragma once

#include "output/language.h"

namespace legeplan::cli {

using output::in_language;
using output::Language;
using output::parse_language;

}  // namespace legeplan::cli
