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

void binomial_small(benchmark::State& bench) {
    draws(bench, 4.0, [](Stream& stream) { return binomial(stream, 200, 0.02); });
}
void binomial_small_boost(benchmark::State& bench) {
    draws(bench, 4.0, [](Stream& stream) {
        return boost::random::binomial_distribution<int>(200, 0.02)(stream);
    });
}
void binomial_large(benchmark::State& bench) {
    draws(bench, 40.0, [](Stream& stream) { return binomial(stream, 400, 0.1); });
}
void binomial_large_boost(benchmark::State& bench) {
    draws(bench, 40.0, [](Stream& stream) {
        return boost::random::binomial_distribution<int>(400, 0.1)(stream);
    });
}
void poisson_small(benchmark::State& bench) {
    draws(bench, 5.0, [](Stream& stream) { return poisson(stream, 5.0); });
}
void poisson_small_boost(benchmark::State& bench) {
    draws(bench, 5.0,
          [](Stream& stream) { return boost::random::poisson_distribution<int>(5.0)(stream); });
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
BENCHMARK(binomial_small);
BENCHMARK(binomial_small_boost);
BENCHMARK(binomial_large);
BENCHMARK(binomial_large_boost);
BENCHMARK(poisson_small);
BENCHMARK(poisson_small_boost);
BENCHMARK(own_log);

}  // namespace

}  // namespace legeplan::random
