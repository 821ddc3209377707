#include "core/real_math.h"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace legeplan {

namespace {

constexpr double kLn2High = 0x1.62e42fefa0000p-1;  // ln 2, low bits zero: n * kLn2High is exact
constexpr double kLn2Low = 0x1.cf79abc9e3b39p-40;
constexpr double kInverseLn2 = 0x1.71547652b82fep+0;
constexpr double kHalfLogTwoPi = 0.91893853320467274178;

constexpr std::uint64_t kAboveRootOfTwo =
    std::bit_cast<std::uint64_t>(2.0) - 1 - std::bit_cast<std::uint64_t>(1.4142135623730951);

double power_of_two(int exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

/// exp(r) - 1 for |r| <= ln 2 / 2 by its Taylor series to the 13th power. Pairs of terms are summed
/// side by side (Estrin's scheme): the processor need not wait for one before the next.
double exp_minus_one_reduced(double r) {
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double p01 = 0.5 + r * (1.0 / 6.0);
    const double p23 = 1.0 / 24.0 + r * (1.0 / 120.0);
    const double p45 = 1.0 / 720.0 + r * (1.0 / 5040.0);
    const double p67 = 1.0 / 40320.0 + r * (1.0 / 362880.0);
    const double p89 = 1.0 / 3628800.0 + r * (1.0 / 39916800.0);
    const double p1011 = 1.0 / 479001600.0 + r * (1.0 / 6227020800.0);
    const double low = p01 + r2 * p23;
    const double middle = p45 + r2 * p67;
    const double high = p89 + r2 * p1011;
    return r + r2 * (low + r4 * (middle + r4 * high));
}

template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
    double value = coefficients[N - 1];
    for (std::size_t i = N - 1; i-- > 0;) {
        value = value * x + coefficients[i];
    }
    return value;
}

}  // namespace

double exp_(double x) {
    if (!(x > -745.2)) {
        return x != x ? x : 0.0;
    }
    if (x > 709.782712893384) {
        return std::numeric_limits<double>::infinity();
    }
    const double shifted = x * kInverseLn2;
    const int n = static_cast<int>(shifted < 0 ? shifted - 0.5 : shifted + 0.5);
    const double r = (x - n * kLn2High) - n * kLn2Low;
    const double value = 1.0 + exp_minus_one_reduced(r);
    if (n < -1021) {
        return value * power_of_two(n + 100) * 0x1p-100;
    }
    return n > 1023 ? value * power_of_two(1023) * 2.0 : value * power_of_two(n);
}

double log_(double x) {
    if (!(x > 0.0)) {
        return x == 0.0 ? -std::numeric_limits<double>::infinity()
                        : std::numeric_limits<double>::quiet_NaN();
    }
    if (x > std::numeric_limits<double>::max()) {
        return x;
    }
    int exponent = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        exponent = -54;
    }
    // x = m 2^n with m in (1 / sqrt 2, sqrt 2]. A fraction above that of sqrt 2 carries into the
    // exponent: no branch, since no processor can guess which half an argument lies in.
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t n = ((bits + kAboveRootOfTwo) >> 52) - 1023;
    const double m = std::bit_cast<double>(bits - (n << 52));
    exponent += static_cast<int>(n);
    const double f = m - 1.0;
    const double s = f / (2.0 + f);  // log(m) = 2 atanh(s), |s| < 0.1716
    const double z = s * s;
    const double z2 = z * z;
    const double z4 = z2 * z2;
    const double p01 = 2.0 / 3.0 + z * (2.0 / 5.0);
    const double p23 = 2.0 / 7.0 + z * (2.0 / 9.0);
    const double p45 = 2.0 / 11.0 + z * (2.0 / 13.0);
    const double p67 = 2.0 / 15.0 + z * (2.0 / 17.0);
    const double p89 = 2.0 / 19.0 + z * (2.0 / 21.0);
    const double p = z * ((p01 + z2 * p23) + z4 * ((p45 + z2 * p67) + z4 * p89));
    // log(1+f) = f - s (f - p'), with p' the series beyond its first term: keeps f exact.
    const double log_m = f - s * (f - p);
    return exponent * kLn2High + (exponent * kLn2Low + log_m);
}

double event_probability(double x) {
    if (x < 0.34) {
        return -exp_minus_one_reduced(-x);
    }
    return 1.0 - exp_(-x);
}

double normal_quantile(double p) {
    static constexpr std::array<double, 8> a{3.3871328727963666080e0,  1.3314166789178437745e+2,
                                             1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                             4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                             3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr std::array<double, 8> b{1.0,
                                             4.2313330701600911252e+1,
                                             6.8718700749205790830e+2,
                                             5.3941960214247511077e+3,
                                             2.1213794301586595867e+4,
                                             3.9307895800092710610e+4,
                                             2.8729085735721942674e+4,
                                             5.2264952788528545610e+3};
    static constexpr std::array<double, 8> c{1.42343711074968357734e0,  4.63033784615654529590e0,
                                             5.76949722146069140550e0,  3.64784832476320460504e0,
                                             1.27045825245236838258e0,  2.41780725177450611770e-1,
                                             2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr std::array<double, 8> d{1.0,
                                             2.05319162663775882187e0,
                                             1.67638483018380384940e0,
                                             6.89767334985100004550e-1,
                                             1.48103976427480074590e-1,
                                             1.51986665636164571966e-2,
                                             5.47593808499534494600e-4,
                                             1.05075007164441684324e-9};
    static constexpr std::array<double, 8> e{6.65790464350110377720e0,  5.46378491116411436990e0,
                                             1.78482653991729133580e0,  2.96560571828504891230e-1,
                                             2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                             2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr std::array<double, 8> f{1.0,
                                             5.99832206555887937690e-1,
                                             1.36929880922735805310e-1,
                                             1.48753612908506148525e-2,
                                             7.86869131145613259100e-4,
                                             1.84631831751005468180e-5,
                                             1.42151175831644588870e-7,
                                             2.04426310338993978564e-15};
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(a, r) / polynomial(b, r);
    }
    const double tail = q < 0.0 ? p : 1.0 - p;
    const double r = std::sqrt(-log_(tail));
    const double value = r <= 5.0 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6)
                                  : polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
    return q < 0.0 ? -value : value;
}

double log_factorial(std::int64_t k) {
    static const std::array<double, 16> table = [] {
        std::array<double, 16> values{};
        double factorial = 1.0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            factorial *= i == 0 ? 1.0 : static_cast<double>(i);
            values[i] = log_(factorial);
        }
        return values;
    }();
    if (k < 16) {
        return table[static_cast<std::size_t>(k)];
    }
    const double n = static_cast<double>(k);
    const double inverse = 1.0 / n;
    const double series =
        inverse * (1.0 / 12.0 - inverse * inverse * (1.0 / 360.0 - inverse * inverse / 1260.0));
    return (n + 0.5) * log_(n) - n + kHalfLogTwoPi + series;
}

}  // namespace legeplan
