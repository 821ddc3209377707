#pragma once

#include <optional>
#include <string>
#include <vector>

namespace legeplan::study {

/// A number that a calibration has written down.
struct FittedKey {
    struct Range {
        double low = 0.0;
        double high = 0.0;
    };

    std::string key;
    double value = 0.0;          ///< the median, of a lognormal
    std::optional<Range> range;  ///< that holds 90 %; a plain value has none
    std::string unit;
    std::string source;  ///< without the words on what wrote it
};

/// The numbers in the sections that a calibration has written, in their order, as they stand there.
/// Sections that only name tables or hold a path over years are left out.
std::vector<FittedKey> fitted_keys(const std::string& sections);

}  // namespace legeplan::study
