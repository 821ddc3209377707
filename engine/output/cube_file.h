#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "inputs/inputs.h"
#include "output/atomic_file.h"
#include "record/indicators.h"
#include "record/summary.h"

namespace legeplan::output {

/// Ids of the axes, without a key, that tell the municipality of a point in a study of a region:
/// its number, and its name.
inline constexpr const char* kMunicipality = "municipality";
inline constexpr const char* kMunicipalityName = "municipality_name";

/// Stands for all municipalities of a region together where a municipality's number would.
inline constexpr const char* kAllMunicipalities = "all";

/// One thing that a study varies, as a coordinate of its points.
struct CubeAxis {
    std::string id;
    std::string key;  ///< of the scenarios; empty: no key of theirs
    std::string unit;
    Text title;
    std::vector<double> numbers;     ///< by point; empty where some value is no number
    std::vector<std::string> words;  ///< by point, where numbers are empty
};

/// What a study's results are about: everything but the figures.
struct CubeLayout {
    Text title;
    std::string study_text;  ///< the study's file, resolved
    std::string identity;    ///< SHA-256 of the study and its scenarios
    std::string design;      ///< "grid", "sobol", ...
    std::uint64_t seed = 1;
    std::uint64_t replicates = 0;
    std::vector<std::string> scenario_ids;  ///< of the base scenarios
    std::vector<std::string> scenario_texts;
    std::vector<std::string> scenario;        ///< id of the base scenario, by point
    std::vector<std::uint64_t> seeds;         ///< by point
    std::vector<std::int64_t> design_points;  ///< number in the design, by point
    std::vector<std::int64_t> trajectories;   ///< by point, of Morris
    std::vector<std::string> changed_axes;    ///< by point, of Morris
    std::vector<CubeAxis> axes;
    std::vector<record::Indicator> indicators;
    std::vector<Month> months;

    std::size_t points() const { return scenario.size(); }
};

/// Writes a study's results as one HDF5 file: points x time x quantiles for each indicator, with
/// the axes as coordinates (docs/output_format.md). The same content is the same bytes.
class CubeWriter {
public:
    /// Throws: FileError.
    CubeWriter(AtomicFile& file, const CubeLayout& layout);
    ~CubeWriter();
    CubeWriter(const CubeWriter&) = delete;
    CubeWriter& operator=(const CubeWriter&) = delete;

    /// Points that are best written at a time.
    static constexpr std::size_t kPointsAtATime = 64;

    /// Writes the series of consecutive points from `first`, a multiple of kPointsAtATime; all
    /// points in order. Shape: [point][indicator], each series by month of the layout.
    /// Throws: FileError.
    void write(std::size_t first, const std::vector<std::vector<record::Series>>& points);

    /// Puts the file under its name. Throws: FileError.
    void commit();

private:
    class File;

    AtomicFile& target_;
    std::unique_ptr<File> file_;
};

}  // namespace legeplan::output
