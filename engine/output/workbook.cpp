#include "output/workbook.h"

#include <algorithm>
#include <span>

#include "output/cost_words.h"
#include "output/sheet_titles.h"
#include "output/wording.h"
#include "output/workbook_sheets.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

std::vector<std::string> names(Language language) {
    std::vector<std::string> titles{
        say(language, Word::summary_sheet),     say(language, Word::differences_sheet),
        say(language, Word::assumptions_sheet), say(language, Word::population_sheet),
        say(language, Word::risks_sheet),       say(language, Word::figures_sheet),
        say(language, Word::services_sheet),    say(language, Word::costs_sheet)};
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        titles.push_back(sheet_title(spec, language));
    }
    return xlsx::sheet_names(titles);
}

}  // namespace

BookContent::BookContent(const ReportSource& source, Language language)
    : source_(source),
      language_(language),
      scenarios_(report_scenarios(std::span(&source, 1))),
      names_(names(language)) {}

std::string BookContent::title(const ReportScenario& scenario) const {
    const std::string& title = in_language(scenario.summary->title, language_);
    return title.empty() ? scenario.summary->id : title;
}

bool BookContent::has_figures() const {
    return std::any_of(scenarios_.begin(), scenarios_.end(), [](const ReportScenario& scenario) {
        return !scenario.facts.figures.empty();
    });
}

std::string BookContent::left_out(const std::vector<record::Indicator>& sums) const {
    std::vector<const run::ScenarioSummary*> summaries;
    for (const ReportScenario& scenario : scenarios_) {
        summaries.push_back(scenario.summary);
    }
    return left_out_note(summaries, sums, language_);
}

bool BookContent::is_comparable(const ReportScenario& scenario, record::Indicator id) const {
    return output::is_comparable(*base().summary, *scenario.summary, id);
}

std::string number_format(const record::IndicatorSpec& spec, int decimals) {
    const std::string zeros(static_cast<std::size_t>(decimals), '0');
    const std::string fraction = decimals > 0 ? "." + zeros : "";
    return spec.unit == "share" ? "0" + fraction + " %" : "#,##0" + fraction;
}

std::string signed_format(const record::IndicatorSpec& spec, int decimals) {
    const std::string format = number_format(spec, decimals);
    return "+" + format + ";-" + format + ";" + format;
}

void write_workbook(AtomicFile& file, const ReportSource& source, Language language) {
    const BookContent content(source, language);
    xlsx::Book book(file, content.title(content.base()), source.origin.provenance.created);
    xlsx::Sheet summary = book.add_sheet(content.summary_name());
    write_summary(summary, content);
    if (content.has_differences()) {
        xlsx::Sheet differences = book.add_sheet(content.differences_name());
        write_differences(differences, content);
    }
    xlsx::Sheet assumptions = book.add_sheet(content.assumptions_name());
    write_assumptions(assumptions, content);
    xlsx::Sheet population = book.add_sheet(content.population_name());
    write_population(population, content);
    xlsx::Sheet risks = book.add_sheet(content.risks_name());
    write_risks(risks, content);
    if (content.has_figures()) {
        xlsx::Sheet figures = book.add_sheet(content.figures_name());
        write_figures(figures, content);
    }
    for (const SheetGroup group : {SheetGroup::services, SheetGroup::costs}) {
        xlsx::Sheet sheet = book.add_sheet(content.name(group));
        write_group(sheet, group, content);
    }
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        if (!group_of(spec.id)) {
            xlsx::Sheet sheet = book.add_sheet(content.name(spec.id));
            write_indicator(sheet, spec, content);
        }
    }
    book.close();
    file.commit();
}

}  // namespace legeplan::output
