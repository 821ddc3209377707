#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "scenario/foreign_file.h"

namespace legeplan::scenario {

struct JsonStatCategory {
    std::string code;
    std::string label;
};

struct JsonStatDimension {
    std::string id;
    std::string label;
    std::string role;  ///< "time", "geo", "metric" or ""
    std::vector<JsonStatCategory> categories;
};

/// A dataset of JSON-stat 2.0: values over its dimensions, the last one fastest.
struct JsonStat {
    std::string label;
    std::string source;
    std::string updated;
    std::vector<JsonStatDimension> dimensions;
    std::vector<std::optional<double>> values;  ///< nothing: null, or not given
    std::vector<std::string> status;            ///< by cell; empty when the file has none

    std::size_t cells() const { return values.size(); }
};

/// Reads a dataset: `index` as a list or an object, `value` and `status` as a list or an object of
/// the cells that are given. Problems carry the line of a slip of syntax, else a JSON pointer.
std::optional<JsonStat> parse_jsonstat(const ForeignText& file, Problems& problems);

}  // namespace legeplan::scenario
