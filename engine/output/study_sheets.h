#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "output/assumptions.h"
#include "output/cube_reader.h"
#include "output/language.h"
#include "output/xlsx.h"

namespace legeplan::output {

/// What all sheets of a study's workbook draw on.
class StudyContent {
public:
    /// `cube` must outlive it.
    StudyContent(const Cube& cube, const std::string& name, Language language);

    const Cube& cube() const { return cube_; }
    const CubeLayout& layout() const { return cube_.layout; }
    const std::string& file_name() const { return file_; }
    Language language() const { return language_; }

    /// What the base scenarios say, in the order of the layout's.
    const std::vector<ScenarioFacts>& facts() const { return facts_; }
    /// Title of a base scenario, or its id.
    std::string scenario(std::size_t s) const;
    std::string title(const CubeAxis& axis) const;

    const std::string& summary_name() const { return names_[0]; }
    const std::string& axes_name() const { return names_[1]; }
    const std::string& indicator_name(std::size_t i) const { return names_[kFixedSheets + i]; }

    /// Columns that a point's row begins with: its number, scenario and axes.
    std::uint16_t first_column() const {
        return static_cast<std::uint16_t>(2 + layout().axes.size());
    }

private:
    static constexpr std::size_t kFixedSheets = 2;

    const Cube& cube_;
    std::string file_;
    Language language_;
    std::vector<ScenarioFacts> facts_;
    std::vector<std::string> names_;
};

/// Headers and cells of what a point's row begins with.
void write_point_header(xlsx::Sheet& sheet, std::uint32_t row, const StudyContent& content);
void write_point(xlsx::Sheet& sheet, std::uint32_t row, std::size_t point,
                 const StudyContent& content);

/// The chart of an indicator over the first axis of numbers, whose points stand one below the other
/// from `row` on, with median, 5 and 95 % from `column` on. No clouds where no axis has numbers.
xlsx::Scatter point_chart(const std::string& sheet, std::size_t indicator, std::uint32_t row,
                          std::uint16_t column, const StudyContent& content);

void write_study_summary(xlsx::Sheet& sheet, const StudyContent& content);
void write_axes(xlsx::Sheet& sheet, const StudyContent& content);
void write_study_indicator(xlsx::Sheet& sheet, std::size_t indicator, const StudyContent& content);

}  // namespace legeplan::output
