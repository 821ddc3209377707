#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <utility>
#include <variant>

#include "scenario/csv.h"
#include "scenario/suggest.h"
#include "scenario/table.h"

namespace legeplan::scenario {

namespace {

/// Problems reported for one table; a wrong column would otherwise fill the screen.
constexpr std::size_t kMaxProblems = 20;
constexpr std::size_t kMaxShown = 60;

Text expected_cell(const ColumnSpec& spec) {
    switch (spec.kind) {
        case ColumnKind::number:
            return range_text(spec.min, spec.max, spec.unit);
        case ColumnKind::integer:
            return Text::of("et helt tall, {}", "a whole number, {}",
                            range_text(spec.min, spec.max, spec.unit));
        case ColumnKind::string:
            return {"tekst", "text"};
        case ColumnKind::choice:
            return spec.choices.empty() ? Text("et av valgene", "one of the choices")
                                        : one_of(spec.choices);
        case ColumnKind::date:
            return {"en dato slik som 2021-07-01", "a date such as 2021-07-01"};
    }
    return {};
}

bool is_in_range(const ColumnSpec& spec, double value) {
    return value >= spec.min && value <= spec.max && value >= -kMaxNumber && value <= kMaxNumber;
}

std::vector<std::string> names_of(const TableSpec& spec) {
    std::vector<std::string> names;
    for (const ColumnSpec& column : spec.columns) {
        names.push_back(column.name);
    }
    return names;
}

}  // namespace

bool is_in(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Reads one CSV text into a Table.
class TableReader {
public:
    TableReader(const std::string& file, const TableSpec& spec, Problems& problems)
        : spec_(spec), problems_(problems) {
        table_.file_ = file;
    }

    std::shared_ptr<const Table> read(std::string_view text) {
        CsvText csv = split_csv(text, table_.file_, found_);
        table_.comments_ = std::move(csv.comments);
        bool has_rows = false;
        if (!found_.any() && csv.records.empty()) {
            problem(0, "", {"tabellen er tom", "the table is empty"},
                    Text::of("en overskriftsrad med {}", "a header with {}", all_columns()));
        } else if (!found_.any()) {
            has_rows = read_records(csv.records);
        }
        report();
        table_.is_whole_ = !found_.any();
        return has_rows ? std::make_shared<const Table>(std::move(table_)) : nullptr;
    }

private:
    /// Whether there are rows under a header that can be read.
    bool read_records(const std::vector<CsvRecord>& records) {
        const CsvRecord& header = records.front();
        read_header(header);
        if (found_.any()) {
            return false;
        }
        if (records.size() == 1) {
            problem(header.line, "", {"tabellen har ingen rader", "the table has no rows"},
                    {"minst én rad", "at least one row"});
        } else if (records.size() - 1 > spec_.max_rows) {
            problem(header.line, "", Text::of("{} rader", "{} rows", records.size() - 1),
                    Text::of("høyst {}", "at most {}", spec_.max_rows));
            return false;
        }
        for (std::size_t i = 1; i < records.size(); ++i) {
            read_row(records[i], header.fields.size());
        }
        check_unique();
        return records.size() > 1;
    }

    void read_header(const CsvRecord& header) {
        const std::vector<std::string> names = names_of(spec_);
        if (header.fields.size() == 1 && header.fields.front().find(';') != std::string::npos) {
            problem(header.line, "",
                    {"kolonnene er skilt med semikolon", "the columns are separated by semicolons"},
                    {"komma", "commas"});
            return;
        }
        for (std::size_t i = 0; i < header.fields.size(); ++i) {
            const std::string& name = header.fields[i];
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                unknown_column(header, name, names);
            } else if (!fields_.emplace(name, i).second) {
                problem(header.line, name, {"kolonnen står to ganger", "the column stands twice"},
                        {"hver kolonne én gang", "each column once"});
            }
        }
        for (const ColumnSpec& column : spec_.columns) {
            const bool is_in_file = fields_.contains(column.name);
            if (!is_in_file && column.presence == Presence::required) {
                problem(header.line, column.name, {"kolonnen mangler", "the column is missing"},
                        expected_cell(column));
            }
            table_.columns_.push_back({&column, is_in_file, empty_cells(column)});
        }
    }

    void unknown_column(const CsvRecord& header, const std::string& name,
                        const std::vector<std::string>& names) {
        const std::string suggestion = found_.size() < kMaxProblems ? closest(name, names) : "";
        found_.add({{table_.file_, header.line},
                    name,
                    {"ukjent kolonne", "unknown column"},
                    all_columns(),
                    suggestion});
    }

    static Table::Cells empty_cells(const ColumnSpec& column) {
        switch (column.kind) {
            case ColumnKind::number:
                return std::vector<double>{};
            case ColumnKind::integer:
                return std::vector<std::int64_t>{};
            case ColumnKind::date:
                return std::vector<Date>{};
            case ColumnKind::string:
            case ColumnKind::choice:
                break;
        }
        return std::vector<std::string>{};
    }

    void read_row(const CsvRecord& record, std::size_t width) {
        if (record.fields.size() != width) {
            problem(record.line, "", Text::of("{} felter", "{} fields", record.fields.size()),
                    Text::of("{} som i overskriftsraden", "{} as in the header", width));
            table_.has_all_rows_ = false;
            return;
        }
        const std::size_t before = found_.size();
        for (Table::Column& column : table_.columns_) {
            const auto field = fields_.find(column.spec->name);
            const std::string empty;
            const std::string& text = field == fields_.end() ? empty : record.fields[field->second];
            if (text.empty() && column.spec->presence == Presence::required) {
                problem(record.line, column.spec->name, {"tom celle", "empty cell"},
                        expected_cell(*column.spec));
            }
            read_cell(column, text, record.line);
        }
        if (found_.size() > before) {
            table_.wrong_rows_.insert(table_.rows());
        }
        table_.lines_.push_back(record.line);
    }

    void read_cell(Table::Column& column, const std::string& text, int line) {
        const ColumnSpec& spec = *column.spec;
        bool is_fine = true;
        if (auto* numbers = std::get_if<std::vector<double>>(&column.cells)) {
            const auto value = parse_number(text);
            is_fine = value && is_in_range(spec, *value);
            numbers->push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
        } else if (auto* integers = std::get_if<std::vector<std::int64_t>>(&column.cells)) {
            const auto value = parse_integer(text);
            is_fine = value && is_in_range(spec, static_cast<double>(*value));
            integers->push_back(value.value_or(Table::kMissingInteger));
        } else if (auto* dates = std::get_if<std::vector<Date>>(&column.cells)) {
            const auto value = parse_date(text);
            is_fine = value && is_in_range(spec, static_cast<int>(value->year()));
            dates->push_back(value.value_or(Date{}));
        } else {
            is_fine =
                spec.kind != ColumnKind::choice ||
                std::find(spec.choices.begin(), spec.choices.end(), text) != spec.choices.end();
            std::get<std::vector<std::string>>(column.cells).push_back(text);
        }
        if (!is_fine && !text.empty()) {
            wrong_cell(spec, text, line);
        }
    }

    void wrong_cell(const ColumnSpec& spec, const std::string& text, int line) {
        const bool has_comma = text.find(',') != std::string::npos;
        const bool is_decimal_comma = spec.kind == ColumnKind::number && has_comma;
        const Text expected = is_decimal_comma
                                  ? Text::of("{}, med desimalpunktum", "{}, with a decimal point",
                                             expected_cell(spec))
                                  : expected_cell(spec);
        found_.add({{table_.file_, line},
                    spec.name,
                    Text::same("\"" + printable(text, kMaxShown) + "\""),
                    expected,
                    closest(text, spec.choices)});
    }

    void check_unique() {
        if (spec_.unique_by.empty()) {
            return;
        }
        const bool has_numbers =
            std::any_of(spec_.columns.begin(), spec_.columns.end(), [&](const ColumnSpec& column) {
                return is_in(spec_.unique_by, column.name) && column.kind != ColumnKind::string &&
                       column.kind != ColumnKind::choice;
            });
        std::map<std::vector<std::string>, int> first_lines;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            std::vector<std::string> name;
            for (const std::string& column : spec_.unique_by) {
                name.push_back(table_.cell_text(column, row));
            }
            if (!table_.is_whole(row) && (has_numbers || is_in(name, ""))) {
                continue;  // it cannot be told what stands there
            }
            const auto [first, is_new] = first_lines.emplace(name, table_.line(row));
            if (!is_new) {
                std::string words;
                for (std::size_t i = 0; i < name.size(); ++i) {
                    words += (i == 0 ? "" : ", ") + spec_.unique_by[i] + " " + name[i];
                }
                problem(table_.line(row), "",
                        Text::of("{} står også på linje {}", "{} stands also on line {}", words,
                                 first->second),
                        {"hver av dem én gang", "each once"});
            }
        }
    }

    Text all_columns() const {
        const Text names = all_of(names_of(spec_));
        return names.empty()
                   ? Text::of("kolonnene i tabellen {}", "the columns of the table {}", spec_.name)
                   : Text::of("kolonnene {}", "the columns {}", names);
    }

    void problem(int line, const std::string& column, const Text& message, const Text& expected) {
        found_.add({{table_.file_, line}, column, message, expected, ""});
    }

    /// Passes on the first problems of the table and says how many more there are.
    void report() {
        std::vector<Problem> first = found_.items();
        first.resize(std::min(first.size(), kMaxProblems));
        for (const Problem& each : first) {
            problems_.add(each);
        }
        if (found_.size() > first.size()) {
            problems_.add({first.back().where,
                           "",
                           Text::of("{} feil til i denne tabellen",
                                    "{} more problems in this table", found_.size() - first.size()),
                           {},
                           ""});
        }
    }

    const TableSpec& spec_;
    Problems& problems_;
    Problems found_;
    Table table_;
    std::map<std::string, std::size_t> fields_;
};

std::shared_ptr<const Table> read_rows(std::string_view text, const std::string& file,
                                       const TableSpec& spec, Problems& problems) {
    return TableReader(file, spec, problems).read(text);
}

std::shared_ptr<const Table> read_table(std::string_view text, const std::string& file,
                                        const TableSpec& spec, Problems& problems) {
    std::shared_ptr<const Table> table = read_rows(text, file, spec, problems);
    return table != nullptr && table->is_whole() ? table : nullptr;
}

}  // namespace legeplan::scenario
