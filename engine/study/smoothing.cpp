#include "study/smoothing.h"

#include <vector>

#include <Eigen/Cholesky>

namespace legeplan::study {

namespace {

constexpr int kMaxRounds = 60;
constexpr double kRidge = 1e-12;
constexpr double kReleased = -1e-9;

Eigen::MatrixXd second_differences(Eigen::Index n) {
    Eigen::MatrixXd d = Eigen::MatrixXd::Zero(n - 2, n);
    for (Eigen::Index i = 0; i < n - 2; ++i) {
        d(i, i) = 1.0;
        d(i, i + 1) = -2.0;
        d(i, i + 2) = 1.0;
    }
    return d;
}

}  // namespace

Eigen::VectorXd penalised_fit(const Eigen::MatrixXd& design, const Eigen::VectorXd& target,
                              const Eigen::VectorXd& precision, const Eigen::VectorXd& stiffness) {
    const Eigen::Index n = design.cols();
    const Eigen::MatrixXd d = second_differences(n);
    const Eigen::MatrixXd normal = design.transpose() * precision.asDiagonal() * design +
                                   d.transpose() * stiffness.asDiagonal() * d;
    const Eigen::VectorXd right =
        design.transpose() * (precision.array() * target.array()).matrix();
    std::vector<bool> is_held(static_cast<std::size_t>(n), false);
    Eigen::VectorXd v = Eigen::VectorXd::Zero(n);
    for (int round = 0; round < kMaxRounds; ++round) {
        std::vector<Eigen::Index> free;
        for (Eigen::Index i = 0; i < n; ++i) {
            if (!is_held[static_cast<std::size_t>(i)]) free.push_back(i);
        }
        Eigen::MatrixXd part = normal(free, free);
        part.diagonal().array() += kRidge;
        v.setZero();
        const Eigen::VectorXd wanted = right(free);
        const Eigen::VectorXd solved = part.ldlt().solve(wanted);
        v(free) = solved;
        const Eigen::VectorXd gradient = normal * v - right;
        bool has_changed = false;
        for (Eigen::Index i = 0; i < n; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const bool is_below = !is_held[at] && v(i) < 0.0;
            const bool is_released = is_held[at] && gradient(i) < kReleased;
            is_held[at] = (is_held[at] || is_below) && !is_released;
            has_changed = has_changed || is_below || is_released;
        }
        if (!has_changed) break;
    }
    return v.cwiseMax(0.0);
}

}  // namespace legeplan::study
