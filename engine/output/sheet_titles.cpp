#include "output/sheet_titles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "output/wording.h"

namespace legeplan::output {

namespace {

using I = record::Indicator;

struct ShortTitle {
    I id;
    std::string_view nb;
    std::string_view en;
};

// clang-format off
constexpr std::array kShort{
    ShortTitle{I::list_free_share, "Ledige plasser, andel", "Free places, share"},
    ShortTitle{I::lists_open_women, "Åpne lister, kvinnelige leger", "Open lists, women"},
    ShortTitle{I::lists_open_men, "Åpne lister, mannlige leger", "Open lists, men"},
    ShortTitle{I::persons_waiting_for_list, "Venter på listeplass", "Waiting for a place"},
    ShortTitle{I::list_waiting_months, "Måneder ventet på plass", "Months waited for a place"},
    ShortTitle{I::persons_on_list_without_gp, "På liste uten fast lege", "On lists without a GP"},
    ShortTitle{I::persons_on_list_without_doctor, "På liste uten lege og vikar", "On lists without any doctor"},
    ShortTitle{I::persons_without_gp, "Innbyggere uten fastlege", "Inhabitants without a GP"},
    ShortTitle{I::non_residents_on_lists, "Fra andre kommuner på liste", "Non-residents on lists"},
    ShortTitle{I::positions_filled, "Hjemler med fastlege", "Positions with a GP"},
    ShortTitle{I::positions_vacant, "Hjemler uten lege og vikar", "Positions without any doctor"},
    ShortTitle{I::positions_without_gp, "Hjemler uten fastlege", "Positions without a GP"},
    ShortTitle{I::gps, "Leger, med vikarer", "GPs, locums included"},
    ShortTitle{I::gps_specialists, "Spesialister", "Specialists"},
    ShortTitle{I::gp_exits, "Fastleger som sluttet", "GPs who left"},
    ShortTitle{I::gp_retirements, "Fastleger som ble pensjonert", "GPs who retired"},
    ShortTitle{I::duty_shifts_per_gp, "Legevakter per lege", "Out-of-hours shifts per GP"},
    ShortTitle{I::capacity_rule_met, "For lav kapasitet (kriteriet)", "Capacity too low (criteria)"},
    ShortTitle{I::continuity_years, "Forholdets varighet", "Length of relation"},
    ShortTitle{I::continuity_over_2_years, "Samme fastlege over 2 år", "Same GP over 2 years"},
    ShortTitle{I::continuity_over_10_years, "Samme fastlege over 10 år", "Same GP over 10 years"},
    ShortTitle{I::continuity_up_to_1_year, "Samme fastlege høyst 1 år", "Same GP at most 1 year"},
    ShortTitle{I::continuity_2_3_years, "Samme fastlege 2–3 år", "Same GP 2-3 years"},
    ShortTitle{I::continuity_4_5_years, "Samme fastlege 4–5 år", "Same GP 4-5 years"},
    ShortTitle{I::continuity_6_10_years, "Samme fastlege 6–10 år", "Same GP 6-10 years"},
    ShortTitle{I::continuity_11_15_years, "Samme fastlege 11–15 år", "Same GP 11-15 years"},
    ShortTitle{I::continuity_over_15_years, "Samme fastlege over 15 år", "Same GP over 15 years"},
    ShortTitle{I::continuity_out_of_hours, "Odds for legevaktbruk", "Odds of out-of-hours use"},
    ShortTitle{I::continuity_admissions, "Odds for akuttinnleggelse", "Odds of acute admission"},
    ShortTitle{I::list_length_corrected, "Listelengde, korrigert", "List length, corrected"},
    ShortTitle{I::mean_list_length, "Listelengde", "List length"},
    ShortTitle{I::mean_list_length_with_gp, "Listelengde med fast lege", "List length with a GP"},
    ShortTitle{I::doctor_fte_per_10000, "Legeårsverk per 10 000", "Doctors per 10,000"},
    ShortTitle{I::consultations_demand, "Konsultasjoner", "Consultations"},
    ShortTitle{I::other_consultations_demand, "Sykebesøk og tilreisende", "Home visits and visitors"},
    ShortTitle{I::side_posts_fte, "Bistillinger for fastleger", "Side posts of GPs"},
    ShortTitle{I::services_fte_need, "Legebehov i tjenestene", "Doctors needed in services"},
    ShortTitle{I::youth_health_fte_gap, "Behov minus leger, ungdom", "Need less doctors, youth"},
    ShortTitle{I::public_health_fte_gap, "Behov minus leger, samfunnsmed.", "Need less doctors, publ. health"},
    ShortTitle{I::kad_fte_gap, "Behov minus leger, KAD", "Need less doctors, acute beds"},
    ShortTitle{I::administration_fte_gap, "Behov minus leger, adm.", "Need less doctors, admin."},
    ShortTitle{I::services_fte_gap, "Mangel på leger i tjenestene", "Doctors lacking in services"},
    ShortTitle{I::cost_municipality, "Kostnad, kommunen", "Cost, municipality"},
    ShortTitle{I::cost_state, "Kostnad, staten", "Cost, state"},
    ShortTitle{I::cost_municipality_year, "Kostnad i året, kommunen", "Cost of the year, municipality"},
    ShortTitle{I::cost_state_year, "Kostnad i året, staten", "Cost of the year, state"},
    ShortTitle{I::cost_municipality_present_value, "Nåverdi, kommunen", "Present value, municipality"},
    ShortTitle{I::cost_state_present_value, "Nåverdi, staten", "Present value, state"},
};
// clang-format on

}  // namespace

std::string sheet_title(const record::IndicatorSpec& spec, Language language) {
    const auto* const found = std::find_if(
        kShort.begin(), kShort.end(), [&](const ShortTitle& title) { return title.id == spec.id; });
    if (found == kShort.end()) {
        return std::string(label(spec, language));
    }
    return std::string(language == Language::nb ? found->nb : found->en);
}

}  // namespace legeplan::output
