#pragma once

#include <utility>
#include <vector>

#include "inputs/inputs.h"

namespace legeplan::test {

/// What a small municipality for tests should look like.
struct SmallWishes {
    int persons = 300;
    int offices = 2;
    int positions = 3;  ///< spread over the offices in turn; the last ones are locum, then vacant
    int locums = 0;
    int vacant = 0;
    int spare_rooms = 2;      ///< rooms without a position, all in the last office
    double free_share = 0.1;  ///< free places as a share of all places
    int non_residents = 9;    ///< on the lists beside the residents
    Month start = Month::of(2022, 1);
    int months = 36;
    std::vector<std::pair<inputs::Param, double>> parameters =
        {};  ///< in place of the usual values
};

/// Complete inputs without any file: every parameter is a point value near that of Norway, rates do
/// not change over time and no common index moves (set the `_sd` parameters for that), in-moves
/// balance out-moves, and the lists hold all residents that the registration shares leave. The
/// steps of training and of duty are off.
inputs::Inputs small_inputs(const SmallWishes& wishes = {});

/// Gives a parameter a value without uncertainty.
void set(inputs::Inputs& inputs, inputs::Param id, double value);

/// Gives a parameter a distribution.
void set(inputs::Inputs& inputs, inputs::Param id, random::Distribution distribution);

/// Gives a parameter a path over the years.
void set_path(inputs::Inputs& inputs, inputs::Param id, std::vector<std::pair<int, double>> path);

/// Sets all rates at which GPs leave, are away or ask for shorter lists to zero.
void without_gp_events(inputs::Inputs& inputs);

/// Sets all rates of population change to zero: nobody is born, dies or moves.
void without_population_change(inputs::Inputs& inputs);

/// A policy of the given type with its id and names filled in, acting from the given month.
inputs::Policy policy(inputs::Policy::Type type, const char* id, Month from);

/// Persons at the start.
int persons_of(const inputs::Inputs& inputs);

}  // namespace legeplan::test
