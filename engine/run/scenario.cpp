#include "run/scenario.h"

#include <utility>

#include "run/replicator.h"

namespace legeplan::run {

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
    const auto replicator = std::make_shared<const Replicator>(*inputs);
    // The replicator refers to the inputs, so both live as long as any worker.
    scenario.make_worker = [inputs = std::move(inputs), replicator]() -> Worker {
        const std::shared_ptr<Workspace> workspace = replicator->workspace();
        return [inputs, replicator, workspace](std::uint64_t seed, std::uint64_t replicate,
                                               record::Record& record) {
            replicator->run(seed, replicate, *workspace, record);
        };
    };
    return scenario;
}

}  // namespace legeplan::run
