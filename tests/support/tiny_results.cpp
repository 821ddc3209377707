#include "support/tiny_results.h"

#include <filesystem>
#include <memory>

#include "inputs/load.h"
#include "run/scenario.h"

namespace legeplan::test {

run::Results tiny_results(std::uint64_t replicates, std::uint64_t seed) {
    std::vector<run::Scenario> scenarios;
    for (const char* name : {"baseline", "policy"}) {
        const auto path =
            std::filesystem::path(LEGEPLAN_DATA_DIR) / "tiny" / (std::string(name) + ".toml");
        scenarios.push_back(
            run::scenario_of(std::make_shared<const inputs::Inputs>(inputs::load(path))));
        scenarios.back().id = name;
    }
    run::Options options;
    options.replicates = replicates;
    options.seed = seed;
    options.threads = 1;
    return run::summarise(run::run_experiment(std::move(scenarios), options),
                          run::Pairing::against_first, 1);
}

}  // namespace legeplan::test
