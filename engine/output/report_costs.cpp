#include "output/report_costs.h"

#include <string_view>

#include "inputs/costs.h"
#include "output/cost_words.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;
using record::Indicator;

/// A line or a sum of lines.
Json amount(Indicator id, std::string_view name, std::span<const ReportScenario> scenarios) {
    Json whole = Json::array();
    for (const ReportScenario& scenario : scenarios) {
        whole.push_back(!is_not_priced(*scenario.summary, id) &&
                        left_out(*scenario.summary, id).empty());
    }
    return {{"id", record::spec(id).name}, {"name", name}, {"whole", std::move(whole)}};
}

Json lines_of(inputs::Payer payer, Indicator sum, std::span<const ReportScenario> scenarios,
              Language language) {
    Json lines = Json::array();
    for (const inputs::CostLineSpec& line : inputs::cost_lines()) {
        if (line.payer == payer) {
            lines.push_back(amount(indicator_of(line), language == Language::nb ? line.nb : line.en,
                                   scenarios));
        }
    }
    return {{"lines", std::move(lines)},
            {"sum", amount(sum, label(record::spec(sum), language), scenarios)}};
}

}  // namespace

Json report_cost_lines(std::span<const ReportScenario> scenarios, Language language) {
    return Json::array(
        {lines_of(inputs::Payer::municipality, Indicator::cost_municipality, scenarios, language),
         lines_of(inputs::Payer::state, Indicator::cost_state, scenarios, language)});
}

}  // namespace legeplan::output
