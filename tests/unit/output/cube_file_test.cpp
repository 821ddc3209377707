#include "output/cube_file.h"

#include <catch2/catch.hpp>

#include "core/version.h"
#include "output/format_page.h"
#include "output/hdf5.h"
#include "support/scenario_files.h"

using namespace legeplan;
using output::CubeLayout;
using output::CubeWriter;
using record::Indicator;
namespace hdf5 = output::hdf5;

namespace {

constexpr std::size_t kPoints = 70;  // more than are written at a time

CubeLayout layout() {
    CubeLayout result;
    result.title = {"Prøve", "Trial"};
    result.design = "morris";
    result.replicates = 10;
    result.scenario_ids = {"base"};
    result.scenario_texts = {"format = 1\n"};
    result.scenario.assign(kPoints, "base");
    result.seeds.assign(kPoints, 1);
    result.design_points.assign(kPoints, 0);
    result.trajectories.assign(kPoints, 0);
    result.changed_axes.assign(kPoints, "level");
    result.axes.push_back({"level",
                           "recruitment.level",
                           "ratio",
                           {"Nivå", "Level"},
                           std::vector<double>(kPoints, 0.5),
                           {}});
    result.axes.push_back({"contract",
                           "policy[x].contract",
                           "",
                           {"Avtale", "Contract"},
                           {},
                           std::vector<std::string>(kPoints, "salaried")});
    result.indicators = {Indicator::population, Indicator::list_free};
    result.months = {Month::of(2021, 12), Month::of(2022, 12)};
    return result;
}

record::Series series(double value) {
    record::Series result(2);
    for (std::size_t t = 0; t < 2; ++t) {
        record::Summary summary{value + static_cast<double>(t), 1.0, 0.1, {}};
        for (std::size_t q = 0; q < summary.quantiles.size(); ++q) {
            summary.quantiles[q] = value + 0.01 * static_cast<double>(q);
        }
        result.set(t, summary);
    }
    return result;
}

void write(const std::filesystem::path& path) {
    output::AtomicFile file(path);
    const CubeLayout made = layout();
    CubeWriter writer(file, made);
    for (std::size_t first = 0; first < kPoints; first += CubeWriter::kPointsAtATime) {
        std::vector<std::vector<record::Series>> batch;
        for (std::size_t p = first; p < kPoints && p < first + CubeWriter::kPointsAtATime; ++p) {
            const auto value = static_cast<double>(p);
            batch.push_back({series(value), series(1000.0 + value)});
        }
        writer.write(first, batch);
    }
    writer.commit();
}

}  // namespace

TEST_CASE("a cube holds every point's series in their places, the same bytes each time") {
    const test::TempFolder folder;
    write(folder.path() / "a.h5");
    write(folder.path() / "b.h5");
    CHECK(folder.read("a.h5") == folder.read("b.h5"));
    const hdf5::Handle file = hdf5::open_file(folder.path() / "a.h5");
    const auto mean = hdf5::read_doubles(file.id(), "list_free", kPoints * 2);
    const auto quantiles = hdf5::read_doubles(file.id(), "population_quantiles", kPoints * 2 * 7);
    for (std::size_t p = 0; p < kPoints; ++p) {
        CHECK(mean[2 * p + 1] == 1001.0 + static_cast<double>(p));
        CHECK(quantiles[14 * p + 6] == static_cast<double>(p) + 0.06);
    }
    CHECK(hdf5::read_doubles(file.id(), "level", kPoints)[3] == 0.5);
    CHECK(hdf5::read_strings(file.id(), "contract")[3] == "salaried");
    CHECK(hdf5::read_string_attribute(file.id(), "title_nb") == "Prøve");
}

TEST_CASE("nothing is left of a cube that is not committed") {
    const test::TempFolder folder;
    {
        output::AtomicFile file(folder.path() / "a.h5");
        const CubeLayout made = layout();
        const CubeWriter writer(file, made);
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("the page names what is in a cube") {
    const test::TempFolder folder;
    write(folder.path() / "a.h5");
    const std::string page = output::format_page();
    const std::size_t start = page.find("## HDF5 of a study");
    const std::string chapter = page.substr(start, page.find("\n## ", start + 1) - start);
    const hdf5::Handle file = hdf5::open_file(folder.path() / "a.h5");
    for (const char* name : {"point", "time", "month", "quantile", "scenario", "seed",
                             "design_point", "trajectory", "changed_axis"}) {
        INFO(name);
        CHECK(hdf5::exists(file.id(), name));
        CHECK(chapter.find("`/" + std::string(name) + "`") != std::string::npos);
    }
    for (const char* name : {"content", "design", "study_text", "study_sha256", "scenario_id",
                             "scenario_text", "scenario_sha256"}) {
        INFO(name);
        CHECK(hdf5::has_attribute(file.id(), name));
        CHECK(chapter.find("`" + std::string(name) + "`") != std::string::npos);
    }
    // The program that wrote it is no result.
    CHECK_FALSE(hdf5::has_attribute(file.id(), "git_sha"));
    const hdf5::Handle provenance = hdf5::open_group(file.id(), "provenance");
    CHECK(hdf5::read_string_attribute(provenance.id(), "git_sha") == git_sha());
    CHECK(hdf5::has_attribute(provenance.id(), "compiler"));
}
