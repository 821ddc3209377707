#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/error.h"
#include "scenario/number_text.h"
#include "scenario/schema.h"

namespace legeplan::scenario {

/// A CSV table whose columns have been checked against their description, in typed columns.
///
/// Asking for a column that the TableSpec does not have, or as another kind, is a programmer's
/// mistake and throws std::logic_error.
class Table {
public:
    /// What integers() gives for an empty optional cell.
    static constexpr std::int64_t kMissingInteger = std::numeric_limits<std::int64_t>::min();

    std::size_t rows() const { return lines_.size(); }

    /// Whether the file has the (optional) column.
    bool has(std::string_view name) const;

    /// Column of kind number; NaN for an empty optional cell.
    const std::vector<double>& numbers(std::string_view name) const;

    /// Column of kind integer; kMissingInteger for an empty optional cell.
    const std::vector<std::int64_t>& integers(std::string_view name) const;

    /// Column of kind string or choice; "" for an empty optional cell.
    const std::vector<std::string>& strings(std::string_view name) const;

    /// Column of kind date; a date that is not ok() for an empty optional cell.
    const std::vector<Date>& dates(std::string_view name) const;

    /// Line of the file a row (from 0) starts on.
    int line(std::size_t row) const { return lines_.at(row); }
    Location where(std::size_t row) const { return {file_, lines_.at(row)}; }
    const std::string& file() const { return file_; }

    /// The comment lines of the file, which say where the figures come from.
    const std::vector<std::string>& comments() const { return comments_; }

    /// Names of the columns the file has, in the order of the TableSpec.
    std::vector<std::string> columns() const;

    /// A cell as canonical text, whatever its kind.
    std::string cell_text(std::string_view name, std::size_t row) const;

private:
    friend class TableReader;

    using Cells = std::variant<std::vector<double>, std::vector<std::int64_t>,
                               std::vector<std::string>, std::vector<Date>>;

    struct Column {
        const ColumnSpec* spec = nullptr;
        bool is_in_file = false;
        Cells cells;
    };

    const Column& column(std::string_view name) const;

    std::string file_;
    std::vector<Column> columns_;
    std::vector<int> lines_;
    std::vector<std::string> comments_;
};

/// The table a CSV text holds, null after problems. The spec must outlive the table.
std::shared_ptr<const Table> read_table(std::string_view text, const std::string& file,
                                        const TableSpec& spec, Problems& problems);

}  // namespace legeplan::scenario
