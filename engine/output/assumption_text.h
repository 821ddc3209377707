#pragma once

#include <string>

#include "output/assumptions.h"
#include "output/language.h"

namespace legeplan::output {

/// The value of an assumption in words: "lognormal: median 0,6, standardavvik (log) 0,3". Empty for
/// a number, which is better shown as one.
std::string value_text(const Assumption& assumption, Language language);

/// The value as a number; nullptr when it is something else.
const nlohmann::ordered_json* plain_number(const Assumption& assumption);

/// A measure's title, or where it has none what its type is called: "1 ny hjemmel".
std::string measure_name(const Measure& measure, Language language);

/// What an assumption is called.
std::string name_of(const Assumption& assumption, Language language);

}  // namespace legeplan::output
