#include "study/starter_example.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace legeplan::study {

namespace {

/// Years from the start until the policies of the example act.
constexpr int kYearsAhead = 2;

constexpr const char* kBokmal = R"(format = 1
extends = "baseline.toml"

# Eksempel på et tiltak: én ny hjemmel i {name} fra 1. januar {year}. Filen bygger på baseline.toml og
# sier bare det som blir annerledes. Den kan kjøres som den er:
#     legeplan compare baseline.toml eksempel_tiltak.toml
# Lag en kopi med et annet navn, og bytt ut det dere vil prøve. Tekst står i "anførselstegn", datoer
# skrives {year}-01-01 uten anførselstegn, og tall skrives med punktum: 0.8. Om noe er skrevet feil, sier
#     legeplan check eksempel_tiltak.toml
# hvilken linje det er og hva som skulle stått der.

# Navnet på alternativet i tabeller og rapporter, på bokmål og engelsk. Bare det ene går også.
[title]
nb = "{name}: én ny hjemmel i {year}"
en = "{name}: one new position in {year}"

# Alle kontorer i offices.csv er i bruk, så en ny hjemmel trenger et kontor først.
[[policy]]
id = "nytt_kontor"           # navn dere velger selv, ulikt for hvert tiltak, uten mellomrom
type = "new_premises"        # slaget tiltak: nye lokaler
title = {{ nb = "Kontor til ny hjemmel", en = "Room for a new position" }}
date = {year}-01-01            # når det gjelder fra: år-måned-dag
office = "office"            # hvilket legesenter: id-en i første kolonne i offices.csv
rooms = 1                    # så mange kontorer flere

# Selve hjemmelen. Den starter uten lege, og rekrutteres som andre ledige hjemler.
[[policy]]
id = "ny_hjemmel"
type = "add_positions"       # slaget tiltak: nye hjemler
title = {{ nb = "Ny hjemmel", en = "New position" }}
date = {year}-01-01
office = "office"            # legesenteret den ligger ved
count = 1                    # så mange hjemler; hver trenger et kontor
contract = "agreement_8_2"   # avtaleform: agreement_8_2 (8.2-avtale), self_employed (næringsdrivende)
                             # eller salaried (fastlønn)
list_cap = {cap}{gap}# listetak: så mange personer kan stå på listen

# Flere tiltak. Ta bort # foran linjene for å prøve dem.
#
# Kortere lister: høyst {lower} på hver liste, fra neste gang hjemmelen får ny lege.
#     [[policy]]
#     id = "kortere_lister"
#     type = "set_list_cap"
#     title = {{ nb = "Listetak {lower}", en = "List cap {lower}" }}
#     date = {year}-01-01
#     list_cap = {lower}
#     when = "at_takeover"     # eller "now": straks
#     surplus = "attrition"    # listene synker av seg selv; eller "transfer": personer flyttes
#
# Rekrutteringstilskudd: ledige hjemler besettes 1,3 ganger så raskt. Virkningen vet ingen; skriv hvem
# som anslår den.
#     [[policy]]
#     id = "tilskudd"
#     type = "recruitment_grant"
#     title = {{ nb = "Rekrutteringstilskudd", en = "Recruitment grant" }}
#     date = {year}-01-01
#     effect = {{ value = 1.3, unit = "ratio", source = "vårt eget anslag" }}
#
# En annen forutsetning: halvparten så lett å rekruttere som i landet ellers.
#     [recruitment]
#     level = {{ value = 0.5, unit = "ratio", source = "vårt eget anslag" }}
#
# Et tall fra kommunens egen plan. Rapporten viser det ved siden av framskrivingen; det endrer ingenting.
#     [[figure]]
#     id = "planens_mal"
#     title = {{ nb = "Listelengde, målet i planen", en = "List length, the plan's aim" }}
#     value = {lower}
#     indicator = "mean_list_length"
#     date = {year}-12-31
#     source = "planen, kapittel 3"
)";

constexpr const char* kEnglish = R"(format = 1
extends = "baseline.toml"

# Example of a policy: one new position in {name} from 1 January {year}. The file extends baseline.toml and
# says only what becomes different. It can be run as it is:
#     legeplan compare baseline.toml example_policy.toml
# Make a copy by another name, and replace what you want to try. Text stands in "quotes", dates are
# written {year}-01-01 without quotes, and numbers with a point: 0.8. Where something is wrong,
#     legeplan check example_policy.toml
# tells which line it is and what should stand there.

# The alternative's name in tables and reports, in bokmål and English. One of them is enough.
[title]
nb = "{name}: én ny hjemmel i {year}"
en = "{name}: one new position in {year}"

# All rooms of offices.csv are in use, so a new position needs a room first.
[[policy]]
id = "new_room"              # a name of your own, different for each policy, without spaces
type = "new_premises"        # the kind of policy
title = {{ nb = "Kontor til ny hjemmel", en = "Room for a new position" }}
date = {year}-01-01            # from when it holds: year-month-day
office = "office"            # which office: its id in the first column of offices.csv
rooms = 1                    # so many rooms more

# The position itself. It opens without a GP and is recruited to like any other vacancy.
[[policy]]
id = "new_position"
type = "add_positions"       # the kind of policy
title = {{ nb = "Ny hjemmel", en = "New position" }}
date = {year}-01-01
office = "office"            # the office it is at
count = 1                    # so many positions; each needs a room
contract = "agreement_8_2"   # agreement_8_2 (self-employed in the municipality's premises),
                             # self_employed or salaried
list_cap = {cap}{gap}# so many persons may be on its list

# More policies. Take the # away from the lines to try them.
#
# Shorter lists: at most {lower} on each, from when the position next changes hands.
#     [[policy]]
#     id = "shorter_lists"
#     type = "set_list_cap"
#     title = {{ nb = "Listetak {lower}", en = "List cap {lower}" }}
#     date = {year}-01-01
#     list_cap = {lower}
#     when = "at_takeover"     # or "now"
#     surplus = "attrition"    # lists fall by themselves; or "transfer": people are moved
#
# A recruitment grant: vacancies are filled 1.3 times as fast. Nobody knows the effect; say who
# estimates it.
#     [[policy]]
#     id = "grant"
#     type = "recruitment_grant"
#     title = {{ nb = "Rekrutteringstilskudd", en = "Recruitment grant" }}
#     date = {year}-01-01
#     effect = {{ value = 1.3, unit = "ratio", source = "our own estimate" }}
#
# Another assumption: half as easy to recruit as in the rest of the country.
#     [recruitment]
#     level = {{ value = 0.5, unit = "ratio", source = "our own estimate" }}
#
# A figure of the municipality's own plan. The report shows it beside the projection; it changes nothing.
#     [[figure]]
#     id = "aim_of_the_plan"
#     title = {{ nb = "Listelengde, målet i planen", en = "List length, the plan's aim" }}
#     value = {lower}
#     indicator = "mean_list_length"
#     date = {year}-12-31
#     source = "the plan, chapter 3"
)";

}  // namespace

std::string example_name(CommentLanguage language) {
    return language == CommentLanguage::nb ? "eksempel_tiltak.toml" : "example_policy.toml";
}

std::pair<std::string, std::string> example_policy(const Starter& starter, int list_cap) {
    constexpr int kColumn = 18;
    constexpr double kShorter = 0.85;
    const auto tens = [](double persons) {
        return std::max(10, 10 * static_cast<int>(std::lround(persons / 10.0)));
    };
    const std::string cap = std::to_string(tens(list_cap));
    const std::string text = fmt::format(
        fmt::runtime(starter.language == CommentLanguage::nb ? kBokmal : kEnglish),
        fmt::arg("name", starter.name), fmt::arg("year", starter.start_year() + kYearsAhead),
        fmt::arg("cap", cap), fmt::arg("gap", std::string(kColumn - cap.size(), ' ')),
        fmt::arg("lower", tens(kShorter * list_cap)));
    return {example_name(starter.language), text};
}

}  // namespace legeplan::study
