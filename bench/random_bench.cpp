#include <cmath>

#include <benchmark/benchmark.h>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>

#include "core/real_math.h"
#include "random/discrete.h"
#include "random/streams.h"

namespace legeplan::random {

namespace {

void open_stream_and_draw(benchmark::State& bench) {
    const Streams streams(1, 1);
    std::uint64_t unit = 0;
    double sum = 0.0;
    for (auto _ : bench) {
        sum += streams.at(Purpose::gp_leave, ++unit, 24000).uniform();
    }
    const double mean = sum / static_cast<double>(bench.iterations());
    if (bench.iterations() > 10000 && std::fabs(mean - 0.5) > 0.05) {
        bench.SkipWithError("uniforms are not uniform");
    }
}

void uniform(benchmark::State& bench) {
    Stream stream(1);
    double sum = 0.0;
    for (auto _ : bench) {
        sum += stream.uniform();
    }
    benchmark::DoNotOptimize(sum);
}

template <class Draw>
void draws(benchmark::State& bench, double mean, Draw draw) {
    Stream stream(1);
    double sum = 0.0;
    for (auto _ : bench) {
        sum += static_cast<double>(draw(stream));
    }
    const auto n = static_cast<double>(bench.iterations());
    if (n > 10000 && std::fabs(sum / n - mean) > 10.0 * std::sqrt(mean / n)) {
        bench.SkipWithError("the mean is wrong");
    }
}

/// Parameters that the compiler does not know: each cell of the model has its own, so what a
/// sampler prepares for its parameters is part of every draw.
struct Trials {
    std::int64_t n;
    double p;
};

template <class Number>
Number hidden(Number value) {
    const volatile Number kept = value;
    return kept;
}

constexpr Trials kSmall{200, 0.02};
constexpr Trials kLarge{400, 0.1};
constexpr double kMean = 5.0;

void own_binomial(benchmark::State& bench, Trials of) {
    draws(bench, static_cast<double>(of.n) * of.p,
          [of](Stream& stream) { return binomial(stream, hidden(of.n), hidden(of.p)); });
}

void boost_binomial(benchmark::State& bench, Trials of) {
    draws(bench, static_cast<double>(of.n) * of.p, [of](Stream& stream) {
        return boost::random::binomial_distribution<std::int64_t>(hidden(of.n),
                                                                  hidden(of.p))(stream);
    });
}

void own_poisson(benchmark::State& bench) {
    draws(bench, kMean, [](Stream& stream) { return poisson(stream, hidden(kMean)); });
}

void boost_poisson(benchmark::State& bench) {
    draws(bench, kMean, [](Stream& stream) {
        return boost::random::poisson_distribution<std::int64_t>(hidden(kMean))(stream);
    });
}

void own_log(benchmark::State& bench) {
    double x = 0.5;
    for (auto _ : bench) {
        benchmark::DoNotOptimize(x);
        benchmark::DoNotOptimize(log_(x));
    }
}

BENCHMARK(open_stream_and_draw);
BENCHMARK(uniform);
BENCHMARK_CAPTURE(own_binomial, small, kSmall);
BENCHMARK_CAPTURE(boost_binomial, small, kSmall);
BENCHMARK_CAPTURE(own_binomial, large, kLarge);
BENCHMARK_CAPTURE(boost_binomial, large, kLarge);
BENCHMARK(own_poisson);
BENCHMARK(boost_poisson);
BENCHMARK(own_log);

}  // namespace

}  // namespace legeplan::random
