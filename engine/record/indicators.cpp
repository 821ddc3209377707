#include "record/indicators.h"

#include <algorithm>
#include <array>

namespace legeplan::record {

namespace {

using enum Kind;
using enum Wish;
using I = Indicator;

// clang-format off
constexpr std::array<IndicatorSpec, kIndicators> kSpecs{{
    {I::population, "population", "persons", stock, neither, 0, "population",
     "Inhabitants", "Innbyggere",
     "persons registered as living in the municipality"},
    {I::population_0_19, "population_0_19", "persons", stock, neither, 0, "population",
     "Inhabitants aged 0-19", "Innbyggere 0–19 år",
     "residents whose birth year gives age 0-19; at the end of month m the cohort that turns 20 "
     "this year has left with weight m/12"},
    {I::population_20_66, "population_20_66", "persons", stock, neither, 0, "population",
     "Inhabitants aged 20-66", "Innbyggere 20–66 år",
     "residents whose birth year gives age 20-66; the two boundary cohorts count with weight m/12"},
    {I::population_67_79, "population_67_79", "persons", stock, neither, 0, "population",
     "Inhabitants aged 67-79", "Innbyggere 67–79 år",
     "residents whose birth year gives age 67-79; the two boundary cohorts count with weight m/12"},
    {I::population_80_plus, "population_80_plus", "persons", stock, neither, 0, "population",
     "Inhabitants aged 80 and over", "Innbyggere 80 år og eldre",
     "residents whose birth year gives age 80 or more; at the end of month m the cohort that turns "
     "80 this year has entered with weight m/12"},
    {I::births, "births", "persons per month", flow, neither, 1, "population",
     "Births", "Fødte",
     "children born to resident mothers during the month"},
    {I::deaths, "deaths", "persons per month", flow, neither, 1, "population",
     "Deaths", "Døde",
     "residents who died during the month"},
    {I::in_moves, "in_moves", "persons per month", flow, neither, 1, "population",
     "In-moves", "Innflyttinger",
     "persons who moved to the municipality during the month, refugees and students included"},
    {I::out_moves, "out_moves", "persons per month", flow, neither, 1, "population",
     "Out-moves", "Utflyttinger",
     "residents who moved out of the municipality during the month"},
    {I::list_capacity, "list_capacity", "places", stock, neither, 0, "lists",
     "List places", "Listeplasser",
     "sum of list caps over all existing positions, vacant ones included"},
    {I::list_length_total, "list_length_total", "persons", stock, neither, 0, "lists",
     "Persons on lists", "Personer på liste",
     "sum of list lengths over all existing positions, residents and non-residents"},
    {I::list_free, "list_free", "places", stock, higher, 0, "lists",
     "Free list places", "Ledige listeplasser",
     "sum of max(0, cap - length) over the lists that take new persons"},
    {I::list_free_share, "list_free_share", "share", stock, higher, 1, "lists",
     "Free list places, share of capacity", "Ledige listeplasser, andel av kapasiteten",
     "list_free / list_capacity"},
    {I::lists_open, "lists_open", "lists", stock, higher, 1, "lists",
     "Open lists", "Åpne lister",
     "lists that take new persons and have more free places than lists.open_above (20)"},
    {I::lists_open_women, "lists_open_women", "lists", stock, higher, 1, "lists",
     "Open lists with a woman GP", "Åpne lister hos kvinnelige leger",
     "open lists whose doctor is a woman"},
    {I::lists_open_men, "lists_open_men", "lists", stock, higher, 1, "lists",
     "Open lists with a man GP", "Åpne lister hos mannlige leger",
     "open lists whose doctor is a man"},
    {I::mean_list_length, "mean_list_length", "persons per list", stock, neither, 0, "lists",
     "Mean list length", "Gjennomsnittlig listelengde",
     "list_length_total / positions"},
    {I::persons_on_no_list, "persons_on_no_list", "persons", stock, lower, 0, "lists",
     "Inhabitants on no list", "Innbyggere uten listeplass",
     "residents who are on no list and not registered with a GP elsewhere"},
    {I::persons_on_list_without_gp, "persons_on_list_without_gp", "persons", stock, lower, 0,
     "lists",
     "Persons on lists without a permanent GP", "Personer på lister uten fast lege",
     "persons on lists of positions that are vacant or served by a locum"},
    {I::persons_on_list_without_doctor, "persons_on_list_without_doctor", "persons", stock, lower,
     0, "lists",
     "Persons on lists without any doctor", "Personer på lister uten lege eller vikar",
     "persons on lists of vacant positions (no GP and no locum)"},
    {I::persons_without_gp, "persons_without_gp", "persons", stock, lower, 0, "lists",
     "Inhabitants without a permanent GP", "Innbyggere uten fastlege",
     "persons_on_no_list + persons_on_list_without_gp"},
    {I::non_residents_on_lists, "non_residents_on_lists", "persons", stock, neither, 0, "lists",
     "Non-residents on lists", "Utenbygdsboende på liste",
     "persons on the municipality's lists who are registered as living elsewhere"},
    {I::positions, "positions", "positions", stock, neither, 1, "gp_workforce",
     "GP positions", "Fastlegehjemler",
     "positions_filled + positions_locum + positions_vacant"},
    {I::positions_filled, "positions_filled", "positions", stock, higher, 1, "gp_workforce",
     "Positions with a permanent GP", "Hjemler med fastlege",
     "positions held by a permanent GP, at work or on leave"},
    {I::positions_locum, "positions_locum", "positions", stock, neither, 1, "recruitment",
     "Positions with a locum", "Hjemler med vikar",
     "positions without a permanent GP that a locum serves"},
    {I::positions_vacant, "positions_vacant", "positions", stock, lower, 1, "recruitment",
     "Vacant positions without a locum", "Ubesatte hjemler uten vikar",
     "positions without a permanent GP and without a locum"},
    {I::positions_without_gp, "positions_without_gp", "positions", stock, lower, 1, "recruitment",
     "Positions without a permanent GP", "Ubesatte hjemler",
     "positions_locum + positions_vacant"},
    {I::gps, "gps", "doctors", stock, higher, 1, "gp_workforce",
     "GPs, locums included", "Leger i fastlegeordningen, med vikarer",
     "gps_regular + positions_locum"},
    {I::gps_regular, "gps_regular", "doctors", stock, higher, 1, "gp_workforce",
     "Permanent GPs", "Fastleger",
     "permanent GPs in post"},
    {I::gps_women, "gps_women", "doctors", stock, neither, 1, "gp_workforce",
     "Women among the GPs", "Kvinnelige leger",
     "women among the permanent GPs and locums"},
    {I::gps_mean_age, "gps_mean_age", "years", stock, neither, 1, "gp_workforce",
     "Mean age of the GPs", "Legenes gjennomsnittsalder",
     "mean completed age of the permanent GPs and locums"},
    {I::gps_over_62, "gps_over_62", "doctors", stock, neither, 1, "gp_workforce",
     "GPs over 62", "Leger over 62 år",
     "permanent GPs and locums with a completed age of 63 or more"},
    {I::gps_specialists, "gps_specialists", "doctors", stock, higher, 1, "gp_workforce",
     "Specialists in general practice", "Spesialister i allmennmedisin",
     "permanent GPs and locums who are specialists"},
    {I::gps_in_training, "gps_in_training", "doctors", stock, neither, 1, "gp_workforce",
     "GPs in specialist training", "Leger i spesialisering (ALIS)",
     "permanent GPs and locums in specialist training"},
    {I::gp_exits, "gp_exits", "doctors per month", flow, lower, 2, "gp_workforce",
     "GPs who left their position", "Fastleger som sluttet",
     "permanent GPs who left their position during the month, for any reason"},
    {I::gp_retirements, "gp_retirements", "doctors per month", flow, neither, 2, "gp_workforce",
     "GPs who retired", "Fastleger som gikk av med pensjon",
     "permanent GPs who left their position during the month to retire (among gp_exits)"},
    {I::gp_recruits, "gp_recruits", "doctors per month", flow, higher, 2, "recruitment",
     "GPs recruited", "Fastleger som begynte",
     "permanent GPs who started in a position during the month"},
    {I::consultations_demand, "consultations_demand", "consultations per month", stock, neither, 0,
     "workload",
     "Consultations asked for", "Etterspurte konsultasjoner",
     "consultations in the month that residents, and non-residents on or waiting for the lists, "
     "need: persons by age x rate x burden x trend / 12"},
    {I::gp_hours_per_week, "gp_hours_per_week", "hours per week", stock, lower, 1, "workload",
     "Working hours per GP and week", "Arbeidstimer per lege og uke",
     "mean over permanent GPs and locums of hours with patients, scaled by the list's consultations "
     "against the reference list, plus other hours"},
    {I::capacity_rule_met, "capacity_rule_met", "share", stock, lower, 0, "capacity_rules",
     "Capacity rule met (capacity too low)", "Kapasitetskriteriet er oppfylt (for lav kapasitet)",
     "1 where the plan's criteria call capacity too low, else 0: free share below the limit, or "
     "too few lists with a free place, or free places with doctors of one sex only; the mean is a "
     "probability"},
    {I::continuity_years, "continuity_years", "years", stock, higher, 1, "continuity",
     "Mean length of the relation with the GP", "Gjennomsnittlig varighet av forholdet til fastlegen",
     "mean over residents on lists with a permanent GP of min(time on the list, the GP's time in "
     "the position)"},
    {I::continuity_over_2_years, "continuity_over_2_years", "share", stock, higher, 1, "continuity",
     "Same GP for over 2 years, share", "Samme fastlege i over 2 år, andel",
     "share of residents on lists with a permanent GP whose relation is over 2 years"},
    {I::continuity_over_10_years, "continuity_over_10_years", "share", stock, higher, 1, "continuity",
     "Same GP for over 10 years, share", "Samme fastlege i over 10 år, andel",
     "share of residents on lists with a permanent GP whose relation is over 10 years"},
    {I::continuity_up_to_1_year, "continuity_up_to_1_year", "share", stock, lower, 1, "continuity",
     "Same GP for at most 1 year, share", "Samme fastlege i høyst 1 år, andel",
     "share of residents on lists with a permanent GP whose relation is at most 1 year"},
    {I::continuity_2_3_years, "continuity_2_3_years", "share", stock, neither, 1, "continuity",
     "Same GP for 2-3 years, share", "Samme fastlege i 2–3 år, andel",
     "the same for over 1 and at most 3 years (the second and third year)"},
    {I::continuity_4_5_years, "continuity_4_5_years", "share", stock, neither, 1, "continuity",
     "Same GP for 4-5 years, share", "Samme fastlege i 4–5 år, andel",
     "the same for over 3 and at most 5 years"},
    {I::continuity_6_10_years, "continuity_6_10_years", "share", stock, neither, 1, "continuity",
     "Same GP for 6-10 years, share", "Samme fastlege i 6–10 år, andel",
     "the same for over 5 and at most 10 years"},
    {I::continuity_11_15_years, "continuity_11_15_years", "share", stock, neither, 1, "continuity",
     "Same GP for 11-15 years, share", "Samme fastlege i 11–15 år, andel",
     "the same for over 10 and at most 15 years"},
    {I::continuity_over_15_years, "continuity_over_15_years", "share", stock, higher, 1, "continuity",
     "Same GP for over 15 years, share", "Samme fastlege i over 15 år, andel",
     "the same for over 15 years"},
    {I::continuity_out_of_hours, "continuity_out_of_hours", "odds ratio", stock, lower, 3,
     "continuity",
     "Expected odds of out-of-hours use (all on relations of at most 1 year = 1)",
     "Forventet odds for legevaktbruk (alle med relasjon på høyst 1 år = 1)",
     "mean over residents on lists with a permanent GP of the odds ratio of their class of relation "
     "length; observational, an expectation and never fed back"},
    {I::continuity_admissions, "continuity_admissions", "odds ratio", stock, lower, 3, "continuity",
     "Expected odds of acute admission (all on relations of at most 1 year = 1)",
     "Forventet odds for akuttinnleggelse (alle med relasjon på høyst 1 år = 1)",
     "mean over residents on lists with a permanent GP of the odds ratio of their class of relation "
     "length; observational, an expectation and never fed back"},
}};
// clang-format on

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kSpecs.size(); ++i) {
        if (static_cast<std::size_t>(kSpecs[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(is_in_order(), "the table is in the order of the enumeration");

}  // namespace

std::span<const IndicatorSpec> indicator_specs() {
    return kSpecs;
}

const IndicatorSpec& spec(Indicator id) {
    return kSpecs[static_cast<std::size_t>(id)];
}

const IndicatorSpec* find_indicator(std::string_view name) {
    const auto found = std::find_if(kSpecs.begin(), kSpecs.end(),
                                    [&](const IndicatorSpec& row) { return row.name == name; });
    return found == kSpecs.end() ? nullptr : &*found;
}

}  // namespace legeplan::record
