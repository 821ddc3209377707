#include "cli/other_population.h"

#include <cmath>

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

}  // namespace legeplan::cli
