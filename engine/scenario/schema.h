#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace legeplan::scenario {

enum class KeyKind {
    quantity,  ///< a number, a distribution or a path over the years
    number,    ///< a number known without uncertainty
    integer,   ///< a whole number
    choice,    ///< one of KeySpec::choices
    text,      ///< words for people: a string, or { nb = "...", en = "..." }
    string,    ///< a name that other keys or tables refer to
    strings,   ///< a list of names
    scalars,   ///< a list of numbers, names, dates or true and false
    date,      ///< a TOML date; min and max bound its year
    table,     ///< a CSV file, relative to the file that names it
    boolean,
};

enum class Presence { required, optional };

enum class Privacy {
    open,
    personal,  ///< about identifiable people: never shown in results, reports or differences
};

/// What one key of a scenario may hold.
///
/// `key` is dotted ("position.list_cap"). Keys of lists of tables are written "event[].date", and
/// "policy[open_centre].rooms" for the items of one `type`; "policy[].date" is then a key of items
/// of every type. `id`, `type` and `remove` of items, and `format` and `extends`, are implied.
struct KeySpec {
    std::string key;
    KeyKind kind = KeyKind::quantity;
    std::string unit = {};
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    Presence presence = Presence::required;
    std::vector<std::string> choices = {};
    std::string doc_en = {};
    std::string doc_nb = {};
    std::string table = {};  ///< name of the TableSpec, for kind table
    Privacy privacy = Privacy::open;
};

enum class ColumnKind { number, integer, string, choice, date };

/// What one column of a CSV table may hold; an optional column may be absent or have empty cells.
struct ColumnSpec {
    std::string name;
    ColumnKind kind = ColumnKind::number;
    std::string unit = {};
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    Presence presence = Presence::required;
    std::vector<std::string> choices = {};
    std::string doc = {};
};

struct TableSpec {
    std::string name;
    std::vector<ColumnSpec> columns;
    std::size_t max_rows = 1'000'000;
    std::vector<std::string> unique_by = {};  ///< columns whose values together name a row
};

struct Schema {
    std::vector<KeySpec> keys;
    std::vector<TableSpec> tables;
};

}  // namespace legeplan::scenario
