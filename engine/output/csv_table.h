#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace legeplan::output {

/// How a table is written: RFC 4180 in UTF-8 with decimal point; or as Excel opens it in Norway,
/// with a byte order mark, semicolons and decimal comma.
enum class CsvDialect : std::uint8_t { plain, norwegian_excel };

/// A table that is written cell by cell.
class CsvTable {
public:
    explicit CsvTable(CsvDialect dialect);

    /// A cell; quoted where its text would end it.
    void cell(std::string_view content);

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
    bool is_row_start_ = true;
};

}  // namespace legeplan::output
