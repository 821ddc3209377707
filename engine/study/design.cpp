#include "study/design.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "random/sobol.h"
#include "random/streams.h"

namespace legeplan::study {

namespace {

using random::Purpose;
using random::Stream;
using random::Streams;

Stream stream_of(const Design& design, const Axis& axis, std::uint64_t time) {
    return Streams(design.seed, 0)
        .at(Purpose::study_design, random::hash_name(axis.id.data(), axis.id.size()), time);
}

/// 0..count-1 in random order (Fisher and Yates).
std::vector<std::size_t> permutation(std::size_t count, Stream& stream) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = count; left > 1; --left) {
        std::swap(order[left - 1], order[stream.below(static_cast<std::uint32_t>(left))]);
    }
    return order;
}

std::vector<Point> grid(const std::vector<Axis>& axes) {
    std::vector<Point> points{Point{}};
    for (const Axis& axis : axes) {
        const std::vector<double> positions = grid_positions(axis);
        std::vector<Point> longer;
        longer.reserve(points.size() * positions.size());
        for (const Point& point : points) {
            for (const double position : positions) {
                longer.push_back(point);
                longer.back().values.push_back(value_at(axis, position));
                longer.back().positions.push_back(position);
            }
        }
        points = std::move(longer);
    }
    return points;
}

std::vector<Point> latin_hypercube(const Design& design, const std::vector<Axis>& axes) {
    std::vector<std::vector<double>> positions(design.points, std::vector<double>(axes.size()));
    for (std::size_t a = 0; a < axes.size(); ++a) {
        Stream stream = stream_of(design, axes[a], 0);
        const std::vector<std::size_t> parts = permutation(design.points, stream);
        for (std::size_t i = 0; i < design.points; ++i) {
            positions[i][a] = (static_cast<double>(parts[i]) + stream.uniform()) /
                              static_cast<double>(design.points);
        }
    }
    std::vector<Point> points;
    for (std::vector<double>& each : positions) {
        points.push_back(point_at(axes, std::move(each)));
    }
    return points;
}

std::vector<Point> sobol(const Design& design, const std::vector<Axis>& axes) {
    std::vector<Point> points;
    for (std::vector<double>& positions : random::sobol_points(design.points, axes.size())) {
        points.push_back(point_at(axes, std::move(positions)));
    }
    return points;
}

/// The axes in the order in which a trajectory changes them: by a random number of each.
std::vector<std::size_t> order_of_steps(const std::vector<double>& chances) {
    std::vector<std::size_t> order(chances.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return chances[a] < chances[b]; });
    return order;
}

std::vector<Point> morris(const Design& design, const std::vector<Axis>& axes) {
    const auto position_of = [&](std::uint32_t level) {
        return (level + 0.5) / static_cast<double>(design.levels);
    };
    const auto half = static_cast<std::uint32_t>(design.levels) / 2;
    std::vector<Point> points;
    for (std::size_t trajectory = 0; trajectory < design.trajectories; ++trajectory) {
        std::vector<std::uint32_t> levels;
        std::vector<double> chances;
        for (const Axis& axis : axes) {
            Stream stream = stream_of(design, axis, trajectory);
            levels.push_back(stream.below(2 * half));
            chances.push_back(stream.uniform());
        }
        const auto add = [&](int changed) {
            std::vector<double> positions;
            std::transform(levels.begin(), levels.end(), std::back_inserter(positions),
                           position_of);
            points.push_back(point_at(axes, std::move(positions)));
            points.back().trajectory = static_cast<int>(trajectory);
            points.back().changed_axis = changed;
        };
        add(-1);
        for (const std::size_t axis : order_of_steps(chances)) {
            levels[axis] = levels[axis] < half ? levels[axis] + half : levels[axis] - half;
            add(static_cast<int>(axis));
        }
    }
    return points;
}

std::vector<Point> table(const Design& design) {
    std::vector<Point> points;
    for (const std::vector<std::string>& row : design.rows) {
        Point point;
        std::transform(row.begin(), row.end(), std::back_inserter(point.values), axis_value);
        points.push_back(std::move(point));
    }
    return points;
}

}  // namespace

Point point_at(const std::vector<Axis>& axes, std::vector<double> positions) {
    Point point;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        point.values.push_back(value_at(axes[a], positions.at(a)));
    }
    point.positions = std::move(positions);
    return point;
}

double count_of(const Design& design, const std::vector<Axis>& axes) {
    switch (design.kind) {
        case DesignKind::grid:
            return std::accumulate(
                axes.begin(), axes.end(), 1.0, [](double count, const Axis& axis) {
                    return count * static_cast<double>(grid_positions(axis).size());
                });
        case DesignKind::latin_hypercube:
        case DesignKind::sobol:
            return static_cast<double>(design.points);
        case DesignKind::morris:
            return static_cast<double>(design.trajectories) * static_cast<double>(axes.size() + 1);
        case DesignKind::table:
            return static_cast<double>(design.rows.size());
    }
    return 0.0;
}

std::vector<Point> points_of(const Design& design, const std::vector<Axis>& axes) {
    if (count_of(design, axes) > static_cast<double>(kMaxPoints)) {
        throw std::invalid_argument("too many points");
    }
    switch (design.kind) {
        case DesignKind::grid:
            return grid(axes);
        case DesignKind::latin_hypercube:
            return latin_hypercube(design, axes);
        case DesignKind::sobol:
            return sobol(design, axes);
        case DesignKind::morris:
            return morris(design, axes);
        case DesignKind::table:
            return table(design);
    }
    return {};
}

}  // namespace legeplan::study
