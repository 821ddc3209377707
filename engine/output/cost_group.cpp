#include "output/cost_group.h"

#include <algorithm>
#include <string>
#include <vector>

#include "inputs/costs.h"

namespace legeplan::output {

namespace {

/// Between the items of a list in one attribute.
const std::string kSeparator = "\n";

std::string joined(const std::vector<Text>& texts, std::string Text::*language) {
    std::string all;
    for (const Text& text : texts) {
        all += (all.empty() ? "" : kSeparator) + text.*language;
    }
    return all;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find(kSeparator, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + kSeparator.size();
    }
    return parts;
}

}  // namespace

void write_cost_group(hid_t file, const run::Results& results) {
    const hdf5::Handle group = hdf5::create_group(file, "cost");
    std::vector<std::string> lines;
    std::vector<std::string> payers;
    for (const inputs::CostLineSpec& line : inputs::cost_lines()) {
        lines.push_back(std::string("cost_") + line.name);
        payers.emplace_back(line.payer == inputs::Payer::state ? "state" : "municipality");
    }
    std::vector<std::string> years;
    std::vector<std::string> nb;
    std::vector<std::string> en;
    for (const run::ScenarioSummary& scenario : results.scenarios) {
        years.push_back(std::to_string(scenario.price_year));
        nb.push_back(joined(scenario.not_priced, &Text::nb));
        en.push_back(joined(scenario.not_priced, &Text::en));
    }
    hdf5::write_attribute(group.id(), "lines", lines);
    hdf5::write_attribute(group.id(), "payer", payers);
    hdf5::write_attribute(group.id(), "price_year", years);
    hdf5::write_attribute(group.id(), "not_priced_nb", nb);
    hdf5::write_attribute(group.id(), "not_priced_en", en);
}

void read_cost_group(hid_t file, run::Results& results) {
    if (!hdf5::exists(file, "cost")) {
        return;
    }
    const hdf5::Handle group = hdf5::open_group(file, "cost");
    const auto years = hdf5::read_strings_attribute(group.id(), "price_year");
    const auto nb = hdf5::read_strings_attribute(group.id(), "not_priced_nb");
    const auto en = hdf5::read_strings_attribute(group.id(), "not_priced_en");
    const std::size_t scenarios = results.scenarios.size();
    if (years.size() != scenarios || nb.size() != scenarios || en.size() != scenarios) {
        throw hdf5::Error({"filens kostnader er ufullstendige", "the file's costs are incomplete"});
    }
    for (std::size_t s = 0; s < scenarios; ++s) {
        run::ScenarioSummary& scenario = results.scenarios[s];
        scenario.price_year = std::stoi(years[s]);
        const auto texts_nb = split(nb[s]);
        const auto texts_en = split(en[s]);
        for (std::size_t k = 0; k < std::min(texts_nb.size(), texts_en.size()); ++k) {
            scenario.not_priced.emplace_back(texts_nb[k], texts_en[k]);
        }
    }
}

}  // namespace legeplan::output
