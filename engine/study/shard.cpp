#include "study/shard.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "output/atomic_file.h"
#include "output/sha256.h"

namespace legeplan::study {

namespace {

using output::FileError;

static_assert(std::endian::native == std::endian::little, "shards are little-endian");

/// Record: mark, unit, number of values, values, SHA-256 of all that in hexadecimal digits.
constexpr std::string_view kMark = "\x89LPunit\n";
constexpr std::size_t kHead = 24;
constexpr std::size_t kDigest = 64;

std::string head_of(const std::string& identity) {
    return "legeplan-shard 1\n" + identity + "\n";
}

std::string bytes_of(std::uint64_t number) {
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

std::uint64_t number_at(std::string_view bytes, std::size_t offset) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
}

struct Record {
    std::uint64_t unit = 0;
    std::string_view values;
    std::size_t size = 0;
};

/// The whole record that begins at `offset`, if one does.
std::optional<Record> record_at(std::string_view bytes, std::size_t offset) {
    const std::string_view rest = bytes.substr(offset);
    if (rest.size() < kHead + kDigest || !rest.starts_with(kMark)) {
        return std::nullopt;
    }
    const std::uint64_t count = number_at(rest, 16);
    if (count > (rest.size() - kHead - kDigest) / sizeof(float)) {
        return std::nullopt;
    }
    const std::size_t content = kHead + count * sizeof(float);
    if (output::sha256(rest.substr(0, content)) != rest.substr(content, kDigest)) {
        return std::nullopt;
    }
    return Record{number_at(rest, 8), rest.substr(kHead, content - kHead), content + kDigest};
}

void scan(const std::filesystem::path& path, const std::string& identity, Shards& shards) {
    const std::string bytes = output::read_file(path);
    const std::string head = head_of(identity);
    if (bytes.empty()) {
        return;  // its worker stopped before it wrote anything
    }
    if (!bytes.starts_with(head)) {
        shards.damages.push_back({path, 0, bytes.size()});
        return;
    }
    std::size_t offset = head.size();
    while (offset < bytes.size()) {
        if (const auto record = record_at(bytes, offset)) {
            shards.units.try_emplace(record->unit, RecordPlace{path, offset});
            offset += record->size;
            continue;
        }
        // The next whole record may begin at any later mark.
        std::size_t next = offset + 1;
        do {
            next = std::min(bytes.find(kMark, next), bytes.size());
        } while (next < bytes.size() && !record_at(bytes, next) && ++next);
        shards.damages.push_back({path, offset, next - offset});
        offset = next;
    }
}

}  // namespace

ShardWriter::ShardWriter(std::filesystem::path path, const std::string& identity)
    : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
        throw FileError(path_, errno);
    }
    try {
        write(head_of(identity));
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

ShardWriter::~ShardWriter() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void ShardWriter::append(std::uint64_t unit, std::span<const float> values) {
    std::string bytes(kMark);
    bytes += bytes_of(unit) + bytes_of(values.size());
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    bytes += output::sha256(bytes);
    write(bytes);
}

void ShardWriter::write(const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor_, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            const int error = errno;
            // What cannot be taken back is found out as damage when the file is read.
            if (::ftruncate(descriptor_, length_) != 0) {
                throw FileError(path_, errno);
            }
            throw FileError(path_, error);
        }
        written += static_cast<std::size_t>(count);
    }
    length_ += static_cast<std::int64_t>(bytes.size());
}

Shards read_shards(const std::filesystem::path& folder, const std::string& identity) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".shard") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    Shards shards;
    for (const std::filesystem::path& file : files) {
        scan(file, identity, shards);
    }
    return shards;
}

std::vector<float> read_record(const RecordPlace& place, std::uint64_t unit) {
    std::ifstream file(place.file, std::ios::binary);
    std::string bytes(kHead, '\0');
    file.seekg(static_cast<std::streamoff>(place.offset));
    file.read(bytes.data(), kHead);
    if (file && bytes.starts_with(kMark)) {
        const std::uint64_t left = std::filesystem::file_size(place.file) - place.offset;
        const std::uint64_t rest = number_at(bytes, 16) * sizeof(float) + kDigest;
        bytes.resize(kHead + std::min(rest, left));
        file.read(bytes.data() + kHead, static_cast<std::streamsize>(bytes.size() - kHead));
    }
    const auto record = record_at(bytes, 0);
    if (!record || record->unit != unit) {
        throw FileError(place.file, Text::of("posten for enhet {} ved byte {} er skadet",
                                             "the record of unit {} at byte {} is damaged", unit,
                                             place.offset));
    }
    std::vector<float> values(record->values.size() / sizeof(float));
    std::memcpy(values.data(), record->values.data(), record->values.size());
    return values;
}

}  // namespace legeplan::study
