#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <hdf5.h>

#include "core/text.h"

namespace legeplan::output::hdf5 {

/// A file that cannot be used, or a call of the HDF5 library that failed, with the library's
/// innermost reason; what() is in English.
class Error : public std::runtime_error {
public:
    explicit Error(Text reason, int code = 0)
        : std::runtime_error(reason.en), reason_(std::move(reason)), code_(code) {}

    const Text& reason() const noexcept { return reason_; }

    /// The errno of a system call that failed; 0 where the reason is another.
    int code() const noexcept { return code_; }

private:
    Text reason_;
    int code_;
};

/// Result of an HDF5 call, hid_t or herr_t. Throws: Error where it is negative.
hid_t expect(hid_t result);
void expect_done(herr_t result);

/// Keeps the library from printing its error stack while it lives.
class QuietErrors {
public:
    QuietErrors();
    ~QuietErrors();
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    H5E_auto2_t function_ = nullptr;
    void* data_ = nullptr;
};

/// An HDF5 identifier that is closed by its owner.
class Handle {
public:
    using Close = herr_t (*)(hid_t);

    Handle(hid_t id, Close closer) : id_(expect(id)), close_(closer) {}
    ~Handle() { reset(); }
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle& operator=(Handle&&) = delete;

    hid_t id() const { return id_; }

    /// Gives the identifier away: nobody closes it.
    hid_t release() { return std::exchange(id_, -1); }

    /// Closes at once, for what may fail on closing. Throws: Error.
    void close() { expect_done(close_(std::exchange(id_, -1))); }

private:
    void reset() noexcept {
        if (id_ >= 0) {
            close_(id_);
        }
    }

    hid_t id_;
    Close close_;
};

/// Whether a file is put together in memory and written at once, when it is closed, or as it
/// comes, which takes no memory.
enum class Writing : std::uint8_t { at_once, as_it_comes };

/// A file that keeps no times, so that the same content is the same bytes.
Handle create_file(const std::filesystem::path& path, Writing writing = Writing::as_it_comes);

Handle open_file(const std::filesystem::path& path);

/// A group whose links keep the order in which they were made; kept small for a few of them.
Handle create_group(hid_t parent, const std::string& name);
Handle open_group(hid_t parent, const std::string& name);

using Shape = std::vector<hsize_t>;

enum class Packing : std::uint8_t { plain, checked_and_deflated };

/// An empty dataset. With Packing::checked_and_deflated in chunks of the given shape, shuffled,
/// deflated and with a Fletcher32 checksum each.
Handle create_dataset(hid_t parent, const std::string& name, hid_t type, const Shape& shape,
                      Packing packing = Packing::plain, const Shape& chunk = {});

Handle write_doubles(hid_t parent, const std::string& name, const Shape& shape,
                     std::span<const double> values);
Handle write_integers(hid_t parent, const std::string& name, std::span<const std::int64_t> values);
Handle write_strings(hid_t parent, const std::string& name, const std::vector<std::string>& values);

/// Writes floats into the part of a dataset that starts at `offset` and has `shape`.
void write_part(hid_t dataset, const Shape& offset, const Shape& shape,
                std::span<const float> values);
/// The same for doubles.
void write_part(hid_t dataset, const Shape& offset, const Shape& shape,
                std::span<const double> values);

void write_attribute(hid_t object, const std::string& name, const std::string& value);
void write_attribute(hid_t object, const std::string& name, std::int64_t value);
void write_attribute(hid_t object, const std::string& name, std::uint64_t value);
void write_attribute(hid_t object, const std::string& name, double value);
void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& values);

/// Makes a one-dimensional dataset a dimension scale.
void make_scale(hid_t dataset, const std::string& name);

/// Names the dimensions of a file's datasets by scales, as H5DSattach_scale does. That rewrites a
/// scale's list of datasets at each of them; here a list is written once, when all are known.
class Scales {
public:
    /// Names the dimensions of a dataset, in order.
    void attach(hid_t dataset, const std::vector<hid_t>& scales);

    /// Tells every scale which datasets it is attached to. Call it once, before the file is closed.
    void write_lists(hid_t file) const;

private:
    /// As the library lays it out.
    struct Use {
        hobj_ref_t dataset;
        int dimension;
    };
    std::map<hobj_ref_t, std::vector<Use>> uses_;  ///< by scale
};

bool exists(hid_t parent, const std::string& path);
/// Names in a group, in the order in which they were made.
std::vector<std::string> names(hid_t group);

/// Whether a dataset holds text.
bool holds_text(hid_t parent, const std::string& path);

bool has_attribute(hid_t object, const std::string& name);
std::int64_t read_integer_attribute(hid_t object, const std::string& name);
std::uint64_t read_unsigned_attribute(hid_t object, const std::string& name);
std::string read_string_attribute(hid_t object, const std::string& name);
std::vector<std::string> read_strings_attribute(hid_t object, const std::string& name);
/// A text attribute of a dataset.
std::string read_string_attribute(hid_t parent, const std::string& path, const std::string& name);
std::vector<std::string> read_strings(hid_t parent, const std::string& path);
std::vector<std::int64_t> read_integers(hid_t parent, const std::string& path);
/// Throws: Error also where the dataset has another number of values.
std::vector<double> read_doubles(hid_t parent, const std::string& path, std::size_t count);

}  // namespace legeplan::output::hdf5
