#include "random/sobol.h"

#include <boost/random/sobol.hpp>

#include "random/streams.h"

namespace legeplan::random {

std::vector<std::vector<double>> sobol_points(std::size_t points, std::size_t dimensions) {
    std::vector<std::vector<double>> result(points, std::vector<double>(dimensions));
    if (dimensions == 0) {
        return result;
    }
    boost::random::sobol_engine<std::uint64_t, 64> engine(dimensions);
    for (std::vector<double>& point : result) {
        for (double& coordinate : point) {
            coordinate = to_uniform(engine());
        }
    }
    return result;
}

}  // namespace legeplan::random
