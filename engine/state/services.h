#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/terms.h"
#include "inputs/costs.h"
#include "inputs/services.h"

namespace legeplan::state {

/// A post that is no GP position, with a doctor of its own or vacant.
struct OwnPost {
    std::uint64_t identity = 0;  ///< by (id of the posts or policy, ordinal)
    inputs::Service service = inputs::Service::nursing_home;
    double fte = 0.0;
    bool is_vacant = false;
};

/// Municipal services: posts, and this month's need against supply. Unit: FTE.
struct Services {
    std::vector<OwnPost> own;
    std::array<double, inputs::kServices> agreed_side{};  ///< side posts that the GPs share
    std::array<double, inputs::kServices> need{};
    std::array<double, inputs::kServices> side{};    ///< side posts that GPs fill
    std::array<double, inputs::kServices> by_own{};  ///< own posts that are filled
    double by_supervisors = 0.0;  ///< supervision of the trainees for whom there is a supervisor
    double side_per_gp = 0.0;     ///< of the shared side posts, each permanent GP
    double fill_factor = 1.0;     ///< of pay plans in force, on filling own posts

    double supply(inputs::Service service) const {
        const auto k = static_cast<std::size_t>(service);
        const bool supervises = service == inputs::Service::administration;
        return side[k] + by_own[k] + (supervises ? by_supervisors : 0.0);
    }
};

/// Money of one replicate so far. Unit: NOK of the price year.
struct CostTotals {
    std::array<double, 2> year{};           ///< by payer, in the calendar year so far
    std::array<double, 2> present_value{};  ///< by payer, since the start
    std::vector<Contract> contracts;        ///< own, by position, at the end of the month before
};

}  // namespace legeplan::state
