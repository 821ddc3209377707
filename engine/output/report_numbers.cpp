#include "output/report_numbers.h"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "core/units.h"
#include "output/wording.h"

namespace legeplan::output {

using Json = nlohmann::ordered_json;

Rounding Rounding::of(std::string_view unit) {
    const bool is_large = counts_persons(unit) || unit == "places" ||
                          unit == "consultations per month" || unit == "persons per list" ||
                          unit.starts_with("NOK");
    const bool is_fine = unit == "share" || unit == "odds ratio";
    return {unit, is_large ? 1.0 : is_fine ? 1e-4 : unit == "FTE" ? 1e-3 : 1e-2};
}

Json Rounding::operator()(double value) const {
    if (!std::isfinite(value)) {
        return nullptr;
    }
    if (is_small_count(value, unit_)) {
        return 0;
    }
    // The inverse is whole, so the quotient is the shortest decimal.
    const double inverse = std::round(1.0 / step_);
    const double rounded = std::round(value * inverse) / inverse;
    return step_ == 1.0 ? Json(static_cast<std::int64_t>(rounded)) : Json(rounded);
}

Json Rounding::all(std::span<const double> values) const {
    Json json = Json::array();
    for (const double value : values) {
        json.push_back((*this)(value));
    }
    return json;
}

Json significant(double value, int digits) {
    if (!std::isfinite(value)) {
        return nullptr;
    }
    return std::strtod(fmt::format("{:.{}g}", value, digits).c_str(), nullptr);
}

Json unit_names(Language language) {
    Json json = Json::object();
    for (const Unit& unit : units()) {
        json[std::string(unit.en)] = language == Language::nb ? unit.nb : unit.en;
    }
    return json;
}

const char* code_of(Language language) {
    return language == Language::nb ? "nb" : "en";
}

}  // namespace legeplan::output
