#include "inputs/load.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>
#include <utility>

#include "inputs/load_parts.h"
#include "inputs/schema.h"
#include "inputs/schema_parts.h"
#include "random/streams.h"

namespace legeplan::inputs {

namespace {

using scenario::Scenario;

void load_texts(Loading& loading) {
    const Scenario& scenario = loading.scenario;
    Inputs& inputs = loading.inputs;
    inputs.id = std::filesystem::path(scenario.file()).stem().string();
    inputs.title = scenario.text("title");
    if (scenario.has("description")) {
        inputs.description = scenario.text("description");
    }
    inputs.municipality = scenario.string("municipality.name");
    if (scenario.is_whole()) {
        inputs.resolved_text = scenario.resolved_text();
    }
}

/// A period that is wrong holds every month, so that no date lies outside it.
void forget_period(Loading& loading) {
    loading.inputs.start = Month{};
    loading.inputs.end = kNever;
    loading.knows_start = false;
}

void load_parameter(Loading& loading, const ParameterSpec& spec) {
    const scenario::Quantity& quantity = loading.scenario.quantity(spec.key);
    if (quantity.is_path() && spec.paths == Paths::refused) {
        loading.problem(spec.key, {"en bane over årene", "a path over the years"},
                        {"ett tall eller én fordeling: verdien endrer seg ikke over tid",
                         "one number or distribution: it does not change over time"});
    }
    loading.inputs.parameters[static_cast<std::size_t>(spec.id)] =
        parameter_of(quantity, spec.key, loading.inputs.start);
}

/// Does a part of the reading; whether all it needs was there and nothing in it is wrong.
bool is_sound(Loading& loading, void (*part)(Loading&)) {
    const std::size_t problems = loading.problems.size();
    const std::size_t left_out = loading.left_out;
    return loading.attempt([&] { part(loading); }) && loading.problems.size() == problems &&
           loading.left_out == left_out;
}

/// Every part, and how they fit together where those that a check needs are sound.
void load_all(Loading& loading) {
    is_sound(loading, load_texts);
    is_sound(loading, load_period);
    is_sound(loading, load_parameters);
    const bool residents = is_sound(loading, load_residents);
    is_sound(loading, load_population);
    for (const auto part : {load_lists, load_gp, load_workload, load_training, load_duty,
                            load_continuity, load_services, load_costs, load_non_residents}) {
        is_sound(loading, part);
    }
    const bool offices = is_sound(loading, load_offices);
    const bool positions = is_sound(loading, load_positions);
    const bool roster = is_sound(loading, load_roster);
    const bool margins = is_sound(loading, load_margins);
    is_sound(loading, load_capacity_trigger);
    loading.knows_policies = is_sound(loading, load_policies) && loading.knows_offices &&
                             loading.scenario.has_all_items("policy");
    find_not_priced(loading);
    is_sound(loading, load_events);
    is_sound(loading, check_figures);
    if (loading.knows_staffing && loading.doubtful.empty() && roster && margins) {
        check_margins(loading);
    }
    if (residents && positions) {
        loading.attempt([&] { check_places(loading); });
    }
    if (offices && positions) {
        check_rooms(loading);
    }
}

/// Inputs of a scenario, and how its fields fit together. What depends on a part that is wrong is
/// not checked, so that one slip is told once.
std::optional<Inputs> inputs_of(const Scenario& scenario, Problems& problems) {
    Inputs inputs;
    Problems found;
    Loading loading{scenario, inputs, found};
    load_all(loading);
    problems.add(found);
    return found.any() || !scenario.is_whole() ? std::nullopt : std::optional(std::move(inputs));
}

}  // namespace

std::filesystem::path LoadOptions::default_data_dir() {
    const char* from_environment = std::getenv("LEGEPLAN_DATA");
    return from_environment != nullptr && *from_environment != '\0' ? from_environment
                                                                    : LEGEPLAN_DATA_DIR;
}

Inputs load(const std::filesystem::path& path, const LoadOptions& options) {
    Problems problems;
    std::optional<Inputs> inputs = load(path, options, problems);
    if (!inputs) {
        throw ScenarioError(problems);
    }
    return std::move(*inputs);
}

std::optional<Inputs> load(const std::filesystem::path& path, const LoadOptions& options,
                           Problems& problems) {
    std::optional<Loaded> loaded = load_with_scenario(path, options, problems);
    return loaded ? std::move(loaded->inputs) : std::nullopt;
}

std::optional<Loaded> load_with_scenario(const std::filesystem::path& path,
                                         const LoadOptions& options, Problems& problems) {
    std::optional<Scenario> scenario =
        Scenario::read(path, scenario_schema(), {options.data_dir, options.deltas}, problems);
    if (!scenario) {
        return std::nullopt;
    }
    std::optional<Inputs> inputs = inputs_of(*scenario, problems);
    if (!scenario->is_whole()) {
        return std::nullopt;
    }
    return Loaded{std::move(*scenario), std::move(inputs)};
}

void load_period(Loading& loading) {
    forget_period(loading);
    const scenario::Date start = loading.scenario.date("period.start");
    loading.inputs.start = month_of(start);
    loading.knows_start = true;
    if (start.day() != std::chrono::day(1)) {
        loading.problem("period.start", Text::same(scenario::date_text(start)),
                        Text::of("den første dagen i en måned, slik som {}",
                                 "the first day of a month, such as {}",
                                 scenario::date_text(start.year() / start.month() / 1)));
    }
    const scenario::Date end = loading.scenario.date("period.end");
    if (end <= start) {
        loading.problem("period.end", Text::same(scenario::date_text(end)),
                        Text::of("en dag etter starten, {}", "a day after the start, {}",
                                 scenario::date_text(start)));
        return forget_period(loading);
    }
    loading.inputs.end = month_of(end);
    if (loading.inputs.months() > kMaxMonths) {
        loading.problem("period.end", Text::of("{} måneder", "{} months", loading.inputs.months()),
                        Text::of("høyst {} måneder fra starten", "at most {} months from the start",
                                 kMaxMonths));
        loading.inputs.end = kNever;
    }
}

void load_parameters(Loading& loading) {
    for (const ParameterSpec& spec : parameter_specs()) {
        if (!loading.attempt([&] { load_parameter(loading, spec); })) {
            loading.unknown.insert(spec.id);
        }
    }
}

Month month_of(const scenario::Date& date) {
    return Month::of(static_cast<int>(date.year()),
                     static_cast<int>(static_cast<unsigned>(date.month())));
}

Month first_month_after(const scenario::Date& last_day) {
    return month_of(scenario::Date(std::chrono::sys_days(last_day) + std::chrono::days(1)));
}

Parameter parameter_of(const scenario::Quantity& quantity, const std::string& key, Month start) {
    Parameter parameter;
    parameter.name = random::hash_name(key.data(), key.size());
    if (quantity.is_path()) {
        parameter.path.assign(quantity.path.begin(), quantity.path.end());
        parameter.distribution =
            random::Distribution::point(path_value(parameter.path, start.year()));
    } else {
        parameter.distribution = quantity.distribution;
    }
    return parameter;
}

std::optional<Contract> contract_named(std::string_view name) {
    const auto found = std::find(kContractNames.begin(), kContractNames.end(), name);
    if (found == kContractNames.end()) {
        return std::nullopt;
    }
    return static_cast<Contract>(found - kContractNames.begin());
}

Contract contract_of(const scenario::Values& values, std::string_view key) {
    return contract_named(values.string(key)).value();
}

Surplus surplus_of(const scenario::Values& values, std::string_view key) {
    return values.string(key) == "transfer" ? Surplus::transfer : Surplus::attrition;
}

double Loading::central(Param id) const {
    if (unknown.contains(id)) {
        throw scenario::AbsentValue("a parameter is absent");
    }
    return inputs[id].distribution.central();
}

std::vector<std::string> names_of(const std::map<std::string, int, std::less<>>& ids) {
    std::vector<std::string> names;
    names.reserve(ids.size());
    for (const auto& [id, index] : ids) {
        names.push_back(id);
    }
    return names;
}

void Loading::problem(std::string_view key, Text message, Text expected) const {
    problems.add(
        {scenario.where(key), std::string(key), std::move(message), std::move(expected), {}});
}

void Loading::problem(const scenario::Item& item, std::string_view key, Text message, Text expected,
                      std::string suggestion) const {
    const std::string name = key.empty() ? item.place() : item.place() + "." + std::string(key);
    problems.add({key.empty() ? item.where() : item.where(key), name, std::move(message),
                  std::move(expected), std::move(suggestion)});
}

void Loading::problem(const scenario::Table& table, std::size_t row, std::string_view column,
                      Text message, Text expected, std::string suggestion) const {
    problems.add({table.where(row), std::string(column), std::move(message), std::move(expected),
                  std::move(suggestion)});
}

void Loading::problem(const scenario::Table& table, std::string_view column, Text message,
                      Text expected) const {
    problems.add(
        {{table.file(), 0}, std::string(column), std::move(message), std::move(expected), {}});
}

}  // namespace legeplan::inputs
