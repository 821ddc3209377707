#include "output/atomic_file.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include "support/scenario_files.h"

using namespace legeplan;
using output::AtomicFile;
using output::FileError;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const test::TempFolder& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

/// While it lives, no file of this process can grow beyond some bytes: a disk that is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    void (*handler_)(int);
    rlimit before_{};
};

/// Message of the error with which a text cannot be written; empty when it can.
std::string failure_of(AtomicFile& file, const std::string& text) {
    const FullDisk full(1000);
    try {
        output::write_text(file, text);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a file appears whole, in place of the old one, and leaves nothing beside it") {
    const test::TempFolder folder;
    folder.write("r.csv", "old");
    AtomicFile file(folder.path() / "r.csv");
    CHECK(file.temporary() != file.path());
    CHECK(file.temporary().parent_path() == folder.path());
    std::ofstream(file.temporary()) << "half";
    CHECK(folder.read("r.csv") == "old");
    output::write_text(file, "new\n");
    CHECK(folder.read("r.csv") == "new\n");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a file that is not finished leaves the old one and nothing else") {
    const test::TempFolder folder;
    folder.write("r.csv", "old");
    {
        const AtomicFile file(folder.path() / "r.csv");
        std::ofstream(file.temporary()) << "half";
        CHECK(files_in(folder) == 2);
    }
    CHECK(folder.read("r.csv") == "old");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a write that fails leaves the old file, and says which file and why") {
    const test::TempFolder folder;
    folder.write("r.csv", "old");
    {
        AtomicFile file(folder.path() / "r.csv");
        const std::string failure = failure_of(file, std::string(100'000, 'x'));
        CHECK(failure.find((folder.path() / "r.csv").string() + ": ") == 0);
        CHECK(failure.size() > (folder.path() / "r.csv").string().size() + 2);
        CHECK(folder.read("r.csv") == "old");
    }
    CHECK(folder.read("r.csv") == "old");
    CHECK(files_in(folder) == 1);
    AtomicFile again(folder.path() / "r.csv");
    CHECK(failure_of(again, std::string(900, 'x')).empty());  // the test's limit is what failed
}

TEST_CASE("two files for the same name do not meet under way; the last one stands") {
    const test::TempFolder folder;
    AtomicFile first(folder.path() / "r.csv");
    AtomicFile second(folder.path() / "r.csv");
    CHECK(first.temporary() != second.temporary());
    output::write_text(second, "second");
    output::write_text(first, "first");
    CHECK(folder.read("r.csv") == "first");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a place that cannot be written is found before the work") {
    const test::TempFolder folder;
    CHECK_THROWS_AS(AtomicFile(folder.path() / "no" / "r.csv"), FileError);
    CHECK_THROWS_AS(AtomicFile(folder.path()), FileError);
    CHECK_THROWS_AS(AtomicFile(folder.path() / ""), FileError);
    CHECK_THROWS_WITH(AtomicFile("/dev/null"), "/dev/null: not a plain file");
    CHECK(files_in(folder) == 0);
}

TEST_CASE("a symbolic link stays one, and what it points to is replaced") {
    const test::TempFolder folder;
    folder.write("real.csv", "old");
    fs::create_symlink("real.csv", folder.path() / "link.csv");
    AtomicFile file(folder.path() / "link.csv");
    output::write_text(file, "new");
    CHECK(fs::is_symlink(folder.path() / "link.csv"));
    CHECK(folder.read("real.csv") == "new");
}

TEST_CASE("what a process that is no more left of the same file goes when it is written anew") {
    const test::TempFolder folder;
    const AtomicFile mine(folder.path() / "r.csv");
    // The name of a file of this process, with the number of one that cannot be.
    const std::string name = mine.temporary().filename().string();
    const std::string start = name.substr(0, name.find('-') + 1);
    folder.write(start + "99999999-0.tmp", "");
    folder.write(start + "x-0.tmp", "");
    folder.write(".s.csv" + start.substr(6) + "99999999-0.tmp", "");
    const AtomicFile other(folder.path() / "r.csv");
    CHECK_FALSE(fs::exists(folder.path() / (start + "99999999-0.tmp")));
    CHECK(fs::exists(mine.temporary()));
    CHECK(files_in(folder) == 4);
}
