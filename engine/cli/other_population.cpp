#include "cli/other_population.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "cli/numbers.h"
#include "inputs/places.h"

namespace legeplan::cli {

void warn_of_other_population(const inputs::Inputs& inputs, double persons, int year,
                              Console& console) {
    // No municipality changes by so much in the months between.
    constexpr double kMostDifference = 0.2;
    const auto residents = static_cast<double>(inputs::residents_at_start(inputs));
    if (std::fabs(persons / residents - 1.0) <= kMostDifference) {
        return;
    }
    const auto count = [&](double number) {
        return person_count(static_cast<std::uint64_t>(number), console.language());
    };
    console.error_line(
        console.text(Message::other_population, count(persons), year, count(residents)));
}

void warn_of_other_municipality(const std::string& name, const study::PopulationHistory& table,
                                const study::PopulationHistory& known, Console& console) {
    // Municipalities that grow fast do so by a few per cent a year; those that merge get a number
    // of their own.
    constexpr double kMostDifference = 0.2;
    constexpr double kMoreByYear = 0.03;
    const int years = std::abs(table.last() - known.last());
    const double ratio = table.total(table.last()) / known.total(known.last());
    if (std::max(ratio, 1.0 / ratio) <= 1.0 + kMostDifference + kMoreByYear * years) {
        return;
    }
    const auto count = [&](double number) {
        return person_count(static_cast<std::uint64_t>(number), console.language());
    };
    console.error_line(console.text(Message::other_municipality, name,
                                    count(table.total(table.last())), table.last(),
                                    count(known.total(known.last())), known.last()));
}

}  // namespace legeplan::cli
