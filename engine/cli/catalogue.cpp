#include "cli/catalogue.h"

#include <array>

namespace legeplan::cli {

namespace {

struct Entry {
    Message id;
    std::string_view nb;
    std::string_view en;
};

using M = Message;

// clang-format off
constexpr std::array<Entry, static_cast<std::size_t>(Message::count_)> kEntries{{
    {M::program_help,
     "Legeplan – framskriving av fastlegeordningen i en kommune",
     "Legeplan – projection of a municipality's GP service"},
    {M::run_help, "Kjør ett scenario", "Run one scenario"},
    {M::compare_help,
     "Sammenlign alternativer med et grunnlag, parvis på de samme tilfeldige trekningene",
     "Compare alternatives with a base, paired on common random numbers"},
    {M::check_help, "Finn alle feil i scenarioer, med fil og linje",
     "Find every problem in scenarios, with file and line"},
    {M::explain_help, "Vis verdi, enhet, kilde og sted for nøklene i et scenario",
     "Show value, unit, source and place of a scenario's keys"},
    {M::diff_help, "Vis hva som skiller to scenarioer", "Show what differs between two scenarios"},
    {M::project_help, "Regn ut den deterministiske befolkningsframskrivingen",
     "Compute the deterministic population projection"},
    {M::trace_help, "Vis hendelsene i én trekning", "Show the events of one replicate"},
    {M::report_help, "Lag en rapport (HTML) av resultatfiler",
     "Make a report (HTML) of result files"},
    {M::scenario_argument, "scenariofil (TOML)", "scenario file (TOML)"},
    {M::scenarios_argument, "scenariofiler (TOML)", "scenario files (TOML)"},
    {M::results_argument, "resultatfiler (HDF5)", "result files (HDF5)"},
    {M::base_argument, "grunnlaget: scenariofil (TOML)", "the base: scenario file (TOML)"},
    {M::alternatives_argument, "alternativene: scenariofiler (TOML)",
     "the alternatives: scenario files (TOML)"},
    {M::key_argument, "nøkkel, avsnitt eller liste, for eksempel gp eller policy[nytt_senter]",
     "key, section or list, such as gp or policy[new_centre]"},
    {M::option_replicates, "antall trekninger (1000)", "number of replicates (1000)"},
    {M::option_seed, "frø for de tilfeldige tallene (1)", "seed of the random numbers (1)"},
    {M::option_threads, "antall tråder (så mange som maskinen har)",
     "number of threads (as many as the machine has)"},
    {M::option_output, "resultatfil (HDF5)", "result file (HDF5)"},
    {M::option_page, "rapporten (HTML)", "the report (HTML)"},
    {M::option_csv, "resultattabell (CSV)", "result table (CSV)"},
    {M::option_draws, "ta med hver trekning i resultatfilen", "keep every replicate in the result file"},
    {M::option_until_error,
     "kjør til Monte Carlo-feilen i en indikator er høyst VERDI (-n er da det høyeste antallet)",
     "run until the Monte Carlo error of an indicator is at most VALUE (-n is then the maximum)"},
    {M::option_years, "årene i tabellen (2026 og det siste)", "years in the table (2026 and the last)"},
    {M::option_replicate, "nummeret på trekningen, fra 0 (0)", "number of the replicate, from 0 (0)"},
    {M::option_lang, "språk: nb eller en (ellers LEGEPLAN_LANG, ellers nb)",
     "language: nb or en (else LEGEPLAN_LANG, else nb)"},
    {M::option_json, "skriv ett JSON-dokument til standard ut; tekst går til standard feil",
     "write one JSON document to standard output; text goes to standard error"},
    {M::option_quiet, "vis ikke framdrift og meldinger om skrevne filer",
     "show neither progress nor messages about written files"},
    {M::option_help, "vis denne hjelpen", "show this help"},
    {M::option_version, "vis versjonen", "show the version"},
    {M::label_usage, "Bruk", "Usage"},
    {M::label_options, "VALG", "OPTIONS"},
    {M::label_option, "Valg", "Options"},
    {M::label_arguments, "Argumenter", "Arguments"},
    {M::label_commands, "Kommandoer", "Commands"},
    {M::label_command, "KOMMANDO", "COMMAND"},
    {M::exit_codes,
     "Avslutter med 0: ferdig, 1: kjøringen mislyktes, 2: feil i scenario eller bruk, 130: avbrutt.",
     "Exit code 0: done, 1: the run failed, 2: scenario or usage error, 130: interrupted."},
    {M::error_prefix, "feil: {}", "error: {}"},
    {M::usage_hint, "Se «{} --help».", "See \"{} --help\"."},
    {M::unknown_command, "ukjent kommando «{}»", "unknown command \"{}\""},
    {M::no_command, "ingen kommando er gitt", "no command is given"},
    {M::unknown_argument, "ukjent argument «{}»", "unknown argument \"{}\""},
    {M::missing_argument, "{} mangler", "{} is missing"},
    {M::missing_value, "{} mangler en verdi", "{} has no value"},
    {M::repeated_option, "{} er gitt flere ganger, eller med for mange verdier",
     "{} is given more than once, or with too many values"},
    {M::did_you_mean, " Mente du «{}»?", " Did you mean \"{}\"?"},
    {M::bad_number, "{}: «{}» er ikke et helt tall fra {} til {}",
     "{}: \"{}\" is not a whole number from {} to {}"},
    {M::bad_language, "--lang: «{}» er verken nb eller en", "--lang: \"{}\" is neither nb nor en"},
    {M::bad_language_variable, "LEGEPLAN_LANG: «{}» er verken nb eller en",
     "LEGEPLAN_LANG: \"{}\" is neither nb nor en"},
    {M::bad_bound,
     "--until-error: «{}» har ikke formen INDIKATOR=VERDI med en verdi over 0, for eksempel "
     "list_free=5",
     "--until-error: \"{}\" is not of the form INDICATOR=VALUE with a value above 0, such as "
     "list_free=5"},
    {M::unknown_indicator, "--until-error: det finnes ingen indikator «{}».",
     "--until-error: there is no indicator \"{}\"."},
    {M::draws_without_output, "--draws krever en resultatfil (-o)",
     "--draws needs a result file (-o)"},
    {M::same_output, "-o og --csv kan ikke være samme fil", "-o and --csv cannot be the same file"},
    {M::output_is_input, "{} er en av filene som leses, og blir ikke overskrevet",
     "{} is one of the files that are read and is not overwritten"},
    {M::output_is_other, "{} finnes og er en fil av et annet slag; den blir ikke overskrevet",
     "{} exists and is a file of another kind; it is not overwritten"},
    {M::different_periods,
     "{} ({}–{}) og {} ({}–{}) har ikke samme periode og kan ikke sammenlignes",
     "{} ({} to {}) and {} ({} to {}) have different periods and cannot be compared"},
    {M::year_outside, "--years: {} er ikke et år i perioden {}–{}",
     "--years: {} is not a year in the period {} to {}"},
    {M::problems_heading, "{} feil i scenarioet:", "{} problems in the scenario:"},
    {M::problems_heading_one, "1 feil i scenarioet:", "1 problem in the scenario:"},
    {M::check_passed, "{}: ingen feil", "{}: no problems"},
    {M::run_failed, "{}: kjøringen mislyktes, og ingen resultatfil er skrevet. De første feilene:",
     "{}: the run failed, and no result file is written. The first failures:"},
    {M::failed_replicate, "trekning {}, {}, {}: {}", "replicate {}, {}, {}: {}"},
    {M::no_folder, "mappen finnes ikke", "the folder does not exist"},
    {M::no_permission, "mangler tilgang til å skrive her", "no permission to write here"},
    {M::disk_full, "disken er full", "the disk is full"},
    {M::file_too_large, "filen blir større enn systemet tillater",
     "the file grows larger than the system allows"},
    {M::is_folder, "er en mappe, ikke en fil", "is a folder, not a file"},
    {M::not_plain_file, "er ikke en vanlig fil", "is not a plain file"},
    {M::not_enough_memory,
     "trekningene trenger {} GiB minne, og maskinen har {} GiB. Kjør med færre trekninger (-n).",
     "the replicates need {} GiB of memory, and the machine has {} GiB. Run fewer (-n)."},
    {M::out_of_memory, "maskinen har ikke mer minne. Kjør med færre trekninger (-n).",
     "the machine has no more memory. Run fewer replicates (-n)."},
    {M::unexpected, "uventet feil i programmet: {}", "unexpected error in the program: {}"},
    {M::interrupted, "Avbrutt. Ingen resultatfil er skrevet.",
     "Interrupted. No result file is written."},
    {M::cannot_write_stdout, "kan ikke skrive til standard ut", "cannot write to standard output"},
    {M::bound_not_met,
     "Grensen for {} er ikke nådd etter {} trekninger, som er det høyeste antallet (-n).",
     "The bound for {} is not met after {} replicates, which is the maximum (-n)."},
    {M::bound_met, "Grensen for {} er nådd med {} trekninger.",
     "The bound for {} is met with {} replicates."},
    {M::wrote_file, "Skrev {}", "Wrote {}"},
    {M::progress_line, "{} % ({} av {} trekninger)", "{} % ({} of {} replicates)"},
    {M::progress_bar, "[{}] {:>3} %  {} av {} trekninger", "[{}] {:>3} %  {} of {} replicates"},
    {M::compared, "{} sammenlignet med {}", "{} compared with {}"},
    {M::column_difference, "forskjell ± Monte Carlo-feil", "difference ± Monte Carlo error"},
    {M::column_verdict, "vurdering", "verdict"},
    {M::footer_run, "{} trekninger, frø {}, Legeplan {}. En framskriving under forutsetningene i "
     "scenarioet, ikke en prognose.",
     "{} replicates, seed {}, Legeplan {}. A projection under the scenario's assumptions, not a "
     "forecast."},
    {M::not_given, "ikke gitt", "not given"},
    {M::explain_source, "kilde: {}", "source: {}"},
    {M::explain_from, "fra {}", "from {}"},
    {M::no_differences, "Ingen forskjeller.", "No differences."},
    {M::differs, "{}: {} i {}, {} i {}", "{}: {} in {}, {} in {}"},
    {M::only_first, "{}: {} bare i {}", "{}: {} only in {}"},
    {M::only_second, "{}: {} bare i {}", "{}: {} only in {}"},
    {M::cells_differ, "{}: {} verdier i tabellen er ulike i {} og {}",
     "{}: {} values of the table differ between {} and {}"},
    {M::project_heading, "{}: forventet befolkning uten tilfeldighet",
     "{}: expected population without chance"},
    {M::column_year, "31. desember", "31 December"},
    {M::trace_heading, "{}: hendelser i trekning {}, frø {}", "{}: events of replicate {}, seed {}"},
    {M::trace_empty, "Ingen hendelser.", "No events."},
}};
// clang-format on

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kEntries.size(); ++i) {
        if (static_cast<std::size_t>(kEntries[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(is_in_order(), "the texts are in the order of the enumeration");

}  // namespace

std::string_view text_of(Message message, Language language) {
    const Entry& entry = kEntries[static_cast<std::size_t>(message)];
    return language == Language::nb ? entry.nb : entry.en;
}
}  // namespace legeplan::cli
