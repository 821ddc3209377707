#include "output/xlsx.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace legeplan::output::xlsx {

namespace {

/// While it lives, what the workbook library prints of its own goes nowhere.
class QuietLibrary {
public:
    QuietLibrary() : error_(::dup(STDERR_FILENO)), nowhere_(::open("/dev/null", O_WRONLY)) {
        if (error_ >= 0 && nowhere_ >= 0) {
            ::dup2(nowhere_, STDERR_FILENO);
        }
    }
    ~QuietLibrary() {
        if (error_ >= 0) {
            ::dup2(error_, STDERR_FILENO);
            ::close(error_);
        }
        if (nowhere_ >= 0) {
            ::close(nowhere_);
        }
    }
    QuietLibrary(const QuietLibrary&) = delete;
    QuietLibrary& operator=(const QuietLibrary&) = delete;

private:
    int error_;
    int nowhere_;
};

/// Whether an error of the library is one of writing its files; it keeps the system's own to
/// itself.
bool is_of_writing(lxw_error error) {
    return error >= LXW_ERROR_CREATING_XLSX_FILE && error <= LXW_ERROR_ZIP_CLOSE;
}

/// Characters that fit in a cell.
constexpr std::size_t kMaxText = 32767;

constexpr std::string_view kEllipsis = "…";

bool is_first_byte(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// The first words of a UTF-8 text, with an ellipsis for what is left out.
std::string shortened(std::string_view text, std::size_t characters) {
    std::size_t seen = 0;
    std::size_t cut = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_first_byte(text[i])) {
            cut = seen == characters - 1 ? i : cut;
            ++seen;
        }
    }
    if (seen <= characters) {
        return std::string(text);
    }
    // Between two words where there are several.
    const std::string_view kept = text.substr(0, cut);
    return std::string(kept.substr(0, kept.find_last_of(' '))) + std::string(kEllipsis);
}

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
    int number = 0;
    if (at + digits <= text.size()) {
        std::from_chars(text.data() + at, text.data() + at + digits, number);
    }
    return number;
}

/// Seconds since 1970 of "2024-01-31T12:00:00Z"; the first second when it is no such text, since 0
/// would stand for now.
std::time_t time_of(std::string_view text) {
    using namespace std::chrono;
    const year_month_day day{year(number_at(text, 0, 4)),
                             month(static_cast<unsigned>(number_at(text, 5, 2))),
                             std::chrono::day(static_cast<unsigned>(number_at(text, 8, 2)))};
    if (!day.ok()) {
        return 1;
    }
    const auto time = sys_days(day) + hours(number_at(text, 11, 2)) +
                      minutes(number_at(text, 14, 2)) + seconds(number_at(text, 17, 2));
    return duration_cast<seconds>(time.time_since_epoch()).count();
}

/// Days since the last day of 1899, as workbooks count them.
double serial_day(Month month) {
    constexpr int kDayZeroBefore1970 = 25569;
    const auto last = std::chrono::sys_days(
        std::chrono::year(month.year()) /
        std::chrono::month(static_cast<unsigned>(month.month_of_year())) / std::chrono::last);
    return static_cast<double>(last.time_since_epoch().count() + kDayZeroBefore1970);
}

/// The colours of Okabe and Ito that stand out on white; the report draws with the same set.
constexpr std::array<lxw_color_t, 6> kColours{0x0072B2, 0xD55E00, 0x009E73,
                                              0xCC79A7, 0x666666, 0xA6761D};

void set_style(lxw_format* format, Style style) {
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    switch (style) {
        case Style::title:
            format_set_bold(format);
            format_set_font_size(format, 16);
            break;
        case Style::heading:
            format_set_bold(format);
            format_set_font_size(format, 12);
            break;
        case Style::number_header:
            format_set_align(format, LXW_ALIGN_RIGHT);
            [[fallthrough]];
        case Style::header:
            format_set_bold(format);
            format_set_text_wrap(format);
            format_set_bg_color(format, 0xE8EEF4);
            format_set_bottom(format, LXW_BORDER_THIN);
            break;
        case Style::number_text:
            format_set_align(format, LXW_ALIGN_RIGHT);
            break;
        case Style::link:
            format_set_underline(format, LXW_UNDERLINE_SINGLE);
            format_set_font_color(format, 0x0563C1);
            break;
        case Style::note:
            format_set_text_wrap(format);
            format_set_font_color(format, 0x555555);
            break;
        case Style::plain:
            format_set_text_wrap(format);
            break;
        case Style::plain_line:
        case Style::count_:
            break;
    }
}

void set_lines(lxw_chart* drawn, const Chart& chart) {
    constexpr float kThick = 2.0F;
    constexpr float kThin = 1.0F;
    for (const Line& line : chart.lines) {
        lxw_chart_series* series = chart_add_series(drawn, nullptr, nullptr);
        chart_series_set_name(series, line.name.c_str());
        chart_series_set_categories(series, chart.sheet.c_str(), chart.first_row, 0, chart.last_row,
                                    0);
        chart_series_set_values(series, chart.sheet.c_str(), chart.first_row, line.column,
                                chart.last_row, line.column);
        lxw_chart_line look{};
        look.color = kColours[line.colour % kColours.size()];
        look.width = line.is_dashed ? kThin : kThick;
        look.dash_type = line.is_dashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
        chart_series_set_line(series, &look);
    }
}

void set_clouds(lxw_chart* drawn, const Scatter& scatter) {
    constexpr std::uint8_t kLarge = 7;
    constexpr std::uint8_t kSmall = 3;
    for (const Cloud& cloud : scatter.clouds) {
        lxw_chart_series* series = chart_add_series(drawn, nullptr, nullptr);
        chart_series_set_name(series, cloud.name.c_str());
        chart_series_set_categories(series, scatter.sheet.c_str(), cloud.first_row,
                                    scatter.x_column, cloud.last_row, scatter.x_column);
        chart_series_set_values(series, scatter.sheet.c_str(), cloud.first_row, cloud.column,
                                cloud.last_row, cloud.column);
        lxw_chart_fill fill{};
        fill.color = kColours[cloud.colour % kColours.size()];
        lxw_chart_line outline{};
        outline.color = fill.color;
        fill.none = static_cast<std::uint8_t>(cloud.is_small);
        chart_series_set_marker_type(series, cloud.is_small ? LXW_CHART_MARKER_DIAMOND
                                                            : LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(series, cloud.is_small ? kSmall : kLarge);
        chart_series_set_marker_fill(series, &fill);
        chart_series_set_marker_line(series, &outline);
    }
}

/// What all charts share: title, unit, a light grid and the legend below.
void set_look(lxw_chart* drawn, const std::string& title, const std::string& unit,
              const std::string& number_format) {
    chart_title_set_name(drawn, title.c_str());
    chart_axis_set_name(drawn->y_axis, unit.c_str());
    chart_axis_set_num_format(drawn->y_axis, number_format.c_str());
    lxw_chart_line grid{};
    grid.color = 0xD9D9D9;
    chart_axis_major_gridlines_set_line(drawn->y_axis, &grid);
    // Labels stand below the figure where values are negative too.
    chart_axis_set_label_position(drawn->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
}

}  // namespace

void Sheet::text(Cell at, std::string_view content, Style style) {
    book_->expect(worksheet_write_string(
        sheet_, at.row, at.column, shortened(content, kMaxText).c_str(), book_->style(style)));
    if (style == Style::title) {
        constexpr int kTitleLines = 2;
        row_height(at.row, kTitleLines);
    }
}

void Sheet::wide_text(Cell at, std::uint16_t last_column, std::string_view content, Style style) {
    book_->expect(worksheet_merge_range(sheet_, at.row, at.column, at.row, last_column,
                                        shortened(content, kMaxText).c_str(), book_->style(style)));
}

void Sheet::number(Cell at, double value, const std::string& format) {
    if (std::isfinite(value)) {
        book_->expect(
            worksheet_write_number(sheet_, at.row, at.column, value, book_->number_format(format)));
    }
}

void Sheet::month(Cell at, Month month) {
    number(at, serial_day(month), "yyyy-mm");
}

void Sheet::link(Cell at, const std::string& to, const std::string& content) {
    const std::string url = fmt::format("internal:'{}'!A1", to);
    book_->expect(worksheet_write_url_opt(sheet_, at.row, at.column, url.c_str(),
                                          book_->style(Style::link), content.c_str(), nullptr));
}

void Sheet::chart(Cell at, const Chart& chart) {
    constexpr int kMonthsPerMark = 12;
    lxw_chart* drawn = workbook_add_chart(book_->book_, LXW_CHART_LINE);
    set_lines(drawn, chart);
    set_look(drawn, chart.title, chart.unit, chart.number_format);
    chart_axis_set_num_format(drawn->x_axis, "yyyy-mm");
    chart_axis_set_interval_unit(drawn->x_axis, kMonthsPerMark);
    chart_axis_set_interval_tick(drawn->x_axis, kMonthsPerMark);
    insert(at, drawn);
}

void Sheet::chart(Cell at, const Scatter& scatter) {
    lxw_chart* drawn = workbook_add_chart(book_->book_, LXW_CHART_SCATTER);
    set_clouds(drawn, scatter);
    set_look(drawn, scatter.title, scatter.unit, scatter.number_format);
    chart_axis_set_name(drawn->x_axis, scatter.x_title.c_str());
    insert(at, drawn);
}

void Sheet::insert(Cell at, lxw_chart* drawn) {
    lxw_chart_options size{};
    size.x_scale = 1.8;
    size.y_scale = 1.2;
    book_->expect(worksheet_insert_chart_opt(sheet_, at.row, at.column, drawn, &size));
}

void Sheet::column_width(std::uint16_t first, std::uint16_t last, double characters) {
    book_->expect(worksheet_set_column(sheet_, first, last, characters, nullptr));
}

void Sheet::row_height(std::uint32_t row, int lines) {
    book_->expect(worksheet_set_row(sheet_, row, lines * LXW_DEF_ROW_HEIGHT, nullptr));
}

void Sheet::freeze(Cell first_free) {
    worksheet_freeze_panes(sheet_, first_free.row, first_free.column);
}

void Sheet::filter(Cell first, Cell last) {
    book_->expect(worksheet_autofilter(sheet_, first.row, first.column, last.row, last.column));
}

Book::Book(const AtomicFile& file, const std::string& title, const std::string& created)
    : path_(file.path()), book_(workbook_new(file.temporary().c_str())) {
    if (book_ == nullptr) {
        throw FileError(path_, ENOMEM);
    }
    std::string copy = title;
    std::string program = "Legeplan";
    lxw_doc_properties properties{};
    properties.title = copy.data();
    properties.author = program.data();
    properties.created = time_of(created);
    expect(workbook_set_properties(book_, &properties));
    for (std::size_t i = 0; i < static_cast<std::size_t>(Style::count_); ++i) {
        styles_.push_back(workbook_add_format(book_));
        set_style(styles_.back(), static_cast<Style>(i));
    }
}

Book::~Book() {
    lxw_workbook_free(book_);
}

Sheet Book::add_sheet(const std::string& name) {
    expect(workbook_validate_sheet_name(book_, name.c_str()));
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    worksheet_set_landscape(sheet);
    constexpr std::uint8_t kA4 = 9;
    worksheet_set_paper(sheet, kA4);
    worksheet_fit_to_pages(sheet, 1, 0);
    return {*this, sheet, name};
}

void Book::close() {
    // It frees the workbook whether it can be written or not, and prints of its own.
    const QuietLibrary quiet;
    errno = 0;
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    const int code = errno;
    if (is_of_writing(error)) {
        throw FileError(path_, {"kan ikke skrives", "cannot be written"}, code);
    }
    expect(error);
}

lxw_format* Book::style(Style style) {
    return styles_[static_cast<std::size_t>(style)];
}

lxw_format* Book::number_format(const std::string& format) {
    lxw_format*& known = number_formats_[format];
    if (known == nullptr) {
        known = workbook_add_format(book_);
        format_set_num_format(known, format.c_str());
        format_set_align(known, LXW_ALIGN_VERTICAL_TOP);
    }
    return known;
}

void Book::expect(int error) const {
    if (error != LXW_NO_ERROR) {
        throw FileError(path_, Text::same(lxw_strerror(static_cast<lxw_error>(error))));
    }
}

int lines_of(std::string_view text, double column_width) {
    const auto characters =
        static_cast<double>(std::count_if(text.begin(), text.end(), is_first_byte));
    return std::max(1, static_cast<int>(std::ceil(characters / column_width)));
}

std::vector<std::string> sheet_names(std::span<const std::string> titles) {
    constexpr std::string_view kNotAllowed = "[]:*?/\\'";
    std::vector<std::string> names;
    std::set<std::string> taken;
    const auto lower = [](std::string text) {
        std::transform(text.begin(), text.end(), text.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return text;
    };
    for (std::string title : titles) {
        std::replace_if(
            title.begin(), title.end(),
            [&](char c) { return kNotAllowed.find(c) != std::string_view::npos; }, ' ');
        std::string name = shortened(title, LXW_SHEETNAME_MAX);
        for (int number = 2; !taken.insert(lower(name)).second; ++number) {
            const std::string suffix = fmt::format(" {}", number);
            name = shortened(title, LXW_SHEETNAME_MAX - suffix.size()) + suffix;
        }
        names.push_back(name);
    }
    return names;
}

}  // namespace legeplan::output::xlsx
