#include "study/sensitivity_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "inputs/load.h"
#include "run/experiment.h"
#include "scenario/value_text.h"
#include "study/file_reading.h"
#include "study/schema_keys.h"

namespace legeplan::study {

namespace {

using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;
using scenario::Scenario;

constexpr std::size_t kMaxAlternatives = 50;
constexpr double kMaxRows = 65'536;
constexpr auto kMaxReplicates = static_cast<double>(run::kMaxReplicates);

/// Keys of one section, which stands as a whole or not at all.
struct Section {
    const char* name;
    std::vector<const char*> keys;
};

const std::vector<Section>& sections() {
    static const std::vector<Section> all{
        {"morris", {"morris.trajectories", "morris.levels", "morris.replicates"}},
        {"sobol", {"sobol.rows", "sobol.replicates", "sobol.single"}},
        {"budget", {"budget.draws", "budget.replicates"}}};
    return all;
}

std::vector<KeySpec> keys() {
    constexpr auto kOptional = Presence::optional;
    KeySpec indicators = file_key("sensitivity.indicators", KeyKind::strings,
                                  "Indicators that are examined", "Indikatorer som undersøkes");
    indicators.choices = indicator_names();
    const char* en_replicates = "Replicates of each point, the same random numbers for all";
    const char* nb_replicates = "Trekninger i hvert punkt, de samme tilfeldige tallene for alle";
    return {
        file_key("title", KeyKind::text, "What is asked", "Hva det spørres om"),
        file_key(
            "sensitivity.scenarios", KeyKind::strings,
            "Scenario files relative to this one: the first is examined, and all are the "
            "alternatives of the variance budget",
            "Scenariofiler relativt til denne: den første undersøkes, og alle er alternativene "
            "i variansregnskapet"),
        indicators,
        file_key("sensitivity.at", KeyKind::date, "Month at whose end they are read",
                 "Måneden de leses ved utgangen av"),
        whole_key("sensitivity.seed", "", 0, kMaxSeed, "Seed of designs and of chance",
                  "Frø for plan og tilfeldigheter"),
        whole_key("morris.trajectories", "trajectories", 4, kMaxRows, "Trajectories", "Baner",
                  kOptional),
        whole_key("morris.levels", "levels", 2, 100, "Levels of each parameter, an even number",
                  "Nivåer for hver parameter, et partall", kOptional),
        whole_key("morris.replicates", "replicates", 1, kMaxReplicates, en_replicates,
                  nb_replicates, kOptional),
        whole_key("sobol.rows", "rows", 8, kMaxRows,
                  "Rows of the design; each is a point for every factor and two more",
                  "Rader i planen; hver er et punkt for hver faktor og to til", kOptional),
        whole_key("sobol.replicates", "replicates", 1, kMaxReplicates, en_replicates, nb_replicates,
                  kOptional),
        whole_key(
            "sobol.single", "parameters", 1, 100,
            "Parameters with the largest effects by Morris that are factors of their own; the "
            "others together are one",
            "Parametrene med størst virkning etter Morris som hver er en faktor; de andre er én "
            "sammen",
            kOptional),
        whole_key("budget.draws", "draws", 4, kMaxReplicates, "Draws of all parameters",
                  "Trekninger av alle parametrene", kOptional),
        whole_key("budget.replicates", "replicates", 2, kMaxReplicates, "Replicates of each draw",
                  "Framtider for hver av dem", kOptional),
    };
}

/// Whether a section is there; a problem for each key that it lacks.
bool has_section(const Scenario& file, const Section& section, Problems& problems) {
    if (!file.has(section.name)) {
        return false;
    }
    bool is_whole = true;
    for (const char* key : section.keys) {
        if (!file.has(key)) {
            problems.add({file.where(key),
                          key,
                          {"mangler", "missing"},
                          Text::of("en verdi i [{}]", "a value in [{}]", section.name),
                          ""});
            is_whole = false;
        }
    }
    return is_whole;
}

void read_methods(const Scenario& file, SensitivityPlan& plan, Problems& problems) {
    const auto count = [&](const char* key) {
        return static_cast<std::uint64_t>(file.integer(key));
    };
    if (has_section(file, sections()[0], problems)) {
        plan.morris =
            MorrisPlan{count("morris.trajectories"),
                       static_cast<int>(file.integer("morris.levels")), count("morris.replicates")};
        if (plan.morris->levels % 2 != 0) {
            problems.add({file.where("morris.levels"),
                          "morris.levels",
                          Text::same(std::to_string(plan.morris->levels)),
                          {"et partall", "an even number"},
                          ""});
        }
    }
    if (has_section(file, sections()[1], problems)) {
        plan.sobol =
            SobolPlan{count("sobol.rows"), count("sobol.replicates"), count("sobol.single")};
        if (!plan.morris && !problems.any()) {
            problems.add(
                {file.where("sobol.single"),
                 "sobol.single",
                 {"det er ingen [morris] å velge etter", "there is no [morris] to choose by"},
                 {"[morris] i samme fil", "[morris] in the same file"},
                 ""});
        }
    }
    if (has_section(file, sections()[2], problems)) {
        plan.budget = BudgetPlan{count("budget.draws"), count("budget.replicates")};
    }
    if (!problems.any() && !plan.morris && !plan.sobol && !plan.budget) {
        problems.add({{file.file(), 0},
                      "",
                      {"ingenting å gjøre", "nothing to do"},
                      {"[morris], [sobol] eller [budget]", "[morris], [sobol] or [budget]"},
                      ""});
    }
}

/// A scenario's name in a file that stands beside it, however its path was typed.
std::string name_beside(const std::string& scenario) {
    return scenario.starts_with(scenario::kInstalledPrefix)
               ? scenario
               : std::filesystem::path(scenario).filename().string();
}

}  // namespace

const scenario::Schema& sensitivity_schema() {
    static const scenario::Schema schema{keys(), {}};
    return schema;
}

SensitivityPlan load_sensitivity(const std::filesystem::path& path,
                                 const std::filesystem::path& data_dir) {
    const Scenario file = Scenario::load(path, sensitivity_schema(), {data_dir, {}});
    Problems problems;
    SensitivityPlan plan;
    plan.file = file.file();
    plan.title = file.text("title");
    plan.resolved_text = file.resolved_text();
    plan.scenarios = referenced_scenarios(file, scenario::named_file(path, data_dir), data_dir,
                                          "sensitivity.scenarios", 1, kMaxAlternatives, problems);
    for (const std::string& name : file.strings("sensitivity.indicators")) {
        plan.indicators.push_back(record::find_indicator(name)->id);
    }
    if (plan.indicators.empty()) {
        problems.add({file.where("sensitivity.indicators"),
                      "sensitivity.indicators",
                      {"en tom liste", "an empty list"},
                      {"id-er for indikatorer", "the ids of indicators"},
                      ""});
    }
    plan.at = month_of(file.date("sensitivity.at"));
    plan.where_at = file.where("sensitivity.at");
    plan.seed = static_cast<std::uint64_t>(file.integer("sensitivity.seed"));
    read_methods(file, plan, problems);
    throw_if_any(problems);
    return plan;
}

SensitivityPlan plan_for(const std::string& scenario, Method method,
                         const std::vector<record::Indicator>& indicators, std::uint64_t seed,
                         const std::filesystem::path& data_dir) {
    const inputs::Inputs inputs = inputs::load(scenario, {data_dir, {}});
    SensitivityPlan plan;
    plan.file = scenario;
    plan.title = inputs.title;
    plan.scenarios = {scenario};
    plan.indicators = indicators;
    plan.at = inputs.end;
    plan.where_at = {scenario, 0};
    plan.seed = seed;
    plan.morris = MorrisPlan{20, 4, 10};
    if (method == Method::sobol) {
        plan.sobol = SobolPlan{256, 10, 6};
    }
    std::vector<std::string> names;
    for (const record::Indicator indicator : indicators) {
        names.push_back(scenario::toml_string(std::string(record::spec(indicator).name)));
    }
    plan.resolved_text = fmt::format(
        "format = 1\ntitle = {{ nb = {}, en = {} }}\n[sensitivity]\nscenarios = [{}]\n"
        "indicators = [{}]\nat = {}-01\nseed = {}\n"
        "[morris]\ntrajectories = {}\nlevels = {}\nreplicates = {}\n",
        scenario::toml_string(plan.title.nb), scenario::toml_string(plan.title.en),
        scenario::toml_string(name_beside(scenario)), fmt::join(names, ", "), to_string(plan.at),
        seed, plan.morris->trajectories, plan.morris->levels, plan.morris->replicates);
    if (plan.sobol) {
        plan.resolved_text +=
            fmt::format("[sobol]\nrows = {}\nreplicates = {}\nsingle = {}\n", plan.sobol->rows,
                        plan.sobol->replicates, plan.sobol->single);
    }
    return plan;
}

}  // namespace legeplan::study
