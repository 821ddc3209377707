#include "study/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "random/quantile.h"
#include "study/parameter_points.h"

namespace legeplan::study {

namespace {

using Outputs = std::vector<std::vector<std::vector<double>>>;

/// A scenario of the plan, loaded.
std::shared_ptr<const inputs::Inputs> load(const std::string& file,
                                           const std::filesystem::path& data_dir) {
    const ScenarioSpace space(file, data_dir, {});
    return space.at({});
}

/// Runs the analyses of one plan.
class Examination {
public:
    Examination(const SensitivityPlan& plan, const std::filesystem::path& data_dir,
                const SensitivityOptions& options)
        : plan_(plan), options_(options), pool_(options.threads) {
        for (const std::string& file : plan.scenarios) {
            scenarios_.push_back(load(file, data_dir));
            const inputs::Inputs& inputs = *scenarios_.back();
            expect_month(inputs, file);
            points_.emplace_back(scenarios_.back(), plan.indicators, plan.at);
        }
        found_.title = scenarios_.front()->title;
        found_.parameters = points_.front().parameters();
        for (const record::Indicator indicator : plan.indicators) {
            found_.indicators.push_back({indicator, {}, {}, {}});
        }
    }

    Sensitivity examine() {
        if (plan_.morris) {
            screen();
        }
        if (plan_.sobol) {
            find_indices();
        }
        if (plan_.budget) {
            split_variance();
        }
        return std::move(found_);
    }

private:
    void expect_month(const inputs::Inputs& inputs, const std::string& file) const {
        if (plan_.at < inputs.start || plan_.at > inputs.end) {
            Problems problems;
            problems.add({plan_.where_at, "sensitivity.at", Text::same(to_string(plan_.at)),
                          Text::of("{}..{}, perioden i {}", "{}..{}, the period of {}",
                                   to_string(inputs.start), to_string(inputs.end), file),
                          ""});
            throw ScenarioError(std::move(problems));
        }
    }

    Outputs run(const ParameterPoints& scenario, const std::vector<ParameterPoint>& points,
                SensitivityStage stage, std::size_t before, std::size_t wanted) {
        return scenario.run(points, pool_, options_.is_cancelled,
                            [&](std::size_t done, std::size_t) {
                                if (options_.progress) {
                                    options_.progress(stage, before + done, wanted);
                                }
                            });
    }

    /// Values of all parameters at positions in (0, 1).
    std::vector<double> values_at(const std::vector<double>& positions) const {
        std::vector<double> values;
        for (std::size_t p = 0; p < found_.parameters.size(); ++p) {
            values.push_back(
                random::quantile(found_.parameters[p].parameter.distribution, positions[p]));
        }
        return values;
    }

    /// Mean of an indicator over the replicates of each point, of those where it is defined.
    static std::vector<double> means(const Outputs& outputs, std::size_t indicator,
                                     std::size_t first, std::size_t count) {
        std::vector<double> result;
        for (std::size_t point = first; point < first + count; ++point) {
            double sum = 0.0;
            double defined = 0.0;
            for (const double value : outputs[point][indicator]) {
                sum += std::isnan(value) ? 0.0 : value;
                defined += std::isnan(value) ? 0.0 : 1.0;
            }
            result.push_back(sum / defined);
        }
        return result;
    }

    /// The parameters as axes from 0 to 1, so that a Morris design can move along them.
    std::vector<Axis> unit_axes() const {
        std::vector<Axis> axes;
        for (const UncertainParameter& parameter : found_.parameters) {
            Axis axis;
            axis.id = parameter.key;
            axis.kind = AxisKind::range;
            axis.to = 1.0;
            axes.push_back(std::move(axis));
        }
        return axes;
    }

    void screen() {
        Design design;
        design.kind = DesignKind::morris;
        design.trajectories = plan_.morris->trajectories;
        design.levels = plan_.morris->levels;
        design.seed = plan_.seed;
        const std::vector<Point> points = points_of(design, unit_axes());
        std::vector<ParameterPoint> runs;
        for (const Point& point : points) {
            runs.push_back({values_at(point.positions), {plan_.seed, 0, plan_.morris->replicates}});
        }
        const Outputs outputs =
            run(points_.front(), runs, SensitivityStage::morris, 0, runs.size());
        for (std::size_t i = 0; i < found_.indicators.size(); ++i) {
            const auto effects = elementary_effects(points, means(outputs, i, 0, runs.size()),
                                                    found_.parameters.size());
            found_.indicators[i].morris = morris_effects(effects, plan_.seed);
        }
    }

    /// The parameters with the largest share of the effects on any indicator; the others together.
    void choose_factors() {
        std::vector<double> weight(found_.parameters.size());
        for (const IndicatorSensitivity& of : found_.indicators) {
            const double sum = std::accumulate(
                of.morris.begin(), of.morris.end(), 0.0,
                [](double all, const MorrisEffect& each) { return all + each.mean_absolute; });
            for (std::size_t p = 0; sum > 0.0 && p < weight.size(); ++p) {
                weight[p] = std::max(weight[p], of.morris[p].mean_absolute / sum);
            }
        }
        std::vector<std::size_t> order(weight.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
        const std::size_t single = std::min(plan_.sobol->single, order.size());
        for (std::size_t k = 0; k < single; ++k) {
            found_.factors.push_back({order[k]});
        }
        if (single < order.size()) {
            found_.factors.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(single),
                                        order.end());
        }
    }

    void find_indices() {
        choose_factors();
        const std::size_t rows = plan_.sobol->rows;
        const SaltelliDesign design =
            saltelli_design(rows, found_.factors, found_.parameters.size(), plan_.seed);
        std::vector<ParameterPoint> runs;
        const auto add = [&](const std::vector<std::vector<double>>& sample) {
            for (const std::vector<double>& positions : sample) {
                runs.push_back({values_at(positions), {plan_.seed, 0, plan_.sobol->replicates}});
            }
        };
        add(design.a);
        add(design.b);
        for (const auto& mixed : design.mixed) {
            add(mixed);
        }
        const Outputs outputs = run(points_.front(), runs, SensitivityStage::sobol, 0, runs.size());
        for (std::size_t i = 0; i < found_.indicators.size(); ++i) {
            SaltelliOutputs of{means(outputs, i, 0, rows), means(outputs, i, rows, rows), {}};
            for (std::size_t factor = 0; factor < design.mixed.size(); ++factor) {
                of.mixed.push_back(means(outputs, i, (factor + 2) * rows, rows));
            }
            for (const std::size_t part : {4U, 2U, 1U}) {
                found_.indicators[i].sobol.push_back(sobol_indices(of, rows / part, plan_.seed));
            }
        }
    }

    /// Draws as a run would draw them: each parameter has a stream of its own.
    std::vector<ParameterPoint> drawn(const ParameterPoints& scenario) const {
        std::vector<ParameterPoint> runs;
        const std::uint64_t replicates = plan_.budget->replicates;
        for (std::size_t draw = 0; draw < plan_.budget->draws; ++draw) {
            const random::Streams streams(plan_.seed, draw);
            ParameterPoint point{{}, {plan_.seed, draw * replicates, replicates}};
            for (const UncertainParameter& each : scenario.parameters()) {
                random::Stream stream = streams.at(random::Purpose::parameter, each.parameter.name);
                point.values.push_back(each.parameter.distribution.sample(stream));
            }
            runs.push_back(std::move(point));
        }
        return runs;
    }

    void split_variance() {
        std::vector<Outputs> outputs;
        const std::size_t draws = plan_.budget->draws;
        for (std::size_t s = 0; s < points_.size(); ++s) {
            outputs.push_back(run(points_[s], drawn(points_[s]), SensitivityStage::budget,
                                  s * draws, points_.size() * draws));
        }
        for (std::size_t i = 0; i < found_.indicators.size(); ++i) {
            Outputs by_scenario;
            for (const Outputs& of_scenario : outputs) {
                auto& of_draws = by_scenario.emplace_back();
                for (const auto& of_draw : of_scenario) {
                    of_draws.push_back(of_draw[i]);
                }
            }
            found_.indicators[i].budget = variance_budget(by_scenario, plan_.seed);
        }
    }

    const SensitivityPlan& plan_;
    const SensitivityOptions& options_;
    run::ThreadPool pool_;
    std::vector<std::shared_ptr<const inputs::Inputs>> scenarios_;
    std::vector<ParameterPoints> points_;
    Sensitivity found_;
};

}  // namespace

Sensitivity examine(const SensitivityPlan& plan, const std::filesystem::path& data_dir,
                    const SensitivityOptions& options) {
    return Examination(plan, data_dir, options).examine();
}

}  // namespace legeplan::study
