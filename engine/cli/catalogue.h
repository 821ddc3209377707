#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/language.h"

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
    import_help,
    scenario_argument,
    scenarios_argument,
    base_argument,
    alternatives_argument,
    key_argument,
    kind_argument,
    file_argument,
    option_replicates,
    option_seed,
    option_threads,
    option_output,
    option_csv,
    option_draws,
    option_until_error,
    option_years,
    option_replicate,
    option_table,
    option_region,
    option_year,
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
    end_of_month,
    end_of_year,
    median_band,
    compared,
    column_difference,
    column_verdict,
    same_everywhere,
    within_error,
    uncertain_better,
    uncertain_higher,
    better,
    worse,
    higher,
    lower,
    comparison_note,
    footer_run,
    footer_synthetic,
    footer_roster,
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
    unknown_kind,
    output_needed,
    output_is_source,
    imported_rows,
    read_as_latin1,
    left_out_totals,
    left_out_missing,
    left_out_other,
    left_out_filtered,
    left_out_older_ages,
    lists_over_cap,
    roster_is_personal,
    count_
};

/// The text as it stands, with fields for fmt.
std::string_view text_of(Message message, Language language);

/// The text with its fields filled in.
template <typename... Arguments>
std::string say(Language language, Message message, const Arguments&... arguments) {
    return fmt::format(fmt::runtime(text_of(message, language)), arguments...);
}

/// "juni 2021", "June 2021".
std::string month_name(Month month, Language language);

}  // namespace legeplan::cli
