#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "core/units.h"
#include "output/assumption_text.h"
#include "output/cost_words.h"
#include "output/numbers.h"
#include "output/sha256.h"
#include "output/verdict.h"
#include "output/wording.h"
#include "output/workbook_sheets.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using xlsx::Sheet;
using xlsx::Style;

/// Columns: the indicator, its unit, the scenario, and then three for each time.
constexpr std::uint16_t kUnitColumn = 1;
constexpr std::uint16_t kScenarioColumn = 2;
constexpr std::uint16_t kFirstTimeColumn = 3;
constexpr std::uint16_t kPerTime = 3;

/// Widths of the columns in characters.
constexpr double kIndicatorWidth = 44.0;
constexpr double kUnitWidth = 20.0;
constexpr double kScenarioWidth = 36.0;
constexpr double kTimeWidth = 14.0;

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

/// Writes the sheet from the top down.
class Summary {
public:
    Summary(Sheet& sheet, const BookContent& content)
        : sheet_(sheet),
          content_(content),
          language_(content.language()),
          calendar_(*content.base().summary),
          times_(table_times(calendar_, {})) {
        times_.insert(times_.begin(), 0);
    }

    void write() {
        sheet_.column_width(0, 0, kIndicatorWidth);
        sheet_.column_width(kUnitColumn, kUnitColumn, kUnitWidth);
        sheet_.column_width(kScenarioColumn, kScenarioColumn, kScenarioWidth);
        sheet_.column_width(kFirstTimeColumn, last_column(), kTimeWidth);
        question();
        warnings();
        scenarios();
        headline();
        if (content_.has_differences()) {
            differences();
        }
        chart();
        notes();
        contents();
        about();
    }

private:
    std::uint16_t time_column(std::size_t time) const {
        return static_cast<std::uint16_t>(kFirstTimeColumn + kPerTime * time);
    }
    std::uint16_t last_column() const {
        return static_cast<std::uint16_t>(time_column(times_.size()) - 1);
    }
    std::string words(Word word) const { return say(language_, word); }
    std::string time_text(std::size_t time) const {
        return capitalised(time_name(calendar_.month_of(time), language_));
    }

    void heading(const std::string& text) {
        ++row_;
        sheet_.text({row_++, 0}, text, Style::heading);
    }

    /// A text across the sheet from the second column on, as high as it needs.
    void paragraph(const std::string& text, Style style) {
        const double width = kUnitWidth + kScenarioWidth +
                             kTimeWidth * kPerTime * static_cast<double>(times_.size());
        sheet_.wide_text({row_, kUnitColumn}, last_column(), text, style);
        sheet_.row_height(row_++, xlsx::lines_of(text, width));
    }

    void question() {
        const std::string& municipality = content_.base().facts.municipality;
        const std::string place =
            municipality.empty() ? content_.title(content_.base()) : municipality;
        const bool is_one = content_.scenarios().size() == 1;
        sheet_.text({row_++, 0},
                    say(language_, is_one ? Word::question_one : Word::question, place),
                    Style::title);
        sheet_.text({row_++, 0},
                    say(language_, Word::subtitle, month_name(calendar_.start, language_),
                        month_name(calendar_.start + (calendar_.months - 1), language_),
                        person_count(content_.source().results.replicates, language_)),
                    Style::plain_line);
    }

    /// What the numbers below do not hold.
    void warnings() {
        const std::string cost = content_.left_out({record::Indicator::cost_municipality});
        if (!cost.empty()) {
            paragraph(say(language_, Phrase::cost_note, cost), Style::note);
        }
        if (has_few_positions(calendar_)) {
            std::string note = say(language_, Phrase::few_positions_note);
            std::replace(note.begin(), note.end(), '\n', ' ');
            paragraph(note, Style::note);
        }
        for (const ReportScenario& scenario : content_.scenarios()) {
            const std::string off = switched_off_note(*scenario.summary, language_);
            if (!off.empty()) {
                paragraph(content_.title(scenario) + ": " + off, Style::note);
            }
        }
    }

    std::string measure_text(const Measure& measure) const {
        const std::string name = measure_name(measure, language_);
        return measure.date.empty()
                   ? name
                   : say(language_, Word::measure_from, name, short_month(measure.date, language_));
    }

    /// What a scenario is about: its own description, and the measures that its base has not.
    std::string description(const ReportScenario& scenario) const {
        const ScenarioFacts nothing{};
        const ScenarioFacts& base = scenario.base ? content_.base().facts : nothing;
        std::string text = in_language(scenario.facts.description, language_);
        if (text == in_language(base.description, language_)) {
            text.clear();
        }
        for (const Measure* measure : added_measures(scenario.facts, base)) {
            text += (text.empty() ? "" : " · ") + measure_text(*measure);
        }
        return text.empty() ? words(Word::no_description) : text;
    }

    void scenarios() {
        const bool is_one = content_.scenarios().size() == 1;
        heading(words(is_one ? Word::projected : Word::compared));
        for (const ReportScenario& scenario : content_.scenarios()) {
            const bool is_base = !is_one && !scenario.base;
            sheet_.text({row_, 0},
                        content_.title(scenario) + (is_base ? " (" + words(Word::base) + ")" : ""));
            paragraph(description(scenario), Style::plain);
        }
    }

    void table_header(std::initializer_list<Word> names) {
        std::uint16_t column = 0;
        for (const Word name : names) {
            sheet_.text({row_, column++}, words(name), Style::header);
        }
    }

    void headline() {
        heading(words(Word::headline));
        table_header({Word::indicator, Word::unit, Word::scenario});
        for (std::size_t i = 0; i < times_.size(); ++i) {
            const std::uint16_t column = time_column(i);
            sheet_.wide_text({row_, column}, static_cast<std::uint16_t>(column + kPerTime - 1),
                             time_text(times_[i]), Style::header);
            std::uint16_t at = column;
            for (const std::string& name :
                 {words(Word::median), std::string("5 %"), std::string("95 %")}) {
                sheet_.text({row_ + 1, at++}, name, Style::number_header);
            }
        }
        for (std::uint16_t column = 0; column < kFirstTimeColumn; ++column) {
            sheet_.text({row_ + 1, column}, "", Style::header);
        }
        row_ += 2;
        for (const record::Indicator id : told_indicators(content_.scenarios(), times_)) {
            for (const ReportScenario& scenario : content_.scenarios()) {
                headline_row(record::spec(id), scenario);
            }
        }
        for (const ReportScenario& scenario : content_.scenarios()) {
            if (has_costs(*scenario.summary)) {
                headline_row(record::spec(record::Indicator::cost_municipality_year), scenario);
            }
        }
        if (has_few_positions(calendar_)) {
            for (const Wait& wait : waits()) {
                for (const ReportScenario& scenario : content_.scenarios()) {
                    wait_row(wait, scenario);
                }
            }
        }
    }

    /// A waiting time is a mean, and stands over the three columns of a time.
    void wait_row(const Wait& wait, const ReportScenario& scenario) {
        sheet_.link({row_, 0}, content_.risks_name(), say(language_, wait.label));
        sheet_.text({row_, kUnitColumn}, unit_text("months").in(language_), Style::plain_line);
        sheet_.text({row_, kScenarioColumn}, content_.title(scenario), Style::plain_line);
        for (std::size_t i = 0; i < times_.size(); ++i) {
            const std::string months = wait_text(wait, *scenario.summary, times_[i], language_);
            const std::uint16_t column = time_column(i);
            sheet_.wide_text({row_, column}, static_cast<std::uint16_t>(column + kPerTime - 1),
                             months == "–" ? months : say(language_, Word::on_average, months),
                             Style::plain);
        }
        ++row_;
    }

    void start_row(const record::IndicatorSpec& spec, const ReportScenario& scenario,
                   const std::string& unit) {
        sheet_.link({row_, 0}, content_.name(spec.id), std::string(label(spec, language_)));
        sheet_.text({row_, kUnitColumn}, unit, Style::plain_line);
        sheet_.text({row_, kScenarioColumn}, content_.title(scenario), Style::plain_line);
    }

    void headline_row(const record::IndicatorSpec& spec, const ReportScenario& scenario) {
        const auto& series = scenario.summary->indicators[static_cast<std::size_t>(spec.id)];
        const std::string format = number_format(spec, quantile_decimals(spec));
        start_row(spec, scenario, unit_text(spec.unit).in(language_));
        for (std::size_t i = 0; i < times_.size(); ++i) {
            std::uint16_t column = time_column(i);
            for (const auto* quantile : {&series.quantiles[record::kQuantiles.size() / 2],
                                         &series.quantiles.front(), &series.quantiles.back()}) {
                write_value(sheet_, {row_, column++}, (*quantile)[times_[i]], spec.unit, format,
                            language_);
            }
        }
        ++row_;
    }

    void differences() {
        heading(words(Word::differences));
        table_header({Word::indicator, Word::unit, Word::scenario});
        const auto wide = [&](std::size_t i, const std::string& text, Style style) {
            sheet_.wide_text({row_, time_column(i)},
                             static_cast<std::uint16_t>(time_column(i + 1) - 1), text, style);
        };
        wide(0, words(Word::difference_with_band), Style::header);
        for (std::size_t i = 1; i < times_.size(); ++i) {
            wide(i, time_text(times_[i]), Style::header);
        }
        ++row_;
        for (const record::Indicator id : told_indicators(content_.scenarios(), times_)) {
            const record::IndicatorSpec& spec = record::spec(id);
            for (const ReportScenario& scenario : content_.scenarios()) {
                if (scenario.comparison == nullptr) {
                    continue;
                }
                start_row(spec, scenario, unit_text(spec.unit).in(language_));
                const auto& series = scenario.comparison->indicators[static_cast<std::size_t>(id)];
                for (std::size_t i = 1; i < times_.size(); ++i) {
                    wide(i, cell_text(at_time(series, times_[i]), spec), Style::plain);
                }
                sheet_.row_height(row_++, 4);
            }
        }
    }

    std::string cell_text(const record::Difference& difference,
                          const record::IndicatorSpec& spec) const {
        const std::string said = verdict(difference, spec.wish, language_);
        return std::isfinite(difference.mean)
                   ? say(language_, Word::difference_cell,
                         difference_text(difference, spec, language_),
                         difference_error_text(difference, spec, language_), said)
                   : said;
    }

    void chart() {
        constexpr std::uint32_t kRows = 19;
        ++row_;
        sheet_.chart({row_, 0},
                     indicator_chart(record::spec(council_indicators().front()), content_));
        row_ += kRows;
    }

    void notes() {
        ++row_;
        const run::Results& results = content_.source().results;
        const bool has_roster =
            std::any_of(results.scenarios.begin(), results.scenarios.end(),
                        [](const run::ScenarioSummary& scenario) { return scenario.has_roster; });
        if (content_.has_differences()) {
            paragraph(say(language_, Phrase::comparison_note), Style::note);
        }
        paragraph(say(language_, Phrase::small_counts_note), Style::note);
        paragraph(say(language_, has_roster ? Phrase::footer_roster : Phrase::footer_synthetic),
                  Style::note);
    }

    void contents() {
        heading(words(Word::contents));
        if (content_.has_differences()) {
            sheet_.link({row_++, 0}, content_.differences_name(), content_.differences_name());
        }
        for (const std::string* name :
             {&content_.assumptions_name(), &content_.population_name(), &content_.risks_name()}) {
            sheet_.link({row_++, 0}, *name, *name);
        }
        if (content_.has_figures()) {
            sheet_.link({row_++, 0}, content_.figures_name(), content_.figures_name());
        }
        for (const record::IndicatorSpec& spec : record::indicator_specs()) {
            sheet_.link({row_, 0}, content_.name(spec.id), std::string(label(spec, language_)));
            sheet_.text({row_, kUnitColumn}, unit_text(spec.unit).in(language_), Style::plain_line);
            sheet_.text({row_++, kScenarioColumn}, kind_text(spec, language_), Style::plain_line);
        }
    }

    void about() {
        const ReportSource& source = content_.source();
        heading(words(Word::about));
        const auto line = [&](const std::string& name, const std::string& value) {
            sheet_.text({row_, 0}, name);
            sheet_.text({row_++, 1}, value, Style::plain_line);
        };
        line(words(Word::result_file), source.name);
        line(words(Word::seed), std::to_string(source.results.seed));
        line(words(Word::replicates), std::to_string(source.results.replicates));
        line(words(Word::version), source.origin.version + " " + source.origin.provenance.git_sha);
        line(words(Word::created), source.origin.provenance.created);
        for (const ReportScenario& scenario : content_.scenarios()) {
            line(say(language_, Word::hash, scenario.summary->id),
                 sha256(scenario.summary->resolved_text));
        }
    }

    Sheet& sheet_;
    const BookContent& content_;
    Language language_;
    const run::ScenarioSummary& calendar_;
    std::vector<std::size_t> times_;  ///< of the tables, see run::ScenarioSummary
    std::uint32_t row_ = 0;
};

}  // namespace

void write_summary(Sheet& sheet, const BookContent& content) {
    Summary(sheet, content).write();
}

}  // namespace legeplan::output
