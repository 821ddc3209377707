#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "inputs/inputs.h"

namespace legeplan::bench {

/// What the baselines simulate: demography and lists of a scenario with point parameters.
struct PeerTown {
    struct Year {
        inputs::ByAgeSex death{};     ///< rates a year, by age reached in the year
        inputs::ByAgeSex out_move{};  ///< likewise
        inputs::ByAgeSex in_moves{};  ///< persons a year
        std::array<double, kAges> births_per_woman{};
        double boys_share = 0.5;
    };

    int first_year = 0;
    std::vector<Year> years;
    std::array<std::array<int, kAges>, kSexes> initial{};  ///< on 1 January, by age on it
    std::array<int, kAges> band_of_age{};
    int bands = 0;
    int lists = 0;
    double change_rate = 0.0;   ///< voluntary changes a person-year
    double expected_end = 0.0;  ///< persons at the end, by the deterministic twin
    double person_years = 0.0;  ///< from first January to last December, by the twin
};

PeerTown peer_town(const inputs::Inputs& inputs);

/// Ends of one replicate, for the check.
struct PeerResult {
    std::int64_t persons = 0;
    std::int64_t on_lists = 0;  ///< summed over lists and bands
};

/// A floor for the speed: an event loop over demography and lists written for nothing else.
///
/// A year's exits by cell at once, spread over its months; swap-and-pop in cells; counts by list
/// and band kept with every event. No queue, no doctors, no recording, no common random numbers,
/// the same chance for every list.
class Floor {
public:
    explicit Floor(const PeerTown& town);
    PeerResult run(std::uint64_t seed);

private:
    struct Event {
        std::uint32_t cell;
        bool is_arrival;
    };

    std::uint32_t cell(int sex, int birth_year) const {
        return static_cast<std::uint32_t>(sex * cohorts_ + birth_year - first_birth_year_);
    }
    void plan_year(int index);
    void arrive(std::uint32_t cell, std::uint8_t list);
    void leave(std::uint32_t cell);
    void births(int index);
    void changes();
    void age_bands(int index);

    const PeerTown& town_;
    int first_birth_year_ = 0;
    int cohorts_ = 0;
    std::uint64_t state_ = 0;
    std::vector<std::vector<std::uint8_t>> start_;
    std::vector<std::vector<std::uint8_t>> cells_;  ///< the list of every person
    std::vector<std::uint8_t> band_;                ///< of every cell in the year
    std::vector<std::array<int, inputs::kMaxBands>> counts_;
    std::array<std::vector<Event>, 12> events_;
    std::int64_t persons_ = 0;
    std::size_t largest_ = 0;

    std::uint64_t next();
    double uniform();
    std::uint32_t below(std::uint32_t n);
    int poisson(double mean);
};

/// What a plain C++ programmer writes: a loop over all persons every month, and the standard
/// library's random numbers.
PeerResult run_naively(const PeerTown& town, std::uint64_t seed);

}  // namespace legeplan::bench
