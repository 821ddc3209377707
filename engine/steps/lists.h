#pragma once

#include <array>
#include <vector>

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"
#include "steps/open_lists.h"

namespace legeplan::steps {

/// Whether a list takes people who are not born to it: it has a permanent GP who is at work or
/// covered, or a locum where the scenario lets locums' lists take everyone.
bool takes_new_persons(const inputs::Inputs& inputs, const state::Position& position, Month month);

/// Free places of a list for new persons: max(0, ceiling - length) where it takes them.
int free_places(const inputs::Inputs& inputs, const state::State& state, std::size_t list);

/// Who is on which list: newborns, the queue, voluntary changes, transfers.
///
/// Everyone who needs a list goes to the end of one queue, first come first served, and chooses
/// among the lists with free places by an exponential race: list j wins with probability in
/// proportion to its weight (free places, sex of the GP, same office). The race's uniforms are
/// keyed by (event, position), so that a new list moves only those who choose it.
/// Methods: docs/methods/lists.md.
class ListStep {
public:
    void advance(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                 const random::Streams& streams, state::StepReport& report);

    /// January: cohorts that reach the first age of a band move up in the counts by band.
    static void age_bands(const inputs::Inputs& inputs, state::State& state);

    /// Sends everyone on a list to the queue (its position closes).
    static void release(state::State& state, const random::Streams& streams, std::size_t list);

private:
    static void follow_mothers(state::State& state, const state::StepReport& report);
    void joiners(const inputs::Draw& draw, state::State& state, const random::Streams& streams,
                 const state::StepReport& report);
    void find_open_lists(const inputs::Inputs& inputs, const inputs::Draw& draw,
                         const state::State& state);
    void transfers(state::State& state, const random::Streams& streams);
    void transfer_from(state::State& state, std::size_t list, int persons, random::Stream stream);
    void serve_queue(state::State& state);
    void voluntary_changes(const inputs::Inputs& inputs, const inputs::Draw& draw,
                           state::State& state, const random::Streams& streams);
    /// Someone who may change: accepted where the hazard of the relation is above `acceptance`.
    struct Candidate {
        state::CellId cell = 0;
        std::uint32_t index = 0;
        double acceptance = 0.0;
        std::uint64_t key = 0;
    };
    bool is_accepted(const state::State& state, state::Person person, double acceptance) const;
    void change_list(const inputs::Inputs& inputs, state::State& state, const Candidate& candidate,
                     state::Person person);
    double weigh_lists(const inputs::Draw& draw, const state::State& state);
    void weigh_cells(const state::State& state);
    Candidate find_candidate(const state::State& state, std::uint64_t bits,
                             double acceptance) const;

    double new_relation_factor_ = 1.0;
    std::vector<double> list_factor_;  ///< by list, on the hazard of its members
    OpenLists open_;
    /// Persons times the change factor of their age and sex, summed over the cells before each;
    /// then the sum of all. Shape: [cell + 1].
    std::vector<double> weight_before_;
    /// About where each of equal pieces of the sum begins: where a search starts.
    static constexpr std::size_t kPieces = 256;
    std::array<state::CellId, kPieces> start_{};
};

}  // namespace legeplan::steps
