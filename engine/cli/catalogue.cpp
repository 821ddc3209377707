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
    {M::import_help, "Gjør en fil fra SSB, HMD, HFD eller en fastlegeliste om til en tabell",
     "Turn a file from SSB, HMD, HFD or a list of GPs into a table"},
    {M::new_help, "Lag et scenario for en kommune", "Make a scenario for a municipality"},
    {M::backtest_help, "Prøv et scenario fra fortiden mot det som skjedde",
     "Test a scenario of the past against what happened"},
    {M::calibrate_help, "Tilpass et scenario til kjente tall", "Fit a scenario to known figures"},
    {M::scenario_argument, "scenariofil (TOML)", "scenario file (TOML)"},
    {M::scenarios_argument, "scenariofiler (TOML)", "scenario files (TOML)"},
    {M::base_argument, "grunnlaget: scenariofil (TOML)", "the base: scenario file (TOML)"},
    {M::alternatives_argument, "alternativene: scenariofiler (TOML)",
     "the alternatives: scenario files (TOML)"},
    {M::key_argument, "nøkkel, avsnitt eller liste, for eksempel gp eller policy[nytt_senter]",
     "key, section or list, such as gp or policy[new_centre]"},
    {M::kind_argument, "hva filen inneholder", "what the file holds"},
    {M::file_argument, "filen som skal leses", "the file to read"},
    {M::folder_argument, "mappen som lages", "the folder to make"},
    {M::option_replicates, "antall trekninger (1000)", "number of replicates (1000)"},
    {M::option_seed, "frø for de tilfeldige tallene (1)", "seed of the random numbers (1)"},
    {M::option_threads, "antall tråder (så mange som maskinen har)",
     "number of threads (as many as the machine has)"},
    {M::option_output, "resultatfil (HDF5)", "result file (HDF5)"},
    {M::option_csv, "resultattabell (CSV)", "result table (CSV)"},
    {M::option_draws, "ta med hver trekning i resultatfilen", "keep every replicate in the result file"},
    {M::option_until_error,
     "kjør til Monte Carlo-feilen i en indikator er høyst VERDI (-n er da det høyeste antallet)",
     "run until the Monte Carlo error of an indicator is at most VALUE (-n is then the maximum)"},
    {M::option_years, "årene i tabellen (2026 og det siste)", "years in the table (2026 and the last)"},
    {M::option_replicate, "nummeret på trekningen, fra 0", "number of the replicate, from 0"},
    {M::option_table, "tabellen som skrives (CSV)", "the table to write (CSV)"},
    {M::option_region, "bare denne regionen (nummer eller navn)", "only this region (code or name)"},
    {M::option_year, "bare dette året; året til en fil som ikke har noe",
     "only this year; the year of a file that has none"},
    {M::option_municipality, "kommunenummer", "number of the municipality"},
    {M::option_name, "kommunens navn (ellers fra tabellen)", "the municipality's name (else from the table)"},
    {M::option_population, "folkemengde, som fra legeplan import population (ellers 1. januar 2023)",
     "population, as from legeplan import population (else 1 January 2023)"},
    {M::option_observed, "det som skjedde: en tabell, eller en mappe med folkemengder",
     "what happened: a table, or a folder of populations"},
    {M::option_targets, "hva det skal tilpasses til (TOML)", "what to fit it to (TOML)"},
    {M::option_delta, "scenariofilen som skrives (TOML)", "the scenario file to write (TOML)"},
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
    {M::output_is_input, "{} er en scenariofil og blir ikke overskrevet",
     "{} is a scenario file and is not overwritten"},
    {M::output_is_other, "{} finnes og er ikke en resultatfil; den blir ikke overskrevet",
     "{} exists and is not a result file; it is not overwritten"},
    {M::different_periods,
     "{} ({}–{}) og {} ({}–{}) har ikke samme periode og kan ikke sammenlignes",
     "{} ({} to {}) and {} ({} to {}) have different periods and cannot be compared"},
    {M::year_outside, "--years: {} er ikke et år i perioden {}–{}",
     "--years: {} is not a year in the period {} to {}"},
    {M::problems_heading, "{} feil:", "{} problems:"},
    {M::problems_heading_one, "1 feil:", "1 problem:"},
    {M::check_passed, "{}: ingen feil", "{}: no problems"},
    {M::run_failed, "{}: kjøringen mislyktes, og ingen resultatfil er skrevet. De første feilene:",
     "{}: the run failed, and no result file is written. The first failures:"},
    {M::failed_replicate, "trekning {}, {}, {}: {}", "replicate {}, {}, {}: {}"},
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
    {M::end_of_month, "utgangen av {}", "end of {}"},
    {M::end_of_year, "utgangen av {}", "end of {}"},
    {M::median_band, "median, og i parentes 5 %- og 95 %-kvantilen",
     "median, and in parentheses the 5 % and 95 % quantiles"},
    {M::compared, "{} sammenlignet med {}", "{} compared with {}"},
    {M::column_difference, "forskjell ± Monte Carlo-feil", "difference ± Monte Carlo error"},
    {M::column_verdict, "vurdering", "verdict"},
    {M::same_everywhere, "ingen forskjell", "no difference"},
    {M::within_error, "kan ikke skilles fra tilfeldigheter", "cannot be told from chance"},
    {M::uncertain_better, "usikkert (bedre i {} % av trekningene)",
     "uncertain (better in {} % of replicates)"},
    {M::uncertain_higher, "usikkert (høyere i {} % av trekningene)",
     "uncertain (higher in {} % of replicates)"},
    {M::better, "bedre (i {} % av trekningene)", "better (in {} % of replicates)"},
    {M::worse, "dårligere (i {} % av trekningene)", "worse (in {} % of replicates)"},
    {M::higher, "høyere (i {} % av trekningene)", "higher (in {} % of replicates)"},
    {M::lower, "lavere (i {} % av trekningene)", "lower (in {} % of replicates)"},
    {M::comparison_note,
     "Feilen er 1,96 standardfeil for den gjennomsnittlige forskjellen. «Bedre» følger indikatoren: "
     "flere ledige plasser, færre uten fastlege. Like trekninger teller halvt.",
     "The error is 1.96 standard errors of the mean difference. \"Better\" follows the indicator: "
     "more free places, fewer persons without a GP. Ties count one half."},
    {M::footer_run, "{} trekninger, frø {}, Legeplan {}. En framskriving under forutsetningene i "
     "scenarioet, ikke en prognose.",
     "{} replicates, seed {}, Legeplan {}. A projection under the scenario's assumptions, not a "
     "forecast."},
    {M::footer_synthetic,
     "Legenes alder er syntetisk: trukket slik at kommunens kjente tall stemmer, ikke de faktiske "
     "legene.",
     "The GPs' ages are synthetic: drawn to agree with the municipality's known figures, not the "
     "actual doctors."},
    {M::footer_roster,
     "Legenes alder er fra kommunens egen oversikt der den har dem, ellers syntetisk.",
     "The GPs' ages are from the municipality's own roster where it has them, else synthetic."},
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
    {M::unknown_kind, "ukjent slag: {} (population eller lists)", "unknown kind: {} (population or lists)"},
    {M::output_needed, "mangler -o: filen som skal skrives", "-o is missing: the file to write"},
    {M::output_is_source, "{} er filen som leses, og blir ikke overskrevet",
     "{} is the file that is read and is not overwritten"},
    {M::imported_rows, "Skrev {} rader til {}", "Wrote {} rows to {}"},
    {M::read_as_latin1, "Filen er lest som Latin-1.", "The file was read as Latin-1."},
    {M::left_out_totals, "{} celler er summer over kjønn eller alder og er ikke med",
     "{} cells are sums over sexes or ages and are left out"},
    {M::left_out_missing, "{} celler er merket som manglende i filen og er ikke med",
     "{} cells are marked as missing in the file and are left out"},
    {M::left_out_other, "{} celler teller noe annet enn personer og er ikke med",
     "{} cells count something other than persons and are left out"},
    {M::left_out_filtered, "{} celler er fra andre regioner eller år", "{} cells are of other regions or years"},
    {M::left_out_older_ages, "{} rater for aldre over 105 er ikke med", "{} rates of ages above 105 are left out"},
    {M::lists_over_cap, "{} lister er lengre enn listetaket; de er merket i kolonnen over_cap_reason",
     "{} lists are longer than their cap; they are marked in the column over_cap_reason"},
    {M::roster_is_personal, "{} inneholder opplysninger om personer. Del den ikke.",
     "{} holds information about persons. Do not share it."},
    {M::municipality_needed, "mangler --municipality: kommunenummeret", "--municipality is missing: the municipality's number"},
    {M::folder_exists, "{} finnes og blir ikke overskrevet", "{} exists and is not overwritten"},
    {M::new_municipality, "Kommune {}", "Municipality {}"},
    {M::new_written, "Laget {}: {} med {} innbyggere 1. januar {}",
     "Made {}: {} with {} inhabitants on 1 January {}"},
    {M::new_next, "Kjør det: legeplan run {}", "Run it: legeplan run {}"},
    {M::observed_needed, "mangler --observed: tabellen med det som skjedde",
     "--observed is missing: the table of what happened"},
    {M::targets_needed, "mangler --to: filen med målene", "--to is missing: the file of targets"},
    {M::folder_needs_population, "--to gjelder bare når --observed er en mappe",
     "--to is only for an --observed that is a folder"},
    {M::backtest_heading, "{}: fra {} mot det som skjedde ({} trekninger, frø {})",
     "{}: from {} against what happened ({} replicates, seed {})"},
    {M::backtest_folder_heading, "{} kommuner, {} starter mot det som skjedde ({} trekninger hver, frø {})",
     "{} municipalities, {} starts against what happened ({} replicates each, seed {})"},
    {M::backtest_by_year, "Innbyggere i alt, etter år fram", "Inhabitants in all, by years ahead"},
    {M::backtest_left_out, "Uten nok historie, ikke med: {}", "Without enough history, left out: {}"},
    {M::column_part, "del", "part"},
    {M::column_cells, "tall", "cells"},
    {M::column_coverage, "innenfor {} %", "within {} %"},
    {M::column_bias, "skjevhet %", "bias %"},
    {M::column_half_width, "90 %-bånd ± %", "90 % band ± %"},
    {M::column_crps, "CRPS %", "CRPS %"},
    {M::column_no_change, "uendret", "no change"},
    {M::column_growth, "samme vekst", "same growth"},
    {M::column_twin, "uten usikkerhet", "no uncertainty"},
    {M::column_years_ahead, "år fram", "years ahead"},
    {M::column_observed, "skjedde", "observed"},
    {M::column_median, "median", "median"},
    {M::column_band_90, "90 %-bånd", "90 % band"},
    {M::column_inside, "innenfor", "inside"},
    {M::yes, "ja", "yes"},
    {M::no, "nei", "no"},
    {M::backtest_note,
     "CRPS og feilen til tre enkle framskrivinger i prosent av det som skjedde; lavere er bedre. Tall for samme\n"
     "kommune og nære år henger sammen: noen få baner viser lite om dekningen.",
     "CRPS and the error of three simple projections in per cent of what happened; lower is better. Cells of\n"
     "one municipality and of near years go together: a handful of paths shows little about coverage."},
    {M::calibrate_heading, "{}: tilpasset til {}", "{}: fitted to {}"},
    {M::column_target, "tall", "figure"},
    {M::column_target_value, "kjent", "known"},
    {M::column_fitted, "modellen", "model"},
    {M::column_deviation, "avvik %", "deviation %"},
    {M::calibrate_note,
     "Folkemengder sier ikke hvor mange som flyttet inn og ut hver for seg, ikke om dødeligheten er\n"
     "særegen for kommunen, og ikke hvor tunge halene er. Der er forutsetningene i scenarioet brukt.",
     "Populations do not tell how many moved in and out each, nor whether mortality is particular to the\n"
     "municipality, nor how heavy the tails are. There the scenario's assumptions stand."},
    {M::output_is_not_ours, "{} er ikke skrevet av legeplan calibrate og blir ikke overskrevet",
     "{} was not written by legeplan calibrate and is not overwritten"},
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

constexpr std::array<std::string_view, 12> kMonthsNb{
    "januar", "februar", "mars",      "april",   "mai",      "juni",
    "juli",   "august",  "september", "oktober", "november", "desember"};
constexpr std::array<std::string_view, 12> kMonthsEn{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

}  // namespace

std::string_view text_of(Message message, Language language) {
    const Entry& entry = kEntries[static_cast<std::size_t>(message)];
    return language == Language::nb ? entry.nb : entry.en;
}

std::string month_name(Month month, Language language) {
    const auto& names = language == Language::nb ? kMonthsNb : kMonthsEn;
    return fmt::format("{} {}", names[static_cast<std::size_t>(month.month_of_year() - 1)],
                       month.year());
}

}  // namespace legeplan::cli
