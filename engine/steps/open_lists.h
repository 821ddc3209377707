#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/terms.h"
#include "state/person.h"

namespace legeplan::steps {

/// What draws people to a list: the weight is free places ^ free_exponent, times these factors.
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
    std::size_t choose(const Seeker& seeker);
    std::size_t choose_exactly(const Seeker& seeker) const;
    double scale(const Seeker& seeker, std::size_t k) const;
    void weigh(std::size_t k);
    void close(std::size_t k);

    ListWeights weights_;
    // The open lists, one array a property, so that the race runs over plain numbers.
    std::vector<state::ListId> list_;
    std::vector<std::uint64_t> identity_;
    std::vector<double> office_;  ///< a whole number
    std::vector<int> free_;
    std::vector<Sex> gp_sex_;
    std::array<std::vector<double>, kSexes> inverse_weight_;  ///< for a seeker of either sex
    std::vector<std::size_t> place_;                          ///< of a list in the arrays
    // Scratch of a race.
    std::vector<std::uint64_t> bits_;
    std::vector<double> bound_;
};

}  // namespace legeplan::steps
