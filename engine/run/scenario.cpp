#include "run/scenario.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "run/replicator.h"
#include "scenario/suggest.h"

namespace legeplan::run {

namespace {

std::vector<std::string> switched_off(const inputs::Inputs& inputs) {
    const std::array<std::pair<const char*, bool>, 5> sections{{
        {"training", inputs.training.is_on},
        {"duty", inputs.duty.is_on},
        {"services", inputs.services.is_on},
        {"continuity", inputs.continuity.is_on},
        {"costs", inputs.costs.is_on},
    }};
    std::vector<std::string> names;
    for (const auto& [name, is_on] : sections) {
        if (!is_on) {
            names.emplace_back(name);
        }
    }
    return names;
}

/// A quotient is of what stands at the same time, so flows have none.
void check_indicator(const scenario::Item& item, const char* key, Problems& problems) {
    const std::string& name = item.string(key);
    const record::IndicatorSpec* spec = record::find_indicator(name);
    const auto tell = [&](Text message, Text expected, std::string suggestion) {
        problems.add({item.where(key), item.place() + "." + key, std::move(message),
                      std::move(expected), std::move(suggestion)});
    };
    if (spec == nullptr) {
        std::vector<std::string> names;
        for (const record::IndicatorSpec& known : record::indicator_specs()) {
            names.emplace_back(known.name);
        }
        tell(Text::of("ingen indikator har id-en \"{}\"", "no indicator has the id \"{}\"", name),
             {"id-en til en indikator, slik som list_free",
              "the id of an indicator, such as list_free"},
             scenario::closest(name, names));
    } else if (spec->kind == record::Kind::flow && item.is_readable("per")) {
        tell(Text::of("\"{}\" er det som skjer i en måned", "\"{}\" is what happens in a month",
                      name),
             {"indikatorer av en tilstand, slik som list_capacity per positions",
              "indicators of a state, such as list_capacity per positions"},
             {});
    }
}

}  // namespace

Scenario scenario_of(std::shared_ptr<const inputs::Inputs> inputs) {
    Scenario scenario;
    scenario.id = inputs->id;
    scenario.title = inputs->title;
    scenario.start = inputs->start;
    scenario.months = inputs->months();
    scenario.resolved_text = inputs->resolved_text;
    scenario.has_roster = !inputs->roster.empty();
    scenario.price_year = inputs->costs.price_year;
    scenario.not_priced = inputs->costs.not_priced;
    scenario.switched_off = switched_off(*inputs);
    const auto replicator = std::make_shared<const Replicator>(*inputs);
    // The replicator refers to the inputs, so both live as long as any worker.
    scenario.make_worker = [inputs = std::move(inputs),
                            replicator](std::shared_ptr<steps::DemographyTape> tape) -> Worker {
        const std::shared_ptr<Workspace> workspace = replicator->workspace(std::move(tape));
        return [inputs, replicator, workspace](std::uint64_t seed, std::uint64_t replicate,
                                               record::Record& record) {
            replicator->run(seed, replicate, *workspace, record);
        };
    };
    return scenario;
}

void check_figures(const scenario::Scenario& scenario, Problems& problems) {
    for (const scenario::Item& item : scenario.items("figure")) {
        for (const char* key : {"indicator", "per"}) {
            if (item.is_readable(key)) {
                check_indicator(item, key, problems);
            }
        }
    }
}

std::vector<std::string> unique_ids(const std::vector<std::string>& paths) {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    for (const std::string& path : paths) {
        names.push_back(fs::path(path).stem().string());
    }
    std::vector<std::string> ids;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const bool is_shared = std::count(names.begin(), names.end(), names[i]) > 1;
        std::error_code error;
        const auto folder = fs::absolute(paths[i], error).parent_path().filename().string();
        const std::string name = is_shared ? folder + "_" + names[i] : names[i];
        std::string id = name;
        for (int number = 2; !taken.insert(id).second; ++number) {
            id = name + "_" + std::to_string(number);
        }
        ids.push_back(id);
    }
    return ids;
}

}  // namespace legeplan::run
