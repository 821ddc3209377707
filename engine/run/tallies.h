#pragma once

#include <cstddef>
#include <vector>

#include "record/risks.h"
#include "record/tally.h"
#include "run/draws.h"
#include "run/thread_pool.h"

namespace legeplan::run {

/// What the replicates of all scenarios gave, in memory that does not follow their number: a tally
/// of each indicator and time, profile row and snapshot, risk and time, and of the differences of
/// each indicator and time from the first scenario.
class Tallies {
public:
    /// `scenarios`: times and snapshots of each. Those whose times are not the first's get no
    /// differences.
    explicit Tallies(const std::vector<Draws>& scenarios);

    /// Adds the next replicates. Shape: draws by scenario, all of the same replicates.
    ///
    /// Each cell is added to by one thread, in the order of the replicates: what it holds does not
    /// depend on the threads, nor on how the replicates are divided among calls.
    void add(const std::vector<Draws>& scenarios, ThreadPool& pool);

    /// Bytes of the tallies of such scenarios, at most.
    static double bytes(const std::vector<Draws>& scenarios);

    const record::Tally& indicator(std::size_t scenario, record::Indicator id,
                                   std::size_t time) const {
        const Part& part = parts_[scenario];
        return part.indicators[static_cast<std::size_t>(id) * part.times + time];
    }
    const record::Tally& profile(std::size_t scenario, std::size_t row,
                                 std::size_t snapshot) const {
        const Part& part = parts_[scenario];
        return part.profiles[row * part.snapshots + snapshot];
    }
    /// `risk`: number in record::risk_specs().
    const record::RiskCount& risk(std::size_t scenario, std::size_t risk, std::size_t time) const {
        const Part& part = parts_[scenario];
        return part.risks[risk * part.times + time];
    }
    /// Expects: the scenario is not the first and has its times.
    const record::PairTally& difference(std::size_t scenario, record::Indicator id,
                                        std::size_t time) const {
        const Part& part = parts_[scenario];
        return part.differences[static_cast<std::size_t>(id) * part.times + time];
    }

private:
    /// Of one scenario. Shape of each: [row][time or snapshot].
    struct Part {
        std::size_t times;
        std::size_t snapshots;
        std::vector<record::Tally> indicators;
        std::vector<record::Tally> profiles;
        std::vector<record::RiskCount> risks;
        std::vector<record::PairTally> differences;  ///< none of the first
    };
    struct Scratch;

    void add_indicator(const std::vector<Draws>& scenarios, std::size_t s, record::Indicator id,
                       Scratch& scratch);
    void add_profile_row(const Draws& draws, Part& part, std::size_t row, Scratch& scratch);
    void add_risk(const Draws& draws, Part& part, std::size_t risk, Scratch& scratch);

    std::vector<Part> parts_;
};

}  // namespace legeplan::run
