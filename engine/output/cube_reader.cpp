#include "output/cube_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <sstream>
#include <system_error>

#include "output/hdf5_reading.h"

namespace legeplan::output {

namespace {

/// Reads one study's file. Throws: hdf5::Error.
class Reader {
public:
    explicit Reader(hid_t file) : file_(file) {}

    Cube read();

private:
    std::string attribute(const char* name) const {
        return hdf5::read_string_attribute(file_, name);
    }
    /// The texts of a coordinate of the points.
    std::vector<std::string> texts(const std::string& name) const {
        return by_point(hdf5::read_strings(file_, name), name);
    }
    std::vector<std::int64_t> integers(const std::string& name) const {
        return by_point(hdf5::read_integers(file_, name), name);
    }
    template <typename Value>
    std::vector<Value> by_point(std::vector<Value> values, const std::string& name) const {
        if (values.size() != points_) {
            throw hdf5::Error(Text::of("/{} har {} verdier for {} punkter",
                                       "/{} has {} values for {} points", name, values.size(),
                                       points_));
        }
        return values;
    }

    void read_layout(CubeLayout& layout) const;
    void read_points(CubeLayout& layout) const;
    CubeAxis read_axis(const std::string& id) const;
    void read_indicator(const std::string& name, Cube& cube) const;

    hid_t file_;
    std::size_t points_ = 0;
    std::size_t months_ = 0;
};

/// Coordinates of points that are no axes.
bool is_axis(const std::string& coordinate) {
    constexpr const char* kOthers[]{"month",        "scenario",   "seed",
                                    "design_point", "trajectory", "changed_axis"};
    return std::none_of(std::begin(kOthers), std::end(kOthers),
                        [&](const char* other) { return coordinate == other; });
}

std::uint64_t seed_of(const std::string& text) {
    std::uint64_t seed = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, seed).ptr != end || text.empty()) {
        throw hdf5::Error(Text::of("«{}» er ikke et frø", "\"{}\" is not a seed", text));
    }
    return seed;
}

void Reader::read_layout(CubeLayout& layout) const {
    layout.title = {attribute("title_nb"), attribute("title")};
    layout.study_text = attribute("study_text");
    layout.identity = attribute("study_sha256");
    layout.design = attribute("design");
    layout.seed = hdf5::read_unsigned_attribute(file_, "seed");
    layout.replicates = hdf5::read_unsigned_attribute(file_, "replicates");
    layout.scenario_ids = hdf5::read_strings_attribute(file_, "scenario_id");
    layout.scenario_texts = hdf5::read_strings_attribute(file_, "scenario_text");
    if (layout.scenario_ids.size() != layout.scenario_texts.size()) {
        throw hdf5::Error(
            {"filens scenarioer er ufullstendige", "the file's scenarios are incomplete"});
    }
    for (const std::string& month : hdf5::read_strings(file_, "month")) {
        layout.months.push_back(parse_month(month));
    }
}

CubeAxis Reader::read_axis(const std::string& id) const {
    const auto attribute_of = [&](const char* name) {
        return hdf5::read_string_attribute(file_, id, name);
    };
    CubeAxis axis;
    axis.id = id;
    axis.key = attribute_of("scenario_key");
    axis.unit = attribute_of("units");
    axis.unit = axis.unit == "1" ? "" : axis.unit;
    axis.title = {attribute_of("long_name_nb"), attribute_of("long_name")};
    if (hdf5::holds_text(file_, id)) {
        axis.words = texts(id);
    } else {
        axis.numbers = hdf5::read_doubles(file_, id, points_);
    }
    return axis;
}

void Reader::read_points(CubeLayout& layout) const {
    layout.scenario = texts("scenario");
    for (const std::string& id : layout.scenario) {
        if (std::find(layout.scenario_ids.begin(), layout.scenario_ids.end(), id) ==
            layout.scenario_ids.end()) {
            throw hdf5::Error(Text::of("/scenario nevner «{}», som filen ikke har",
                                       "/scenario names \"{}\", which is none of the file's", id));
        }
    }
    for (const std::string& seed : texts("seed")) {
        layout.seeds.push_back(seed_of(seed));
    }
    layout.design_points = integers("design_point");
    if (hdf5::exists(file_, "trajectory")) {
        layout.trajectories = integers("trajectory");
        layout.changed_axes = texts("changed_axis");
    }
    std::istringstream coordinates(attribute("coordinates"));
    for (std::string name; coordinates >> name;) {
        if (is_axis(name)) {
            layout.axes.push_back(read_axis(name));
        }
    }
}

void Reader::read_indicator(const std::string& name, Cube& cube) const {
    const std::string group = "indicator/" + name + "/";
    const std::size_t count = points_ * months_;
    const std::size_t n = record::kQuantiles.size();
    const auto mean = hdf5::read_doubles(file_, group + "mean", count);
    const auto sd = hdf5::read_doubles(file_, group + "sd", count);
    const auto mc_error = hdf5::read_doubles(file_, group + "mc_error", count);
    const auto quantiles = hdf5::read_doubles(file_, group + "quantiles", count * n);
    for (std::size_t p = 0; p < points_; ++p) {
        record::Series& series = cube.points[p].emplace_back(months_);
        for (std::size_t t = 0; t < months_; ++t) {
            const std::size_t at = p * months_ + t;
            record::Summary summary{mean[at], sd[at], mc_error[at], {}};
            std::copy_n(quantiles.begin() + static_cast<std::ptrdiff_t>(at * n), n,
                        summary.quantiles.begin());
            series.set(t, summary);
        }
    }
}

Cube Reader::read() {
    expect_known_format(file_);
    if (content_of(file_) != "study") {
        throw hdf5::Error({"ikke resultatene av en studie", "not the results of a study"});
    }
    Cube cube;
    cube.version = attribute("version");
    // Files of version 1.0 and earlier have it at the root.
    cube.git_sha =
        hdf5::has_attribute(file_, "git_sha")
            ? attribute("git_sha")
            : hdf5::read_string_attribute(hdf5::open_group(file_, "provenance").id(), "git_sha");
    read_layout(cube.layout);
    points_ = hdf5::read_integers(file_, "point").size();
    months_ = cube.layout.months.size();
    if (points_ == 0 || months_ == 0) {
        throw hdf5::Error({"studien har ingen punkter", "the study has no points"});
    }
    read_points(cube.layout);
    cube.points.resize(points_);
    const hdf5::Handle all = hdf5::open_group(file_, "indicator");
    for (const std::string& name : hdf5::names(all.id())) {
        const record::IndicatorSpec* spec = record::find_indicator(name);
        if (spec == nullptr) {
            continue;
        }
        try {
            read_indicator(name, cube);
        } catch (const hdf5::Error& error) {
            const std::string place = "/indicator/" + name + ": ";
            throw hdf5::Error({place + error.reason().nb, place + error.reason().en}, error.code());
        }
        cube.layout.indicators.push_back(spec->id);
    }
    if (cube.layout.indicators.empty()) {
        throw hdf5::Error({"studien har ingen indikator som programmet kjenner",
                           "the study has no indicator that this program knows"});
    }
    return cube;
}

}  // namespace

std::filesystem::path study_file(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error) ? path / kStudyResults : path;
}

bool is_study(const std::filesystem::path& path) {
    return read_hdf5(path, [](hid_t file) { return content_of(file) == "study"; });
}

Cube read_cube(const std::filesystem::path& path) {
    return read_hdf5(path, [](hid_t file) { return Reader(file).read(); });
}

}  // namespace legeplan::output
