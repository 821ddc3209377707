#include "study/sweep_folder.h"

#include <catch2/catch.hpp>

#include "support/scenario_files.h"

using namespace legeplan;
using study::Continue;
using study::FolderTrouble;
using study::SweepFolder;
using study::SweepPlan;

namespace {

SweepPlan plan(int replicates) {
    const test::TempFolder folder;
    const auto file = folder.write(
        "study.toml", "format = 1\ntitle = \"T\"\n[study]\n"
                      "scenarios = [\"legeplan:tiny/baseline.toml\"]\nreplicates = " +
                          std::to_string(replicates) +
                          "\nseed = 3\nseeds = \"paired\"\nindicators = [\"population\"]\n"
                          "times = \"year_ends\"\n[design]\ntype = \"grid\"\n");
    return SweepPlan(study::load_study(file, LEGEPLAN_DATA_DIR), LEGEPLAN_DATA_DIR);
}

FolderTrouble trouble(const std::filesystem::path& path, const SweepPlan& made, Continue go_on,
                      study::Part part = {}) {
    try {
        const SweepFolder folder(path, made, go_on, part);
    } catch (const study::FolderError& error) {
        return error.trouble();
    }
    FAIL("the folder should be refused");
    return {};
}

}  // namespace

TEST_CASE("a folder is begun once and gone on with when asked") {
    const test::TempFolder temporary;
    const auto path = temporary.path() / "deep" / "out";
    const SweepPlan made = plan(4);
    { const SweepFolder folder(path, made, Continue::no, {}); }
    CHECK(trouble(path, made, Continue::no) == FolderTrouble::holds_sweep);
    const SweepFolder folder(path, made, Continue::yes, {});
    CHECK(folder.run_number() == 1);
    CHECK(folder.finished().units.empty());
    CHECK(trouble(path, made, Continue::yes) == FolderTrouble::is_locked);
    CHECK(trouble(path, made, Continue::yes, {0, 2}) == FolderTrouble::is_locked);
}

TEST_CASE("parts share a folder, a part is alone in its own") {
    const test::TempFolder temporary;
    const SweepPlan made = plan(4);
    const SweepFolder first(temporary.path(), made, Continue::no, {0, 2});
    const SweepFolder second(temporary.path(), made, Continue::no, {1, 2});
    CHECK(trouble(temporary.path(), made, Continue::no, {1, 2}) == FolderTrouble::is_locked);
    CHECK(trouble(temporary.path(), made, Continue::yes) == FolderTrouble::is_locked);
}

TEST_CASE("another study is refused with the lines that differ") {
    const test::TempFolder temporary;
    const SweepPlan made = plan(4);
    { const SweepFolder folder(temporary.path(), made, Continue::no, {}); }
    try {
        const SweepPlan other = plan(5);
        const SweepFolder folder(temporary.path(), other, Continue::yes, {});
        FAIL("the study differs");
    } catch (const study::FolderError& error) {
        CHECK(error.trouble() == FolderTrouble::other_study);
        CHECK(error.there().find("value = 4") != std::string::npos);
        CHECK(error.here().find("value = 5") != std::string::npos);
    }
}

TEST_CASE("a result of something else is not written over") {
    const test::TempFolder temporary;
    temporary.write("results.h5", "mine");
    CHECK(trouble(temporary.path(), plan(4), Continue::yes) == FolderTrouble::holds_results);
}

TEST_CASE("each run has a number, and the journal tells what was left") {
    const test::TempFolder temporary;
    const SweepPlan made = plan(4);
    {
        SweepFolder folder(temporary.path(), made, Continue::no, {});
        folder.note("run 1");
        folder.note("begun 3 by 0");
        folder.note("begun 4 by 1");
        folder.note("done 3");
        const study::ShardWriter shard(
            study::shard_file(temporary.path(), {}, folder.run_number(), 0), folder.identity());
    }
    const SweepFolder folder(temporary.path(), made, Continue::yes, {});
    CHECK(folder.run_number() == 2);
    CHECK(folder.unfinished() == std::vector<std::string>{"4 by 1"});
}
