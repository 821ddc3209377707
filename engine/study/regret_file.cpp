#include <set>

#include "run/experiment.h"
#include "run/scenario.h"
#include "study/file_reading.h"
#include "study/regret_study.h"
#include "study/schema_keys.h"

namespace legeplan::study {

namespace {

using scenario::Item;
using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;
using scenario::Scenario;

constexpr std::size_t kMaxPolicies = 50;

std::vector<KeySpec> keys() {
    constexpr auto kOptional = Presence::optional;
    return {
        file_key("title", KeyKind::text, "What is asked", "Hva det spørres om"),
        file_key("regret.policies", KeyKind::strings,
                 "Scenario files with one policy each, relative to this file",
                 "Scenariofiler med ett tiltak hver, relativt til denne filen"),
        indicator_key("regret.indicator", "What policies are judged by",
                      "Det tiltakene bedømmes etter"),
        choice_key("regret.wish", {"lower", "higher"}, "What is wished of it",
                   "Hva som er ønsket av den"),
        file_key("regret.at", KeyKind::date, "Month at whose end it is read",
                 "Måneden den leses ved utgangen av"),
        whole_key("regret.replicates", "replicates", 2, static_cast<double>(run::kMaxReplicates),
                  "Replicates of each policy and future",
                  "Trekninger for hvert tiltak i hver framtid"),
        whole_key("regret.seed", "", 0, kMaxSeed, "Seed, the same for all",
                  "Frø, det samme for alle"),
        number_key("regret.error", "share", 0.0001, 0.5,
                   "Probability that any statement about the worst policy is wrong, at most",
                   "Sannsynligheten for at noe som sies om det dårligste tiltaket er feil, høyst"),
        file_key("future[].title", KeyKind::text, "Its name", "Navnet"),
        file_key("future[].keys", KeyKind::strings,
                 "Keys that it sets in every scenario; absent: none",
                 "Nøkler som den setter i alle scenariene; utelatt: ingen", kOptional),
        file_key("future[].values", KeyKind::scalars, "Their values, in the same order",
                 "Verdiene, i samme rekkefølge", kOptional),
    };
}

Future future_of(const Item& item, Problems& problems) {
    Future future;
    future.id = item.id();
    future.title = item.text("title");
    const auto keys = item.has("keys") ? item.strings("keys") : std::vector<std::string>{};
    const auto values = item.has("values") ? item.scalars("values") : std::vector<std::string>{};
    if (keys.size() != values.size() ||
        std::set<std::string>(keys.begin(), keys.end()).size() != keys.size()) {
        problems.add({item.where(),
                      item.place() + ".values",
                      Text::of("{} nøkler og {} verdier", "{} keys and {} values", keys.size(),
                               values.size()),
                      {"én verdi for hver nøkkel, hver nøkkel én gang",
                       "a value for each key, each key once"},
                      ""});
        return future;
    }
    for (std::size_t k = 0; k < keys.size(); ++k) {
        Axis axis;
        axis.id = keys[k];
        axis.key = keys[k];
        axis.where = item.where("keys");
        axis.values = {values[k]};
        future.axes.push_back(std::move(axis));
        future.values.push_back(axis_value(values[k]));
    }
    return future;
}

}  // namespace

const scenario::Schema& regret_schema() {
    static const scenario::Schema schema{keys(), {}};
    return schema;
}

RegretPlan load_regret(const std::filesystem::path& path, const std::filesystem::path& data_dir) {
    const Scenario file = Scenario::load(path, regret_schema(), {data_dir, {}});
    Problems problems;
    RegretPlan plan;
    plan.file = file.file();
    plan.title = file.text("title");
    plan.resolved_text = file.resolved_text();
    plan.policies = referenced_scenarios(file, scenario::named_file(path, data_dir), data_dir,
                                         "regret.policies", 2, kMaxPolicies, problems);
    plan.ids = run::unique_ids(plan.policies);
    plan.indicator = record::find_indicator(file.string("regret.indicator"))->id;
    plan.is_wished_low = file.string("regret.wish") == "lower";
    plan.at = month_of(file.date("regret.at"));
    plan.where_at = file.where("regret.at");
    plan.replicates = static_cast<std::uint64_t>(file.integer("regret.replicates"));
    plan.seed = static_cast<std::uint64_t>(file.integer("regret.seed"));
    plan.error = file.number("regret.error");
    for (const Item& item : file.items("future")) {
        plan.futures.push_back(future_of(item, problems));
    }
    if (plan.futures.empty()) {
        problems.add({{plan.file, 0},
                      "future",
                      {"ingen framtid", "no future"},
                      {"[[future]], én eller flere", "[[future]], once or more"},
                      ""});
    }
    throw_if_any(problems);
    return plan;
}

}  // namespace legeplan::study
