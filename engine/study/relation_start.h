#pragma once

#include <optional>
#include <vector>

#include "inputs/inputs.h"
#include "study/relation_fit.h"

namespace legeplan::study {

/// Mean shares of relations over 2 and 10 years at the start of a scenario, over replicates; as
/// many of these as hold some 12,000 GPs in all. Nothing where continuity is switched off.
std::optional<RelationTargets> relations_at_start(inputs::Inputs scenario);

/// The same shares as the scenario runs on, with its policies and known events: after 5 and after
/// 10 years, where its period reaches so far.
struct RelationsAhead {
    int years = 0;
    RelationTargets shares;
};
std::vector<RelationsAhead> relations_ahead(inputs::Inputs scenario);

/// Fits relations so that the scenario itself starts with the known shares.
///
/// The curves of fit_relations() are the nation's: a municipality whose GPs or persons are younger
/// starts lower. While its own start is over a point away, the shares that the table is made for
/// are scaled by as much; a start within a point is left as it is. The rows hold the start's
/// shares, and the median only where nothing was moved.
RelationFit fit_relations_at_start(const inputs::Inputs& scenario, const RelationPrior& prior,
                                   const RelationTargets& targets, const Survival& in_post,
                                   const Survival& older_than);

}  // namespace legeplan::study
