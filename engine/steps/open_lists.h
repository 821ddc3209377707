#pragma once

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
///
/// Lists run in heats of 64 by their number. Where there are several heats, one race among these,
/// each with the sum of its lists' weights, comes first: the same probabilities at a cost that does
/// not follow the number of lists. A list more then also draws people to others of its heat.
class OpenLists {
public:
    static constexpr state::ListId kNoList = state::Person::kMaxLists;
    static constexpr std::size_t kHeat = 64;

    /// Empties the collection. `positions` is the number of lists in the municipality.
    void begin(const ListWeights& weights, std::size_t positions);

    /// Opens a list with free places (> 0).
    void add(state::ListId list, std::uint64_t identity, std::uint32_t office, Sex gp_sex,
             int free);

    bool empty() const { return open_ == 0; }

    /// Chooses a list for the seeker and takes one of its places; kNoList: none to choose.
    state::ListId take_place(const Seeker& seeker);

private:
    /// The heats as those see them who come from an office.
    struct OfficeView {
        /// Heats that have lists of the office: the first, and the one after the last.
        std::size_t first = 0;
        std::size_t end = 0;
        std::uint64_t seen_of_all = 0;    ///< changes_of_all_ when its weights were looked at
        std::vector<std::uint64_t> seen;  ///< changes_ of each heat when its weight was taken
        Racers heats;                     ///< each with the sum of its lists' weights
    };

    /// Lists of one heat lie side by side from heat x kHeat; those that are full are left out.
    Field field(std::size_t heat) const;
    std::size_t heat_of(Racers& heats, const RaceEvent& event, std::size_t left,
                        float inverse_left) const;
    OfficeView& heats_seen_from(std::uint32_t office);
    void weigh_heats(OfficeView& view, std::uint32_t office);
    float heat_weight(std::size_t heat, const RaceEvent& event) const;
    float heat_without(std::size_t heat, float inverse_weight, float left,
                       const RaceEvent& event) const;
    void close(std::size_t k);

    ListWeights weights_;
    float office_factor_ = 1.0F;  ///< 1 / same_office
    std::size_t open_ = 0;
    std::vector<std::size_t> size_;       ///< open lists by heat
    std::vector<state::ListId> list_;     ///< by place
    std::vector<int> free_;               ///< by place
    Racers racers_;                       ///< by place
    std::vector<std::size_t> place_;      ///< of a list
    std::vector<OfficeView> offices_;     ///< by office
    OfficeView outside_;                  ///< of those who come from none
    std::vector<std::uint64_t> changes_;  ///< by heat; never the same after its lists changed
    std::uint64_t changes_of_all_ = 0;
};

}  // namespace legeplan::steps
