#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/terms.h"
#include "state/person.h"
#include "steps/list_race.h"

namespace legeplan::steps {

/// What draws people to a list: the weight is its free places when the month's choices begin
/// ^ free_exponent, times these factors.
struct ListWeights {
    double free_exponent = 1.0;
    double same_sex = 1.0;     ///< where the GP has the person's sex
    double same_office = 1.0;  ///< where the list is in the office that the person comes from
};

/// Someone who chooses a list.
struct Seeker {
    std::uint64_t key = 0;  ///< of the event that makes the person choose
    Sex sex = Sex::female;
    std::uint32_t office = 0;                         ///< comes from a list of this office
    state::ListId leaves = state::Person::kMaxLists;  ///< not chosen again; kMaxLists: none
};

/// The lists with free places in a month, and the choice among them.
///
/// The choice is an exponential race: list j arrives at -log(u_j) / weight_j and the first wins, so
/// that j wins with probability in proportion to its weight. u_j is keyed by (event, position): a
/// list more in one scenario takes some of its people and moves nobody else.
class OpenLists {
public:
    static constexpr state::ListId kNoList = state::Person::kMaxLists;

    /// Empties the collection. `positions` is the number of lists in the municipality.
    void begin(const ListWeights& weights, std::size_t positions);

    /// Opens a list with free places (> 0).
    void add(state::ListId list, std::uint64_t identity, std::uint32_t office, Sex gp_sex,
             int free);

    bool empty() const { return list_.empty(); }

    /// Chooses a list for the seeker and takes one of its places; kNoList: none to choose.
    state::ListId take_place(const Seeker& seeker);

private:
    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

    std::size_t choose(const RaceEvent& event) const;
    std::size_t choose_exactly(const RaceEvent& event) const;
    double scale(const RaceEvent& event, std::size_t k) const;
    void close(std::size_t k);

    ListWeights weights_;
    float office_factor_ = 1.0F;  ///< 1 / same_office
    std::vector<state::ListId> list_;
    std::vector<int> free_;
    std::vector<Sex> gp_sex_;
    Racers racers_;
    std::vector<std::size_t> place_;  ///< of a list in the arrays
};

}  // namespace legeplan::steps
