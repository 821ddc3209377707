#include "study/starter_text.h"

#include <sstream>

#include <fmt/format.h>

namespace legeplan::study {

namespace {

/// Words in both languages.
struct Words {
    const char* nb;
    const char* en;
};

constexpr Words kHead{
    "{0}: et utgangspunkt laget av legeplan new. Det kan kjøres som det er, men det meste er\n"
    "nasjonale tall: bytt ut det dere vet bedre. Alle nøkler: docs/scenario_reference.md, eller\n"
    "    legeplan explain baseline.toml",
    "{0}: a starting point made by legeplan new. It runs as it is, but most of it is national\n"
    "figures: replace what you know better. All keys: docs/scenario_reference.md, or\n"
    "    legeplan explain baseline.toml"};

constexpr Words kPast{
    "Starten ligger før de nasjonale tabellene. Derfor er modellkurver brukt (norway/past.toml), "
    "og\n"
    "dødelighet og fruktbarhet slik landets folkemengde viste dem den gangen.",
    "The start lies before the national tables. So model schedules are used (norway/past.toml), "
    "and\n"
    "mortality and fertility as the nation's population showed them at the time."};

constexpr Words kPopulation{"Folkemengden 1. januar {0}: {1}.",
                            "The population of 1 January {0}: {1}."};

constexpr Words kWithHistory{
    "Flytting og fruktbarhet er tilpasset kommunens folkemengde {0}-{1} "
    "(docs/methods/calibration.md).",
    "Migration and fertility are fitted to the municipality's populations {0}-{1}\n"
    "(docs/methods/calibration.md)."};

constexpr Words kWithoutHistory{
    "FORUTSETNING: bare folkemengden på én dag er kjent. Derfor flytter like mange inn som ut i "
    "hver\n"
    "alder ved start. Med fem år eller mer av folkemengde (legeplan import population) blir\n"
    "flyttingen tilpasset i stedet.",
    "ASSUMPTION: only the population of one day is known. So as many move in as out at each age "
    "at\n"
    "the start. With five years of population or more (legeplan import population) migration is\n"
    "fitted instead."};

constexpr Words kPlaces{
    "FORUTSETNING: antall hjemler ({0}) er som i landet under ett: {1:.0f} personer per liste, tak "
    "{2:.0f}, {3:.1f} %\n"
    "av listene uten fast lege ({4}, Helsedirektoratet). Kommunens egne lister:\n"
    "    legeplan import lists FIL -o positions.csv\n"
    "Da hører også roster = \"positions_roster.csv\" til under [initial], og rom i offices.csv.",
    "ASSUMPTION: the number of positions ({0}) is as in the nation as a whole: {1:.0f} persons a "
    "list, cap {2:.0f}, {3:.1f} %\n"
    "of the lists without a permanent GP ({4}, Helsedirektoratet). The municipality's own lists:\n"
    "    legeplan import lists FILE -o positions.csv\n"
    "Then roster = \"positions_roster.csv\" belongs under [initial] too, and rooms in "
    "offices.csv."};

constexpr Words kNext{
    "Videre: legg tiltak i egne filer som bygger på denne.\n"
    "    format = 1\n"
    "    extends = \"baseline.toml\"\n"
    "    [[policy]]\n"
    "    id = \"ny_hjemmel\"\n"
    "    type = \"add_positions\"\n"
    "    ...\n"
    "Kjør: legeplan run baseline.toml. Sammenlign: legeplan compare baseline.toml tiltak.toml",
    "Next: put measures in files of their own that extend this one.\n"
    "    format = 1\n"
    "    extends = \"baseline.toml\"\n"
    "    [[policy]]\n"
    "    id = \"new_position\"\n"
    "    type = \"add_positions\"\n"
    "    ...\n"
    "Run: legeplan run baseline.toml. Compare: legeplan compare baseline.toml measure.toml"};

constexpr Words kOffices{
    "FORUTSETNING: ett legekontor med et rom til hver hjemmel. Bytt ut med kommunens egne.",
    "ASSUMPTION: one office with a room for each position. Replace it with the municipality's "
    "own."};

constexpr Words kPositions{
    "FORUTSETNING: antall hjemler ({0}) er etter landets forholdstall ({1}, "
    "Helsedirektoratet), ikke kommunens egne.",
    "ASSUMPTION: the number of positions ({0}) is at national ratios ({1}, Helsedirektoratet), "
    "not the municipality's own."};

std::string_view in(CommentLanguage language, const Words& words) {
    return language == CommentLanguage::nb ? words.nb : words.en;
}

template <typename... Arguments>
std::string say(CommentLanguage language, const Words& words, const Arguments&... arguments) {
    return fmt::format(fmt::runtime(in(language, words)), arguments...);
}

}  // namespace

std::string comment_lines(const std::string& text) {
    std::istringstream stream(text);
    std::string out;
    for (std::string line; std::getline(stream, line);) {
        out += line.empty() ? "#\n" : "# " + line + "\n";
    }
    return out;
}

StarterText starter_text(const Starter& starter, const GpScheme& scheme, int positions,
                         bool is_of_the_past) {
    const CommentLanguage language = starter.language;
    StarterText text;
    text.head = fmt::format("format = 1\nextends = \"legeplan:norway/{}.toml\"\n\n",
                            is_of_the_past ? "past" : "defaults") +
                comment_lines(say(language, kHead, starter.name)) +
                (is_of_the_past ? "#\n" + comment_lines(say(language, kPast)) : "");
    text.population = say(language, kPopulation, starter.start_year(), starter.source);
    const bool has_history = starter.history.years.size() > 1;
    text.fitted = has_history
                      ? say(language, kWithHistory, starter.history.first(), starter.history.last())
                      : say(language, kWithoutHistory);
    text.places = say(language, kPlaces, positions, scheme.persons_on_lists / scheme.lists,
                      scheme.mean_cap, 100.0 * scheme.lists_without_gp / scheme.lists, scheme.year);
    text.next = say(language, kNext);
    text.offices = say(language, kOffices);
    text.positions = say(language, kPositions, positions, scheme.year);
    return text;
}

}  // namespace legeplan::study
