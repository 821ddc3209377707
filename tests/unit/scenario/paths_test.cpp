#include "scenario/paths.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;
namespace fs = std::filesystem;

namespace {

/// What a reference from a file means: the shown name, or the problem.
std::string meaning(const SourceFile& from, const std::string& reference,
                    const fs::path& data_dir = {}) {
    Problems problems;
    const auto file =
        referenced_file(reference, from, data_dir, {"a.toml", 2}, "extends", problems);
    return file ? file->shown : problems.to_string();
}

const std::string kOutside = "lies outside the scenario's folder (expected a path under the folder "
                             "that holds legeplan-root.toml, or else under the scenario's own)";

}  // namespace

TEST_CASE("the root is the file's own folder without a marker") {
    const sample::Folder folder{{"a/b/x.toml", ""}};
    const SourceFile file = named_file(folder.path() / "a/b/x.toml", {});
    CHECK(file.root == folder.path() / "a/b");
    CHECK(meaning(file, "../y.toml") == "a.toml:2: extends: ../y.toml: " + kOutside);
}

TEST_CASE("the root is the nearest folder with a marker") {
    const sample::Folder folder{
        {"legeplan-root.toml", ""}, {"a/legeplan-root.toml", ""}, {"a/b/x.toml", ""}};
    const SourceFile file = named_file(folder.path() / "a/b/x.toml", {});
    CHECK(file.root == folder.path() / "a");
    CHECK(meaning(file, "../y.toml") == (folder.path() / "a/y.toml").string());
    CHECK(meaning(file, "../../y.toml") == "a.toml:2: extends: ../../y.toml: " + kOutside);
}

TEST_CASE("names are shown relative to how the first file was named") {
    const sample::Folder folder{{"legeplan-root.toml", ""}, {"b/x.toml", ""}};
    const SourceFile file{"b/x.toml", folder.path() / "b/x.toml", folder.path()};
    CHECK(meaning(file, "y.csv") == "b/y.csv");
    CHECK(meaning(file, "../c/./y.csv") == "c/y.csv");
}

TEST_CASE("absolute paths and links cannot leave the root") {
    const sample::Folder folder{{"in/x.toml", ""}, {"out/y.toml", ""}};
    const SourceFile file = named_file(folder.path() / "in/x.toml", {});
    CHECK(meaning(file, "/etc/passwd") == "a.toml:2: extends: /etc/passwd: " + kOutside);
    fs::create_symlink(folder.path() / "out/y.toml", folder.path() / "in/link.toml");
    CHECK(meaning(file, "link.toml") == "a.toml:2: extends: link.toml: " + kOutside);
    fs::create_directory_symlink(folder.path() / "out", folder.path() / "in/folder");
    CHECK(meaning(file, "folder/y.toml") == "a.toml:2: extends: folder/y.toml: " + kOutside);
    fs::create_symlink(folder.path() / "in/x.toml", folder.path() / "in/inside.toml");
    CHECK(meaning(file, "inside.toml") == (folder.path() / "in/inside.toml").string());
    // A folder whose name merely starts like the root's is outside.
    CHECK(meaning(file, "../in2/y.toml") == "a.toml:2: extends: ../in2/y.toml: " + kOutside);
}

TEST_CASE("links in a circle are a problem, not a hang") {
    const sample::Folder folder{{"x.toml", ""}};
    fs::create_symlink(folder.path() / "b", folder.path() / "a");
    fs::create_symlink(folder.path() / "a", folder.path() / "b");
    const SourceFile file = named_file(folder.path() / "x.toml", {});
    CHECK(meaning(file, "a").find("cannot be followed") != std::string::npos);
}

TEST_CASE("what is no path is refused") {
    const sample::Folder folder{{"x.toml", ""}};
    const SourceFile file = named_file(folder.path() / "x.toml", {});
    CHECK(meaning(file, "") == "a.toml:2: extends: is not a path (expected the name of a file)");
    CHECK(meaning(file, std::string("a\0b", 3)).find("is not a path") != std::string::npos);
    CHECK(meaning(file, "a\nb").find("is not a path") != std::string::npos);
}

TEST_CASE("installed files are found in the data folder and stay there") {
    const sample::Folder folder{{"x.toml", ""}};
    const sample::Folder data{{"norway/defaults.toml", ""}};
    const SourceFile file = named_file(folder.path() / "x.toml", data.path());
    CHECK(meaning(file, "legeplan:norway/defaults.toml", data.path()) ==
          "legeplan:norway/defaults.toml");
    CHECK(meaning(file, "legeplan:../x", data.path()) ==
          "a.toml:2: extends: legeplan:../x: " + kOutside);
    CHECK(meaning(file, "legeplan:/etc/passwd", data.path()) ==
          "a.toml:2: extends: legeplan:/etc/passwd: " + kOutside);
    CHECK(meaning(file, "legeplan:norway/defaults.toml").find("data folder is not known") !=
          std::string::npos);

    Problems problems;
    const auto defaults =
        referenced_file("legeplan:norway/defaults.toml", file, data.path(), {}, "", problems);
    REQUIRE(defaults.has_value());
    CHECK(defaults->path == data.path() / "norway/defaults.toml");
    CHECK(meaning(*defaults, "rates.csv", data.path()) == "legeplan:norway/rates.csv");
    CHECK(meaning(*defaults, "../x.csv", data.path()) == "legeplan:x.csv");
    CHECK(meaning(*defaults, "../../x.csv", data.path()) ==
          "a.toml:2: extends: ../../x.csv: " + kOutside);
}

TEST_CASE("an installed file can be named by hand") {
    const sample::Folder data{{"tiny/baseline.toml", ""}};
    const SourceFile file = named_file("legeplan:tiny/baseline.toml", data.path());
    CHECK(file.shown == "legeplan:tiny/baseline.toml");
    CHECK(file.path == data.path() / "tiny/baseline.toml");
    CHECK(file.root == data.path());
}

TEST_CASE("a file is referred to from where another will be") {
    const sample::Folder folder{{"plans/legeplan-root.toml", ""},
                                {"plans/a/x.toml", ""},
                                {"plans/b/y.toml", ""},
                                {"data/norway/z.toml", ""},
                                {"own/w.toml", ""}};
    const auto reference = [&](const char* file, const char* from) {
        return reference_to(folder.path() / file, folder.path() / from, folder.path() / "data")
            .value_or("none");
    };
    CHECK(reference("plans/a/x.toml", "plans/a/new.toml") == "x.toml");
    CHECK(reference("plans/a/x.toml", "plans/b/new.toml") == "../a/x.toml");
    CHECK(reference("data/norway/z.toml", "own/new.toml") == "legeplan:norway/z.toml");
    CHECK(reference("plans/a/x.toml", "own/new.toml") == "none");
    CHECK(reference("own/w.toml", "plans/a/new.toml") == "none");
    CHECK_FALSE(
        reference_to(folder.path() / "data/norway/z.toml", folder.path() / "own/v.toml", {}));
}
