#include "output/hdf5.h"

#include <cstdlib>
#include <cstring>

#include <hdf5_hl.h>

namespace legeplan::output::hdf5 {

namespace {

herr_t keep_innermost(unsigned position, const H5E_error2_t* entry, void* text) {
    if (position == 0 && entry->desc != nullptr) {
        *static_cast<std::string*>(text) = entry->desc;
    }
    return 0;
}

/// The text between two marks; empty where they are not there.
std::string_view between(std::string_view text, std::string_view from, std::string_view to) {
    const std::size_t start = text.find(from);
    const std::size_t end =
        start == std::string_view::npos ? start : text.find(to, start + from.size());
    return end == std::string_view::npos
               ? std::string_view{}
               : text.substr(start + from.size(), end - start - from.size());
}

/// What the library says, in words for those who read the message. It speaks English alone, and of
/// its own parts: of what it seldom says the words stand after what is the matter.
Text words_of(const std::string& text) {
    if (text.empty()) {
        return {"HDF5-biblioteket feilet", "the HDF5 library failed"};
    }
    if (text.starts_with("truncated file")) {
        return {"filen er avkortet: slutten mangler", "the file is cut short: its end is missing"};
    }
    if (const auto object = between(text, "object '", "' doesn't exist"); !object.empty()) {
        return Text::of("filen mangler /{}", "the file lacks /{}", object);
    }
    if (text.find("heck") != std::string::npos && text.find("sum") != std::string::npos) {
        return {"filen er skadet: en kontrollsum stemmer ikke",
                "the file is damaged: a checksum is wrong"};
    }
    return Text::of("filen er skadet eller av et annet slag ({})",
                    "the file is damaged or of another kind ({})", text);
}

/// The library's innermost reason; of a failed system call only the system's.
Error last_error() {
    std::string text;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &text);
    constexpr std::string_view kMark = "errno = ";
    const std::size_t start = text.find(kMark);
    if (start == std::string::npos) {
        return Error(words_of(text));
    }
    const int code = std::atoi(text.c_str() + start + kMark.size());
    return Error(Text::same(std::strerror(code)), code);
}

Handle simple_space(const Shape& shape) {
    return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose};
}

Handle make_string_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    expect_done(H5Tset_size(type.id(), H5T_VARIABLE));
    expect_done(H5Tset_cset(type.id(), H5T_CSET_UTF8));
    return type;
}

/// Variable-length UTF-8 text. Made once, and left to the library when the program ends: a file
/// has thousands of attributes of it.
hid_t string_type() {
    static const hid_t type = make_string_type().release();
    return type;
}

/// Creation properties of a dataset that is not packed; made once, as string_type().
hid_t plain_creation(H5D_layout_t layout) {
    const auto make = [](H5D_layout_t of) {
        Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
        expect_done(H5Pset_obj_track_times(creation.id(), false));
        expect_done(H5Pset_layout(creation.id(), of));
        return creation.release();
    };
    static const hid_t compact = make(H5D_COMPACT);
    static const hid_t contiguous = make(H5D_CONTIGUOUS);
    return layout == H5D_COMPACT ? compact : contiguous;
}

hobj_ref_t reference_to(hid_t object) {
    hobj_ref_t reference = 0;
    expect_done(H5Rcreate(&reference, object, ".", H5R_OBJECT, -1));
    return reference;
}

/// An attribute of one dimension, written.
void write_row(hid_t object, const char* name, hid_t type, std::size_t size, const void* values) {
    const Handle space = simple_space({size});
    const Handle attribute(H5Acreate2(object, name, type, space.id(), H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose);
    expect_done(H5Awrite(attribute.id(), type, values));
}

std::vector<const char*> pointers(const std::vector<std::string>& values) {
    std::vector<const char*> out;
    for (const std::string& value : values) {
        out.push_back(value.c_str());
    }
    return out;
}

void write_scalar(hid_t object, const std::string& name, hid_t type, const void* value) {
    static const hid_t space = expect(H5Screate(H5S_SCALAR));  // as string_type()
    const Handle attribute(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose);
    expect_done(H5Awrite(attribute.id(), type, value));
}

std::size_t points(hid_t space) {
    const hssize_t count = H5Sget_simple_extent_npoints(space);
    expect(count);
    return static_cast<std::size_t>(count);
}

/// Texts that the library allocated, as strings; the library takes its memory back.
std::vector<std::string> take_strings(std::vector<char*>& raw, hid_t type, hid_t space) {
    std::vector<std::string> out;
    for (const char* text : raw) {
        out.emplace_back(text == nullptr ? "" : text);
    }
    expect_done(H5Dvlen_reclaim(type, space, H5P_DEFAULT, raw.data()));
    return out;
}

Handle open_attribute(hid_t object, const std::string& name) {
    if (H5Aexists(object, name.c_str()) == 0) {
        throw Error(
            Text::of("filen mangler attributtet {}", "the file lacks the attribute {}", name));
    }
    return {H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose};
}

/// An attribute of some class of type. Throws: Error where it is of another.
Handle open_attribute(hid_t object, const std::string& name, H5T_class_t wanted) {
    Handle attribute = open_attribute(object, name);
    const Handle type(H5Aget_type(attribute.id()), H5Tclose);
    if (H5Tget_class(type.id()) != wanted) {
        throw Error(wanted == H5T_STRING
                        ? Text::of("attributtet {} er ikke tekst", "attribute {} is not text", name)
                        : Text::of("attributtet {} er ikke et helt tall",
                                   "attribute {} is not a whole number", name));
    }
    return attribute;
}

Handle open_dataset(hid_t parent, const std::string& path) {
    return {H5Dopen2(parent, path.c_str(), H5P_DEFAULT), H5Dclose};
}

/// Writes values into the part of a dataset that starts at `offset` and has `shape`.
void write_slab(hid_t dataset, const Shape& offset, const Shape& shape, hid_t type,
                const void* values) {
    const Handle file_space(H5Dget_space(dataset), H5Sclose);
    expect_done(H5Sselect_hyperslab(file_space.id(), H5S_SELECT_SET, offset.data(), nullptr,
                                    shape.data(), nullptr));
    const Handle memory_space = simple_space(shape);
    expect_done(H5Dwrite(dataset, type, memory_space.id(), file_space.id(), H5P_DEFAULT, values));
}

}  // namespace

hid_t expect(hid_t result) {
    if (result < 0) {
        throw last_error();
    }
    return result;
}

void expect_done(herr_t result) {
    expect(static_cast<hid_t>(result));
}

QuietErrors::QuietErrors() {
    H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietErrors::~QuietErrors() {
    H5Eset_auto2(H5E_DEFAULT, function_, data_);
}

Handle create_file(const std::filesystem::path& path, Writing writing) {
    constexpr std::size_t kGrowth = 1 << 20;
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    // Smaller and faster than the format of 1997, and readable since HDF5 1.8.
    expect_done(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18));
    expect_done(H5Pset_meta_block_size(access.id(), kGrowth / 16));
    if (writing == Writing::at_once) {
        expect_done(H5Pset_fapl_core(access.id(), kGrowth, true));
    }
    const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    expect_done(H5Pset_obj_track_times(creation.id(), false));
    expect_done(
        H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED));
    return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose};
}

Handle open_file(const std::filesystem::path& path) {
    return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose};
}

Handle create_group(hid_t parent, const std::string& name) {
    constexpr unsigned kFewLinks = 24;
    const Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    expect_done(H5Pset_obj_track_times(creation.id(), false));
    expect_done(
        H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED));
    expect_done(H5Pset_link_phase_change(creation.id(), kFewLinks, kFewLinks / 2));
    return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT), H5Gclose};
}

Handle open_group(hid_t parent, const std::string& name) {
    return {H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose};
}

Handle create_dataset(hid_t parent, const std::string& name, hid_t type, const Shape& shape,
                      Packing packing, const Shape& chunk) {
    constexpr std::size_t kCompactBytes = 1024;
    constexpr unsigned kDeflateLevel = 4;
    const Handle space = simple_space(shape);
    const auto create = [&](hid_t creation) {
        return Handle(
            H5Dcreate2(parent, name.c_str(), type, space.id(), H5P_DEFAULT, creation, H5P_DEFAULT),
            H5Dclose);
    };
    if (packing == Packing::plain) {
        const bool is_small = points(space.id()) * H5Tget_size(type) <= kCompactBytes;
        return create(plain_creation(is_small ? H5D_COMPACT : H5D_CONTIGUOUS));
    }
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    expect_done(H5Pset_obj_track_times(creation.id(), false));
    expect_done(H5Pset_chunk(creation.id(), static_cast<int>(chunk.size()), chunk.data()));
    expect_done(H5Pset_shuffle(creation.id()));
    expect_done(H5Pset_deflate(creation.id(), kDeflateLevel));
    expect_done(H5Pset_fletcher32(creation.id()));
    return create(creation.id());
}

Handle write_doubles(hid_t parent, const std::string& name, const Shape& shape,
                     std::span<const double> values) {
    Handle dataset = create_dataset(parent, name, H5T_IEEE_F64LE, shape);
    expect_done(
        H5Dwrite(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
    return dataset;
}

Handle write_integers(hid_t parent, const std::string& name, std::span<const std::int64_t> values) {
    Handle dataset = create_dataset(parent, name, H5T_STD_I64LE, {values.size()});
    expect_done(
        H5Dwrite(dataset.id(), H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
    return dataset;
}

Handle write_strings(hid_t parent, const std::string& name,
                     const std::vector<std::string>& values) {
    const hid_t type = string_type();
    Handle dataset = create_dataset(parent, name, type, {values.size()});
    expect_done(
        H5Dwrite(dataset.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers(values).data()));
    return dataset;
}

void write_part(hid_t dataset, const Shape& offset, const Shape& shape,
                std::span<const float> values) {
    write_slab(dataset, offset, shape, H5T_NATIVE_FLOAT, values.data());
}

void write_part(hid_t dataset, const Shape& offset, const Shape& shape,
                std::span<const double> values) {
    write_slab(dataset, offset, shape, H5T_NATIVE_DOUBLE, values.data());
}

void write_attribute(hid_t object, const std::string& name, const std::string& value) {
    const hid_t type = string_type();
    const char* text = value.c_str();
    write_scalar(object, name, type, &text);
}

void write_attribute(hid_t object, const std::string& name, std::int64_t value) {
    write_scalar(object, name, H5T_NATIVE_INT64, &value);
}

void write_attribute(hid_t object, const std::string& name, std::uint64_t value) {
    write_scalar(object, name, H5T_NATIVE_UINT64, &value);
}

void write_attribute(hid_t object, const std::string& name, double value) {
    write_scalar(object, name, H5T_NATIVE_DOUBLE, &value);
}

void write_attribute(hid_t object, const std::string& name,
                     const std::vector<std::string>& values) {
    write_row(object, name.c_str(), string_type(), values.size(), pointers(values).data());
}

void make_scale(hid_t dataset, const std::string& name) {
    expect_done(H5DSset_scale(dataset, name.c_str()));
}

void Scales::attach(hid_t dataset, const std::vector<hid_t>& scales) {
    const hobj_ref_t of_dataset = reference_to(dataset);
    std::vector<hobj_ref_t> references;
    for (const hid_t scale : scales) {
        references.push_back(reference_to(scale));
        uses_[references.back()].push_back({of_dataset, static_cast<int>(references.size()) - 1});
    }
    std::vector<hvl_t> lists;
    for (hobj_ref_t& reference : references) {
        lists.push_back({1, &reference});
    }
    const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose);
    write_row(dataset, "DIMENSION_LIST", type.id(), lists.size(), lists.data());
}

void Scales::write_lists(hid_t file) const {
    const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Use)), H5Tclose);
    expect_done(H5Tinsert(type.id(), "dataset", HOFFSET(Use, dataset), H5T_STD_REF_OBJ));
    expect_done(H5Tinsert(type.id(), "dimension", HOFFSET(Use, dimension), H5T_NATIVE_INT));
    for (const auto& [reference, uses] : uses_) {
        const Handle scale(H5Rdereference2(file, H5P_DEFAULT, H5R_OBJECT, &reference), H5Oclose);
        write_row(scale.id(), "REFERENCE_LIST", type.id(), uses.size(), uses.data());
    }
}

bool exists(hid_t parent, const std::string& path) {
    // H5Lexists wants every group on the way to exist.
    for (std::size_t end = path.find('/'); end != std::string::npos;
         end = path.find('/', end + 1)) {
        if (H5Lexists(parent, path.substr(0, end).c_str(), H5P_DEFAULT) <= 0) {
            return false;
        }
    }
    return H5Lexists(parent, path.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> names(hid_t group) {
    H5G_info_t info;
    expect_done(H5Gget_info(group, &info));
    std::vector<std::string> all;
    for (hsize_t i = 0; i < info.nlinks; ++i) {
        const auto name = [&](char* into, std::size_t size) {
            return H5Lget_name_by_idx(group, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, into, size,
                                      H5P_DEFAULT);
        };
        const ssize_t length = name(nullptr, 0);
        expect(length);
        std::string text(static_cast<std::size_t>(length), '\0');
        expect(name(text.data(), text.size() + 1));
        all.push_back(std::move(text));
    }
    return all;
}

bool holds_text(hid_t parent, const std::string& path) {
    const Handle dataset = open_dataset(parent, path);
    const Handle type(H5Dget_type(dataset.id()), H5Tclose);
    return H5Tget_class(type.id()) == H5T_STRING;
}

bool has_attribute(hid_t object, const std::string& name) {
    return H5Aexists(object, name.c_str()) > 0;
}

std::int64_t read_integer_attribute(hid_t object, const std::string& name) {
    std::int64_t value = 0;
    expect_done(H5Aread(open_attribute(object, name, H5T_INTEGER).id(), H5T_NATIVE_INT64, &value));
    return value;
}

std::uint64_t read_unsigned_attribute(hid_t object, const std::string& name) {
    std::uint64_t value = 0;
    expect_done(H5Aread(open_attribute(object, name, H5T_INTEGER).id(), H5T_NATIVE_UINT64, &value));
    return value;
}

std::string read_string_attribute(hid_t object, const std::string& name) {
    auto values = read_strings_attribute(object, name);
    if (values.size() != 1) {
        throw Error(
            Text::of("attributtet {} er ikke én tekst", "attribute {} is not one text", name));
    }
    return std::move(values.front());
}

std::string read_string_attribute(hid_t parent, const std::string& path, const std::string& name) {
    return read_string_attribute(open_dataset(parent, path).id(), name);
}

std::vector<std::string> read_strings_attribute(hid_t object, const std::string& name) {
    const Handle attribute = open_attribute(object, name, H5T_STRING);
    const Handle space(H5Aget_space(attribute.id()), H5Sclose);
    const hid_t type = string_type();
    std::vector<char*> raw(points(space.id()));
    expect_done(H5Aread(attribute.id(), type, raw.data()));
    return take_strings(raw, type, space.id());
}

std::vector<std::string> read_strings(hid_t parent, const std::string& path) {
    const Handle dataset = open_dataset(parent, path);
    const Handle space(H5Dget_space(dataset.id()), H5Sclose);
    const hid_t type = string_type();
    std::vector<char*> raw(points(space.id()));
    expect_done(H5Dread(dataset.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()));
    return take_strings(raw, type, space.id());
}

std::vector<std::int64_t> read_integers(hid_t parent, const std::string& path) {
    const Handle dataset = open_dataset(parent, path);
    const Handle space(H5Dget_space(dataset.id()), H5Sclose);
    std::vector<std::int64_t> values(points(space.id()));
    expect_done(
        H5Dread(dataset.id(), H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
    return values;
}

std::vector<double> read_doubles(hid_t parent, const std::string& path, std::size_t count) {
    const Handle dataset = open_dataset(parent, path);
    const Handle space(H5Dget_space(dataset.id()), H5Sclose);
    if (points(space.id()) != count) {
        throw Error(Text::of("datasettet {} har ikke filens dimensjoner",
                             "dataset {} does not have the file's dimensions", path));
    }
    std::vector<double> values(count);
    expect_done(
        H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
    return values;
}

}  // namespace legeplan::output::hdf5
