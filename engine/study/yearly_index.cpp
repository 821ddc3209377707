#include "study/yearly_index.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

constexpr int kPersistenceSteps = 48;
constexpr int kSdSteps = 25;
constexpr double kSdReach = 3.0;  ///< the grid of log s covers this many prior deviations

struct Point {
    double log_weight = 0.0;
    double persistence = 0.0;
    double sd = 0.0;
    double mean = 0.0;
    double mean_variance = 0.0;
    double last = 0.0;
    double last_variance = 0.0;
};

Point point_of(const Eigen::VectorXd& values, const Eigen::VectorXd& noise, double persistence,
               double sd) {
    const Eigen::Index n = values.size();
    const double stationary = sd * sd / (1.0 - persistence * persistence);
    Eigen::MatrixXd covariance(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {
            covariance(i, j) =
                i == 0 || j == 0 ? stationary * exp_(log_(persistence) * static_cast<double>(i + j))
                                 : covariance(i - 1, j - 1);
        }
    }
    const Eigen::VectorXd last_column = covariance.col(n - 1);  // of the index alone
    covariance.diagonal() += noise;
    const Eigen::LLT<Eigen::MatrixXd> factor(covariance);
    const Eigen::VectorXd ones = Eigen::VectorXd::Ones(n);
    const double precision = ones.dot(factor.solve(ones));
    Point point;
    point.persistence = persistence;
    point.sd = sd;
    point.mean = ones.dot(factor.solve(values)) / precision;
    point.mean_variance = 1.0 / precision;
    const Eigen::VectorXd residual = values - point.mean * ones;
    const Eigen::VectorXd with_last = factor.solve(last_column);
    const double of_mean = 1.0 - with_last.sum();
    point.last = point.mean + with_last.dot(residual);
    point.last_variance =
        stationary - with_last.dot(last_column) + of_mean * of_mean * point.mean_variance;
    const double log_determinant =
        2.0 * factor.matrixLLT().diagonal().unaryExpr([](double x) { return log_(x); }).sum();
    point.log_weight =
        -0.5 * (log_determinant + residual.dot(factor.solve(residual)) + log_(precision));
    return point;
}

double standardised(double value, double centre, double sd) {
    return (value - centre) / sd;
}

}  // namespace

IndexFit fit_index(std::span<const double> values, std::span<const double> noise_variances,
                   const IndexPrior& prior) {
    const auto size = static_cast<Eigen::Index>(values.size());
    const Eigen::VectorXd y = Eigen::Map<const Eigen::VectorXd>(values.data(), size);
    const Eigen::VectorXd noise = Eigen::Map<const Eigen::VectorXd>(noise_variances.data(), size);
    std::vector<Point> points;
    for (int i = 0; i < kPersistenceSteps; ++i) {
        const double persistence = (i + 0.5) / kPersistenceSteps;
        for (int j = 0; j < kSdSteps; ++j) {
            const double z = kSdReach * (2.0 * j / (kSdSteps - 1) - 1.0);
            Point point = point_of(y, noise, persistence, prior.sd * exp_(prior.sd_log * z));
            const double p = standardised(persistence, prior.persistence, prior.persistence_sd);
            point.log_weight -= 0.5 * (z * z + p * p);
            points.push_back(point);
        }
    }
    double largest = points.front().log_weight;
    for (const Point& point : points)
        largest = std::max(largest, point.log_weight);
    double total = 0.0;
    IndexFit fit;
    double square = 0.0;
    double mean_square = 0.0;
    double last_square = 0.0;
    for (const Point& point : points) {
        const double weight = exp_(point.log_weight - largest);
        total += weight;
        fit.mean += weight * point.mean;
        fit.persistence += weight * point.persistence;
        square += weight * point.sd * point.sd;
        mean_square += weight * (point.mean_variance + point.mean * point.mean);
        fit.last += weight * point.last;
        last_square += weight * (point.last_variance + point.last * point.last);
    }
    fit.mean /= total;
    fit.persistence /= total;
    fit.sd = std::sqrt(square / total);
    fit.mean_sd = std::sqrt(std::max(mean_square / total - fit.mean * fit.mean, 0.0));
    fit.last /= total;
    fit.last_sd = std::sqrt(std::max(last_square / total - fit.last * fit.last, 0.0));
    return fit;
}

}  // namespace legeplan::study
