#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "output/language.h"
#include "record/indicators.h"

namespace legeplan::output {

/// How a table is written: RFC 4180 in UTF-8 with decimal point; or as Excel opens it in Norway,
/// with a byte order mark, semicolons and decimal comma.
enum class CsvDialect : std::uint8_t { plain, norwegian_excel };

/// A table that is written cell by cell.
class CsvTable {
public:
    /// For Excel in Norway headers, units and indicators are in Norwegian when the language is.
    explicit CsvTable(CsvDialect dialect, Language language = Language::en);

    /// A cell; quoted where its text would end it.
    void cell(std::string_view content);

    /// The name of a column, a unit or an indicator, which may be translated.
    void header(std::string_view name);
    void unit(std::string_view unit);
    void indicator(const record::IndicatorSpec& spec);
    /// The column of an indicator's statistic: "births.mean", "Fødte: gjennomsnitt".
    void header(const record::IndicatorSpec& spec, std::string_view statistic);

    /// A number; empty where it is undefined.
    void number(double value);

    /// "<5": stands for a count of few persons in both languages.
    void hidden_count();

    void end_row();

    std::string finish() { return std::move(text_); }

private:
    void separate();

    std::string text_;
    bool is_norwegian_;
    bool is_translated_;
    bool is_row_start_ = true;
};

}  // namespace legeplan::output
