#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "inputs/inputs.h"
#include "run/thread_pool.h"
#include "study/evaluate.h"
#include "study/uncertain.h"

namespace legeplan::study {

/// Values of a scenario's uncertain parameters, and the replicates to run with them.
struct ParameterPoint {
    std::vector<double> values;  ///< by parameter
    Block block;
};

/// Runs a scenario at points of its uncertain parameters.
class ParameterPoints {
public:
    /// `at` is the month at whose end the indicators are read.
    ParameterPoints(std::shared_ptr<const inputs::Inputs> inputs,
                    std::vector<record::Indicator> indicators, Month at);

    const std::vector<UncertainParameter>& parameters() const { return parameters_; }

    /// Called as points are finished, by one thread at a time.
    using Progress = std::function<void(std::size_t done, std::size_t wanted)>;

    /// Values of the indicators in that month. Shape: [point][indicator][replicate].
    /// Throws: RunError, run::Cancelled.
    std::vector<std::vector<std::vector<double>>> run(const std::vector<ParameterPoint>& points,
                                                      run::ThreadPool& pool,
                                                      const std::function<bool()>& is_cancelled,
                                                      const Progress& progress) const;

private:
    std::vector<std::vector<double>> run_one(const ParameterPoint& point,
                                             const std::function<bool()>& is_cancelled) const;

    std::shared_ptr<const inputs::Inputs> inputs_;
    std::vector<UncertainParameter> parameters_;
    Kept kept_;
};

}  // namespace legeplan::study
