#pragma once

#include <Eigen/Core>

namespace legeplan::study {

/// Non-negative smooth solution of design v = target.
///
/// Equation: minimise (design v - target)' P (design v - target) + (D v)' S (D v) subject to
/// v >= 0, with P and S diagonal and D the second differences; solved by an active set, values that
/// fall below 0 being held there.
/// Shape: design m x n; target and precision m; stiffness n - 2.
Eigen::VectorXd penalised_fit(const Eigen::MatrixXd& design, const Eigen::VectorXd& target,
                              const Eigen::VectorXd& precision, const Eigen::VectorXd& stiffness);

}  // namespace legeplan::study
