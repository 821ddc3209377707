#pragma once

#include <string>
#include <vector>

#include "output/report_scenarios.h"

namespace legeplan::output {

/// A published figure held against one scenario.
struct FigureAnswer {
    std::string projected;  ///< "8 171 (7 960–8 390)"
    /// Whether the figure lies in the 90 % band, or that costs without a price forbid to say; ""
    /// where there is no band.
    std::string verdict;
};

/// The published figures of all scenarios, each id once, those that the model answers to first.
std::vector<const PlanFigure*> plan_figures(const std::vector<ReportScenario>& scenarios);

/// The indicator that a figure is held against; nullptr where it names none.
const record::IndicatorSpec* indicator_of(const PlanFigure& figure);

/// Unit of the figure; empty for a share, which is told in per cent.
Text unit_of(const PlanFigure& figure);

/// The figure as people read it: "9,2", "800–1 000", "1 %", or its words.
std::string stated_text(const PlanFigure& figure, Language language);

/// When the run answers to the figure: "utgangen av juni 2021", or a year of a flow; "" where it
/// does not. A stock is taken at the month of the figure, or at the end of the period nearest to
/// it; a flow over the calendar year, or the first whole year of the run.
std::string answer_time(const PlanFigure& figure, const run::ScenarioSummary& scenario,
                        Language language);

/// Why the run does not answer to a figure, or how to read its answer; may be empty.
std::string note_text(const PlanFigure& figure, const run::ScenarioSummary& scenario,
                      Language language);

/// The run's answer; empty where answer_time() is. Ends of the band are rounded as the figure is
/// before they are compared.
FigureAnswer answer(const PlanFigure& figure, const run::ScenarioSummary& scenario,
                    Language language);

}  // namespace legeplan::output
