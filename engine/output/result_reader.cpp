#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/version.h"
#include "output/cost_group.h"
#include "output/hdf5.h"
#include "output/json.h"
#include "output/profile_file.h"
#include "output/result_file.h"

namespace legeplan::output {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Reads one result file. Throws: hdf5::Error.
class Reader {
public:
    explicit Reader(const std::filesystem::path& path) : file_(hdf5::open_file(path)) {}

    run::Results read();
    Origin origin() const;

private:
    void expect_known_format() const;
    void read_scenarios(run::Results& results);
    void read_indicator(run::Results& results, const record::IndicatorSpec& spec) const;
    void read_differences(run::Results& results) const;
    std::vector<double> values(const std::string& path, std::size_t count) const {
        return hdf5::read_doubles(file_.id(), path, count);
    }

    hdf5::Handle file_;
    std::size_t months_ = 0;
};

Month parse_month(const std::string& text) {
    int year = 0;
    int month = 0;
    if (std::sscanf(text.c_str(), "%d-%d", &year, &month) != 2 || month < 1 || month > 12) {
        throw hdf5::Error(fmt::format("\"{}\" is not a month", text));
    }
    return Month::of(year, month);
}

void Reader::expect_known_format() const {
    if (!hdf5::has_attribute(file_.id(), "format") || !hdf5::exists(file_.id(), "indicator")) {
        throw hdf5::Error("not a result file of Legeplan");
    }
    const std::int64_t format = hdf5::read_integer_attribute(file_.id(), "format");
    if (format != kFormat) {
        throw hdf5::Error(fmt::format(
            "the file has format {}; Legeplan {} reads format {}{}", format, version(), kFormat,
            format > kFormat ? ". A newer Legeplan wrote it: use that to read it" : ""));
    }
}

void Reader::read_scenarios(run::Results& results) {
    const auto ids = hdf5::read_strings(file_.id(), "scenario");
    const auto nb = hdf5::read_strings(file_.id(), "scenario_title_nb");
    const auto en = hdf5::read_strings(file_.id(), "scenario_title_en");
    const auto texts = hdf5::read_strings_attribute(file_.id(), "scenario_text");
    const auto gps = hdf5::read_strings_attribute(file_.id(), "gps");
    const auto months = hdf5::read_strings(file_.id(), "month");
    months_ = months.size();
    const std::size_t scenarios = ids.size();
    if (months_ == 0 || scenarios == 0 || nb.size() != scenarios || en.size() != scenarios ||
        texts.size() != scenarios || gps.size() != scenarios) {
        throw hdf5::Error("the file's scenarios are incomplete");
    }
    for (std::size_t s = 0; s < scenarios; ++s) {
        run::ScenarioSummary scenario;
        scenario.id = ids[s];
        scenario.title = {nb[s], en[s]};
        scenario.start = parse_month(months.front());
        scenario.months = static_cast<int>(months_);
        scenario.resolved_text = texts[s];
        scenario.has_roster = gps[s] == "roster";
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
    if (!hdf5::exists(file_.id(), group)) {
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
    if (!hdf5::exists(file_.id(), "difference")) {
        return;
    }
    const auto alternatives = hdf5::read_strings(file_.id(), "alternative");
    const hdf5::Handle scale(H5Dopen2(file_.id(), "alternative", H5P_DEFAULT), H5Dclose);
    const std::string base = hdf5::read_string_attribute(scale.id(), "base");
    const std::size_t count = alternatives.size();
    for (const std::string& alternative : alternatives) {
        results.differences.push_back({alternative, base, {}});
    }
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        const std::string group = fmt::format("difference/{}", spec.name);
        const bool is_there = hdf5::exists(file_.id(), group);
        using Member = std::vector<double> record::DifferenceSeries::*;
        for (run::ComparisonSummary& comparison : results.differences) {
            comparison.indicators.emplace_back(months_ + 1);
        }
        const auto read_statistic = [&](const char* name, Member member) {
            if (!is_there) {
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
        read_statistic("variance_reduction", &record::DifferenceSeries::variance_reduction);
    }
}

run::Results Reader::read() {
    expect_known_format();
    run::Results results;
    results.seed = hdf5::read_unsigned_attribute(file_.id(), "seed");
    results.replicates = hdf5::read_unsigned_attribute(file_.id(), "replicates");
    read_scenarios(results);
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        read_indicator(results, spec);
    }
    read_differences(results);
    read_profiles(file_.id(), results);
    read_cost_group(file_.id(), results);
    return results;
}

Origin Reader::origin() const {
    expect_known_format();
    Origin origin;
    origin.version = hdf5::read_string_attribute(file_.id(), "version");
    const hdf5::Handle group(H5Gopen2(file_.id(), "provenance", H5P_DEFAULT), H5Gclose);
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

/// What `read` takes from a result file. Throws: FileError.
template <typename Read>
auto with_file(const std::filesystem::path& path, Read read) {
    const hdf5::QuietErrors quiet;
    try {
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error)) {
            throw FileError(path, error ? error.message() : "not a file");
        }
        if (H5Fis_hdf5(path.c_str()) <= 0) {
            throw hdf5::Error("not a result file of Legeplan");
        }
        Reader reader(path);
        return read(reader);
    } catch (const hdf5::Error& error) {
        throw FileError(path, error.what());
    }
}

}  // namespace

run::Results read_results(const std::filesystem::path& path) {
    return with_file(path, [](Reader& reader) { return reader.read(); });
}

Origin read_origin(const std::filesystem::path& path) {
    return with_file(path, [](Reader& reader) { return reader.origin(); });
}

}  // namespace legeplan::output
