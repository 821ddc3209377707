#include "study/sweep_folder.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/version.h"
#include "output/atomic_file.h"
#include "output/sha256.h"

namespace legeplan::study {

namespace {

namespace fs = std::filesystem;
using output::FileError;

constexpr const char* kFormatLine = "legeplan-sweep 1";

std::string program_line() {
    return fmt::format("legeplan {} {}", version(), git_sha());
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// Lines that only the first text has, in its order, at most ten.
std::string lines_only_in(const std::string& a, const std::string& b) {
    constexpr std::size_t kMaxLines = 10;
    constexpr std::size_t kMaxLine = 200;
    const std::vector<std::string> other = lines_of(b);
    const std::set<std::string> known(other.begin(), other.end());
    std::string only;
    std::size_t count = 0;
    for (const std::string& line : lines_of(a)) {
        if (!known.contains(line) && count++ < kMaxLines) {
            only += printable(line, kMaxLine) + '\n';
        }
    }
    return only + (count > kMaxLines ? "...\n" : "");
}

void make_folder(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (!fs::is_directory(path)) {
        throw FileError(path, error ? error.value() : ENOTDIR);
    }
}

}  // namespace

FolderError::FolderError(FolderTrouble trouble, fs::path path, std::string there, std::string here)
    : std::runtime_error(path.string() + ": cannot be swept into"),
      trouble_(trouble),
      path_(std::move(path)),
      there_(std::move(there)),
      here_(std::move(here)) {}

SweepFolder::SweepFolder(fs::path path, const SweepPlan& plan, Continue is_continued, Part part)
    : path_(std::move(path)), plan_(plan), part_(part), identity_(output::sha256(plan.identity())) {
    make_folder(path_);
    try {
        lock("lock", part_.is_whole() ? LOCK_EX : LOCK_SH);
        if (!part_.is_whole()) {
            lock("lock" + part_name(), LOCK_EX);
        }
        const fs::path study = path_ / "study.txt";
        if (fs::exists(study)) {
            if (is_continued == Continue::no && part_.is_whole()) {
                throw FolderError(FolderTrouble::holds_sweep, path_);
            }
            expect_same(output::read_file(study));
        } else {
            if (fs::exists(results())) {
                throw FolderError(FolderTrouble::holds_results, results());
            }
            output::AtomicFile file(study);
            output::write_text(
                file, fmt::format("{}\n{}\n{}", kFormatLine, program_line(), plan_.identity()));
        }
        make_folder(path_ / "shards");
        while (fs::exists(shard_file(path_, part_, run_, 0))) {
            ++run_;
        }
        open_journal();
    } catch (...) {
        for (const int descriptor : locks_) {
            ::close(descriptor);
        }
        throw;
    }
}

SweepFolder::~SweepFolder() {
    ::close(journal_);
    for (const int descriptor : locks_) {
        ::close(descriptor);
    }
}

std::string SweepFolder::part_name() const {
    return part_.is_whole() ? ""
                            : fmt::format("-part-{:04}-of-{:04}", part_.index + 1, part_.count);
}

void SweepFolder::lock(const std::string& name, int kind) {
    const fs::path file = path_ / name;
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        throw FileError(file, errno);
    }
    locks_.push_back(descriptor);
    if (::flock(descriptor, kind | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            throw FolderError(FolderTrouble::is_locked, path_);
        }
        throw FileError(file, errno);
    }
}

void SweepFolder::expect_same(const std::string& text) const {
    const std::size_t first = text.find('\n');
    const std::string format = text.substr(0, first);
    if (format != kFormatLine) {
        throw FolderError(FolderTrouble::other_format, path_, printable(format, 80), kFormatLine);
    }
    const std::size_t second = text.find('\n', first + 1);
    const std::string program = text.substr(first + 1, second - first - 1);
    if (program != program_line()) {
        throw FolderError(FolderTrouble::other_program, path_, printable(program, 120),
                          program_line());
    }
    const std::string identity = text.substr(std::min(second + 1, text.size()));
    if (identity != plan_.identity()) {
        throw FolderError(FolderTrouble::other_study, path_,
                          lines_only_in(identity, plan_.identity()),
                          lines_only_in(plan_.identity(), identity));
    }
}

void SweepFolder::open_journal() {
    const fs::path file = path_ / ("journal" + part_name() + ".txt");
    if (fs::exists(file)) {
        std::map<std::string, std::string> begun;
        for (const std::string& line : lines_of(output::read_file(file))) {
            std::istringstream words(line);
            std::string what;
            std::string unit;
            words >> what >> unit;
            if (what == "run") {
                begun.clear();
            } else if (what == "begun") {
                begun[unit] = line.substr(line.find(unit));
            } else if (what == "done" || what == "failed") {
                begun.erase(unit);
            }
        }
        for (const auto& [unit, text] : begun) {
            unfinished_.push_back(printable(text, 80));
        }
    }
    journal_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (journal_ < 0) {
        throw FileError(file, errno);
    }
    // A line that was cut off stays a line of its own.
    note("");
}

void SweepFolder::note(const std::string& line) {
    const std::string text = line + '\n';
    if (::write(journal_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
        throw FileError(path_ / ("journal" + part_name() + ".txt"), errno);
    }
}

Shards SweepFolder::finished() const {
    Shards shards = read_shards(path_ / "shards", identity_);
    std::erase_if(shards.units, [&](const auto& unit) { return unit.first >= plan_.units(); });
    return shards;
}

fs::path shard_file(const fs::path& folder, const Part& part, int run, int worker) {
    const std::string name =
        part.is_whole() ? "" : fmt::format("part-{:04}-of-{:04}-", part.index + 1, part.count);
    return folder / "shards" / fmt::format("{}run-{:04}-worker-{:04}.shard", name, run, worker);
}

}  // namespace legeplan::study
