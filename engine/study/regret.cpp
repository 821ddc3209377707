#include "study/regret.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

struct Difference {
    double mean = 0.0;
    double error = 0.0;  ///< Monte Carlo error of the mean
};

/// a - b, replicate by replicate.
Difference difference_of(const std::vector<double>& a, const std::vector<double>& b) {
    const auto count = static_cast<double>(a.size());
    Difference result;
    for (std::size_t i = 0; i < a.size(); ++i) {
        result.mean += (a[i] - b[i]) / count;
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double deviation = a[i] - b[i] - result.mean;
        squares += deviation * deviation;
    }
    result.error = std::sqrt(squares / (count - 1.0) / count);
    return result;
}

double mean_of(const std::vector<double>& values) {
    double mean = 0.0;
    for (const double value : values) {
        mean += value / static_cast<double>(values.size());
    }
    return mean;
}

using Losses = std::vector<std::vector<std::vector<double>>>;

/// How a policy stands in one future against all others.
Worst standing(const Losses& losses, std::size_t policy, std::size_t future, double z) {
    bool is_worse_than_all = true;
    for (std::size_t other = 0; other < losses.size(); ++other) {
        if (other == policy) {
            continue;
        }
        const Difference d = difference_of(losses[other][future], losses[policy][future]);
        if (d.mean - z * d.error > 0.0) {
            return Worst::never;
        }
        is_worse_than_all = is_worse_than_all && d.mean + z * d.error < 0.0;
    }
    return is_worse_than_all ? Worst::somewhere : Worst::unclear;
}

Worst worst_of(const Losses& losses, std::size_t policy, double z) {
    Worst result = Worst::never;
    for (std::size_t future = 0; future < losses.front().size(); ++future) {
        result = std::max(result, standing(losses, policy, future, z));
    }
    return result;
}

}  // namespace

RegretTable regret_table(const Losses& losses, double error) {
    if (losses.size() < 2 || losses.front().empty() || losses.front().front().size() < 2) {
        throw std::invalid_argument("regret needs two policies, a future and two replicates");
    }
    const std::size_t policies = losses.size();
    const std::size_t futures = losses.front().size();
    RegretTable table;
    table.loss.assign(policies, std::vector<double>(futures));
    table.regret = table.loss;
    table.error = table.loss;
    for (std::size_t f = 0; f < futures; ++f) {
        std::size_t best = 0;
        for (std::size_t p = 0; p < policies; ++p) {
            table.loss[p][f] = mean_of(losses[p][f]);
            best = table.loss[p][f] < table.loss[best][f] ? p : best;
        }
        for (std::size_t p = 0; p < policies; ++p) {
            const Difference d = difference_of(losses[p][f], losses[best][f]);
            table.regret[p][f] = d.mean;
            table.error[p][f] = d.error;
        }
    }
    const auto pairs = 0.5 * static_cast<double>(policies * (policies - 1) * futures);
    const double z = normal_quantile(1.0 - error / (2.0 * pairs));
    for (std::size_t p = 0; p < policies; ++p) {
        table.largest.push_back(*std::max_element(table.regret[p].begin(), table.regret[p].end()));
        table.worst.push_back(worst_of(losses, p, z));
    }
    table.least_regret = static_cast<std::size_t>(
        std::min_element(table.largest.begin(), table.largest.end()) - table.largest.begin());
    return table;
}

}  // namespace legeplan::study
