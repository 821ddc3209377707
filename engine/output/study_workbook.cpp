#include "output/study_workbook.h"

#include "output/sheet_titles.h"
#include "output/study_sheets.h"
#include "output/wording.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

/// Rows of a sheet, less those above a table.
constexpr std::size_t kMostRows = 1'048'000;

std::vector<std::string> names(const CubeLayout& layout, Language language) {
    std::vector<std::string> titles{say(language, Word::summary_sheet),
                                    say(language, Word::axes_sheet)};
    for (const record::Indicator id : layout.indicators) {
        titles.push_back(sheet_title(record::spec(id), language));
    }
    return xlsx::sheet_names(titles);
}

}  // namespace

StudyContent::StudyContent(const Cube& cube, const std::string& name, Language language)
    : cube_(cube), file_(name), language_(language), names_(names(cube.layout, language)) {
    for (const std::string& text : cube.layout.scenario_texts) {
        facts_.push_back(read_facts(text));
    }
}

std::string StudyContent::scenario(std::size_t s) const {
    const std::string& title = in_language(facts_[s].title, language_);
    return title.empty() ? layout().scenario_ids[s] : title;
}

std::string StudyContent::title(const CubeAxis& axis) const {
    const std::string& title = in_language(axis.title, language_);
    return title.empty() ? axis.id : title;
}

void write_study_workbook(AtomicFile& file, const Cube& cube, const std::string& name,
                          Language language) {
    const std::size_t rows = cube.layout.points() * cube.layout.months.size();
    if (rows > kMostRows) {
        throw FileError(file.path(),
                        Text::of("{} punkter og måneder er flere enn et ark har plass til ({}); "
                                 "eksporter en tabell (.csv)",
                                 "{} points and months are more than a sheet holds ({}); "
                                 "export a table (.csv)",
                                 rows, kMostRows));
    }
    const StudyContent content(cube, name, language);
    xlsx::Book book(file, in_language(cube.layout.title, language), "");
    xlsx::Sheet summary = book.add_sheet(content.summary_name());
    write_study_summary(summary, content);
    xlsx::Sheet axes = book.add_sheet(content.axes_name());
    write_axes(axes, content);
    for (std::size_t i = 0; i < cube.layout.indicators.size(); ++i) {
        xlsx::Sheet sheet = book.add_sheet(content.indicator_name(i));
        write_study_indicator(sheet, i, content);
    }
    book.close();
    file.commit();
}

}  // namespace legeplan::output
