#include "scenario/document.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;
using sample::Folder;
using sample::kBase;
using sample::problems_of;

namespace {

std::string delta(const std::string& base, const std::string& text = "") {
    return "format = 1\nextends = \"" + base + "\"\n" + text;
}

}  // namespace

TEST_CASE("a delta changes single keys of what it extends") {
    const Folder folder{{"legeplan-root.toml", ""},
                        {"base.toml", kBase + "gp.count = 7\ngp.share = 0.5\n"},
                        {"x/delta.toml", delta("../base.toml", "gp.count = 9\n")}};
    const Scenario scenario = Scenario::load(folder.path() / "x/delta.toml", sample::schema());
    CHECK(scenario.integer("gp.count") == 9);
    CHECK(scenario.number("gp.share") == 0.5);
    CHECK(folder.without_path(scenario.where("gp.count").file) == "x/delta.toml");
    CHECK(scenario.where("gp.count").line == 3);
    CHECK(folder.without_path(scenario.where("gp.share").file) == "base.toml");
    CHECK(scenario.files() == std::vector<std::filesystem::path>{folder.path() / "x/delta.toml",
                                                                 folder.path() / "base.toml"});
}

TEST_CASE("the installed defaults can be extended from anywhere") {
    const Folder data{{"norway/defaults.toml", kBase + "population.start = \"p.csv\"\n"},
                      {"norway/p.csv", "sex,age,persons\nwomen,0,2\n"}};
    const Folder folder{{"a.toml", delta("legeplan:norway/defaults.toml")}};
    const Scenario scenario =
        Scenario::load(folder.path() / "a.toml", sample::schema(), {data.path()});
    CHECK(scenario.table("population.start").rows() == 1);
    CHECK(scenario.table("population.start").file() == "legeplan:norway/p.csv");
    CHECK(scenario.where("position.list_cap").file == "legeplan:norway/defaults.toml");
}

TEST_CASE("a scenario that extends itself is refused") {
    const Folder folder{
        {"a.toml", delta("a.toml")}, {"b.toml", delta("c.toml")}, {"c.toml", delta("./b.toml")}};
    CHECK(problems_of(folder, "a.toml") ==
          "a.toml:2: extends: a.toml extends itself, directly or through other files (expected a "
          "file that does not lead back here)");
    CHECK(problems_of(folder, "b.toml") ==
          "c.toml:2: extends: b.toml extends itself, directly or through other files (expected a "
          "file that does not lead back here)");
}

TEST_CASE("a chain has at most eight steps") {
    const Folder folder{{"0.toml", kBase}};
    for (int i = 1; i <= 9; ++i) {
        folder.write(std::to_string(i) + ".toml", delta(std::to_string(i - 1) + ".toml"));
    }
    CHECK(problems_of(folder, "8.toml").empty());
    CHECK(problems_of(folder, "9.toml") ==
          "1.toml:2: extends: too many files extend one another (expected at most 8 steps)");
}

TEST_CASE("what cannot be extended is told at the line that names it") {
    const Folder folder{{"in/missing.toml", delta("none.toml")},
                        {"in/folder.toml", delta("sub")},
                        {"in/number.toml", "format = 1\nextends = 3\n"},
                        {"in/list.toml", "format = 1\nextends = ['missing.toml']\n"},
                        {"in/outside.toml", delta("../base.toml")},
                        {"in/sub/x.toml", ""},
                        {"base.toml", kBase}};
    CHECK(problems_of(folder, "in/missing.toml") ==
          "in/missing.toml:2: extends: in/none.toml: file not found");
    CHECK(problems_of(folder, "in/folder.toml") ==
          "in/folder.toml:2: extends: in/sub: is a folder, not a file");
    CHECK(problems_of(folder, "in/number.toml") ==
          "in/number.toml:2: extends: 3 (expected the name of a file)");
    CHECK(problems_of(folder, "in/list.toml") ==
          "in/list.toml:2: extends: a list (expected the name of a file)");
    CHECK(problems_of(folder, "in/outside.toml")
              .starts_with("in/outside.toml:2: extends: ../base.toml: lies outside"));
}

TEST_CASE("problems of all files of a chain are told together") {
    const Folder folder{{"base.toml", "format = 2\nposition.list_cap = 1\n"},
                        {"mid.toml", delta("base.toml", "gp.coutn = 1\n")},
                        {"top.toml", delta("mid.toml", "gp.share = 7\n[[policy]]\nid = 'x'\n"
                                                       "remove = true\n")}};
    // Keys and items that the unread file may hold are not called missing.
    CHECK(problems_of(folder, "top.toml") ==
          "base.toml:1: format: 2 is newer than this version of Legeplan reads (expected the line "
          "format = 1)\n"
          "mid.toml:3: gp.coutn: unknown key. Did you mean \"gp.count\"?\n"
          "top.toml:3: gp.share: 7 (expected 0..1)");
}

TEST_CASE("a file that is not there or cannot be parsed") {
    const Folder folder{{"broken.toml", "format = 1\n= 3\n"},
                        {"nul.toml", "format = 1\n" + std::string(1, '\0')},
                        {"huge.toml", kBase + std::string(5 * 1024 * 1024, ' ')},
                        {"bom.toml", "\xef\xbb\xbf" + kBase},
                        {"crlf.toml", "format = 1\r\nperiod.start = 2021-07-01\r\n"
                                      "position.list_cap = 1000\r\n"}};
    CHECK(problems_of(folder, "none.toml") == "none.toml: file not found");
    CHECK(problems_of(folder, ".").find("is a folder, not a file") != std::string::npos);
    CHECK(problems_of(folder, "broken.toml").starts_with("broken.toml:2: not valid TOML"));
    CHECK(problems_of(folder, "nul.toml") == "nul.toml:2: contains a NUL byte (expected text)");
    CHECK(problems_of(folder, "huge.toml") ==
          "huge.toml: the file is too large (expected at most 4 MiB)");
    CHECK(problems_of(folder, "bom.toml").empty());
    CHECK(problems_of(folder, "crlf.toml").empty());
}

TEST_CASE("a file may extend the same base by two names without trouble") {
    const Folder folder{{"base.toml", kBase}, {"top.toml", delta("./sub/../base.toml")}};
    std::filesystem::create_directory(folder.path() / "sub");
    CHECK(problems_of(folder, "top.toml").empty());
}

TEST_CASE("a delta in memory lies on top of the file, and a later one on top of it") {
    const Folder folder{{"base.toml", kBase + "gp.count = 7\ngp.share = 0.5\n"}};
    LoadOptions options;
    options.deltas = {{"first", "format = 1\ngp.count = 8\n"},
                      {"second", "format = 1\n\ngp.count = 9\n"}};
    const Scenario scenario =
        Scenario::load(folder.path() / "base.toml", sample::schema(), options);
    CHECK(scenario.integer("gp.count") == 9);
    CHECK(scenario.where("gp.count") == legeplan::Location{"second", 3});
    CHECK(scenario.number("gp.share") == 0.5);
    CHECK(scenario.files().size() == 1);
}

TEST_CASE("a delta in memory may name the files beside the scenario") {
    const Folder folder{{"x/base.toml", kBase}, {"x/p.csv", "sex,age,persons\nwomen,0,2\n"}};
    LoadOptions options;
    options.deltas = {{"delta", "format = 1\npopulation.start = \"p.csv\"\n"}};
    const Scenario scenario =
        Scenario::load(folder.path() / "x/base.toml", sample::schema(), options);
    CHECK(scenario.table("population.start").rows() == 1);
}

TEST_CASE("what is wrong in a delta in memory is told with its name and line") {
    const Folder folder{{"base.toml", kBase}};
    const auto problems = [&](const std::string& text) {
        LoadOptions options;
        options.deltas = {{"delta", text}};
        legeplan::Problems found;
        CHECK_FALSE(Scenario::load(folder.path() / "base.toml", sample::schema(), options, found));
        return folder.without_path(found.to_string());
    };
    CHECK_THAT(problems("format = 1\n\ngp.count = \"x\"\n"),
               Catch::StartsWith("delta:3: gp.count: \"x\" (expected "));
    CHECK_THAT(problems("format = 1\ngp.count = \n"), Catch::StartsWith("delta:2: not valid TOML"));
    CHECK(problems("gp.count = 3\n") == "delta:1: format: missing (expected the line format = 1)");
    CHECK(problems("format = 1\nextends = \"a.toml\"\n") ==
          "delta:2: extends: \"a.toml\" (expected nothing: this extends base.toml)");
}
