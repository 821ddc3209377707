#include "output/atomic_file.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace legeplan::output {

namespace {

/// Puts a file or folder on disk; errno of the first call that failed, 0 if none.
int sync(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) {
        return errno;
    }
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return error;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// How the names of this machine's temporary files of a target begin; the process follows.
std::string start_of(const std::filesystem::path& target) {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const auto machine = static_cast<std::uint32_t>(std::hash<std::string>()(host.data()));
    return fmt::format(".{}.{:08x}-", target.filename().string(), machine);
}

/// Removes what processes of this machine that were killed left of the same file.
void remove_leftovers(const std::filesystem::path& target) {
    const std::string start = start_of(target);
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder_of(target), error)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(start) || !name.ends_with(".tmp")) {
            continue;
        }
        const char* end = name.data() + name.size();
        pid_t writer = 0;
        const auto read = std::from_chars(name.data() + start.size(), end, writer);
        if (read.ec == std::errc() && *read.ptr == '-' && writer > 0 && ::getpgid(writer) < 0 &&
            errno == ESRCH) {
            ::unlink(entry.path().c_str());
        }
    }
}

/// Creates an empty file with a name of its own beside the target. Throws: FileError.
std::filesystem::path create_beside(const std::filesystem::path& target) {
    constexpr int kAttempts = 1000;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        auto name =
            folder_of(target) / fmt::format("{}{}-{}.tmp", start_of(target), ::getpid(), attempt);
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0) {
            ::close(descriptor);
            return name;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    throw FileError(target, errno);
}

}  // namespace

FileError::FileError(std::filesystem::path path, Text reason, int code)
    : std::runtime_error(path.string() + ": " + reason.en),
      path_(std::move(path)),
      reason_(std::move(reason)),
      code_(code) {}

FileError::FileError(std::filesystem::path path, int code)
    : FileError(std::move(path), Text::same(std::strerror(code)), code) {}

AtomicFile::AtomicFile(const std::filesystem::path& path) : path_(path) {
    std::error_code error;
    target_ = std::filesystem::is_symlink(path, error)
                  ? std::filesystem::weakly_canonical(path, error)
                  : path;
    const auto status = std::filesystem::status(target_, error);
    if (target_.filename().empty() || std::filesystem::is_directory(status)) {
        throw FileError(path_, EISDIR);
    }
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw FileError(path_, {"ikke en vanlig fil", "not a plain file"}, EINVAL);
    }
    remove_leftovers(target_);
    temporary_ = create_beside(target_);
}

AtomicFile::~AtomicFile() {
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
}

void AtomicFile::commit() {
    int error = sync(temporary_, O_RDONLY);
    if (error == 0 && ::rename(temporary_.c_str(), target_.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        throw FileError(path_, error);
    }
    temporary_.clear();
    // The file is whole either way; some file systems cannot sync a folder.
    sync(folder_of(target_), O_RDONLY | O_DIRECTORY);
}

std::string read_file(const std::filesystem::path& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file.is_open() || file.bad()) {
        throw FileError(path, errno != 0 ? errno : EIO);
    }
    return bytes;
}

namespace {

/// Writes a text beside the file's place.
void stage(const AtomicFile& file, const std::string& text) {
    std::ofstream stream(file.temporary(), std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (!stream) {
        throw FileError(file.path(), errno != 0 ? errno : EIO);
    }
}

}  // namespace

void write_text(AtomicFile& file, const std::string& text) {
    stage(file, text);
    file.commit();
}

void write_texts(const std::vector<std::pair<std::filesystem::path, std::string>>& files) {
    std::vector<std::unique_ptr<AtomicFile>> staged;
    for (const auto& [path, text] : files) {
        staged.push_back(std::make_unique<AtomicFile>(path));
        stage(*staged.back(), text);
    }
    for (const auto& file : staged) {
        file->commit();
    }
}

}  // namespace legeplan::output
