#include "study/study_file.h"

#include <catch2/catch.hpp>

#include "support/scenario_files.h"

using namespace legeplan;

namespace {

const std::string kHead = "format = 1\n"
                          "title = \"A study\"\n"
                          "[study]\n"
                          "scenarios = [\"base.toml\"]\n"
                          "replicates = 20\n"
                          "seed = 3\n"
                          "seeds = \"paired\"\n"
                          "indicators = [\"list_free\", \"population\"]\n"
                          "times = \"months\"\n";

const std::string kAxis = "[[axis]]\n"
                          "id = \"level\"\n"
                          "key = \"recruitment.level\"\n";

study::Study load(const std::string& text, const std::string& points = "") {
    const test::TempFolder folder;
    if (!points.empty()) {
        folder.write("points.csv", points);
    }
    return study::load_study(folder.write("study.toml", text), {});
}

std::string problems(const std::string& text, const std::string& points = "") {
    try {
        load(text, points);
    } catch (const ScenarioError& error) {
        return error.problems().to_string();
    }
    return {};
}

bool says(const std::string& text, const std::string& part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a study file gives its study") {
    const auto study =
        load(kHead +
             "unit_replicates = 5\n[design]\ntype = \"latin_hypercube\"\npoints = 8\n"
             "seed = 2\n" +
             kAxis + "type = \"range\"\nfrom = 0.2\nto = 0.9\n");
    CHECK(study.replicates == 20);
    CHECK(study.unit == 5);
    CHECK(study.ids == std::vector<std::string>{"base"});
    CHECK(study.kept.indicators ==
          std::vector{record::Indicator::list_free, record::Indicator::population});
    REQUIRE(study.axes.size() == 1);
    CHECK(study.axes[0].kind == study::AxisKind::range);
    CHECK(study.axes[0].where.line == 17);
    CHECK(study.design.points == 8);
    CHECK(study::points_of(study.design, study.axes).size() == 8);
}

TEST_CASE("everything wrong with a study is told at once, by file and line") {
    const std::string text = problems(kHead + "replicats = 5\n[design]\ntype = \"sobl\"\n" + kAxis +
                                      "type = \"range\"\nfrom = \"low\"\nto = 0.9\n");
    says(text, "study.toml:10: study.replicats: unknown key");
    says(text, "study.toml:12: design.type: \"sobl\"");
    says(text, "Did you mean \"sobol\"");
    says(text, "study.toml:17: axis[level].from: \"low\" is not a number");
}

TEST_CASE("keys that do not fit together are told") {
    const std::string grid = "[design]\ntype = \"grid\"\n";
    says(problems(kHead + grid + kAxis + "type = \"range\"\nfrom = 1\nto = 0\nlevels = 2\n"),
         "axis[level].to: 0 (expected above from)");
    says(problems(kHead + grid + kAxis + "type = \"range\"\nfrom = 0\nto = 1\n"),
         "axis[level].levels: missing");
    says(problems(kHead + grid + kAxis +
                  "type = \"range\"\nfrom = 0\nto = 1\nlevels = 3\nspacing = \"logarithmic\"\n"),
         "axis[level].from: 0 (expected above 0");
    says(problems(kHead + "[design]\ntype = \"grid\"\npoints = 3\n" + kAxis +
                  "type = \"list\"\nvalues = [1]\n"),
         "design.points: has no meaning here");
    says(problems(kHead + "[design]\ntype = \"morris\"\ntrajectories = 3\nlevels = 5\nseed = 1\n" +
                  kAxis + "type = \"list\"\nvalues = [1, 2]\n"),
         "design.levels: 5 (expected an even number)");
    says(problems(kHead + grid + kAxis + "type = \"column\"\n"), "a column without a table");
    const std::string list = "type = \"list\"\nvalues = [1, 2]\n";
    says(problems(kHead + grid + kAxis + list +
                  "[[axis]]\nid = \"time\"\nkey = \"recruitment.level\"\n" + list),
         "recruitment.level is set by two axes");
    says(problems(kHead + grid + "[[axis]]\nid = \"time\"\nkey = \"recruitment.level\"\n" + list),
         "the id cannot name a dimension");
}

TEST_CASE("indicators are known ones, each once") {
    std::string head = kHead;
    const std::string two = "[\"list_free\", \"population\"]";
    head.replace(head.find(two), two.size(), "[\"list_fre\", \"population\"]");
    says(problems(head + "[design]\ntype = \"grid\"\n"), "Did you mean \"list_free\"");
    head = kHead;
    head.replace(head.find(two), two.size(), "[\"population\", \"population\"]");
    says(problems(head + "[design]\ntype = \"grid\"\n"), "\"population\" stands twice");
}

TEST_CASE("a table gives points of numbers, dates and names") {
    const std::string text = kHead + "[design]\ntype = \"table\"\nfile = \"points.csv\"\n" + kAxis +
                             "type = \"column\"\n[[axis]]\nid = \"kind\"\nkey = \"x\"\n"
                             "type = \"column\"\n";
    const auto study = load(text, "level,kind\n0.5,salaried\n1,2023-01-01\n");
    CHECK(study.design.rows ==
          std::vector<std::vector<std::string>>{{"0.5", "\"salaried\""}, {"1", "2023-01-01"}});
    CHECK(study.resolved_text.find("# point 1,2023-01-01") != std::string::npos);
    says(problems(text, "level,knd\n0.5,salaried\n"), "points.csv:1");
    says(problems(text, "level,kind\n"), "no rows");
}
