#include "inputs/schema_parts.h"

namespace legeplan::inputs {

using scenario::ColumnKind;
using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;
using scenario::TableSpec;

namespace {

constexpr double kMaxFte = 1000.0;

KeySpec optional(KeySpec spec) {
    spec.presence = Presence::optional;
    return spec;
}

KeySpec under(const std::string& prefix, KeySpec spec) {
    spec.key = prefix + spec.key;
    return spec;
}

KeySpec service() {
    return {.key = "service",
            .kind = KeyKind::choice,
            .choices = {kServiceNames.begin(), kServiceNames.end()},
            .doc_en = "Service that the posts belong to",
            .doc_nb = "Tjenesten stillingene hører til"};
}

KeySpec holder() {
    return {.key = "holder",
            .kind = KeyKind::choice,
            .choices = {kHolderNames.begin(), kHolderNames.end()},
            .doc_en = "Who holds them: GPs beside their lists, who share them and lose list places "
                      "for them, or doctors of their own",
            .doc_nb = "Hvem som har dem: fastleger ved siden av listene, som deler dem og mister "
                      "listeplasser for dem, eller egne leger"};
}

KeySpec fte(std::string en, std::string nb, double max = kMaxFte) {
    return {.key = "fte",
            .kind = KeyKind::number,
            .unit = "FTE",
            .min = 0.001,
            .max = max,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec count(std::string key, double min, std::string en, std::string nb) {
    return {.key = std::move(key),
            .kind = KeyKind::integer,
            .unit = "posts",
            .min = min,
            .max = kMaxPositions,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec effect(std::string unit, double min, double max, std::string en, std::string nb) {
    return {.key = "effect",
            .kind = KeyKind::quantity,
            .unit = std::move(unit),
            .min = min,
            .max = max,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec until() {
    return optional({.key = "until",
                     .kind = KeyKind::date,
                     .min = kFirstYear,
                     .max = kLastYear,
                     .doc_en = "Last day of the policy; absent: it stays",
                     .doc_nb = "Siste dag; utelatt: varig"});
}

KeySpec positions() {
    return optional({.key = "positions",
                     .kind = KeyKind::strings,
                     .doc_en = "Ids of positions at the start; absent: all",
                     .doc_nb = "Id-er for hjemler ved start; utelatt: alle"});
}

KeySpec only_contract() {
    return optional({.key = "only_contract",
                     .kind = KeyKind::choice,
                     .choices = contract_choices(),
                     .doc_en = "Only positions with this contract",
                     .doc_nb = "Bare hjemler med denne avtaleformen"});
}

std::vector<KeySpec> post_keys() {
    return {
        {.key = "services.post[].service",
         .kind = KeyKind::choice,
         .choices = service().choices,
         .doc_en = service().doc_en,
         .doc_nb = service().doc_nb},
        under("services.post[].", holder()),
        under("services.post[].", count("count", 1, "Posts alike", "Like stillinger")),
        under("services.post[].", fte("Size of each post", "Størrelsen på hver stilling")),
        under(
            "services.post[].",
            optional(count("vacant", 0, "Of posts of their own, vacant at the start; absent: none",
                           "Av egne stillinger, ubesatt ved start; utelatt: ingen"))),
    };
}

}  // namespace

std::vector<KeySpec> service_keys() {
    std::vector<KeySpec> keys{
        {.key = "services.enabled",
         .kind = KeyKind::boolean,
         .doc_en =
             "Whether municipal services beside the lists are simulated; if not, GPs have the "
             "reference's hours in side posts",
         .doc_nb = "Om kommunale legetjenester ved siden av listene simuleres; hvis ikke har "
                   "fastlegene referansens timer i bistilling"},
        {.key = "services.nursing_home.basis",
         .kind = KeyKind::choice,
         .choices = {"places", "coverage"},
         .doc_en = "Residents of nursing homes: the stated places, or coverage x inhabitants of 80 "
                   "and over",
         .doc_nb = "Beboere i sykehjem: oppgitte plasser, eller dekningsgrad x innbyggere på 80 år "
                   "og over"},
        {.key = "services.nursing_home.sites",
         .kind = KeyKind::table,
         .presence = Presence::optional,
         .doc_en = "Nursing-home places by site; needed where basis is \"places\"",
         .doc_nb = "Sykehjemsplasser etter sted; må oppgis når basis er \"places\"",
         .table = "nursing_home_sites"},
        {.key = "services.migration.stream",
         .kind = KeyKind::string,
         .presence = Presence::optional,
         .doc_en = "Id of the population.stream of refugees, who each need hours",
         .doc_nb = "Id for flyktningstrømmen i population.stream, der hver trenger timer"},
    };
    for (KeySpec& key : post_keys()) {
        keys.push_back(std::move(key));
    }
    return keys;
}

std::vector<KeySpec> service_policy_keys() {
    const std::string post = "policy[service_post].";
    const std::string combination = "policy[combination_posts].";
    const std::string plan = "policy[salary_plan].";
    const std::string team = "policy[primary_health_team].";
    return {
        under(post, service()),
        under(post, holder()),
        under(post, count("count", 1, "New posts", "Nye stillinger")),
        under(post, fte("Size of each post", "Størrelsen på hver stilling")),
        under(combination, service()),
        under(combination, fte("Side post of each position", "Bistilling i hver hjemmel", 1.0)),
        under(combination, positions()),
        under(combination, only_contract()),
        under(combination, {.key = "surplus",
                            .kind = KeyKind::choice,
                            .choices = surplus_choices(),
                            .doc_en = "How the lists come down by places_per_fte x fte",
                            .doc_nb = "Hvordan listene kommer ned med places_per_fte x fte"}),
        under(combination,
              {.key = "when",
               .kind = KeyKind::choice,
               .choices = {"now", "at_takeover"},
               .doc_en = "Whether it acts at the date, or when the position next changes hands",
               .doc_nb = "Om det gjelder fra datoen, eller når hjemmelen får ny lege"}),
        under(plan,
              effect("ratio", 0.05, 20.0,
                     "Factor on how fast salaried positions and posts of their own are filled",
                     "Faktor på hvor raskt fastlønnede hjemler og egne stillinger besettes")),
        under(plan, until()),
        under(team,
              effect("share", 0.0, 0.9, "Share of the hours with patients that nurses take over",
                     "Andel av den pasientrettede tiden som sykepleiere overtar")),
        under(team, {.key = "nurse_fte",
                     .kind = KeyKind::number,
                     .unit = "FTE",
                     .min = 0.0,
                     .max = 20.0,
                     .doc_en = "Nurses for each position of the team",
                     .doc_nb = "Sykepleierårsverk for hver hjemmel i teamet"}),
        under(team, positions()),
        under(team, until()),
    };
}

std::vector<TableSpec> service_tables() {
    return {{.name = "nursing_home_sites",
             .columns = {{.name = "site", .kind = ColumnKind::string, .doc = "Name of the site"},
                         {.name = "places",
                          .kind = ColumnKind::integer,
                          .unit = "places",
                          .min = 0,
                          .max = 100'000,
                          .doc = "Places"}},
             .max_rows = 10'000,
             .unique_by = {"site"}}};
}

}  // namespace legeplan::inputs
