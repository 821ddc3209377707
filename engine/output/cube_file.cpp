#include "output/cube_file.h"

#include <algorithm>
#include <span>

#include "core/version.h"
#include "output/coordinates.h"
#include "output/hdf5.h"
#include "output/json.h"
#include "output/provenance.h"
#include "output/sha256.h"

namespace legeplan::output {

namespace {

using hdf5::Handle;
using hdf5::Shape;

void label(hid_t object, const std::string& en, const std::string& nb) {
    hdf5::write_attribute(object, "long_name", en);
    hdf5::write_attribute(object, "long_name_nb", nb);
}

struct Statistic {
    const char* name;
    const char* words;
    std::vector<double> record::Series::*values;
};

constexpr std::size_t kStatistics = 3;
const Statistic kAll[kStatistics] = {
    {"mean", "mean over replicates", &record::Series::mean},
    {"sd", "standard deviation over replicates", &record::Series::sd},
    {"mc_error", "Monte Carlo standard error of the mean", &record::Series::mc_error}};

}  // namespace

/// The open file with its dimensions and the datasets of the figures.
class CubeWriter::File {
public:
    File(const std::filesystem::path& path, const CubeLayout& layout)
        : layout_(layout),
          file_(hdf5::create_file(path)),
          point_(write_point()),
          time_(write_time(file_.id(), scales_, layout_.months)),
          quantile_(write_quantile(file_.id())) {
        write_coordinates();
        write_attributes();
        make_datasets();
    }

    void write(std::size_t first, const std::vector<std::vector<record::Series>>& points) {
        std::vector<double> values;
        for (std::size_t i = 0; i < layout_.indicators.size(); ++i) {
            for (std::size_t s = 0; s < kStatistics; ++s) {
                values.clear();
                for (const auto& point : points) {
                    const std::vector<double>& series = point[i].*kAll[s].values;
                    values.insert(values.end(), series.begin(), series.end());
                }
                hdf5::write_part(datasets_[i][s].id(), {first, 0},
                                 {points.size(), layout_.months.size()},
                                 std::span<const double>(values));
            }
            values.clear();
            for (const auto& point : points) {
                for (std::size_t t = 0; t < layout_.months.size(); ++t) {
                    for (const std::vector<double>& quantile : point[i].quantiles) {
                        values.push_back(quantile[t]);
                    }
                }
            }
            hdf5::write_part(datasets_[i][kStatistics].id(), {first, 0, 0},
                             {points.size(), layout_.months.size(), record::kQuantiles.size()},
                             std::span<const double>(values));
        }
    }

    void close() {
        scales_.write_lists(file_.id());
        datasets_.clear();
        point_.close();
        time_.close();
        quantile_.close();
        file_.close();
    }

private:
    Handle write_point() {
        std::vector<std::int64_t> numbers(layout_.points());
        for (std::size_t p = 0; p < numbers.size(); ++p) {
            numbers[p] = static_cast<std::int64_t>(p);
        }
        Handle point = hdf5::write_integers(file_.id(), "point", numbers);
        hdf5::make_scale(point.id(), "point");
        label(point.id(), "number of the point", "nummer på punktet");
        return point;
    }

    /// Makes a dataset by point a coordinate.
    void finish_coordinate(const Handle& dataset, const std::string& name, const std::string& en,
                           const std::string& nb) {
        scales_.attach(dataset.id(), {point_.id()});
        label(dataset.id(), en, nb);
        coordinates_ += " " + name;
    }

    void write_axis(const CubeAxis& axis) {
        const Handle dataset =
            axis.words.empty()
                ? hdf5::write_doubles(file_.id(), axis.id, {axis.numbers.size()}, axis.numbers)
                : hdf5::write_strings(file_.id(), axis.id, axis.words);
        finish_coordinate(dataset, axis.id, axis.title.en, axis.title.nb);
        hdf5::write_attribute(dataset.id(), "units", axis.unit.empty() ? "1" : axis.unit);
        hdf5::write_attribute(dataset.id(), "scenario_key", axis.key);
    }

    void write_coordinates() {
        finish_coordinate(hdf5::write_strings(file_.id(), "scenario", layout_.scenario), "scenario",
                          "base scenario", "grunnscenario");
        for (const CubeAxis& axis : layout_.axes) {
            write_axis(axis);
        }
        // Seeds have 64 bits, more than a signed whole number holds: as text.
        std::vector<std::string> seeds;
        for (const std::uint64_t seed : layout_.seeds) {
            seeds.push_back(std::to_string(seed));
        }
        finish_coordinate(hdf5::write_strings(file_.id(), "seed", seeds), "seed",
                          "seed of the point", "punktets frø");
        finish_coordinate(hdf5::write_integers(file_.id(), "design_point", layout_.design_points),
                          "design_point", "number in the design", "nummer i oppsettet");
        if (!layout_.trajectories.empty()) {
            finish_coordinate(hdf5::write_integers(file_.id(), "trajectory", layout_.trajectories),
                              "trajectory", "trajectory", "bane");
            finish_coordinate(hdf5::write_strings(file_.id(), "changed_axis", layout_.changed_axes),
                              "changed_axis", "axis that differs from the point before",
                              "aksen som er endret fra punktet før");
        }
    }

    void write_attributes() {
        std::vector<std::string> digests;
        for (const std::string& text : layout_.scenario_texts) {
            digests.push_back(sha256(text));
        }
        const hid_t root = file_.id();
        hdf5::write_attribute(root, "format", std::int64_t{kFormat});
        hdf5::write_attribute(root, "content", "study");
        hdf5::write_attribute(root, "version", std::string(version()));
        hdf5::write_attribute(root, "seed", layout_.seed);
        hdf5::write_attribute(root, "replicates", layout_.replicates);
        hdf5::write_attribute(root, "design", layout_.design);
        hdf5::write_attribute(root, "study_text", layout_.study_text);
        hdf5::write_attribute(root, "study_sha256", layout_.identity);
        hdf5::write_attribute(root, "scenario_id", layout_.scenario_ids);
        hdf5::write_attribute(root, "scenario_text", layout_.scenario_texts);
        hdf5::write_attribute(root, "scenario_sha256", digests);
        hdf5::write_attribute(root, "Conventions", "CF-1.8");
        hdf5::write_attribute(root, "title", layout_.title.en);
        hdf5::write_attribute(root, "title_nb", layout_.title.nb);
        hdf5::write_attribute(root, "coordinates", "month" + coordinates_);
        write_provenance();
    }

    /// Only what is the same for every process of a sweep: when and where each ran is in its
    /// journal.
    void write_provenance() {
        const Provenance program = provenance_now("", 1);
        const Handle group = hdf5::create_group(file_.id(), "provenance");
        hdf5::write_attribute(group.id(), "compiler", program.compiler);
        hdf5::write_attribute(group.id(), "git_sha", program.git_sha);
    }

    Handle make_dataset(hid_t group, const std::string& name, const std::string& words,
                        const record::IndicatorSpec& spec, const std::vector<hid_t>& scales) {
        const std::size_t points = std::max<std::size_t>(layout_.points(), 1);
        Shape shape{points, layout_.months.size()};
        Shape chunk{std::min(points, kPointsAtATime), layout_.months.size()};
        if (scales.size() > 2) {
            shape.push_back(record::kQuantiles.size());
            chunk.push_back(record::kQuantiles.size());
        }
        Handle dataset = hdf5::create_dataset(group, name, H5T_IEEE_F64LE, shape,
                                              hdf5::Packing::checked_and_deflated, chunk);
        scales_.attach(dataset.id(), scales);
        hdf5::write_attribute(dataset.id(), "units", std::string(spec.unit));
        label(dataset.id(), std::string(spec.en), std::string(spec.nb));
        hdf5::write_attribute(dataset.id(), "statistic", words);
        hdf5::write_attribute(dataset.id(), "source_step", std::string(spec.source_step));
        hdf5::write_attribute(dataset.id(), "kind",
                              spec.kind == record::Kind::stock ? "stock at month end" : "flow");
        return dataset;
    }

    void link(const std::string& from, hid_t group, const std::string& to) {
        hdf5::expect_done(
            H5Lcreate_hard(file_.id(), from.c_str(), group, to.c_str(), H5P_DEFAULT, H5P_DEFAULT));
    }

    void make_datasets() {
        const Handle all = hdf5::create_group(file_.id(), "indicator");
        for (const record::Indicator id : layout_.indicators) {
            const record::IndicatorSpec& spec = record::spec(id);
            const std::string name(spec.name);
            const Handle group = hdf5::create_group(all.id(), name);
            for (const char* dimension : {"point", "time", "quantile"}) {
                link(dimension, group.id(), dimension);
            }
            hdf5::write_attribute(group.id(), "formula", std::string(spec.formula));
            std::vector<Handle>& datasets = datasets_.emplace_back();
            for (const Statistic& statistic : kAll) {
                datasets.push_back(make_dataset(group.id(), statistic.name, statistic.words, spec,
                                                {point_.id(), time_.id()}));
            }
            datasets.push_back(make_dataset(group.id(), "quantiles", "quantiles over replicates",
                                            spec, {point_.id(), time_.id(), quantile_.id()}));
            const std::string path = "indicator/" + name + "/";
            link(path + "mean", file_.id(), name);
            link(path + "sd", file_.id(), name + "_sd");
            link(path + "mc_error", file_.id(), name + "_mc_error");
            link(path + "quantiles", file_.id(), name + "_quantiles");
        }
    }

    const CubeLayout& layout_;
    std::string coordinates_;
    hdf5::Scales scales_;
    Handle file_;
    Handle point_;
    Handle time_;
    Handle quantile_;
    std::vector<std::vector<Handle>> datasets_;  ///< by indicator: the statistics, the quantiles
};

namespace {

/// Calls something of the HDF5 library; its errors become those of the file.
template <typename Call>
void guarded(const AtomicFile& file, const Call& call) {
    const hdf5::QuietErrors quiet;
    try {
        call();
    } catch (const hdf5::Error& error) {
        throw FileError(file.path(), error.reason(), error.code());
    }
}

}  // namespace

CubeWriter::CubeWriter(AtomicFile& file, const CubeLayout& layout) : target_(file) {
    guarded(target_, [&] { file_ = std::make_unique<File>(file.temporary(), layout); });
}

CubeWriter::~CubeWriter() = default;

void CubeWriter::write(std::size_t first, const std::vector<std::vector<record::Series>>& points) {
    guarded(target_, [&] { file_->write(first, points); });
}

void CubeWriter::commit() {
    guarded(target_, [&] {
        file_->close();
        file_.reset();
    });
    target_.commit();
}

}  // namespace legeplan::output
