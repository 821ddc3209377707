#pragma once

#include <vector>

#include "inputs/inputs.h"
#include "study/targets.h"

namespace legeplan::study {

/// Shares of whole things, so that those of several municipalities add up to the share of their
/// sum: what one is rounded down by goes to the next.
class Apportionment {
public:
    /// Whole part of share x count, with what was left before.
    int take(double share, int count);

private:
    double left_ = 0.0;
};

/// GP positions at national ratios, for municipalities whose own are not known.
class NationalPlaces {
public:
    explicit NationalPlaces(const GpScheme& scheme) : scheme_(scheme) {}

    /// Positions of one office for a population, each resident on a list: the mean list and cap of
    /// the nation; salaried first, without a GP last, locums before vacant ones. The first of a
    /// sequence of municipalities is as if alone.
    std::vector<inputs::InitialPosition> positions_for(int persons);

private:
    GpScheme scheme_;
    Apportionment salaried_;
    Apportionment without_gp_;
    Apportionment locums_;
};

}  // namespace legeplan::study
