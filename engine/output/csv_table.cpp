#include "output/csv_table.h"

#include <algorithm>
#include <array>

#include "core/units.h"
#include "output/number_text.h"

namespace legeplan::output {

namespace {

/// Stands for a count of few persons in both languages.
constexpr std::string_view kHidden = "<5";

struct Header {
    std::string_view name;
    std::string_view nb;
};

constexpr std::array kHeaders{
    Header{"indicator", "indikator"},
    Header{"base", "grunnlag"},
    Header{"month", "måned"},
    Header{"unit", "enhet"},
    Header{"point", "punkt"},
    Header{"mean", "gjennomsnitt"},
    Header{"sd", "standardavvik"},
    Header{"mc_error", "standardfeil"},
    Header{"q05", "5 %-kvantil"},
    Header{"q10", "10 %-kvantil"},
    Header{"q25", "25 %-kvantil"},
    Header{"q50", "median"},
    Header{"q75", "75 %-kvantil"},
    Header{"q90", "90 %-kvantil"},
    Header{"q95", "95 %-kvantil"},
    Header{"probability_greater", "andel høyere, like teller halvt"},
    Header{"probability_equal", "andel like"},
    Header{"variance_reduction", "variansreduksjon"},
};

std::string_view in_norwegian(std::string_view name) {
    const auto* const found = std::find_if(kHeaders.begin(), kHeaders.end(),
                                           [&](const Header& row) { return row.name == name; });
    return found == kHeaders.end() ? name : found->nb;
}

}  // namespace

CsvTable::CsvTable(CsvDialect dialect, Language language)
    : is_norwegian_(dialect == CsvDialect::norwegian_excel),
      is_translated_(is_norwegian_ && language == Language::nb) {
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

void CsvTable::header(std::string_view name) {
    cell(is_translated_ ? in_norwegian(name) : name);
}

void CsvTable::unit(std::string_view unit) {
    cell(is_translated_ ? unit_text(unit).nb : std::string(unit));
}

void CsvTable::indicator(const record::IndicatorSpec& spec) {
    cell(is_translated_ ? spec.nb : spec.name);
}

void CsvTable::header(const record::IndicatorSpec& spec, std::string_view statistic) {
    cell(is_translated_ ? std::string(spec.nb) + ": " + std::string(in_norwegian(statistic))
                        : std::string(spec.name) + '.' + std::string(statistic));
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
