#pragma once

#include <cstdint>

namespace legeplan {

/// Exponential of x, the same bytes on every IEEE-754 machine.
///
/// The C library chooses variants of exp and log by processor (with or without fused
/// multiply-add), which may differ in the last bit; results must not. Only additions,
/// multiplications and divisions are used, in a fixed order.
/// Error: below 2 units in the last place on [-700, 700]; 0 below -745, infinity above 709.78.
double exp_(double x);

/// Natural logarithm of x > 0; -infinity at 0, NaN below. Error: below 2 units in the last place.
double log_(double x);

/// 1 - exp(-x) for x >= 0 without loss of digits at small x: the probability of an event with
/// cumulative hazard x.
double event_probability(double x);

/// Whether an event with cumulative hazard x >= 0 happens by a uniform u, which is then below its
/// event_probability(). No probability is above its hazard, so that the rare event is seldom
/// computed for.
inline bool happens(double u, double x) {
    return u < x && u < event_probability(x);
}

/// Quantile of the standard normal distribution (0 < p < 1).
/// Source: Wichura (1988), algorithm AS 241, PPND16, relative error about 1e-16.
double normal_quantile(double p);

/// Logarithm of the factorial of k, by a table up to 15 and Stirling's series above.
double log_factorial(std::int64_t k);

}  // namespace legeplan
