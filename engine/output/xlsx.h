#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar.h"
#include "output/atomic_file.h"

// Of libxlsxwriter, which is used in xlsx.cpp alone.
struct lxw_chart;
struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace legeplan::output::xlsx {

/// How a text looks: plain text is wrapped, a plain line runs on over the empty cells beside it,
/// and a number_header stands over numbers.
enum class Style : std::uint8_t {
    plain,
    plain_line,
    title,
    heading,
    header,
    number_header,
    number_text,
    link,
    note,
    count_
};

/// Rows and columns count from 0.
struct Cell {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
};

/// A line of a chart: a column of numbers.
struct Line {
    std::string name;
    std::uint16_t column = 0;
    std::size_t colour = 0;  ///< lines of the same number share a colour
    bool is_dashed = false;
};

/// A chart of columns of one sheet over the months in its first column.
struct Chart {
    std::string sheet;
    std::string title;
    std::string unit;
    std::string number_format;
    std::uint32_t first_row = 0;
    std::uint32_t last_row = 0;
    std::vector<Line> lines;
};

/// Marks of a scatter: a range of rows, with a column of heights.
struct Cloud {
    std::string name;
    std::uint16_t column = 0;
    std::uint32_t first_row = 0;
    std::uint32_t last_row = 0;
    std::size_t colour = 0;  ///< clouds of the same number share a colour
    bool is_small = false;
};

/// A chart of columns of one sheet over another of its columns, a mark for each row.
struct Scatter {
    std::string sheet;
    std::string title;
    std::string x_title;
    std::string unit;
    std::string number_format;
    std::uint16_t x_column = 0;
    std::vector<Cloud> clouds;
};

class Book;

/// A sheet of a Book, which must outlive it. Every member throws FileError when a cell cannot be
/// written.
class Sheet {
public:
    const std::string& name() const { return name_; }

    void text(Cell at, std::string_view content, Style style = Style::plain);

    /// A text over several columns of one row, wrapped.
    void wide_text(Cell at, std::uint16_t last_column, std::string_view content,
                   Style style = Style::plain);

    /// A number; an empty cell where it is not finite.
    void number(Cell at, double value, const std::string& format);

    /// The last day of a month, shown as year and month.
    void month(Cell at, Month month);

    /// A text that leads to a sheet.
    void link(Cell at, const std::string& to, const std::string& content);

    void chart(Cell at, const Chart& chart);
    void chart(Cell at, const Scatter& scatter);

    void column_width(std::uint16_t first, std::uint16_t last, double characters);
    void row_height(std::uint32_t row, int lines);
    void freeze(Cell first_free);
    void filter(Cell first, Cell last);

private:
    friend class Book;
    void insert(Cell at, lxw_chart* drawn);

    Sheet(Book& book, lxw_worksheet* sheet, std::string name)
        : book_(&book), sheet_(sheet), name_(std::move(name)) {}

    Book* book_;
    lxw_worksheet* sheet_;
    std::string name_;
};

/// A workbook (XLSX) that is being written to a file.
class Book {
public:
    /// `title` and `created` (UTC, "2024-01-31T12:00:00Z") are properties of the document; with the
    /// same ones the same content is the same bytes. Throws: FileError.
    Book(const AtomicFile& file, const std::string& title, const std::string& created);
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    /// A sheet after the others. Throws: FileError when the name is taken or not allowed.
    Sheet add_sheet(const std::string& name);

    /// Writes the file. Throws: FileError.
    void close();

private:
    friend class Sheet;
    lxw_format* style(Style style);
    lxw_format* number_format(const std::string& format);
    void expect(int error) const;

    std::filesystem::path path_;
    lxw_workbook* book_;
    std::vector<lxw_format*> styles_;
    std::map<std::string, lxw_format*> number_formats_;
};

/// Lines that a text takes in a column of that width.
int lines_of(std::string_view text, double column_width);

/// Names for sheets after their titles: cut to the 31 characters that Excel allows, without the
/// signs that it does not allow, and none like another, whatever the case.
std::vector<std::string> sheet_names(std::span<const std::string> titles);

}  // namespace legeplan::output::xlsx
