#include "inputs/schema_parts.h"

namespace legeplan::inputs {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;

namespace {

KeySpec table_key(std::string key, std::string table, std::string en, std::string nb) {
    KeySpec spec;
    spec.key = std::move(key);
    spec.kind = KeyKind::table;
    spec.table = std::move(table);
    spec.doc_en = std::move(en);
    spec.doc_nb = std::move(nb);
    return spec;
}

KeySpec integer_key(std::string key, std::string unit, double min, double max, std::string en,
                    std::string nb) {
    KeySpec spec;
    spec.key = std::move(key);
    spec.kind = KeyKind::integer;
    spec.unit = std::move(unit);
    spec.min = min;
    spec.max = max;
    spec.doc_en = std::move(en);
    spec.doc_nb = std::move(nb);
    return spec;
}

KeySpec choice_key(std::string key, std::vector<std::string> choices, std::string en,
                   std::string nb) {
    KeySpec spec;
    spec.key = std::move(key);
    spec.kind = KeyKind::choice;
    spec.choices = std::move(choices);
    spec.doc_en = std::move(en);
    spec.doc_nb = std::move(nb);
    return spec;
}

KeySpec optional_key(KeySpec spec) {
    spec.presence = Presence::optional;
    return spec;
}

std::vector<KeySpec> population_keys() {
    return {
        table_key("population.initial", "population",
                  "Persons on 1 January of the start year, by single year of age and sex",
                  "Folkemengden 1. januar i startåret, etter ettårig alder og kjønn"),
        {.key = "population.alternative",
         .kind = KeyKind::string,
         .doc_en =
             "How population change is projected: \"probabilistic\" (uncertain parameters are "
             "drawn), \"main\" (MMMM), \"low\" (LLML), \"high\" (HHMH), or four letters of L, M "
             "and H for fertility, life expectancy, internal moves and immigration",
         .doc_nb =
             "Framskrivingsalternativ: \"probabilistic\" (usikre parametere trekkes), \"main\" "
             "(MMMM), \"low\" (LLML), \"high\" (HHMH), eller fire bokstaver av L, M og H for "
             "fruktbarhet, levealder, innenlands flytting og innvandring"},
        table_key("population.alternatives", "alternatives",
                  "Factors of the low, main and high alternatives",
                  "Faktorer i lavt, middels og høyt alternativ"),
        table_key("population.mortality.table", "death_rates",
                  "National death rates in the reference year",
                  "Nasjonale dødsrater i referanseåret"),
        integer_key("population.mortality.reference_year", "year", kFirstYear, kLastYear,
                    "Year in which the table of death rates holds; improvement counts from it",
                    "Året dødsratene gjelder for; nedgangen regnes derfra"),
        table_key("population.mortality.improvement_table", "improvement_factors",
                  "The yearly fall of death rates by age and sex, relative to "
                  "population.mortality.improvement",
                  "Årlig nedgang i dødsratene etter alder og kjønn, i forhold til "
                  "population.mortality.improvement"),
        table_key(
            "population.fertility.table", "fertility_rates",
            "Shape of fertility by the mother's age; its sum is scaled to the total",
            "Fruktbarhetens form etter mors alder; summen skaleres til samlet fruktbarhetstall"),
        table_key("population.out_moves.table", "out_move_rates",
                  "National rates of moves between municipalities",
                  "Nasjonale rater for flytting mellom kommuner"),
    };
}

std::vector<KeySpec> in_move_keys() {
    std::vector<KeySpec> keys{
        table_key("population.in_moves.table", "in_moves",
                  "In-moves a year by age and sex, from other municipalities and from abroad",
                  "Innflyttinger i året etter alder og kjønn, innenlands og fra utlandet"),
        optional_key(table_key(
            "population.in_moves.cohorts_table", "in_move_cohorts",
            "Size of the birth cohorts that in-movers come from; without it all are the same",
            "Størrelsen på fødselskullene innflytterne kommer fra; uten den er alle like")),
        integer_key(
            "population.in_moves.older_from", "years", 0, kAges,
            "Age reached in the year from which in-moves have a level and an index of "
            "their own; 106: at no age",
            "Alder i løpet av året der innflyttingen får eget nivå og egen indeks; 106: ved "
            "ingen alder"),
    };
    keys.push_back({.key = "population.stream[].title",
                    .kind = KeyKind::text,
                    .doc_en = "Name of a flow of in-moves with an age profile of its own",
                    .doc_nb = "Navn på en innflyttingsstrøm med egen aldersprofil"});
    keys.push_back({.key = "population.stream[].persons",
                    .kind = KeyKind::quantity,
                    .unit = "persons per year",
                    .min = 0.0,
                    .max = 1e6,
                    .doc_en = "Persons a year who come with the stream",
                    .doc_nb = "Personer i året som kommer med strømmen"});
    keys.push_back(table_key("population.stream[].table", "age_shares",
                             "Share of the stream by age and sex; sums to 1",
                             "Andel av strømmen etter alder og kjønn; summerer til 1"));
    return keys;
}

std::vector<KeySpec> list_keys() {
    return {
        table_key("lists.change_table", "age_sex_factors",
                  "Factor on voluntary change of GP by the person's age and sex",
                  "Faktor på frivillig fastlegebytte etter personens alder og kjønn"),
        integer_key("lists.max_changes_per_year", "changes", 0, 3,
                    "Changes of GP that the regulations allow a person in a calendar year",
                    "Antall fastlegebytter forskriften tillater i et kalenderår"),
        choice_key("lists.locum_list_takes", {"newborns_only", "all"},
                   "Who may join a list that a locum serves",
                   "Hvem som kan komme inn på en liste som en vikar betjener"),
        {.key = "lists.scheme_start",
         .kind = KeyKind::date,
         .min = kFirstYear,
         .max = kLastYear,
         .doc_en = "Start of the GP scheme: no relation is older",
         .doc_nb = "Innføringen av fastlegeordningen: ingen relasjon er eldre"},
        table_key("lists.relation_table", "durations",
                  "How long persons have been on their list at the start; shares sum to 1",
                  "Hvor lenge personer har stått på listen sin ved start; andeler summerer til 1"),
        table_key("lists.non_resident_table", "non_resident_shares",
                  "Non-residents on local lists by sex and consultation band; shares sum to 1",
                  "Personer fra andre kommuner på lokale lister etter kjønn og "
                  "konsultasjonsgruppe; andeler "
                  "summerer til 1"),
    };
}

std::vector<KeySpec> gp_keys() {
    return {
        table_key("gp.retirement_table", "age_rates", "Retirement rates by completed age",
                  "Pensjoneringsrater etter fylt alder"),
        table_key("gp.leave_scheme_table", "age_rates",
                  "Rates of leaving the scheme for other reasons, by completed age",
                  "Rater for annen avgang fra ordningen, etter fylt alder"),
        table_key("gp.move_table", "year_rates",
                  "Rates of moving to a position in another municipality, by year in post",
                  "Rater for overgang til hjemmel i annen kommune, etter år i hjemmelen"),
        integer_key("gp.notice_months", "months", 0, 24, "Notice period of a GP",
                    "Fastlegens oppsigelsestid"),
        table_key("gp.absence_table", "age_sex_rates", "Rates of leaves of absence by age and sex",
                  "Rater for permisjon og langvarig sykdom etter alder og kjønn"),
        table_key("gp.cap_request_table", "age_rates",
                  "Rates of asking for a shorter list, by completed age",
                  "Rater for ønske om kortere liste, etter fylt alder"),
        choice_key("gp.cap_request_surplus", surplus_choices(),
                   "How a list comes down to a cap lowered on request",
                   "Hvordan listen kommer ned til et tak som er senket etter ønske"),
        table_key("gp.post_duration_table", "durations",
                  "How long current GPs have been in post at the start; shares sum to 1",
                  "Hvor lenge fastlegene har vært i hjemmelen ved start; andeler summerer til 1"),
        table_key("gp.stock_age_table", "age_shares_plain",
                  "National age distribution of GPs in post; shares sum to 1",
                  "Nasjonal aldersfordeling for fastleger; andeler summerer til 1"),
        table_key("recruitment.recruit_age_table", "age_shares_plain",
                  "Age distribution of recruits; shares sum to 1",
                  "Aldersfordeling for nyansatte; andeler summerer til 1"),
        integer_key("recruitment.start_delay_months", "months", 0, 24,
                    "Months from agreement to the recruit's first day",
                    "Måneder fra avtale til første arbeidsdag"),
        table_key("locum.age_table", "age_shares_plain",
                  "Age distribution of locums; shares sum to 1",
                  "Aldersfordeling for vikarer; andeler summerer til 1"),
        table_key("workload.consultation_table", "consultation_rates",
                  "Consultations per person and year by age band",
                  "Konsultasjoner per person og år etter aldersgruppe"),
        integer_key("workload.trend_reference_year", "year", kFirstYear, kLastYear,
                    "Year in which the table of consultations holds; the trend counts from it",
                    "Året konsultasjonsratene gjelder for; trenden regnes derfra"),
    };
}

KeySpec switch_key(std::string key, std::string en, std::string nb) {
    KeySpec spec;
    spec.key = std::move(key);
    spec.kind = KeyKind::boolean;
    spec.doc_en = std::move(en);
    spec.doc_nb = std::move(nb);
    return spec;
}

std::vector<KeySpec> training_keys() {
    return {
        switch_key("training.enabled",
                   "Whether supervision, hospital service and LIS1 posts are part of the model",
                   "Om veiledning, sykehustjeneste og LIS1-stillinger er med i modellen"),
        optional_key(integer_key("training.lis1.posts", "posts", 0, kMaxPositions,
                                 "Municipal LIS1 posts at the start; absent: the nation's number "
                                 "per GP position",
                                 "Kommunale LIS1-stillinger ved start; utelatt: landets antall per "
                                 "fastlegehjemmel")),
    };
}

std::vector<KeySpec> duty_keys() {
    return {
        switch_key("duty.enabled", "Whether out-of-hours duty is part of the model",
                   "Om legevakt er med i modellen"),
        optional_key(integer_key("duty.district_inhabitants", "persons", 1, kMaxPersons,
                                 "Inhabitants of the out-of-hours district at the start, the "
                                 "municipality's own included; absent: it is alone",
                                 "Innbyggere i legevaktdistriktet ved start, kommunens egne "
                                 "medregnet; utelatt: kommunen er alene")),
        table_key("duty.exemption_table", "exempt_shares",
                  "Share of GPs exempt from duty by completed age",
                  "Andel fastleger med fritak fra legevakt etter fylt alder"),
    };
}

KeySpec margin_key(std::string name, std::string unit, double max, std::string en, std::string nb) {
    return optional_key(integer_key("initial.margins." + std::move(name), std::move(unit), 0, max,
                                    std::move(en), std::move(nb)));
}

std::vector<KeySpec> initial_keys() {
    KeySpec roster = optional_key(table_key(
        "initial.roster", "roster",
        "The planner's own list of doctors; what it leaves open is drawn. Never shown in results",
        "Planleggerens egen legeliste; det den ikke sier, trekkes. Vises aldri i resultater"));
    roster.privacy = scenario::Privacy::personal;
    KeySpec mean_age = margin_key("mean_age", "years", 105, "Mean completed age of the doctors",
                                  "Gjennomsnittlig fylt alder blant legene");
    mean_age.kind = KeyKind::number;
    return {
        table_key("initial.offices", "offices", "GP offices and their rooms",
                  "Legesentre og kontorene i dem"),
        table_key("initial.positions", "positions",
                  "GP positions, their lists and who serves them at the start",
                  "Fastlegehjemler, listene deres og hvem som betjener dem ved start"),
        roster,
        margin_key("women", "doctors", kMaxPositions,
                   "Women among the doctors at the start, GPs and locums together",
                   "Kvinner blant legene ved start, fastleger og vikarer samlet"),
        mean_age,
        margin_key("over_62", "doctors", kMaxPositions, "Doctors of completed age 63 or more",
                   "Leger som har fylt 63 år"),
        margin_key("specialists", "doctors", kMaxPositions, "Specialists among the doctors",
                   "Spesialister blant legene"),
        margin_key("in_training", "doctors", kMaxPositions,
                   "Doctors in specialist training (not yet specialists)",
                   "Leger i spesialisering (ennå ikke spesialister)"),
    };
}

std::vector<KeySpec> capacity_keys() {
    return {
        {.key = "capacity_rule.free_share_below",
         .kind = KeyKind::number,
         .unit = "share",
         .min = 0.0,
         .max = 1.0,
         .presence = Presence::optional,
         .doc_en = "Capacity is too low when the share of free places is below this",
         .doc_nb = "Kapasiteten er for lav når andelen ledige plasser er under dette"},
        optional_key(
            integer_key("capacity_rule.lists_with_free_below", "lists", 0, kMaxPositions,
                        "Capacity is too low when fewer lists than this have a free place",
                        "Kapasiteten er for lav når færre lister enn dette har ledig plass")),
        optional_key(choice_key("capacity_rule.one_sex", {"counts", "ignored"},
                                "Whether capacity is too low when only GPs of one sex have room",
                                "Om kapasiteten er for lav når bare leger av ett kjønn har ledig")),
        {.key = "capacity_rule.hours_above",
         .kind = KeyKind::number,
         .unit = "hours per week",
         .min = 1.0,
         .max = 168.0,
         .presence = Presence::optional,
         .doc_en = "The GPs report a need, and capacity is too low, when their mean working hours "
                   "are above this; absent: they do not",
         .doc_nb =
             "Legene melder behov, og kapasiteten er for lav, når de i snitt arbeider mer enn "
             "dette; utelatt: de melder ikke"},
        optional_key(integer_key(
            "capacity_rule.waiting_above", "persons", 0, kMaxPersons,
            "A need is reported, and capacity is too low, when more inhabitants than this wait for "
            "a list place; absent: it is not",
            "Behov meldes, og kapasiteten er for lav, når flere innbyggere enn dette venter på "
            "listeplass; utelatt: det meldes ikke")),
    };
}

}  // namespace

std::vector<KeySpec> general_keys() {
    return {
        {.key = "title",
         .kind = KeyKind::text,
         .doc_en = "Title of the scenario in tables and reports",
         .doc_nb = "Scenarioets tittel i tabeller og rapporter"},
        {.key = "description",
         .kind = KeyKind::text,
         .presence = Presence::optional,
         .doc_en = "What the scenario assumes, and why",
         .doc_nb = "Hva scenarioet forutsetter, og hvorfor"},
        {.key = "period.start",
         .kind = KeyKind::date,
         .min = kFirstYear,
         .max = kLastYear,
         .doc_en = "First day simulated, the first of a month",
         .doc_nb = "Første dag i simuleringen, den første i en måned"},
        {.key = "period.end",
         .kind = KeyKind::date,
         .min = kFirstYear,
         .max = kLastYear,
         .doc_en = "A day in the last month simulated",
         .doc_nb = "En dag i den siste måneden i simuleringen"},
        {.key = "municipality.name",
         .kind = KeyKind::string,
         .doc_en = "Name of the municipality",
         .doc_nb = "Kommunens navn"},
        {.key = "municipality.code",
         .kind = KeyKind::string,
         .presence = Presence::optional,
         .doc_en = "Number of the municipality, such as \"3407\"",
         .doc_nb = "Kommunenummer, for eksempel \"3407\""},
        {.key = "backtest.vintage",
         .kind = KeyKind::date,
         .min = kFirstYear,
         .max = kLastYear,
         .presence = Presence::optional,
         .doc_en = "The day whose knowledge the scenario stands for: a backtest refuses tables and "
                   "calibrations of later data",
         .doc_nb = "Dagen scenarioet har kunnskap fra: en etterprøving avviser tabeller og "
                   "kalibreringer med nyere data"},
        {.key = "calibration.until",
         .kind = KeyKind::date,
         .min = kFirstYear,
         .max = kLastYear,
         .presence = Presence::optional,
         .doc_en = "Day of the last population that the scenario is calibrated on",
         .doc_nb = "Dagen for den siste folkemengden scenarioet er kalibrert på"},
    };
}

std::vector<KeySpec> section_keys() {
    std::vector<KeySpec> keys;
    for (const auto& part : {population_keys(), in_move_keys(), list_keys(), gp_keys(),
                             training_keys(), duty_keys(), initial_keys(), capacity_keys()}) {
        keys.insert(keys.end(), part.begin(), part.end());
    }
    return keys;
}

}  // namespace legeplan::inputs
