#include "output/cube_reader.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "output/hdf5.h"
#include "support/problems.h"
#include "support/scenario_files.h"
#include "support/small_study.h"

using namespace legeplan;
using Catch::Contains;
using output::Cube;
namespace hdf5 = output::hdf5;

namespace {

/// What is said of a file that cannot be read.
std::string reason(const std::filesystem::path& path) {
    try {
        output::read_cube(path);
    } catch (const output::FileError& error) {
        CHECK(error.path() == path);
        return error.reason().en;
    }
    return "nothing";
}

/// Opens a file for writing and removes or changes something in it.
template <typename Change>
void edit(const std::filesystem::path& path, const Change& change) {
    const hdf5::Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose);
    change(file.id());
}

}  // namespace

TEST_CASE("a study is read as it was written") {
    const test::TempFolder folder;
    const Cube written = test::small_study();
    test::write_study(folder.path() / "results.h5", written);
    CHECK(output::is_study(folder.path() / "results.h5"));
    const Cube cube = output::read_cube(output::study_file(folder.path()));
    CHECK(cube.layout.title == written.layout.title);
    CHECK(cube.layout.design == "grid");
    CHECK(cube.layout.seed == written.layout.seed);
    CHECK(cube.layout.replicates == written.layout.replicates);
    CHECK(cube.layout.scenario == written.layout.scenario);
    CHECK(cube.layout.seeds == written.layout.seeds);
    CHECK(cube.layout.design_points == written.layout.design_points);
    CHECK(cube.layout.indicators == written.layout.indicators);
    CHECK(cube.layout.months == written.layout.months);
    REQUIRE(cube.layout.axes.size() == 2);
    for (std::size_t a = 0; a < 2; ++a) {
        CHECK(cube.layout.axes[a].id == written.layout.axes[a].id);
        CHECK(cube.layout.axes[a].key == written.layout.axes[a].key);
        CHECK(cube.layout.axes[a].unit == written.layout.axes[a].unit);
        CHECK(cube.layout.axes[a].title == written.layout.axes[a].title);
        CHECK(cube.layout.axes[a].numbers == written.layout.axes[a].numbers);
        CHECK(cube.layout.axes[a].words == written.layout.axes[a].words);
    }
    REQUIRE(cube.points.size() == written.points.size());
    for (std::size_t p = 0; p < cube.points.size(); ++p) {
        CHECK(std::isnan(cube.series(p, 2).mean[1]));
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(cube.series(p, i).mean == written.series(p, i).mean);
            CHECK(cube.series(p, i).mc_error == written.series(p, i).mc_error);
            CHECK(cube.series(p, i).quantiles == written.series(p, i).quantiles);
        }
    }
}

TEST_CASE("a Morris design has its trajectories") {
    const test::TempFolder folder;
    Cube written = test::small_study();
    written.layout.design = "morris";
    written.layout.trajectories.assign(written.layout.points(), 3);
    written.layout.changed_axes.assign(written.layout.points(), "level");
    test::write_study(folder.path() / "results.h5", written);
    const Cube cube = output::read_cube(folder.path() / "results.h5");
    CHECK(cube.layout.trajectories == written.layout.trajectories);
    CHECK(cube.layout.changed_axes == written.layout.changed_axes);
}

TEST_CASE("municipalities of a region are an axis without a key") {
    const test::TempFolder folder;
    Cube written = test::small_study();
    written.layout.axes.push_back({output::kMunicipality,
                                   "",
                                   "",
                                   {"Kommune", "Municipality"},
                                   {},
                                   {"all", "3407", "3412", "all", "3407", "3412"}});
    test::write_study(folder.path() / "results.h5", written);
    const Cube cube = output::read_cube(folder.path() / "results.h5");
    REQUIRE(cube.layout.axes.size() == 3);
    CHECK(cube.layout.axes[2].id == output::kMunicipality);
    CHECK(cube.layout.axes[2].key.empty());
    CHECK(cube.layout.axes[2].title.nb == "Kommune");
    CHECK(cube.layout.axes[2].words == written.layout.axes[2].words);
}

TEST_CASE("files that are no study are told apart") {
    const test::TempFolder folder;
    CHECK_THAT(reason(folder.path() / "absent.h5"), Contains("no such file"));
    CHECK_THAT(reason(folder.write("notes.h5", "my notes")), Contains("not a result file"));
    const auto path = folder.path() / "results.h5";
    test::write_study(path, test::small_study());
    edit(path, [](hid_t file) { REQUIRE(H5Adelete(file, "content") >= 0); });
    CHECK_FALSE(output::is_study(path));
    CHECK_THAT(reason(path), Contains("not the results of a study"));
}

TEST_CASE("a newer format is refused") {
    const test::TempFolder folder;
    const auto path = folder.path() / "results.h5";
    test::write_study(path, test::small_study());
    edit(path, [](hid_t file) {
        REQUIRE(H5Adelete(file, "format") >= 0);
        hdf5::write_attribute(file, "format", std::int64_t{2});
    });
    CHECK_THAT(reason(path), Contains("newer Legeplan"));
}

TEST_CASE("a file that was cut off or lacks something says what") {
    const test::TempFolder folder;
    const auto path = folder.path() / "results.h5";
    test::write_study(path, test::small_study());
    const std::string whole = folder.read("results.h5");
    for (const std::size_t part : {2U, 4U, 8U}) {
        const auto cut =
            folder.write("cut.h5", whole.substr(0, whole.size() - whole.size() / part));
        CHECK(reason(cut) != "nothing");
    }
    edit(path,
         [](hid_t file) { REQUIRE(H5Ldelete(file, "indicator/list_free/sd", H5P_DEFAULT) >= 0); });
    CHECK_THAT(reason(path), Contains("/indicator/list_free"));
    edit(path, [](hid_t file) {
        REQUIRE(H5Ldelete(file, "seed", H5P_DEFAULT) >= 0);
        const std::vector<std::string> seeds{"1", "2"};
        hdf5::write_strings(file, "seed", seeds);
    });
    CHECK_THAT(reason(path), Contains("/seed has 2 values for 6 points"));
}

TEST_CASE("a flipped bit in the figures is found and located") {
    const test::TempFolder folder;
    const auto path = folder.path() / "results.h5";
    test::write_study(path, test::small_study());
    haddr_t place = 0;
    {
        const hdf5::Handle file = hdf5::open_file(path);
        const hdf5::Handle mean(H5Dopen2(file.id(), "indicator/list_free/mean", H5P_DEFAULT),
                                H5Dclose);
        hsize_t size = 0;
        hsize_t offset[2];
        unsigned filter = 0;
        const hdf5::Handle space(H5Dget_space(mean.id()), H5Sclose);
        REQUIRE(H5Dget_chunk_info(mean.id(), space.id(), 0, offset, &filter, &place, &size) >= 0);
    }
    std::string bytes = folder.read("results.h5");
    bytes[place + 4] = static_cast<char>(bytes[place + 4] ^ 1);
    folder.write("results.h5", bytes);
    CHECK_THAT(reason(path), Contains("/indicator/list_free"));
}

TEST_CASE("a file whose root tells the program is read as before") {
    const test::TempFolder folder;
    const auto path = folder.path() / "results.h5";
    test::write_study(path, test::small_study());
    edit(path, [](hid_t file) {
        REQUIRE(H5Ldelete(file, "provenance", H5P_DEFAULT) >= 0);
        hdf5::write_attribute(file, "git_sha", "abc123");
    });
    CHECK(output::read_cube(path).git_sha == "abc123");
}

TEST_CASE("what the library says of a file is told in words, in both languages") {
    const test::TempFolder folder;
    const auto path = folder.path() / "results.h5";
    const auto text = [&] {
        try {
            output::read_cube(path);
        } catch (const output::FileError& error) {
            return error.reason();
        }
        return Text();
    };
    test::write_study(path, test::small_study());
    edit(path, [](hid_t file) { REQUIRE(H5Ldelete(file, "month", H5P_DEFAULT) >= 0); });
    CHECK(text().nb == "filen mangler /month");
    CHECK(text().en == "the file lacks /month");

    test::write_study(path, test::small_study());
    edit(path, [](hid_t file) { REQUIRE(H5Adelete(file, "design") >= 0); });
    CHECK(text().nb == "filen mangler attributtet design");

    test::write_study(path, test::small_study());
    edit(path, [](hid_t file) {
        REQUIRE(H5Adelete(file, "format") >= 0);
        hdf5::write_attribute(file, "format", "1");
    });
    CHECK(text().nb == "attributtet format er ikke et helt tall");

    test::write_study(path, test::small_study());
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    CHECK(text().nb == "filen er avkortet: slutten mangler");
}
