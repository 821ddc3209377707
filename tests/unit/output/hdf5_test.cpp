#include "output/hdf5.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <hdf5_hl.h>

#include "support/scenario_files.h"

using namespace legeplan;
using output::hdf5::Error;
using output::hdf5::Handle;
namespace hdf5 = output::hdf5;

TEST_CASE("what is written to an HDF5 file is read back") {
    const test::TempFolder folder;
    const auto path = folder.path() / "r.h5";
    const std::vector<double> numbers{1.0, 2.5, -3.0, 4.0, 5.0, 6.0};
    {
        const Handle file = hdf5::create_file(path);
        const Handle group = hdf5::create_group(file.id(), "group");
        hdf5::write_doubles(group.id(), "numbers", {2, 3}, numbers);
        hdf5::write_integers(file.id(), "days", std::vector<std::int64_t>{-1, 18993});
        hdf5::write_strings(file.id(), "names", {"Gjøvik", "", "Løten"});
        hdf5::write_attribute(group.id(), "text", std::string("måned"));
        hdf5::write_attribute(group.id(), "signed", std::int64_t{-7});
        hdf5::write_attribute(group.id(), "unsigned", ~std::uint64_t{0});
        hdf5::write_attribute(group.id(), "texts", std::vector<std::string>{"a", "bc"});
    }
    const Handle file = hdf5::open_file(path);
    const Handle group(H5Gopen2(file.id(), "group", H5P_DEFAULT), H5Gclose);
    CHECK(hdf5::read_doubles(file.id(), "group/numbers", 6) == numbers);
    CHECK(hdf5::read_integers(file.id(), "days") == std::vector<std::int64_t>{-1, 18993});
    CHECK(hdf5::read_strings(file.id(), "names") ==
          std::vector<std::string>{"Gjøvik", "", "Løten"});
    CHECK(hdf5::read_string_attribute(group.id(), "text") == "måned");
    CHECK(hdf5::read_integer_attribute(group.id(), "signed") == -7);
    CHECK(hdf5::read_unsigned_attribute(group.id(), "unsigned") == ~std::uint64_t{0});
    CHECK(hdf5::read_strings_attribute(group.id(), "texts") == std::vector<std::string>{"a", "bc"});
    CHECK(hdf5::exists(file.id(), "group/numbers"));
    CHECK_FALSE(hdf5::exists(file.id(), "group/other"));
    CHECK(hdf5::has_attribute(group.id(), "text"));
    CHECK_FALSE(hdf5::has_attribute(group.id(), "other"));
}

TEST_CASE("scales are attached as the library attaches them, in files of both ways of writing") {
    const test::TempFolder folder;
    const auto path = folder.path() / "r.h5";
    const auto writing = GENERATE(hdf5::Writing::at_once, hdf5::Writing::as_it_comes);
    constexpr int kDatasets = 100;
    {
        const Handle file = hdf5::create_file(path, writing);
        const Handle row = hdf5::write_integers(file.id(), "row", std::vector<std::int64_t>{1, 2});
        const Handle column = hdf5::write_doubles(file.id(), "column", {1}, std::vector{0.5});
        hdf5::make_scale(row.id(), "row");
        hdf5::make_scale(column.id(), "column");
        const Handle group = hdf5::create_group(file.id(), "group");
        hdf5::Scales scales;
        for (int k = 0; k < kDatasets; ++k) {
            const Handle dataset = hdf5::write_doubles(group.id(), std::to_string(k), {2, 1},
                                                       std::vector{1.0 * k, 2.0 * k});
            scales.attach(dataset.id(), {row.id(), column.id()});
        }
        scales.write_lists(file.id());
    }
    const Handle file = hdf5::open_file(path);
    const Handle row(H5Dopen2(file.id(), "row", H5P_DEFAULT), H5Dclose);
    const Handle column(H5Dopen2(file.id(), "column", H5P_DEFAULT), H5Dclose);
    const Handle group = hdf5::open_group(file.id(), "group");
    CHECK(H5DSget_num_scales(row.id(), 0) == 0);
    for (int k = 0; k < kDatasets; ++k) {
        const std::string name = std::to_string(k);
        const Handle dataset(H5Dopen2(group.id(), name.c_str(), H5P_DEFAULT), H5Dclose);
        CHECK(H5DSis_attached(dataset.id(), row.id(), 0) > 0);
        CHECK(H5DSis_attached(dataset.id(), column.id(), 1) > 0);
        CHECK(H5DSis_attached(dataset.id(), row.id(), 1) == 0);
        CHECK(hdf5::read_doubles(group.id(), name, 2) == std::vector{1.0 * k, 2.0 * k});
    }
    CHECK(hdf5::names(group.id()).size() == kDatasets);
    CHECK(hdf5::names(group.id()).back() == "99");
}

TEST_CASE("small and large datasets are read back") {
    const test::TempFolder folder;
    const Handle file = hdf5::create_file(folder.path() / "r.h5");
    for (const std::size_t size : {1U, 128U, 129U, 9000U}) {
        std::vector<double> values(size, 0.25);
        values.back() = static_cast<double>(size);
        hdf5::write_doubles(file.id(), std::to_string(size), {size}, values);
        CHECK(hdf5::read_doubles(file.id(), std::to_string(size), size) == values);
    }
}

TEST_CASE("a dataset is filled part by part") {
    const test::TempFolder folder;
    const Handle file = hdf5::create_file(folder.path() / "r.h5");
    const Handle dataset = hdf5::create_dataset(file.id(), "draws", H5T_IEEE_F32LE, {2, 3},
                                                hdf5::Packing::checked_and_deflated, {1, 2});
    hdf5::write_part(dataset.id(), {0, 0}, {1, 3}, std::vector<float>{1, 2, 3});
    hdf5::write_part(dataset.id(), {1, 1}, {1, 2}, std::vector<float>{5, 6});
    CHECK(hdf5::read_doubles(file.id(), "draws", 6) ==
          std::vector<double>{1.0, 2.0, 3.0, 0.0, 5.0, 6.0});
}

TEST_CASE("a call that fails is an error with the library's reason") {
    const hdf5::QuietErrors quiet;
    const test::TempFolder folder;
    folder.write("text.h5", "not HDF5");
    CHECK_THROWS_AS(hdf5::open_file(folder.path() / "text.h5"), Error);
    CHECK_THROWS_AS(hdf5::open_file(folder.path() / "missing.h5"), Error);
    CHECK_THROWS_AS(hdf5::create_file(folder.path() / "no" / "r.h5"), Error);
    const Handle file = hdf5::create_file(folder.path() / "r.h5");
    hdf5::write_doubles(file.id(), "numbers", {2}, std::vector<double>{1.0, 2.0});
    CHECK_THROWS_AS(hdf5::read_doubles(file.id(), "other", 2), Error);
    CHECK_THROWS_AS(hdf5::read_doubles(file.id(), "numbers", 3), Error);
    CHECK_THROWS_AS(hdf5::read_string_attribute(file.id(), "other"), Error);
}
