#include "output/csv_table.h"

#include <algorithm>

#include "output/number_text.h"

namespace legeplan::output {

CsvTable::CsvTable(CsvDialect dialect) : is_norwegian_(dialect == CsvDialect::norwegian_excel) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (is_norwegian_) {
        text_ += kByteOrderMark;
    }
}

void CsvTable::cell(std::string_view content) {
    separate();
    const std::string_view special = is_norwegian_ ? ";\"\r\n" : ",\"\r\n";
    if (content.find_first_of(special) == std::string_view::npos) {
        text_ += content;
        return;
    }
    text_ += '"';
    for (const char c : content) {
        text_ += c;
        if (c == '"') {
            text_ += c;
        }
    }
    text_ += '"';
}

void CsvTable::number(double value) {
    std::string number = number_text(value);
    if (is_norwegian_) {
        std::replace(number.begin(), number.end(), '.', ',');
    }
    separate();
    text_ += number;
}

void CsvTable::hidden_count() {
    separate();
    text_ += "<5";
}

void CsvTable::end_row() {
    text_ += '\n';
    is_row_start_ = true;
}

void CsvTable::separate() {
    if (!is_row_start_) {
        text_ += is_norwegian_ ? ';' : ',';
    }
    is_row_start_ = false;
}

}  // namespace legeplan::output
