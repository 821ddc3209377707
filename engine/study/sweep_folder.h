#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "output/cube_reader.h"
#include "study/shard.h"
#include "study/sweep_plan.h"

namespace legeplan::study {

/// Why a folder cannot be swept into.
enum class FolderTrouble : std::uint8_t {
    holds_sweep,    ///< and it was not asked to go on with it
    holds_results,  ///< of something else
    is_locked,      ///< another sweep works there
    other_format,   ///< begun by a program that writes folders otherwise
    other_program,  ///< begun by another version or commit
    other_study,    ///< the study or a scenario was edited since
};

class FolderError : public std::runtime_error {
public:
    FolderError(FolderTrouble trouble, std::filesystem::path path, std::string there = {},
                std::string here = {});

    FolderTrouble trouble() const noexcept { return trouble_; }
    const std::filesystem::path& path() const noexcept { return path_; }

    /// What the folder says, and what this sweep says; lines that differ for other_study.
    const std::string& there() const noexcept { return there_; }
    const std::string& here() const noexcept { return here_; }

private:
    FolderTrouble trouble_;
    std::filesystem::path path_;
    std::string there_;
    std::string here_;
};

enum class Continue : std::uint8_t { no, yes };

/// One of several sweeps that share the units of a folder: units whose number leaves `index` when
/// divided by `count`.
struct Part {
    std::size_t index = 0;
    std::size_t count = 1;

    bool is_whole() const { return count == 1; }
    bool has(std::size_t unit) const { return unit % count == index; }
};

/// The folder of a sweep, locked while this lives:
/// study.txt (what it is about), shards/, journal files, and results.h5 when it is finished.
class SweepFolder {
public:
    /// Makes or opens it. Throws: FolderError, output::FileError.
    SweepFolder(std::filesystem::path path, const SweepPlan& plan, Continue is_continued,
                Part part);
    ~SweepFolder();
    SweepFolder(const SweepFolder&) = delete;
    SweepFolder& operator=(const SweepFolder&) = delete;

    std::filesystem::path results() const { return path_ / output::kStudyResults; }

    /// SHA-256 of what the sweep is about.
    const std::string& identity() const { return identity_; }

    /// The whole records of earlier runs.
    Shards finished() const;

    /// Number of this run, one more than those that left shards; counted for each part.
    int run_number() const { return run_; }

    /// Adds a line to the journal. Throws: output::FileError.
    void note(const std::string& line);

    /// Units that the journal says were begun by the run before this one and not finished.
    std::vector<std::string> unfinished() const { return unfinished_; }

private:
    void lock(const std::string& name, int kind);
    void expect_same(const std::string& text) const;
    void open_journal();
    std::string part_name() const;

    std::filesystem::path path_;
    const SweepPlan& plan_;
    Part part_;
    std::string identity_;
    int run_ = 1;
    int journal_ = -1;
    std::vector<int> locks_;
    std::vector<std::string> unfinished_;
};

/// File of one worker's shard.
std::filesystem::path shard_file(const std::filesystem::path& folder, const Part& part, int run,
                                 int worker);

}  // namespace legeplan::study
