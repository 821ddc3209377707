#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/language.h"
#include "output/wording.h"

namespace legeplan::cli {

/// Everything the program says to people, apart from what scenarios and the tables of indicators
/// and keys say themselves. The texts stand in catalogue.cpp.
enum class Message : std::uint8_t {
    program_help,
    run_help,
    compare_help,
    check_help,
    explain_help,
    diff_help,
    project_help,
    trace_help,
    report_help,
    scenario_argument,
    scenarios_argument,
    results_argument,
    base_argument,
    alternatives_argument,
    key_argument,
    option_replicates,
    option_seed,
    option_threads,
    option_output,
    option_page,
    option_csv,
    option_draws,
    option_until_error,
    option_years,
    option_replicate,
    option_lang,
    option_json,
    option_quiet,
    option_help,
    option_version,
    label_usage,
    label_options,
    label_option,
    label_arguments,
    label_commands,
    label_command,
    exit_codes,
    error_prefix,
    usage_hint,
    unknown_command,
    no_command,
    unknown_argument,
    missing_argument,
    missing_value,
    repeated_option,
    did_you_mean,
    bad_number,
    bad_language,
    bad_language_variable,
    bad_bound,
    unknown_indicator,
    draws_without_output,
    same_output,
    output_is_input,
    output_is_other,
    different_periods,
    year_outside,
    problems_heading,
    problems_heading_one,
    check_passed,
    run_failed,
    failed_replicate,
    no_folder,
    no_permission,
    disk_full,
    file_too_large,
    is_folder,
    not_plain_file,
    not_enough_memory,
    out_of_memory,
    unexpected,
    interrupted,
    cannot_write_stdout,
    bound_not_met,
    bound_met,
    wrote_file,
    progress_line,
    progress_bar,
    compared,
    column_difference,
    column_verdict,
    footer_run,
    not_given,
    explain_source,
    explain_from,
    no_differences,
    differs,
    only_first,
    only_second,
    cells_differ,
    project_heading,
    column_year,
    trace_heading,
    trace_empty,
    count_
};

using output::month_name;

/// The text as it stands, with fields for fmt.
std::string_view text_of(Message message, Language language);

/// The text with its fields filled in.
template <typename... Arguments>
std::string say(Language language, Message message, const Arguments&... arguments) {
    return fmt::format(fmt::runtime(text_of(message, language)), arguments...);
}

}  // namespace legeplan::cli
