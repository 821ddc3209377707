#pragma once

#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

#include "output/language.h"

namespace legeplan::output {

/// Numbers as a chart needs them: rounded, so that the file stays small, and small counts of
/// persons as 0.
class Rounding {
public:
    Rounding(std::string_view unit, double step) : step_(step), unit_(unit) {}

    static Rounding of(std::string_view unit);

    nlohmann::ordered_json operator()(double value) const;
    nlohmann::ordered_json all(std::span<const double> values) const;

private:
    double step_;
    std::string_view unit_;
};

/// A number with so many significant digits; null where it is not finite.
nlohmann::ordered_json significant(double value, int digits);

/// Names of all units, as the pages look them up.
nlohmann::ordered_json unit_names(Language language);

/// "nb" or "en".
const char* code_of(Language language);

}  // namespace legeplan::output
