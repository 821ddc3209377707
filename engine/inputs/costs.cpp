#include "inputs/costs.h"

namespace legeplan::inputs {

namespace {

constexpr std::array<CostLineSpec, kCostLines> kLines{{
    {CostLine::capitation, "capitation", Payer::municipality, Pricing::table, "", "Capitation",
     "Basistilskudd"},
    {CostLine::practice_agreements, "practice_agreements", Payer::municipality, Pricing::price,
     "NOK per position-year", "Running of 8.2 agreements", "Drift av 8.2-avtaler"},
    {CostLine::salaried_positions, "salaried_positions", Payer::municipality, Pricing::price,
     "NOK per position-year", "Salaried positions, net of income",
     "Fastlønnede hjemler, fratrukket inntekter"},
    {CostLine::locums, "locums", Payer::municipality, Pricing::price, "NOK per position-year",
     "Locums, beyond the ordinary cost", "Vikarer, utover ordinær kostnad"},
    {CostLine::own_posts, "own_posts", Payer::municipality, Pricing::price, "NOK per FTE-year",
     "Posts of their own in the services", "Egne stillinger i tjenestene"},
    {CostLine::side_posts, "side_posts", Payer::municipality, Pricing::price, "NOK per FTE-year",
     "Side posts of GPs", "Bistillinger for fastleger"},
    {CostLine::recruitment, "recruitment", Payer::municipality, Pricing::price, "NOK per recruit",
     "Recruiting GPs", "Rekruttering av fastleger"},
    {CostLine::practice_purchase, "practice_purchase", Payer::municipality, Pricing::price,
     "NOK per position", "Purchase of practices", "Kjøp av praksis"},
    {CostLine::training, "training", Payer::municipality, Pricing::price, "NOK per trainee-year",
     "Specialist training", "Spesialisering"},
    {CostLine::administration, "administration", Payer::municipality, Pricing::price,
     "NOK per year", "Administration", "Administrasjon"},
    {CostLine::recruitment_grants, "recruitment_grants", Payer::municipality, Pricing::policies,
     "NOK per recruit", "Recruitment grants", "Rekrutteringstilskudd"},
    {CostLine::retention, "retention", Payer::municipality, Pricing::policies, "NOK per GP-year",
     "Keeping older GPs", "Beholde eldre leger"},
    {CostLine::salary_plan, "salary_plan", Payer::municipality, Pricing::policies,
     "NOK per FTE-year", "Pay plan", "Lønnsplan"},
    {CostLine::health_teams, "health_teams", Payer::municipality, Pricing::policies,
     "NOK per FTE-year", "Nurses of primary health teams", "Sykepleiere i primærhelseteam"},
    {CostLine::investments, "investments", Payer::municipality, Pricing::policies, "NOK",
     "Investments", "Investeringer"},
    {CostLine::running_costs, "running_costs", Payer::municipality, Pricing::policies,
     "NOK per year", "Running costs of policies", "Driftskostnader ved tiltak"},
    {CostLine::grants_received, "grants_received", Payer::municipality, Pricing::derived, "",
     "Grants from the state", "Tilskudd fra staten"},
    {CostLine::reimbursements, "reimbursements", Payer::state, Pricing::price,
     "NOK per consultation", "Fees for consultations", "Refusjoner for konsultasjoner"},
    {CostLine::training_grants, "training_grants", Payer::state, Pricing::derived, "",
     "Grants for specialist training", "Tilskudd til spesialisering"},
    {CostLine::policy_grants, "policy_grants", Payer::state, Pricing::policies, "NOK per year",
     "Grants for policies", "Tilskudd til tiltak"},
}};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kLines.size(); ++i) {
        if (static_cast<std::size_t>(kLines[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(is_in_order(), "the table is in the order of the enumeration");

}  // namespace

std::span<const CostLineSpec> cost_lines() {
    return kLines;
}

}  // namespace legeplan::inputs
