#include "output/hdf5_reading.h"

#include <system_error>

#include "core/version.h"
#include "output/json.h"

namespace legeplan::output {

namespace {

hdf5::Error no_result() {
    return hdf5::Error({"ikke en resultatfil fra Legeplan", "not a result file of Legeplan"});
}

}  // namespace

void expect_known_format(hid_t file) {
    if (!hdf5::has_attribute(file, "format") || !hdf5::exists(file, "indicator")) {
        throw no_result();
    }
    const std::int64_t format = hdf5::read_integer_attribute(file, "format");
    if (format != kFormat) {
        const Text advice = format > kFormat
                                ? Text(". Et nyere Legeplan skrev den: bruk det til å lese den",
                                       ". A newer Legeplan wrote it: use that to read it")
                                : Text();
        throw hdf5::Error(Text::of("filen har format {}; Legeplan {} leser format {}{}",
                                   "the file has format {}; Legeplan {} reads format {}{}", format,
                                   version(), kFormat, advice));
    }
}

std::string content_of(hid_t file) {
    return hdf5::has_attribute(file, "content") ? hdf5::read_string_attribute(file, "content")
                                                : std::string();
}

Month parse_month(const std::string& text) {
    int year = 0;
    int month = 0;
    if (std::sscanf(text.c_str(), "%d-%d", &year, &month) != 2 || month < 1 || month > 12) {
        throw hdf5::Error(Text::of("«{}» er ingen måned", "\"{}\" is not a month", text));
    }
    return Month::of(year, month);
}

hdf5::Handle open_result(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        throw FileError(path, std::filesystem::exists(path, error)
                                  ? Text("ikke en fil", "not a file")
                                  : Text("filen finnes ikke", "no such file"));
    }
    if (H5Fis_hdf5(path.c_str()) <= 0) {
        throw no_result();
    }
    return hdf5::open_file(path);
}

}  // namespace legeplan::output
