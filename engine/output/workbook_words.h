#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/catalogue.h"
#include "output/language.h"

namespace legeplan::output {

/// What a workbook's sheets and headers say.
enum class Word : std::uint8_t {
    summary_sheet,
    differences_sheet,
    assumptions_sheet,
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
    kind,
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
    count_
};

std::string_view text_of(Word word, Language language);

using legeplan::say;

}  // namespace legeplan::output
