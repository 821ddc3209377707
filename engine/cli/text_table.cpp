#include "cli/text_table.h"

#include <algorithm>
#include <utility>

#include "cli/numbers.h"
#include "core/contract_checks.h"

namespace legeplan::cli {

TextTable::TextTable(std::vector<std::string> header, std::vector<Align> align)
    : align_(std::move(align)) {
    add(std::move(header));
}

void TextTable::add(std::vector<std::string> row) {
    LEGEPLAN_EXPECTS(row.size() == align_.size());
    rows_.push_back(std::move(row));
}

std::string TextTable::to_string() const {
    std::vector<std::size_t> widths(align_.size());
    for (const auto& row : rows_) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], display_width(row[column]));
        }
    }
    std::string out;
    for (const auto& row : rows_) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string padding(widths[column] - display_width(row[column]), ' ');
            line += column > 0 ? "  " : "";
            line += align_[column] == Align::right ? padding + row[column] : row[column] + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
    return out;
}

}  // namespace legeplan::cli
