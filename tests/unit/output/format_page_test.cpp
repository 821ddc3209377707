#include "output/format_page.h"

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "output/csv.h"
#include "output/hdf5.h"
#include "output/json.h"
#include "output/result_file.h"
#include "record/summary.h"
#include "support/scenario_files.h"
#include "support/small_results.h"

using namespace legeplan;
namespace hdf5 = output::hdf5;

namespace {

/// The row of the page's table that starts with the given cell; empty when there is none.
std::string row_of(const std::string& page, const std::string& cell) {
    const std::size_t start = page.find("\n| `" + cell);
    return start == std::string::npos ? ""
                                      : page.substr(start + 1, page.find('\n', start + 1) - start);
}

/// Every link of a file, the indicators' own ids as ID, those of profiles and risks as NAME.
std::set<std::string> paths_of(hid_t file) {
    std::set<std::string> paths;
    const auto visit = [](hid_t, const char* name, const H5L_info_t*, void* found) -> herr_t {
        std::string path = std::string("/") + name;
        for (const record::IndicatorSpec& spec : record::indicator_specs()) {
            const std::string id = "/" + std::string(spec.name);
            const std::size_t at = path.rfind(id);
            const std::size_t end = at + id.size();
            if (at != std::string::npos &&
                (end == path.size() || path[end] == '/' || path.substr(end) == "_quantiles")) {
                path.replace(at, id.size(), "/ID");
                break;
            }
        }
        const auto shorten = [&](std::string_view id) {
            const std::size_t at = path.find("/" + std::string(id));
            const std::size_t initial = path.find("/initial_" + std::string(id));
            if (at != std::string::npos) {
                path.replace(at + 1, id.size(), "NAME");
            } else if (initial != std::string::npos) {
                path.replace(initial + 9, id.size(), "NAME");
            }
        };
        for (const record::ProfileSpec& spec : record::profile_specs()) {
            shorten(spec.name);
        }
        for (const record::RiskSpec& spec : record::risk_specs()) {
            shorten(spec.name);
        }
        static_cast<std::set<std::string>*>(found)->insert(path);
        return 0;
    };
    hdf5::expect_done(H5Lvisit(file, H5_INDEX_NAME, H5_ITER_INC, visit, &paths));
    return paths;
}

}  // namespace

TEST_CASE("the page has a row for every indicator, with unit, kind, words, formula and step") {
    const std::string page = output::format_page();
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        INFO(spec.name);
        const char* kind = spec.kind == record::Kind::stock ? "stock" : "flow";
        CHECK(row_of(page, fmt::format("{}` |", spec.name)) ==
              fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", spec.name, spec.unit, kind,
                          spec.en, spec.nb, spec.formula, spec.source_step));
    }
}

TEST_CASE("the page names every dataset and group of a result file") {
    const test::TempFolder folder;
    const run::Experiment experiment = test::small_experiment();
    output::AtomicFile file(folder.path() / "r.h5");
    output::write_results(file, test::small_results(), {}, &experiment);
    const hdf5::Handle opened = hdf5::open_file(folder.path() / "r.h5");
    const std::string page = output::format_page();
    const std::size_t start = page.find("## HDF5");
    const std::string chapter = page.substr(start, page.find("## CSV") - start);
    const auto paths = paths_of(opened.id());
    REQUIRE(paths.count("/indicator/ID/draws") == 1);
    REQUIRE(paths.count("/ID_quantiles") == 1);
    for (const std::string& path : paths) {
        INFO(path);
        // A row may list several datasets of a group by their last names.
        const std::string last = path.substr(path.rfind('/') + 1);
        CHECK((chapter.find("`" + path + "`") != std::string::npos ||
               chapter.find(path + "/") != std::string::npos ||
               (path.find("/ID/") != std::string::npos &&
                chapter.find("`" + last + "`") != std::string::npos) ||
               chapter.find("`/" + last + "`") != std::string::npos));
    }
    for (const char* attribute : {"format", "version", "seed", "replicates", "scenario_text",
                                  "scenario_sha256", "gps", "initial_month"}) {
        CHECK(hdf5::has_attribute(opened.id(), attribute));
        CHECK(chapter.find("`" + std::string(attribute) + "`") != std::string::npos);
    }
    const hdf5::Handle group(H5Gopen2(opened.id(), "provenance", H5P_DEFAULT), H5Gclose);
    for (const char* attribute :
         {"created", "command_line", "threads", "ranks", "host", "compiler", "git_sha"}) {
        CHECK(hdf5::has_attribute(group.id(), attribute));
        CHECK(chapter.find(attribute) != std::string::npos);
    }
}

TEST_CASE("the page names every key of the document and every column of the table") {
    const std::string page = output::format_page();
    const auto json = output::to_json(test::small_results());
    const auto check_keys = [&](const auto& object) {
        for (const auto& [key, value] : object.items()) {
            INFO(key);
            CHECK(page.find("\"" + key + "\"") != std::string::npos);
        }
    };
    check_keys(json);
    check_keys(json["scenarios"][0]);
    check_keys(json["scenarios"][0]["indicators"]["population"]);
    check_keys(json["differences"][0]);
    check_keys(json["differences"][0]["indicators"]["population"]);
    const std::string csv = output::to_csv(test::small_results());
    std::string columns = csv.substr(0, csv.find('\n'));
    std::string listed = page.substr(page.find("Columns: ") + 9);
    listed.resize(listed.find('.'));
    for (std::size_t at = 0; (at = listed.find_first_of(" \n", at)) != std::string::npos;) {
        listed.erase(at, 1);
    }
    CHECK(listed == columns);
    for (const char* name : record::kQuantileNames) {
        CHECK(page.find(name) != std::string::npos);
    }
}

TEST_CASE("docs/output_format.md is what the program writes") {
    std::ifstream file(std::string(LEGEPLAN_SOURCE_DIR) + "/docs/output_format.md");
    REQUIRE(file.good());
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    const bool is_up_to_date = written == output::format_page();
    INFO("make docs");
    CHECK(is_up_to_date);
}
