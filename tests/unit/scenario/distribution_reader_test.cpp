#include "scenario/distribution_reader.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;
using legeplan::random::Distribution;
using legeplan::random::DistributionKind;

namespace {

/// The distribution of gp.exit.hazard (0..5 per year) with these members.
Distribution read(const std::string& members) {
    return sample::loaded_with("gp.exit.hazard = { distribution = " + members + " }\n")
        .quantity("gp.exit.hazard")
        .distribution;
}

/// The problem with it, without "a.toml:4: gp.exit.hazard: ".
std::string problem(const std::string& members) {
    const std::string text =
        sample::problems_with("gp.exit.hazard = { distribution = " + members + " }\n");
    const std::string start = "a.toml:4: gp.exit.hazard: ";
    return text.starts_with(start) ? text.substr(start.size()) : "elsewhere: " + text;
}

}  // namespace

TEST_CASE("every distribution is read with its parameters") {
    const Distribution normal = read("'normal', mean = 0.2, sd = 0.1");
    CHECK(normal.kind == DistributionKind::normal);
    CHECK(normal.a == 0.2);
    CHECK(normal.b == 0.1);

    const Distribution lognormal = read("'lognormal', median = 0.2, sd_log = 0.5");
    CHECK(lognormal.kind == DistributionKind::lognormal);
    CHECK(lognormal.a == 0.2);
    CHECK(lognormal.b == 0.5);

    const Distribution beta = read("'beta', alpha = 2, beta = 6");
    CHECK(beta.kind == DistributionKind::beta);
    CHECK(beta.central() == 0.25);
    CHECK(read("'beta', alpha = 1, beta = 1, min = 2, max = 4").central() == 3.0);

    const Distribution gamma = read("'gamma', shape = 4, scale = 0.5");
    CHECK(gamma.kind == DistributionKind::gamma);
    CHECK(gamma.central() == 2.0);

    const Distribution triangular = read("'triangular', min = 0, mode = 1, max = 2");
    CHECK(triangular.kind == DistributionKind::triangular);
    CHECK(triangular.a == 0.0);
    CHECK(triangular.b == 1.0);
    CHECK(triangular.c == 2.0);

    const Distribution uniform = read("'uniform', min = 1, max = 3");
    CHECK(uniform.kind == DistributionKind::uniform);
    CHECK(uniform.central() == 2.0);

    const Distribution discrete = read("'discrete', values = [1, 2.5], weights = [3, 1]");
    CHECK(discrete.kind == DistributionKind::discrete);
    CHECK(discrete.values == std::vector<double>{1.0, 2.5});
    CHECK(discrete.weights == std::vector<double>{3.0, 1.0});
}

TEST_CASE("unbounded distributions are cut at the range of the key or within it") {
    const Distribution plain = read("'normal', mean = 0.2, sd = 0.1");
    CHECK(plain.lower == 0.0);
    CHECK(plain.upper == 5.0);
    const Distribution narrow = read("'lognormal', median = 0.2, sd_log = 1, min = 0.1, max = 1");
    CHECK(narrow.lower == 0.1);
    CHECK(narrow.upper == 1.0);
    CHECK(read("'gamma', shape = 1, scale = 1, max = 3").upper == 3.0);
    CHECK(problem("'normal', mean = 0.2, sd = 0.1, max = 6") == "max 6 (expected 0..5 per year)");
    CHECK(problem("'normal', mean = 0.2, sd = 0.1, min = -1") == "min -1 (expected 0..5 per year)");
    CHECK(problem("'normal', mean = 0.2, sd = 0.1, min = 3, max = 1") ==
          "3 to 1 is empty (expected min below max)");
    CHECK(problem("'normal', mean = 0.2, sd = 0.1, min = 1, max = 1") ==
          "1 to 1 is empty (expected min below max)");
}

TEST_CASE("the central value lies within the bounds") {
    CHECK(problem("'normal', mean = 7, sd = 1") == "central value 7 (expected 0..5 per year)");
    CHECK(problem("'normal', mean = -1, sd = 1") == "central value -1 (expected 0..5 per year)");
    CHECK(problem("'normal', mean = 1, sd = 1, min = 2") ==
          "central value 1 (expected 2..5 per year)");
    CHECK(problem("'gamma', shape = 10, scale = 1") == "central value 10 (expected 0..5 per year)");
    CHECK(problem("'lognormal', median = 6, sd_log = 1") ==
          "central value 6 (expected 0..5 per year)");
}

TEST_CASE("bounded distributions lie wholly in the range of the key") {
    CHECK(problem("'uniform', min = 0, max = 6") == "reaches from 0 to 6 (expected 0..5 per year)");
    CHECK(problem("'triangular', min = -1, mode = 0, max = 1") ==
          "reaches from -1 to 1 (expected 0..5 per year)");
    CHECK(problem("'beta', alpha = 1, beta = 1, max = 7") ==
          "reaches from 0 to 7 (expected 0..5 per year)");
    CHECK(problem("'discrete', values = [1, 9], weights = [1, 0]") ==
          "reaches from 1 to 9 (expected 0..5 per year)");
}

TEST_CASE("parameters are checked") {
    CHECK(problem("'normal', mean = 1, sd = 0") == "sd 0 (expected above 0)");
    CHECK(problem("'normal', mean = 1, sd = -0.5") == "sd -0.5 (expected above 0)");
    CHECK(problem("'lognormal', median = 0, sd_log = 1") == "median 0 (expected above 0)");
    CHECK(problem("'lognormal', median = 1, sd_log = 50") ==
          "sd_log 50 (expected above 0, at most 5)");
    CHECK(problem("'beta', alpha = 0, beta = 1") == "alpha 0 (expected 0.05..1000000000)");
    CHECK(problem("'beta', alpha = 1, beta = 1e12") ==
          "beta 1000000000000 (expected 0.05..1000000000)");
    CHECK(problem("'beta', alpha = 1, beta = 1, min = 2, max = 1") ==
          "2 to 1 is empty (expected min below max)");
    CHECK(problem("'gamma', shape = 0.001, scale = 1") ==
          "shape 0.001 (expected 0.05..1000000000)");
    CHECK(problem("'gamma', shape = 1, scale = 0") == "scale 0 (expected above 0)");
    CHECK(problem("'uniform', min = 2, max = 2") == "max 2 (expected above min)");
    CHECK(problem("'triangular', min = 1, mode = 1, max = 1") == "max 1 (expected above min)");
    CHECK(problem("'triangular', min = 1, mode = 4, max = 3") ==
          "mode 4 (expected between min and max)");
    CHECK(problem("'discrete', values = [1, 2], weights = [1]") ==
          "2 values and 1 weights (expected one weight for each value)");
    CHECK(problem("'discrete', values = [], weights = []") ==
          "0 values and 0 weights (expected one weight for each value)");
    CHECK(problem("'discrete', values = [1], weights = [0]") ==
          "weights (expected at least 0 and not all 0)");
    CHECK(problem("'discrete', values = [1, 2], weights = [-1, 3]") ==
          "weights (expected at least 0 and not all 0)");
    CHECK(problem("'discrete', values = 1, weights = [1]") ==
          "values is 1 (expected a list of at most 1000 numbers)");
    CHECK(problem("'discrete', values = ['a'], weights = [1]") ==
          "\"a\" is not a number (expected a finite number)");
    CHECK(problem("'normal', mean = nan, sd = 1") == "nan (expected mean a finite number)");
    CHECK(problem("'normal', mean = inf, sd = 1") == "inf (expected mean a finite number)");
    CHECK(problem("'normal', mean = 1, sd = 1e300") == "1e+300 (expected sd a finite number)");
    CHECK(problem("'normal', mean = '1', sd = 1") ==
          "\"1\" is not a number (expected mean a finite number)");
}

TEST_CASE("names of distributions and parameters are checked") {
    CHECK(problem("'nromal', mean = 1, sd = 1") ==
          "distribution \"nromal\" (expected one of normal, lognormal, beta, gamma, triangular, "
          "uniform or discrete). Did you mean \"normal\"?");
    CHECK(problem("3, mean = 1").starts_with("distribution 3 (expected one of normal"));
    CHECK(problem("'normal', mean = 1") ==
          "normal without sd (expected mean, sd, min if need be, max if need be)");
    CHECK(problem("'uniform', min = 1, max = 2, mode = 1") ==
          "\"mode\" is not known here (expected one of min, max, distribution, unit or source)");
    CHECK(problem("'normal', mean = 1, sd = 1, value = 3")
              .starts_with("\"value\" is not known here"));
    CHECK(problem("'normal', mean = 1, sdd = 1").find("Did you mean \"sd\"?") != std::string::npos);
}
