#include <iterator>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "output/cost_group.h"
#include "output/hdf5.h"
#include "output/hdf5_reading.h"
#include "output/profile_file.h"
#include "output/result_file.h"

namespace legeplan::output {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Reads one result file. Throws: hdf5::Error.
class Reader {
public:
    explicit Reader(hid_t file) : file_(file) {}

    run::Results read();
    Origin origin() const;

private:
    void read_scenarios(run::Results& results);
    void read_indicator(run::Results& results, const record::IndicatorSpec& spec) const;
    void read_differences(run::Results& results) const;
    std::vector<double> values(const std::string& path, std::size_t count) const {
        return hdf5::read_doubles(file_, path, count);
    }

    hid_t file_;
    std::size_t months_ = 0;
};

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

void Reader::read_scenarios(run::Results& results) {
    const auto ids = hdf5::read_strings(file_, "scenario");
    const auto nb = hdf5::read_strings(file_, "scenario_title_nb");
    const auto en = hdf5::read_strings(file_, "scenario_title_en");
    const auto texts = hdf5::read_strings_attribute(file_, "scenario_text");
    const auto gps = hdf5::read_strings_attribute(file_, "gps");
    const auto months = hdf5::read_strings(file_, "month");
    // A file of an older program does not tell.
    const auto switched_off = hdf5::has_attribute(file_, "switched_off")
                                  ? hdf5::read_strings_attribute(file_, "switched_off")
                                  : std::vector<std::string>(ids.size());
    months_ = months.size();
    const std::size_t scenarios = ids.size();
    if (months_ == 0 || scenarios == 0 || nb.size() != scenarios || en.size() != scenarios ||
        texts.size() != scenarios || gps.size() != scenarios || switched_off.size() != scenarios) {
        throw hdf5::Error(
            {"filens scenarioer er ufullstendige", "the file's scenarios are incomplete"});
    }
    for (std::size_t s = 0; s < scenarios; ++s) {
        run::ScenarioSummary scenario;
        scenario.id = ids[s];
        scenario.title = {nb[s], en[s]};
        scenario.start = parse_month(months.front());
        scenario.months = static_cast<int>(months_);
        scenario.resolved_text = texts[s];
        scenario.has_roster = gps[s] == "roster";
        scenario.switched_off = words_of(switched_off[s]);
        results.scenarios.push_back(std::move(scenario));
    }
}

/// A series that starts with `initial` and goes on with the months of row `row`.
std::vector<double> joined(double initial, const std::vector<double>& rows, std::size_t row,
                           std::size_t months) {
    std::vector<double> out{initial};
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(row * months);
    out.insert(out.end(), first, first + static_cast<std::ptrdiff_t>(months));
    return out;
}

void Reader::read_indicator(run::Results& results, const record::IndicatorSpec& spec) const {
    const std::string group = fmt::format("indicator/{}", spec.name);
    const std::size_t scenarios = results.scenarios.size();
    if (!hdf5::exists(file_, group)) {
        for (run::ScenarioSummary& scenario : results.scenarios) {
            scenario.indicators.emplace_back(months_ + 1);
        }
        return;
    }
    const std::size_t n = record::kQuantiles.size();
    const auto mean = values(group + "/mean", scenarios * months_);
    const auto sd = values(group + "/sd", scenarios * months_);
    const auto mc_error = values(group + "/mc_error", scenarios * months_);
    const auto quantiles = values(group + "/quantiles", scenarios * months_ * n);
    const auto initial_mean = values(group + "/initial_mean", scenarios);
    const auto initial_sd = values(group + "/initial_sd", scenarios);
    const auto initial_mc_error = values(group + "/initial_mc_error", scenarios);
    const auto initial_quantiles = values(group + "/initial_quantiles", scenarios * n);
    for (std::size_t s = 0; s < scenarios; ++s) {
        record::Series series(months_ + 1);
        series.mean = joined(initial_mean[s], mean, s, months_);
        series.sd = joined(initial_sd[s], sd, s, months_);
        series.mc_error = joined(initial_mc_error[s], mc_error, s, months_);
        for (std::size_t q = 0; q < n; ++q) {
            series.quantiles[q][0] = initial_quantiles[s * n + q];
            for (std::size_t month = 0; month < months_; ++month) {
                series.quantiles[q][month + 1] = quantiles[(s * months_ + month) * n + q];
            }
        }
        results.scenarios[s].indicators.push_back(std::move(series));
    }
}

void Reader::read_differences(run::Results& results) const {
    if (!hdf5::exists(file_, "difference")) {
        return;
    }
    const auto alternatives = hdf5::read_strings(file_, "alternative");
    const hdf5::Handle scale(H5Dopen2(file_, "alternative", H5P_DEFAULT), H5Dclose);
    const std::string base = hdf5::read_string_attribute(scale.id(), "base");
    const std::size_t count = alternatives.size();
    for (const std::string& alternative : alternatives) {
        results.differences.push_back({alternative, base, {}});
    }
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        const std::string group = fmt::format("difference/{}", spec.name);
        const bool is_there = hdf5::exists(file_, group);
        using Member = std::vector<double> record::DifferenceSeries::*;
        for (run::ComparisonSummary& comparison : results.differences) {
            comparison.indicators.emplace_back(months_ + 1);
        }
        const auto read_statistic = [&](const char* name, Member member) {
            // A file of an older program has not all of them.
            if (!is_there || !hdf5::exists(file_, group + "/" + name)) {
                return;
            }
            const auto rows = values(group + "/" + name, count * months_);
            for (std::size_t d = 0; d < count; ++d) {
                results.differences[d].indicators.back().*member =
                    joined(kUndefined, rows, d, months_);
            }
        };
        read_statistic("mean", &record::DifferenceSeries::mean);
        read_statistic("mc_error", &record::DifferenceSeries::mc_error);
        read_statistic("lower", &record::DifferenceSeries::lower);
        read_statistic("upper", &record::DifferenceSeries::upper);
        read_statistic("probability_greater", &record::DifferenceSeries::probability_greater);
        read_statistic("probability_equal", &record::DifferenceSeries::probability_equal);
        read_statistic("variance_reduction", &record::DifferenceSeries::variance_reduction);
    }
}

run::Results Reader::read() {
    expect_known_format(file_);
    if (content_of(file_) == "study") {
        throw hdf5::Error({"resultatene av en studie, ikke av én kjøring",
                           "the results of a study, not of one run"});
    }
    run::Results results;
    results.seed = hdf5::read_unsigned_attribute(file_, "seed");
    if (hdf5::has_attribute(file_, "quantile_bins")) {
        results.quantile_bins = hdf5::read_unsigned_attribute(file_, "quantile_bins");
    }
    results.replicates = hdf5::read_unsigned_attribute(file_, "replicates");
    read_scenarios(results);
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        read_indicator(results, spec);
    }
    read_differences(results);
    read_profiles(file_, results);
    read_cost_group(file_, results);
    return results;
}

Origin Reader::origin() const {
    expect_known_format(file_);
    Origin origin;
    origin.version = hdf5::read_string_attribute(file_, "version");
    const hdf5::Handle group(H5Gopen2(file_, "provenance", H5P_DEFAULT), H5Gclose);
    const auto text = [&](const char* name) {
        return hdf5::read_string_attribute(group.id(), name);
    };
    const auto number = [&](const char* name) {
        return static_cast<int>(hdf5::read_integer_attribute(group.id(), name));
    };
    origin.provenance = {text("created"), text("command_line"), number("threads"), number("ranks"),
                         text("host"),    text("compiler"),     text("git_sha")};
    return origin;
}

}  // namespace

run::Results read_results(const std::filesystem::path& path) {
    return read_hdf5(path, [](hid_t file) { return Reader(file).read(); });
}

Origin read_origin(const std::filesystem::path& path) {
    return read_hdf5(path, [](hid_t file) { return Reader(file).origin(); });
}

}  // namespace legeplan::output
