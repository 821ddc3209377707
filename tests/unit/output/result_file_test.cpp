#include "output/result_file.h"

#include <cmath>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "core/version.h"
#include "output/csv.h"
#include "output/hdf5.h"
#include "output/json.h"
#include "output/sha256.h"
#include "support/scenario_files.h"
#include "support/small_results.h"

using namespace legeplan;
using output::AtomicFile;
using output::FileError;
using record::Indicator;
namespace hdf5 = output::hdf5;
namespace fs = std::filesystem;

namespace {

output::Provenance provenance(const std::string& host) {
    output::Provenance provenance;
    provenance.created = "2024-01-31T12:00:00Z";
    provenance.command_line = "legeplan run a.toml";
    provenance.threads = 2;
    provenance.host = host;
    provenance.compiler = "gcc 12.2.0";
    provenance.git_sha = "unknown";
    return provenance;
}

fs::path write(const test::TempFolder& folder, const char* name, const run::Results& results,
               const std::string& host = "here", const run::Experiment* experiment = nullptr) {
    AtomicFile file(folder.path() / name);
    output::write_results(file, results, provenance(host), experiment);
    return folder.path() / name;
}

/// Why a file cannot be read.
std::string refusal_of(const fs::path& path) {
    try {
        output::read_results(path);
    } catch (const FileError& error) {
        return error.reason().en;
    }
    return "";
}

void set_format(const fs::path& path, std::int64_t format) {
    const hdf5::Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose);
    REQUIRE(H5Adelete(file.id(), "format") >= 0);
    hdf5::write_attribute(file.id(), "format", format);
}

}  // namespace

TEST_CASE("results that are written and read back give the same document and table") {
    const test::TempFolder folder;
    run::Results results = test::small_results();
    results.scenarios[0].switched_off = {"duty", "costs"};
    const run::Results back = output::read_results(write(folder, "r.h5", results));
    CHECK(output::to_json(back).dump() == output::to_json(results).dump());
    CHECK(output::to_csv(back) == output::to_csv(results));
    CHECK(back.scenarios[1].resolved_text == results.scenarios[1].resolved_text);
    CHECK(back.scenarios[0].start == results.scenarios[0].start);
    CHECK(back.scenarios[0].has_roster == false);
    // The initial Monte Carlo error is in neither of the two texts.
    CHECK(back.scenarios[0].indicators[5].mc_error == results.scenarios[0].indicators[5].mc_error);
    CHECK(std::isnan(back.differences[0].indicators[5].mean[0]));
}

TEST_CASE("a run without alternatives has no differences in its file") {
    const test::TempFolder folder;
    run::Results results = run::summarise(test::small_experiment(), run::Pairing::none, 1);
    results.scenarios[0].has_roster = true;
    const fs::path path = write(folder, "r.h5", results);
    const run::Results back = output::read_results(path);
    CHECK(back.differences.empty());
    CHECK(back.scenarios[0].has_roster);
    CHECK_FALSE(hdf5::exists(hdf5::open_file(path).id(), "difference"));
}

TEST_CASE("the root tells what was run; what varies is in the group of provenance") {
    const test::TempFolder folder;
    const run::Results results = test::small_results();
    const hdf5::Handle file = hdf5::open_file(write(folder, "r.h5", results));
    CHECK(hdf5::read_integer_attribute(file.id(), "format") == 1);
    CHECK(hdf5::read_string_attribute(file.id(), "version") == version());
    CHECK(hdf5::read_unsigned_attribute(file.id(), "seed") == 7);
    CHECK(hdf5::read_unsigned_attribute(file.id(), "replicates") == 4);
    CHECK(hdf5::read_string_attribute(file.id(), "initial_month") == "2021-11");
    const auto texts = hdf5::read_strings_attribute(file.id(), "scenario_text");
    const auto digests = hdf5::read_strings_attribute(file.id(), "scenario_sha256");
    REQUIRE(texts.size() == 2);
    CHECK(texts[1] == results.scenarios[1].resolved_text);
    CHECK(digests[1] == output::sha256(texts[1]));
    const hdf5::Handle group(H5Gopen2(file.id(), "provenance", H5P_DEFAULT), H5Gclose);
    CHECK(hdf5::read_string_attribute(group.id(), "command_line") == "legeplan run a.toml");
    CHECK(hdf5::read_integer_attribute(group.id(), "threads") == 2);
    CHECK(hdf5::read_string_attribute(group.id(), "host") == "here");
    CHECK(hdf5::read_string_attribute(group.id(), "created") == "2024-01-31T12:00:00Z");
    for (const char* name : {"created", "host", "threads", "command_line", "git_sha"}) {
        CHECK_FALSE(hdf5::has_attribute(file.id(), name));
    }
    // 31 December 2021 and 31 January 2022 in days since 1970.
    CHECK(hdf5::read_integers(file.id(), "time") == std::vector<std::int64_t>{18992, 19023});
    CHECK(hdf5::read_strings(file.id(), "month") == std::vector<std::string>{"2021-12", "2022-01"});
}

TEST_CASE("draws are the values of each replicate") {
    const test::TempFolder folder;
    const run::Experiment experiment = test::small_experiment();
    const hdf5::Handle file =
        hdf5::open_file(write(folder, "r.h5", test::small_results(), "here", &experiment));
    const auto draws = hdf5::read_doubles(file.id(), "indicator/births/draws", 2 * 4 * 2);
    std::size_t i = 0;
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
        for (std::uint64_t replicate = 0; replicate < 4; ++replicate) {
            for (std::size_t time = 1; time <= 2; ++time) {
                CHECK(draws[i++] ==
                      test::small_value(scenario, replicate, Indicator::births, time));
            }
        }
    }
    CHECK(hdf5::read_integers(file.id(), "replicate") == std::vector<std::int64_t>{0, 1, 2, 3});
    const hdf5::Handle without = hdf5::open_file(write(folder, "w.h5", test::small_results()));
    CHECK_FALSE(hdf5::exists(without.id(), "indicator/births/draws"));
}

TEST_CASE("the same results give the same bytes") {
    const test::TempFolder folder;
    const run::Results results = test::small_results();
    const run::Experiment experiment = test::small_experiment();
    write(folder, "a.h5", results, "here", &experiment);
    write(folder, "b.h5", results, "here", &experiment);
    CHECK(folder.read("a.h5") == folder.read("b.h5"));
    write(folder, "c.h5", results, "else", &experiment);
    CHECK(folder.read("a.h5") != folder.read("c.h5"));
}

TEST_CASE("a file of a newer format is refused, and the reader says why") {
    const test::TempFolder folder;
    const fs::path path = write(folder, "r.h5", test::small_results());
    set_format(path, 2);
    const std::string reason = refusal_of(path);
    CHECK(reason.find("format 2") != std::string::npos);
    CHECK(reason.find("reads format 1") != std::string::npos);
    CHECK(reason.find("newer Legeplan") != std::string::npos);
    set_format(path, 1);
    CHECK(refusal_of(path).empty());
}

TEST_CASE("what is not a result file is refused") {
    const test::TempFolder folder;
    CHECK(refusal_of(folder.path() / "missing.h5") != "");
    CHECK(refusal_of(folder.path()) == "not a file");
    CHECK(refusal_of(folder.write("text.h5", "indicator,scenario\n")) ==
          "not a result file of Legeplan");
    hdf5::create_file(folder.path() / "other.h5");
    CHECK(refusal_of(folder.path() / "other.h5") == "not a result file of Legeplan");
    // A file that was cut off.
    const fs::path cut = write(folder, "cut.h5", test::small_results());
    fs::resize_file(cut, fs::file_size(cut) / 2);
    CHECK_FALSE(refusal_of(cut).empty());
}

TEST_CASE("an indicator that an older file lacks is undefined") {
    const test::TempFolder folder;
    const fs::path path = write(folder, "r.h5", test::small_results());
    {
        const hdf5::Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose);
        REQUIRE(H5Ldelete(file.id(), "indicator/births", H5P_DEFAULT) >= 0);
        REQUIRE(H5Ldelete(file.id(), "difference/births", H5P_DEFAULT) >= 0);
    }
    const run::Results back = output::read_results(path);
    const auto births = static_cast<std::size_t>(Indicator::births);
    CHECK(std::isnan(back.scenarios[0].indicators[births].mean[2]));
    CHECK(std::isnan(back.differences[0].indicators[births].mean[2]));
    CHECK(back.scenarios[0].indicators[births + 1].mean[2] == Approx(29.5));
}

TEST_CASE("what an older file does not tell of ties and of steps switched off is not known") {
    const test::TempFolder folder;
    const fs::path path = write(folder, "r.h5", test::small_results());
    {
        const hdf5::Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose);
        REQUIRE(H5Adelete(file.id(), "switched_off") >= 0);
        for (const record::IndicatorSpec& spec : record::indicator_specs()) {
            const std::string name = fmt::format("difference/{}/probability_equal", spec.name);
            REQUIRE(H5Ldelete(file.id(), name.c_str(), H5P_DEFAULT) >= 0);
        }
    }
    const run::Results read = output::read_results(path);
    CHECK(read.scenarios[0].switched_off.empty());
    CHECK(read.differences[0].indicators[5].probability_greater[2] == 0.75);
    CHECK(std::isnan(read.differences[0].indicators[5].probability_equal[2]));
}

TEST_CASE("writing that is cancelled leaves the old file and nothing else") {
    const test::TempFolder folder;
    folder.write("r.h5", "old");
    {
        AtomicFile file(folder.path() / "r.h5");
        CHECK_THROWS_AS(output::write_results(file, test::small_results(), provenance("here"),
                                              nullptr, [] { return true; }),
                        run::Cancelled);
    }
    CHECK(folder.read("r.h5") == "old");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}
