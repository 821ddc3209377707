#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/version.h"
#include "output/coordinates.h"
#include "output/cost_group.h"
#include "output/hdf5.h"
#include "output/json.h"
#include "output/profile_file.h"
#include "output/result_file.h"
#include "output/sha256.h"

namespace legeplan::output {

namespace {

using hdf5::Handle;
using hdf5::Shape;

std::vector<Month> months_of(const run::ScenarioSummary& scenario) {
    std::vector<Month> months;
    for (int month = 0; month < scenario.months; ++month) {
        months.push_back(scenario.start + month);
    }
    return months;
}

/// Largest error of an indicator's quantiles over scenarios or differences.
template <typename Summaries>
double largest_error(const Summaries& summaries, const record::IndicatorSpec& spec) {
    double largest = 0.0;
    for (const auto& summary : summaries) {
        largest =
            std::max(largest, summary.indicators[static_cast<std::size_t>(spec.id)].quantile_error);
    }
    return largest;
}

/// Writes one result file. The dimensions stand at the root and, as hard links to the same
/// datasets, in every group, because xarray opens one group at a time.
class Writer {
public:
    Writer(const std::filesystem::path& path, const run::Results& results,
           const run::Experiment* experiment)
        : results_(results),
          experiment_(experiment),
          base_(results.scenarios.front()),
          file_(hdf5::create_file(path, experiment == nullptr ? hdf5::Writing::at_once
                                                              : hdf5::Writing::as_it_comes)),
          time_(write_time(file_.id(), scales_, months_of(base_))),
          scenario_(write_scenario()),
          quantile_(write_quantile(file_.id())) {
        if (!results.differences.empty()) {
            write_alternative();
        }
        if (experiment != nullptr) {
            replicate_.push_back(write_replicate(file_.id(), results.replicates));
        }
    }

    void write_root_attributes();
    void write_costs() { write_cost_group(file_.id(), results_); }
    void write_provenance(const Provenance& provenance);
    void write_indicators(const std::function<bool()>& is_cancelled);
    void write_differences(const std::function<bool()>& is_cancelled);
    void write_profiles() {
        output::write_profiles(file_.id(), scenario_.id(), time_.id(), quantile_.id(), scales_,
                               results_);
    }
    void close() {
        scales_.write_lists(file_.id());
        // What is still open would keep the file open: the last data are written on closing.
        alternative_.clear();
        replicate_.clear();
        time_.close();
        scenario_.close();
        quantile_.close();
        file_.close();
    }

private:
    std::size_t months() const { return static_cast<std::size_t>(base_.months); }

    Handle write_scenario();
    void write_alternative();
    void link_dimensions(hid_t group, const std::vector<std::string>& names);
    void describe(hid_t dataset, const record::IndicatorSpec& spec, const std::string& statistic,
                  std::string_view unit);
    void describe_error(hid_t dataset, double error) const {
        if (results_.quantile_bins > 0) {
            hdf5::write_attribute(dataset, "quantile_error", error);
        }
    }
    void write_statistics(hid_t group, const record::IndicatorSpec& spec);
    void write_initial(hid_t group, const record::IndicatorSpec& spec);
    void write_draws(hid_t group, const record::IndicatorSpec& spec);
    void link_at_root(hid_t group, const record::IndicatorSpec& spec);

    const record::Series& series(std::size_t scenario, const record::IndicatorSpec& spec) const {
        return results_.scenarios[scenario].indicators[static_cast<std::size_t>(spec.id)];
    }

    const run::Results& results_;
    const run::Experiment* experiment_;
    const run::ScenarioSummary& base_;
    hdf5::Scales scales_;
    Handle file_;
    Handle time_;
    Handle scenario_;
    Handle quantile_;
    std::vector<Handle> alternative_;  ///< one where there are differences
    std::vector<Handle> replicate_;    ///< one where there are draws
};

Handle Writer::write_scenario() {
    std::vector<std::string> ids;
    std::vector<std::string> nb;
    std::vector<std::string> en;
    for (const run::ScenarioSummary& scenario : results_.scenarios) {
        ids.push_back(scenario.id);
        nb.push_back(scenario.title.nb);
        en.push_back(scenario.title.en);
    }
    Handle scenario = hdf5::write_strings(file_.id(), "scenario", ids);
    hdf5::make_scale(scenario.id(), "scenario");
    hdf5::write_attribute(scenario.id(), "long_name", "scenario");
    hdf5::write_attribute(scenario.id(), "long_name_nb", "scenario");
    const auto write_title = [&](const std::string& name, const std::vector<std::string>& titles,
                                 const std::string& label, const std::string& label_nb) {
        const Handle title = hdf5::write_strings(file_.id(), name, titles);
        scales_.attach(title.id(), {scenario.id()});
        hdf5::write_attribute(title.id(), "long_name", label);
        hdf5::write_attribute(title.id(), "long_name_nb", label_nb);
    };
    write_title("scenario_title_nb", nb, "title in Norwegian", "tittel på norsk");
    write_title("scenario_title_en", en, "title in English", "tittel på engelsk");
    return scenario;
}

void Writer::write_alternative() {
    std::vector<std::string> ids;
    for (const run::ComparisonSummary& comparison : results_.differences) {
        ids.push_back(comparison.scenario);
    }
    alternative_.push_back(hdf5::write_strings(file_.id(), "alternative", ids));
    const hid_t id = alternative_.back().id();
    hdf5::make_scale(id, "alternative");
    hdf5::write_attribute(id, "base", results_.differences.front().base);
    hdf5::write_attribute(id, "long_name", "scenario that is compared with the base");
    hdf5::write_attribute(id, "long_name_nb", "scenario som sammenlignes med grunnlaget");
}

void Writer::write_root_attributes() {
    std::vector<std::string> texts;
    std::vector<std::string> digests;
    std::vector<std::string> gps;
    std::vector<std::string> switched_off;
    for (const run::ScenarioSummary& scenario : results_.scenarios) {
        texts.push_back(scenario.resolved_text);
        digests.push_back(sha256(scenario.resolved_text));
        gps.emplace_back(scenario.has_roster ? "roster" : "synthetic");
        switched_off.push_back(fmt::format("{}", fmt::join(scenario.switched_off, " ")));
    }
    const hid_t root = file_.id();
    hdf5::write_attribute(root, "format", std::int64_t{kFormat});
    hdf5::write_attribute(root, "version", std::string(version()));
    hdf5::write_attribute(root, "seed", results_.seed);
    hdf5::write_attribute(root, "replicates", results_.replicates);
    if (results_.quantile_bins > 0) {
        hdf5::write_attribute(root, "quantile_bins", results_.quantile_bins);
    }
    hdf5::write_attribute(root, "scenario_text", texts);
    hdf5::write_attribute(root, "scenario_sha256", digests);
    hdf5::write_attribute(root, "gps", gps);
    hdf5::write_attribute(root, "switched_off", switched_off);
    hdf5::write_attribute(root, "initial_month", to_string(base_.month_of(0)));
    hdf5::write_attribute(root, "Conventions", "CF-1.8");
    hdf5::write_attribute(root, "title", "Legeplan: projection of the municipal GP service");
    hdf5::write_attribute(root, "title_nb", "Legeplan: framskriving av fastlegeordningen");
    hdf5::write_attribute(root, "coordinates", "month scenario_title_nb scenario_title_en");
}

void Writer::write_provenance(const Provenance& provenance) {
    const Handle group = hdf5::create_group(file_.id(), "provenance");
    hdf5::write_attribute(group.id(), "created", provenance.created);
    hdf5::write_attribute(group.id(), "command_line", provenance.command_line);
    hdf5::write_attribute(group.id(), "threads", std::int64_t{provenance.threads});
    hdf5::write_attribute(group.id(), "ranks", std::int64_t{provenance.ranks});
    hdf5::write_attribute(group.id(), "host", provenance.host);
    hdf5::write_attribute(group.id(), "compiler", provenance.compiler);
    hdf5::write_attribute(group.id(), "git_sha", provenance.git_sha);
}

void Writer::link_dimensions(hid_t group, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        hdf5::expect_done(H5Lcreate_hard(file_.id(), name.c_str(), group, name.c_str(), H5P_DEFAULT,
                                         H5P_DEFAULT));
    }
}

void Writer::describe(hid_t dataset, const record::IndicatorSpec& spec,
                      const std::string& statistic, std::string_view unit) {
    hdf5::write_attribute(dataset, "units", std::string(unit));
    hdf5::write_attribute(dataset, "long_name", std::string(spec.en));
    hdf5::write_attribute(dataset, "long_name_nb", std::string(spec.nb));
    hdf5::write_attribute(dataset, "statistic", statistic);
    hdf5::write_attribute(dataset, "source_step", std::string(spec.source_step));
    hdf5::write_attribute(dataset, "kind",
                          spec.kind == record::Kind::stock ? "stock at month end" : "flow");
}

void Writer::write_statistics(hid_t group, const record::IndicatorSpec& spec) {
    const std::size_t scenarios = results_.scenarios.size();
    const auto write = [&](const std::string& name, const std::string& statistic,
                           const std::vector<double> record::Series::*member) {
        std::vector<double> values;
        for (std::size_t s = 0; s < scenarios; ++s) {
            const std::vector<double>& of_scenario = series(s, spec).*member;
            values.insert(values.end(), of_scenario.begin() + 1, of_scenario.end());
        }
        const Handle dataset = hdf5::write_doubles(group, name, {scenarios, months()}, values);
        scales_.attach(dataset.id(), {scenario_.id(), time_.id()});
        describe(dataset.id(), spec, statistic, spec.unit);
    };
    write("mean", "mean over replicates", &record::Series::mean);
    write("sd", "standard deviation over replicates", &record::Series::sd);
    write("mc_error", "Monte Carlo standard error of the mean", &record::Series::mc_error);

    const std::size_t quantiles = record::kQuantiles.size();
    std::vector<double> values;
    for (std::size_t s = 0; s < scenarios; ++s) {
        for (std::size_t time = 1; time <= months(); ++time) {
            for (std::size_t q = 0; q < quantiles; ++q) {
                values.push_back(series(s, spec).quantiles[q][time]);
            }
        }
    }
    const Handle dataset =
        hdf5::write_doubles(group, "quantiles", {scenarios, months(), quantiles}, values);
    scales_.attach(dataset.id(), {scenario_.id(), time_.id(), quantile_.id()});
    describe(dataset.id(), spec, "quantiles over replicates", spec.unit);
    describe_error(dataset.id(), largest_error(results_.scenarios, spec));
}

void Writer::write_initial(hid_t group, const record::IndicatorSpec& spec) {
    const std::size_t scenarios = results_.scenarios.size();
    std::vector<double> mean;
    std::vector<double> sd;
    std::vector<double> mc_error;
    std::vector<double> quantiles;
    for (std::size_t s = 0; s < scenarios; ++s) {
        mean.push_back(series(s, spec).mean.front());
        sd.push_back(series(s, spec).sd.front());
        mc_error.push_back(series(s, spec).mc_error.front());
        for (const auto& quantile : series(s, spec).quantiles) {
            quantiles.push_back(quantile.front());
        }
    }
    const auto write = [&](const std::string& name, const std::string& statistic,
                           const Shape& shape, const std::vector<double>& values,
                           const std::vector<hid_t>& scales) {
        const Handle dataset = hdf5::write_doubles(group, name, shape, values);
        scales_.attach(dataset.id(), scales);
        describe(dataset.id(), spec, statistic + ", before the first month", spec.unit);
    };
    write("initial_mean", "mean over replicates", {scenarios}, mean, {scenario_.id()});
    write("initial_sd", "standard deviation over replicates", {scenarios}, sd, {scenario_.id()});
    write("initial_mc_error", "Monte Carlo standard error of the mean", {scenarios}, mc_error,
          {scenario_.id()});
    write("initial_quantiles", "quantiles over replicates", {scenarios, record::kQuantiles.size()},
          quantiles, {scenario_.id(), quantile_.id()});
}

void Writer::write_draws(hid_t group, const record::IndicatorSpec& spec) {
    constexpr std::size_t kRows = 512;
    const std::size_t replicates = results_.replicates;
    const std::size_t rows = std::min(replicates, kRows);
    const Handle dataset = hdf5::create_dataset(
        group, "draws", H5T_IEEE_F32LE, {results_.scenarios.size(), replicates, months()},
        hdf5::Packing::checked_and_deflated, {1, rows, months()});
    scales_.attach(dataset.id(), {scenario_.id(), replicate_.front().id(), time_.id()});
    describe(dataset.id(), spec, "value in each replicate", spec.unit);
    std::vector<float> part;
    for (std::size_t s = 0; s < results_.scenarios.size(); ++s) {
        for (std::size_t first = 0; first < replicates; first += rows) {
            const std::size_t count = std::min(rows, replicates - first);
            part.clear();
            for (std::size_t replicate = first; replicate < first + count; ++replicate) {
                const auto values = experiment_->draws[s].values(replicate, spec.id).subspan(1);
                part.insert(part.end(), values.begin(), values.end());
            }
            hdf5::write_part(dataset.id(), {s, first, 0}, {1, count, months()}, part);
        }
    }
}

void Writer::link_at_root(hid_t group, const record::IndicatorSpec& spec) {
    const std::string name(spec.name);
    const auto link = [&](const char* from, const std::string& to) {
        hdf5::expect_done(
            H5Lcreate_hard(group, from, file_.id(), to.c_str(), H5P_DEFAULT, H5P_DEFAULT));
    };
    link("mean", name);
    link("quantiles", name + "_quantiles");
}

void Writer::write_indicators(const std::function<bool()>& is_cancelled) {
    const Handle all = hdf5::create_group(file_.id(), "indicator");
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        if (is_cancelled && is_cancelled()) {
            throw run::Cancelled();
        }
        const Handle group = hdf5::create_group(all.id(), std::string(spec.name));
        link_dimensions(group.id(), {"time", "scenario", "quantile"});
        hdf5::write_attribute(group.id(), "formula", std::string(spec.formula));
        write_statistics(group.id(), spec);
        write_initial(group.id(), spec);
        if (experiment_ != nullptr) {
            link_dimensions(group.id(), {"replicate"});
            write_draws(group.id(), spec);
        }
        link_at_root(group.id(), spec);
    }
}

void Writer::write_differences(const std::function<bool()>& is_cancelled) {
    if (results_.differences.empty()) {
        return;
    }
    const Handle all = hdf5::create_group(file_.id(), "difference");
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        if (is_cancelled && is_cancelled()) {
            throw run::Cancelled();
        }
        const Handle group = hdf5::create_group(all.id(), std::string(spec.name));
        link_dimensions(group.id(), {"time", "alternative"});
        using Member = std::vector<double> record::DifferenceSeries::*;
        const auto write = [&](const std::string& name, const std::string& statistic,
                               std::string_view unit, Member member) {
            std::vector<double> values;
            for (const run::ComparisonSummary& comparison : results_.differences) {
                const std::vector<double>& of =
                    comparison.indicators[static_cast<std::size_t>(spec.id)].*member;
                values.insert(values.end(), of.begin() + 1, of.end());
            }
            const Handle dataset = hdf5::write_doubles(
                group.id(), name, {results_.differences.size(), months()}, values);
            scales_.attach(dataset.id(), {alternative_.front().id(), time_.id()});
            describe(dataset.id(), spec, statistic, unit);
            if (member == &record::DifferenceSeries::lower ||
                member == &record::DifferenceSeries::upper) {
                describe_error(dataset.id(), largest_error(results_.differences, spec));
            }
        };
        using Series = record::DifferenceSeries;
        write("mean", "mean of the paired differences", spec.unit, &Series::mean);
        write("mc_error", "Monte Carlo standard error of the mean difference", spec.unit,
              &Series::mc_error);
        write("lower", "5 % quantile of the paired differences", spec.unit, &Series::lower);
        write("upper", "95 % quantile of the paired differences", spec.unit, &Series::upper);
        write("probability_greater", "share of replicates above the base, ties one half", "1",
              &Series::probability_greater);
        write("probability_equal", "share of replicates equal to the base", "1",
              &Series::probability_equal);
        write("variance_reduction", "(var A + var B) / var(A - B)", "1",
              &Series::variance_reduction);
    }
}

}  // namespace

void leave_hdf5_at_exit() {
    H5dont_atexit();
}

void write_results(AtomicFile& file, const run::Results& results, const Provenance& provenance,
                   const run::Experiment* experiment, const std::function<bool()>& is_cancelled) {
    const hdf5::QuietErrors quiet;
    try {
        Writer writer(file.temporary(), results, experiment);
        writer.write_root_attributes();
        writer.write_indicators(is_cancelled);
        writer.write_differences(is_cancelled);
        writer.write_profiles();
        writer.write_costs();
        writer.write_provenance(provenance);
        writer.close();
    } catch (const hdf5::Error& error) {
        throw FileError(file.path(), error.reason(), error.code());
    }
    file.commit();
}

}  // namespace legeplan::output
