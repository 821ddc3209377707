#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "inputs/inputs.h"
#include "record/record.h"
#include "run/replicator.h"

namespace legeplan::run {

/// A municipality of a region.
struct Municipality {
    std::string code;  ///< identity of its random numbers, whoever else is in the region
    std::string name;
    std::shared_ptr<const inputs::Inputs> inputs;
    std::optional<std::size_t> district;  ///< of out-of-hours duty, shared with others
};

/// Where the GPs of a month came from and went, over all municipalities.
struct GpFlows {
    int entrants = 0;   ///< from training or abroad
    int movers = 0;     ///< from one municipality of the region to another
    int from_rest = 0;  ///< from a position in the rest of the nation
    int leavers = 0;    ///< out of the scheme, or to the rest of the nation
};

/// Memory of one thread for all municipalities of a region.
struct RegionWorkspace {
    struct Part {
        std::shared_ptr<Workspace> workspace;  ///< one for all, where they are run one by one
        inputs::Draw draw;
        double mobility = 0.0;  ///< sum of its GPs' rates of moving this month
    };
    struct Hire {
        std::size_t municipality = 0;
        std::size_t position = 0;
    };

    std::vector<Part> parts;
    std::vector<Hire> hires;                     ///< of the month, whose origin is not yet known
    std::vector<GpFlows> flows;                  ///< by month, 0 being the first; if exchanged
    std::vector<record::Record> municipalities;  ///< what the replicate gave
    record::Record total;                        ///< of all together
};

/// Runs replicates of several municipalities side by side, month by month: one market, and GPs who
/// are in one place at a time.
///
/// What holds for the nation is drawn once for all (inputs::ParameterSpec::scope). Municipalities
/// hire as they do alone. A hire is a GP of another municipality with probability
/// recruitment.mover_share, who leaves that position the same month, chosen in proportion to the
/// rate at which GPs with that time in post and that strain move; that vacancy may be filled at
/// once, and so on (White 1970, chains of opportunity). Others come from training or abroad.
///
/// Where the region is not the whole nation, the rest of it is one more place that GPs come from
/// and, at their own rate times its share of the nation's positions, go to. Municipalities of a
/// duty district share its shifts.
///
/// Without that exchange every hire is from outside, as where a municipality is run alone. The
/// municipalities are then run one by one, each while it lies in the processor's caches.
/// Methods: docs/methods/region.md.
class Region {
public:
    /// `positions_elsewhere`: GP positions in the rest of the nation; none: municipalities do not
    /// exchange GPs.
    /// Expects: one municipality or more, all with the same period.
    Region(std::vector<Municipality> municipalities, std::optional<double> positions_elsewhere);

    const std::vector<Municipality>& municipalities() const { return municipalities_; }
    Month start() const { return municipalities_.front().inputs->start; }
    int months() const { return municipalities_.front().inputs->months(); }

    std::unique_ptr<RegionWorkspace> workspace() const;

    /// Called after the start and after every month where GPs are exchanged; for tests.
    using Observer = std::function<void(const RegionWorkspace&)>;

    /// Runs one replicate into workspace.municipalities and workspace.total.
    /// Throws: RunError.
    void run(std::uint64_t seed, std::uint64_t replicate, RegionWorkspace& workspace,
             const Observer& observer = {}) const;

private:
    std::vector<Municipality> municipalities_;
    std::vector<Replicator> replicators_;
    std::vector<std::uint64_t> identities_;  ///< of the municipalities' random numbers
    std::size_t districts_ = 0;
    std::optional<double> positions_elsewhere_;
};

}  // namespace legeplan::run
