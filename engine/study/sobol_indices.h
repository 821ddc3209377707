#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "study/binomial.h"

namespace legeplan::study {

/// Positions at which a function is evaluated to find Sobol indices of factors.
///
/// Two independent samples A and B, and for each factor A with the factor's dimensions from B.
/// Shape of a sample: [row][dimension], each position in (0, 1).
/// Source: Saltelli (2002), Comput. Phys. Commun. 145, 280-297.
struct SaltelliDesign {
    std::vector<std::vector<double>> a;
    std::vector<std::vector<double>> b;
    std::vector<std::vector<std::vector<double>>> mixed;  ///< by factor
};

/// A design on Sobol's sequence, moved by a random vector modulo 1 (Cranley and Patterson 1976).
///
/// A factor is one or several dimensions, given by their numbers in 0..dimensions-1.
SaltelliDesign saltelli_design(std::size_t rows,
                               const std::vector<std::vector<std::size_t>>& factors,
                               std::size_t dimensions, std::uint64_t seed);

/// Outputs at the points of a design.
struct SaltelliOutputs {
    std::vector<double> a;
    std::vector<double> b;
    std::vector<std::vector<double>> mixed;
};

/// Parts of the variance that one factor explains.
struct SobolIndex {
    double first = 0.0;  ///< alone
    double total = 0.0;  ///< alone and in interaction with others
    Bounds first_bounds;
    Bounds total_bounds;
};

/// First-order and total indices from the first rows of a design, with bootstrap intervals.
///
/// Equation, with V the variance over A and B: total = sum (a - mixed)^2 / (2 n V), first = (sum
/// (a - b)^2 - sum (b - mixed)^2) / (2 n V). The first sum estimates V as well, with the noise of
/// the second, so that a factor without effect has exactly 0. NaN where V is 0.
/// Source: Jansen (1999), Comput. Phys. Commun. 117, 35-43; Saltelli et al. (2010), ibid. 181,
/// 259-270.
std::vector<SobolIndex> sobol_indices(const SaltelliOutputs& outputs, std::size_t rows,
                                      std::uint64_t seed);

}  // namespace legeplan::study
