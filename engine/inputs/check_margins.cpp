#include <cmath>

#include "inputs/load_parts.h"

namespace legeplan::inputs {

namespace {

/// Half a year: a mean is stated with few digits.
constexpr double kMeanTolerance = 0.5;

/// What the roster tells of the doctors at the start.
struct Known {
    int doctors = 0;
    int with_age = 0;
    int over_62 = 0;
    double age_sum = 0.0;
    int women = 0;
    int men = 0;
    int specialists = 0;
    int not_specialists = 0;
};

Known known_doctors(const Inputs& inputs) {
    Known known;
    for (const InitialPosition& position : inputs.positions) {
        known.doctors += position.staffing == Staffing::vacant ? 0 : 1;
    }
    for (const RosterGp& gp : inputs.roster) {
        if (gp.age) {
            ++known.with_age;
            known.over_62 += *gp.age >= kOver62From ? 1 : 0;
            known.age_sum += *gp.age;
        }
        known.women += gp.sex == Sex::female ? 1 : 0;
        known.men += gp.sex == Sex::male ? 1 : 0;
        known.specialists += gp.is_specialist == true ? 1 : 0;
        known.not_specialists += gp.is_specialist == false ? 1 : 0;
    }
    return known;
}

/// A problem unless a margin lies between what is known to have the property and what may have it.
bool is_between(const Loading& loading, const char* name, std::optional<int> margin, int at_least,
                int at_most) {
    if (!margin || (*margin >= at_least && *margin <= at_most)) {
        return true;
    }
    const Text roster = loading.inputs.roster.empty()
                            ? Text{}
                            : Text(", fratrukket det oversikten over legene sier noe annet om",
                                   ", less what the roster tells otherwise");
    loading.problem(std::string("initial.margins.") + name, Text::same(std::to_string(*margin)),
                    Text::of("{}..{} leger: de i besatte hjemler og vikarene{}",
                             "{}..{} doctors: those in filled positions and locums{}", at_least,
                             at_most, roster));
    return false;
}

/// Whether ages can be found with the stated mean and number over 62.
void check_mean_age(const Loading& loading, const Known& known) {
    const GpMargins& margins = loading.inputs.margins;
    if (!margins.mean_age || known.doctors == 0) {
        return;
    }
    const int unknown = known.doctors - known.with_age;
    const int over_at_least = margins.over_62 ? *margins.over_62 - known.over_62 : 0;
    const int over_at_most = margins.over_62 ? over_at_least : unknown;
    const int lowest = over_at_least * kOver62From + (unknown - over_at_least) * kYoungestDrawn;
    const int highest = over_at_most * kOldestDrawn + (unknown - over_at_most) * (kOver62From - 1);
    const double low = (known.age_sum + lowest) / known.doctors;
    const double high = (known.age_sum + highest) / known.doctors;
    if (*margins.mean_age < low - kMeanTolerance || *margins.mean_age > high + kMeanTolerance) {
        const Text over_62 = margins.over_62
                                 ? Text::of(" med {} over 62", " with {} over 62", *margins.over_62)
                                 : Text{};
        const auto rounded = [](double x) {
            return scenario::number_text(std::round(x * 100.0) / 100.0);
        };
        loading.problem(
            "initial.margins.mean_age", Text::same(scenario::number_text(*margins.mean_age)),
            Text::of("{}..{} år, som {} leger på {}..{} år{} kan ha",
                     "{}..{} years, which {} doctors of age {}..{}{} can have", rounded(low),
                     rounded(high), known.doctors, kYoungestDrawn, kOldestDrawn, over_62));
    }
}

}  // namespace

void check_margins(const Loading& loading) {
    const GpMargins& margins = loading.inputs.margins;
    const Known known = known_doctors(loading.inputs);
    is_between(loading, "women", margins.women, known.women, known.doctors - known.men);
    const bool is_over_62_fine = is_between(loading, "over_62", margins.over_62, known.over_62,
                                            known.doctors - (known.with_age - known.over_62));
    const int may_be_specialists = known.doctors - known.not_specialists;
    const bool is_specialists_fine = is_between(loading, "specialists", margins.specialists,
                                                known.specialists, may_be_specialists);
    if (is_specialists_fine) {
        const int specialists = margins.specialists.value_or(known.specialists);
        is_between(loading, "in_training", margins.in_training, 0, known.doctors - specialists);
    }
    if (is_over_62_fine) {
        check_mean_age(loading, known);
    }
}

}  // namespace legeplan::inputs
