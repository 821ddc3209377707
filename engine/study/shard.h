#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace legeplan::study {

/// A file to which one worker appends the values of the units it has finished.
///
/// Each record carries its unit's number, its length and its SHA-256, and is written whole or taken
/// back, so that a file cut off or damaged anywhere still gives every record that is whole.
class ShardWriter {
public:
    /// Makes the file; `identity` is the SHA-256 of what the sweep is about.
    /// Throws: output::FileError.
    ShardWriter(std::filesystem::path path, const std::string& identity);
    ~ShardWriter();
    ShardWriter(const ShardWriter&) = delete;
    ShardWriter& operator=(const ShardWriter&) = delete;

    /// Throws: output::FileError; the file is then as it was.
    void append(std::uint64_t unit, std::span<const float> values);

private:
    void write(const std::string& bytes);

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::int64_t length_ = 0;
};

/// Where a unit's record stands.
struct RecordPlace {
    std::filesystem::path file;
    std::uint64_t offset = 0;
};

/// A part of a shard that holds no whole record.
struct Damage {
    std::filesystem::path file;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

/// What is found in the shards of a folder.
struct Shards {
    std::map<std::uint64_t, RecordPlace> units;
    std::vector<Damage> damages;
};

/// Reads every shard of a folder that belongs to the sweep, checking every record.
/// Throws: output::FileError.
Shards read_shards(const std::filesystem::path& folder, const std::string& identity);

/// The values of a record. Throws: output::FileError, also where it is no longer whole.
std::vector<float> read_record(const RecordPlace& place, std::uint64_t unit);

}  // namespace legeplan::study
