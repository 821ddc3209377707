#pragma once

#include <cstdint>
#include <string_view>

#include "core/catalogue.h"
#include "output/language.h"

namespace legeplan::output {

/// What a workbook's sheets and headers say.
enum class Word : std::uint8_t {
    summary_sheet,
    differences_sheet,
    assumptions_sheet,
    population_sheet,
    risks_sheet,
    question,
    question_one,
    subtitle,
    compared,
    projected,
    base,
    measure_from,
    no_description,
    headline,
    differences,
    contents,
    about,
    result_file,
    seed,
    replicates,
    version,
    created,
    hash,
    indicator,
    id,
    unit,
    stock,
    flow,
    scenario,
    against,
    month,
    mean,
    sd,
    mc_error,
    quantile,
    median,
    difference,
    difference_with_error,
    lower,
    upper,
    probability_greater,
    variance_reduction,
    verdict,
    key,
    assumption,
    value,
    source,
    change,
    changed,
    added,
    removed,
    kind_of_measure,
    percentage_points,
    all_months,
    assumptions_note,
    table_rows,
    sex,
    women,
    men,
    age,
    age_and_over,
    population_note,
    risks_title,
    risks_note,
    probability,
    axes_sheet,
    study_subtitle,
    last_year,
    point,
    axis,
    values,
    varied,
    points,
    points_note,
    paired,
    independent,
    design,
    design_grid,
    design_latin_hypercube,
    design_sobol,
    design_morris,
    design_table,
    study_hash,
    count_
};

std::string_view text_of(Word word, Language language);

using legeplan::say;

}  // namespace legeplan::output
