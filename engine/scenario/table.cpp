#include "scenario/table.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace legeplan::scenario {

namespace {

[[noreturn]] void misuse(std::string_view column, const char* why) {
    throw std::logic_error("table column \"" + std::string(column) + "\" " + why);
}

template <typename Vector, typename Cells>
const Vector& cells_as(const Cells& cells, std::string_view column, const char* why) {
    const auto* typed = std::get_if<Vector>(&cells);
    if (typed == nullptr) {
        misuse(column, why);
    }
    return *typed;
}

}  // namespace

const Table::Column& Table::column(std::string_view name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& each) { return each.spec->name == name; });
    if (found == columns_.end()) {
        misuse(name, "is not in the schema");
    }
    return *found;
}

bool Table::has(std::string_view name) const {
    return column(name).is_in_file;
}

const std::vector<double>& Table::numbers(std::string_view name) const {
    return cells_as<std::vector<double>>(column(name).cells, name, "is not of kind number");
}

const std::vector<std::int64_t>& Table::integers(std::string_view name) const {
    return cells_as<std::vector<std::int64_t>>(column(name).cells, name, "is not of kind integer");
}

const std::vector<std::string>& Table::strings(std::string_view name) const {
    return cells_as<std::vector<std::string>>(column(name).cells, name,
                                              "is not of kind string or choice");
}

const std::vector<Date>& Table::dates(std::string_view name) const {
    return cells_as<std::vector<Date>>(column(name).cells, name, "is not of kind date");
}

std::vector<std::string> Table::columns() const {
    std::vector<std::string> names;
    for (const Column& each : columns_) {
        if (each.is_in_file) {
            names.push_back(each.spec->name);
        }
    }
    return names;
}

std::string Table::cell_text(std::string_view name, std::size_t row) const {
    struct Text {
        std::size_t row;

        std::string operator()(const std::vector<double>& cells) const {
            return std::isnan(cells.at(row)) ? std::string{} : number_text(cells.at(row));
        }
        std::string operator()(const std::vector<std::int64_t>& cells) const {
            return cells.at(row) == kMissingInteger ? std::string{} : std::to_string(cells.at(row));
        }
        std::string operator()(const std::vector<std::string>& cells) const {
            return cells.at(row);
        }
        std::string operator()(const std::vector<Date>& cells) const {
            return cells.at(row).ok() ? date_text(cells.at(row)) : std::string{};
        }
    };
    return std::visit(Text{row}, column(name).cells);
}

}  // namespace legeplan::scenario
