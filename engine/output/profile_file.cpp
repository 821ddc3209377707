#include "output/profile_file.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "output/hdf5.h"

namespace legeplan::output {

namespace {

using hdf5::Handle;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kQuantiles = record::kQuantiles.size();

void link(hid_t file, hid_t group, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        hdf5::expect_done(
            H5Lcreate_hard(file, name.c_str(), group, name.c_str(), H5P_DEFAULT, H5P_DEFAULT));
    }
}

Handle write_snapshots(hid_t file, hdf5::Scales& attached, const run::ScenarioSummary& base) {
    std::vector<std::int64_t> days;
    std::vector<std::string> names;
    for (const std::size_t time : base.snapshots()) {
        days.push_back(last_day(base.month_of(time)));
        names.push_back(to_string(base.month_of(time)));
    }
    Handle snapshot = hdf5::write_integers(file, "snapshot", days);
    hdf5::make_scale(snapshot.id(), "snapshot");
    hdf5::write_attribute(snapshot.id(), "units", "days since 1970-01-01");
    hdf5::write_attribute(snapshot.id(), "calendar", "standard");
    hdf5::write_attribute(snapshot.id(), "long_name", "start, ends of years and last month");
    hdf5::write_attribute(snapshot.id(), "long_name_nb", "start, årsslutt og siste måned");
    const Handle month = hdf5::write_strings(file, "snapshot_month", names);
    attached.attach(month.id(), {snapshot.id()});
    return snapshot;
}

Handle write_bins(hid_t group, const record::ProfileSpec& spec) {
    std::vector<std::int64_t> edges;
    for (std::size_t bin = 0; bin < spec.bins; ++bin) {
        edges.push_back(spec.lower_edge(bin));
    }
    Handle scale = hdf5::write_integers(group, "bin", edges);
    hdf5::make_scale(scale.id(), "bin");
    hdf5::write_attribute(scale.id(), "units", std::string(spec.bin_unit));
    hdf5::write_attribute(scale.id(), "width", std::int64_t{spec.width});
    hdf5::write_attribute(scale.id(), "long_name", "lower edge of the bin");
    hdf5::write_attribute(scale.id(), "long_name_nb", "nedre grense for gruppen");
    return scale;
}

void describe(hid_t dataset, std::string_view unit, std::string_view en, std::string_view nb,
              const std::string& statistic) {
    hdf5::write_attribute(dataset, "units", std::string(unit));
    hdf5::write_attribute(dataset, "long_name", std::string(en));
    hdf5::write_attribute(dataset, "long_name_nb", std::string(nb));
    hdf5::write_attribute(dataset, "statistic", statistic);
}

void write_profile(hid_t group, const record::ProfileSpec& spec, const std::vector<hid_t>& scales,
                   hid_t quantile, hdf5::Scales& attached, const run::Results& results) {
    const std::size_t snapshots = results.scenarios.front().snapshots().size();
    std::vector<double> mean;
    std::vector<double> quantiles;
    double error = 0.0;
    for (const run::ScenarioSummary& scenario : results.scenarios) {
        for (std::size_t snapshot = 0; snapshot < snapshots; ++snapshot) {
            for (std::size_t bin = 0; bin < spec.bins; ++bin) {
                const record::Series& row = scenario.profiles[record::first_row(spec.id) + bin];
                mean.push_back(row.mean[snapshot]);
                error = std::max(error, row.quantile_error);
                for (const std::vector<double>& values : row.quantiles) {
                    quantiles.push_back(values[snapshot]);
                }
            }
        }
    }
    hdf5::Shape shape{results.scenarios.size(), snapshots, spec.bins};
    const Handle means = hdf5::write_doubles(group, "mean", shape, mean);
    attached.attach(means.id(), scales);
    describe(means.id(), spec.unit, spec.en, spec.nb, "mean over replicates");
    shape.push_back(kQuantiles);
    std::vector<hid_t> with_quantile = scales;
    with_quantile.push_back(quantile);
    const Handle spread = hdf5::write_doubles(group, "quantiles", shape, quantiles);
    attached.attach(spread.id(), with_quantile);
    describe(spread.id(), spec.unit, spec.en, spec.nb, "quantiles over replicates");
    if (results.quantile_bins > 0) {
        hdf5::write_attribute(spread.id(), "quantile_error", error);
    }
}

void write_risks(hid_t file, hid_t scenario, hid_t time, hdf5::Scales& attached,
                 const run::Results& results) {
    const Handle group = hdf5::create_group(file, "risk");
    link(file, group.id(), {"time", "scenario"});
    const std::size_t months = static_cast<std::size_t>(results.scenarios.front().months);
    const auto specs = record::risk_specs();
    for (std::size_t r = 0; r < specs.size(); ++r) {
        std::vector<double> values;
        std::vector<double> initial;
        for (const run::ScenarioSummary& each : results.scenarios) {
            values.insert(values.end(), each.risks[r].begin() + 1, each.risks[r].end());
            initial.push_back(each.risks[r].front());
        }
        const std::string name(specs[r].name);
        const auto write = [&](const std::string& path, const hdf5::Shape& shape,
                               const std::vector<double>& of, const std::vector<hid_t>& scales) {
            const Handle dataset = hdf5::write_doubles(group.id(), path, shape, of);
            attached.attach(dataset.id(), scales);
            describe(dataset.id(), "1", specs[r].en, specs[r].nb, "share of replicates");
            hdf5::write_attribute(dataset.id(), "indicator",
                                  std::string(record::spec(specs[r].indicator).name));
        };
        write(name, {results.scenarios.size(), months}, values, {scenario, time});
        write("initial_" + name, {results.scenarios.size()}, initial, {scenario});
    }
}

/// Reads one profile into the rows of every scenario.
void read_profile(hid_t file, const record::ProfileSpec& spec, run::Results& results) {
    const std::string group = fmt::format("profile/{}", spec.name);
    if (!hdf5::exists(file, "profile") || !hdf5::exists(file, group)) {
        return;
    }
    const std::size_t snapshots = results.scenarios.front().snapshots().size();
    const std::size_t count = results.scenarios.size() * snapshots * spec.bins;
    const auto mean = hdf5::read_doubles(file, group + "/mean", count);
    const auto quantiles = hdf5::read_doubles(file, group + "/quantiles", count * kQuantiles);
    std::size_t i = 0;
    for (run::ScenarioSummary& scenario : results.scenarios) {
        for (std::size_t snapshot = 0; snapshot < snapshots; ++snapshot) {
            for (std::size_t bin = 0; bin < spec.bins; ++bin, ++i) {
                record::Series& row = scenario.profiles[record::first_row(spec.id) + bin];
                row.mean[snapshot] = mean[i];
                for (std::size_t q = 0; q < kQuantiles; ++q) {
                    row.quantiles[q][snapshot] = quantiles[i * kQuantiles + q];
                }
            }
        }
    }
}

void read_risks(hid_t file, run::Results& results) {
    const auto specs = record::risk_specs();
    for (std::size_t r = 0; r < specs.size(); ++r) {
        const std::string name(specs[r].name);
        if (!hdf5::exists(file, "risk") || !hdf5::exists(file, "risk/" + name)) {
            continue;
        }
        const std::size_t scenarios = results.scenarios.size();
        const std::size_t months = static_cast<std::size_t>(results.scenarios.front().months);
        const auto values = hdf5::read_doubles(file, "risk/" + name, scenarios * months);
        const auto initial = hdf5::read_doubles(file, "risk/initial_" + name, scenarios);
        for (std::size_t s = 0; s < scenarios; ++s) {
            std::vector<double>& of = results.scenarios[s].risks[r];
            of.front() = initial[s];
            for (std::size_t month = 0; month < months; ++month) {
                of[month + 1] = values[s * months + month];
            }
        }
    }
}

}  // namespace

std::int64_t last_day(Month month) {
    const auto last = std::chrono::year_month_day_last(
        std::chrono::year(month.year()), std::chrono::month_day_last(std::chrono::month(
                                             static_cast<unsigned>(month.month_of_year()))));
    return std::chrono::sys_days(last).time_since_epoch().count();
}

void write_profiles(hid_t file, hid_t scenario, hid_t time, hid_t quantile, hdf5::Scales& attached,
                    const run::Results& results) {
    const Handle snapshot = write_snapshots(file, attached, results.scenarios.front());
    const Handle all = hdf5::create_group(file, "profile");
    for (const record::ProfileSpec& spec : record::profile_specs()) {
        const Handle group = hdf5::create_group(all.id(), std::string(spec.name));
        link(file, group.id(), {"snapshot", "scenario", "quantile"});
        hdf5::write_attribute(group.id(), "formula", std::string(spec.formula));
        const Handle bin = write_bins(group.id(), spec);
        write_profile(group.id(), spec, {scenario, snapshot.id(), bin.id()}, quantile, attached,
                      results);
    }
    write_risks(file, scenario, time, attached, results);
}

void read_profiles(hid_t file, run::Results& results) {
    for (run::ScenarioSummary& scenario : results.scenarios) {
        scenario.profiles.assign(record::kProfileRows, record::Series(scenario.snapshots().size()));
        scenario.risks.assign(
            record::risk_specs().size(),
            std::vector<double>(static_cast<std::size_t>(scenario.months) + 1, kUndefined));
    }
    for (const record::ProfileSpec& spec : record::profile_specs()) {
        read_profile(file, spec, results);
    }
    read_risks(file, results);
}

}  // namespace legeplan::output
