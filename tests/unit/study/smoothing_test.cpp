#include "study/smoothing.h"

#include <catch2/catch.hpp>

using legeplan::study::penalised_fit;

TEST_CASE("a straight line costs nothing, whatever the penalty") {
    const Eigen::Index n = 12;
    const Eigen::VectorXd line = Eigen::VectorXd::LinSpaced(n, 1.0, 5.0);
    const Eigen::VectorXd fit =
        penalised_fit(Eigen::MatrixXd::Identity(n, n), line, Eigen::VectorXd::Ones(n),
                      Eigen::VectorXd::Constant(n - 2, 1e6));
    CHECK((fit - line).cwiseAbs().maxCoeff() < 1e-6);
}

TEST_CASE("values that would be negative are held at zero, and the others still fit") {
    Eigen::VectorXd target(5);
    target << 3.0, -2.0, 4.0, -1.0, 5.0;
    const Eigen::VectorXd fit =
        penalised_fit(Eigen::MatrixXd::Identity(5, 5), target, Eigen::VectorXd::Ones(5),
                      Eigen::VectorXd::Constant(3, 1e-12));
    CHECK(fit.minCoeff() >= 0.0);
    CHECK(fit(0) == Approx(3.0).margin(1e-6));
    CHECK(fit(1) == Approx(0.0).margin(1e-9));
    CHECK(fit(4) == Approx(5.0).margin(1e-6));
}

TEST_CASE("the penalty pulls a peak down") {
    Eigen::VectorXd target = Eigen::VectorXd::Zero(9);
    target(4) = 10.0;
    const auto peak = [&](double stiffness) {
        return penalised_fit(Eigen::MatrixXd::Identity(9, 9), target, Eigen::VectorXd::Ones(9),
                             Eigen::VectorXd::Constant(7, stiffness))(4);
    };
    CHECK(peak(0.0) == Approx(10.0));
    CHECK(peak(1.0) < peak(0.1));
}
