#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <set>
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

    /// Whether nothing in the table is wrong.
    bool is_whole() const { return is_whole_; }

    /// Whether each cell of a row is right. What is wrong may be the text as it stands, or missing.
    bool is_whole(std::size_t row) const { return !wrong_rows_.contains(row); }

    /// Whether no row had to be left out.
    bool has_all_rows() const { return has_all_rows_; }

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
    std::set<std::size_t> wrong_rows_;
    bool is_whole_ = true;
    bool has_all_rows_ = true;
};

/// What can be read of the table a CSV text holds, null where not even its columns can. The spec
/// must outlive the table.
std::shared_ptr<const Table> read_rows(std::string_view text, const std::string& file,
                                       const TableSpec& spec, Problems& problems);

/// The table a CSV text holds, null after problems. The spec must outlive the table.
std::shared_ptr<const Table> read_table(std::string_view text, const std::string& file,
                                        const TableSpec& spec, Problems& problems);

}  // namespace legeplan::scenario
