#include "inputs/schema_parts.h"

namespace legeplan::inputs {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;

namespace {

/// Keys of the items of one type of a list of tables.
class Items {
public:
    Items(std::vector<KeySpec>& keys, const std::string& list, const std::string& type)
        : keys_(keys), prefix_(list + "[" + type + "].") {}

    Items& add(KeySpec spec) {
        spec.key = prefix_ + spec.key;
        keys_.push_back(std::move(spec));
        return *this;
    }
    Items& optional(KeySpec spec) {
        spec.presence = Presence::optional;
        return add(std::move(spec));
    }

private:
    std::vector<KeySpec>& keys_;
    std::string prefix_;
};

KeySpec integer(std::string key, std::string unit, double min, double max, std::string en,
                std::string nb) {
    return {.key = std::move(key),
            .kind = KeyKind::integer,
            .unit = std::move(unit),
            .min = min,
            .max = max,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec words(KeyKind kind, std::string key, std::string en, std::string nb) {
    return {.key = std::move(key), .kind = kind, .doc_en = std::move(en), .doc_nb = std::move(nb)};
}

KeySpec choice(std::string key, std::vector<std::string> choices, std::string en, std::string nb) {
    return {.key = std::move(key),
            .kind = KeyKind::choice,
            .choices = std::move(choices),
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec date(std::string key, std::string en, std::string nb) {
    return {.key = std::move(key),
            .kind = KeyKind::date,
            .min = kFirstYear,
            .max = kLastYear,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec share(std::string key, double max, std::string en, std::string nb) {
    return {.key = std::move(key),
            .kind = KeyKind::number,
            .unit = "share",
            .min = 0.0,
            .max = max,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec uncertain(KeySpec spec) {
    spec.kind = KeyKind::quantity;
    return spec;
}

KeySpec effect(std::string en, std::string nb) {
    return {.key = "effect",
            .kind = KeyKind::quantity,
            .unit = "ratio",
            .min = 0.05,
            .max = 20.0,
            .doc_en = std::move(en),
            .doc_nb = std::move(nb)};
}

KeySpec list_cap() {
    return integer("list_cap", "persons", 1, kMaxListCap, "List cap", "Listetak");
}

KeySpec contract() {
    return choice("contract", contract_choices(), "Contract", "Avtaleform");
}

KeySpec only_contract() {
    return choice("only_contract", contract_choices(), "Only positions with this contract",
                  "Bare hjemler med denne avtaleformen");
}

KeySpec positions() {
    return words(KeyKind::strings, "positions", "Ids of positions at the start; absent: all",
                 "Id-er for hjemler ved start; utelatt: alle");
}

KeySpec when() {
    return choice("when", {"now", "at_takeover"},
                  "Whether it acts at the date, or when the position next changes hands after it",
                  "Om det gjelder fra datoen, eller når hjemmelen deretter får ny lege");
}

KeySpec surplus() {
    return choice(
        "surplus", surplus_choices(),
        "How lists above the cap come down: by themselves, or by moving persons to open "
        "lists",
        "Hvordan lister over taket kommer ned: av seg selv, eller ved at personer flyttes "
        "til åpne lister");
}

KeySpec until() {
    return date("until", "Last day of the policy; absent: it stays", "Siste dag; utelatt: varig");
}

KeySpec office_title() {
    return words(KeyKind::text, "office_title", "Name of a new office; absent: its id",
                 "Navn på et nytt legesenter; utelatt: id-en");
}

void open_centre_keys(std::vector<KeySpec>& keys) {
    Items(keys, "policy", "open_centre")
        .add(
            words(KeyKind::string, "office", "Id of the new office", "Id for det nye legesenteret"))
        .optional(office_title())
        .add(integer("rooms", "rooms", 1, kMaxRooms, "Rooms for doctors", "Kontorer for leger"))
        .add(integer("new_positions", "positions", 0, kMaxCentre, "New positions there",
                     "Nye hjemler der"))
        .add(choice("contract", contract_choices(), "Contract of the new positions",
                    "Avtaleform for de nye hjemlene"))
        .add(integer("places", "persons", 0, kMaxCentre * kMaxListCap,
                     "Sum of the new positions' list caps, shared evenly",
                     "Summen av listetakene i de nye hjemlene, likt fordelt"))
        .optional(words(KeyKind::strings, "moved", "Ids of positions that move in",
                        "Id-er for hjemler som flytter inn"))
        .optional(choice("rooms_left", {"kept", "closed"},
                         "What happens to the rooms that moved positions leave",
                         "Hva som skjer med kontorene som flyttede hjemler forlater"))
        .optional(share("relief_share", 1.0,
                        "Share of the places that is taken off the caps of long lists; absent: 0",
                        "Andel av plassene som tas av takene på lange lister; utelatt: 0"))
        .optional(integer("relief_above", "persons", 0, kMaxListCap,
                          "Only caps above this are relieved", "Bare tak over dette avlastes"))
        .optional(choice("relief_surplus", surplus_choices(),
                         "How relieved lists come down to their caps",
                         "Hvordan avlastede lister kommer ned til takene"));
}

void position_policy_keys(std::vector<KeySpec>& keys) {
    Items(keys, "policy", "add_positions")
        .add(words(KeyKind::string, "office", "Id of the office", "Id for legesenteret"))
        .add(integer("count", "positions", 1, kMaxPositions, "New positions", "Nye hjemler"))
        .add(contract())
        .add(list_cap());
    Items(keys, "policy", "close_position")
        .add(words(KeyKind::strings, "positions", "Ids of the positions that close",
                   "Id-er for hjemlene som legges ned"));
    Items(keys, "policy", "set_list_cap")
        .add(integer("list_cap", "persons", 1, kMaxListCap, "Caps above this are lowered to it",
                     "Tak over dette senkes hit"))
        .optional(positions())
        .optional(only_contract())
        .add(surplus())
        .add(when());
    Items(keys, "policy", "change_contract")
        .add(choice("contract", contract_choices(), "New contract", "Ny avtaleform"))
        .optional(positions())
        .optional(only_contract())
        .add(when());
    Items(keys, "policy", "new_premises")
        .add(words(KeyKind::string, "office", "Id of an office, old or new",
                   "Id for et legesenter, gammelt eller nytt"))
        .optional(words(KeyKind::text, "office_title",
                        "Name of a new office; absent: the office is there already",
                        "Navn på et nytt legesenter; utelatt: senteret finnes alt"))
        .add(integer("rooms", "rooms", 1, kMaxRooms, "Rooms added", "Nye kontorer"));
}

void rate_policy_keys(std::vector<KeySpec>& keys) {
    Items(keys, "policy", "recruitment_grant")
        .add(effect("Factor on the rate of filling vacancies",
                    "Faktor på hvor raskt ledige hjemler besettes"))
        .optional(until())
        .optional(only_contract());
    Items(keys, "policy", "retention")
        .add(effect("Factor on retirement rates", "Faktor på pensjoneringsratene"))
        .add(integer("min_age", "years", 28, 80, "For GPs of this completed age or more",
                     "For fastleger som har fylt dette"))
        .optional(uncertain(share("list_reduction", 0.9,
                                  "Share by which their list caps are lowered; absent: not lowered",
                                  "Andel listetakene deres senkes med; utelatt: ingen")))
        .optional(until());
}

void capacity_policy_keys(std::vector<KeySpec>& keys) {
    Items(keys, "policy", "capacity_rule")
        .add(
            choice("action", {"open", "review"},
                   "What follows when [capacity_rule] calls capacity too low: a position opens, or "
                   "it is only noted",
                   "Hva som følger når [capacity_rule] kaller kapasiteten for lav: en hjemmel "
                   "opprettes, eller det bare meldes"))
        .add(integer("review_every_months", "months", 1, 120, "Months between reviews",
                     "Måneder mellom hver vurdering"))
        .optional(words(KeyKind::string, "office", "Id of the office; absent: where a room is free",
                        "Id for legesenteret; utelatt: der et kontor er ledig"))
        .optional(contract())
        .optional(list_cap())
        .optional(integer("lead_months", "months", 0, 120, "Months from decision to opening",
                          "Måneder fra vedtak til åpning"))
        .optional(integer("max_per_year", "positions", 1, 1000, "Most positions in a calendar year",
                          "Høyst så mange hjemler i et kalenderår"))
        .optional(integer("budget", "positions", 1, kMaxPositions, "Most positions in all",
                          "Høyst så mange hjemler i alt"))
        .optional(integer("pause_above", "positions", 0, kMaxPositions,
                          "No opening while more positions than this lack a permanent GP",
                          "Ingen opprettes mens flere hjemler enn dette mangler fast lege"));
}

void training_policy_keys(std::vector<KeySpec>& keys) {
    KeySpec salaried = words(KeyKind::boolean, "salaried_trainees",
                             "Whether trainees with a place are employed by the municipality until "
                             "they are specialists",
                             "Om leger med plass er ansatt i kommunen til de er spesialister");
    Items(keys, "policy", "alis_programme")
        .add(integer("places", "trainees", 1, kMaxPositions,
                     "Trainees in post up to whom the programme attracts more",
                     "Antall leger i spesialisering som ordningen rekrutterer opp til"))
        .add(integer("supervision", "trainees", 0, kMaxPositions,
                     "Trainees it supervises beyond those of the specialists in post",
                     "Leger den veileder ut over dem spesialistene i hjemmel veileder"))
        .add(std::move(salaried))
        .add(
            effect("Factor on the rate at which trainees apply, while a place is free",
                   "Faktor på hvor ofte leger i spesialisering søker, så lenge det er ledig plass"))
        .optional(until());
    Items(keys, "policy", "lis1_posts")
        .add(integer("posts", "posts", 1, kMaxPositions, "LIS1 posts more than at the start",
                     "LIS1-stillinger flere enn ved start"))
        .optional(until());
}

void duty_policy_keys(std::vector<KeySpec>& keys) {
    Items(keys, "policy", "duty_reform")
        .optional(effect("Factor on the shifts that GPs staff in the district; absent: 1",
                         "Faktor på vaktene som fastleger bemanner i distriktet; utelatt: 1"))
        .optional(integer("staff", "doctors", 1, kMaxPositions,
                          "Doctors employed for duty who take as many shifts as a GP; absent: none",
                          "Ansatte legevaktsleger som går like mange vakter som en fastlege; "
                          "utelatt: ingen"))
        .optional(integer("exempt_from", "years", 28, 80,
                          "GPs of this completed age or more are exempt; absent: by the table",
                          "Fastleger som har fylt dette, har fritak; utelatt: etter tabellen"))
        .optional(until());
}

}  // namespace

std::vector<KeySpec> event_keys() {
    std::vector<KeySpec> keys;
    Items(keys, "event", "")
        .add(date("date", "When it happens, within the period; for gp_leaves the last day",
                  "Når det skjer, i perioden; for gp_leaves den siste dagen"))
        .add(words(KeyKind::string, "position", "Id of a position at the start",
                   "Id for en hjemmel ved start"));
    Items(keys, "event", "gp_leaves").optional(words(KeyKind::text, "title", "Note", "Merknad"));
    Items(keys, "event", "gp_starts").optional(words(KeyKind::text, "title", "Note", "Merknad"));
    Items(keys, "event", "set_cap").add(list_cap());
    Items(keys, "event", "set_contract").add(contract());
    Items(keys, "event", "absence")
        .add(integer("months", "months", 1, 60, "Months away", "Måneder borte"));
    return keys;
}

std::vector<KeySpec> policy_keys() {
    std::vector<KeySpec> keys;
    Items(keys, "policy", "")
        .optional(words(KeyKind::text, "title", "Name in tables and reports; absent: the id",
                        "Navn i tabeller og rapporter; utelatt: id-en"))
        .add(date("date", "From when it acts; before the period: from its start",
                  "Når det trer i kraft; før perioden: fra starten"));
    open_centre_keys(keys);
    position_policy_keys(keys);
    rate_policy_keys(keys);
    capacity_policy_keys(keys);
    training_policy_keys(keys);
    duty_policy_keys(keys);
    return keys;
}

}  // namespace legeplan::inputs
