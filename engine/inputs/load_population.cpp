#include <algorithm>
#include <array>
#include <utility>

#include "inputs/load_parts.h"
#include "inputs/load_tables.h"
#include "inputs/schema_parts.h"
#include "scenario/suggest.h"

namespace legeplan::inputs {

namespace {

using scenario::Table;

constexpr std::array<std::string_view, 4> kComponents{"fertility", "mortality", "internal_moves",
                                                      "immigration"};

void load_fertility(Loading& loading) {
    const Table& table = loading.scenario.table("population.fertility.table");
    double sum = 0.0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto age = static_cast<std::size_t>(table.integers("age")[row]);
        loading.inputs.population.fertility_rate[age] = table.numbers("rate")[row];
        sum += table.numbers("rate")[row];
    }
    if (!(sum > 0.0)) {
        loading.problem(table, "rate", {"alle ratene er 0", "all rates are 0"},
                        {"minst én over 0, som skaleres til population.fertility.total",
                         "at least one above 0, to be scaled to population.fertility.total"});
    }
}

void load_stream(Loading& loading, const scenario::Item& item) {
    InMoveStream stream;
    stream.id = item.id();
    stream.title = item.text("title");
    stream.persons_per_year =
        parameter_of(item.quantity("persons"), "population.stream." + item.id() + ".persons",
                     loading.inputs.start);
    // Ages that a stream does not name get no share, so its table may be short.
    const Table& table = item.table("table");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t sex = table.strings("sex")[row] == kSexNames[0] ? 0 : 1;
        const auto age = static_cast<std::size_t>(table.integers("age")[row]);
        stream.share[sex][age] = table.numbers("share")[row];
    }
    check_shares(loading, table);
    loading.inputs.population.streams.push_back(std::move(stream));
}

void load_streams(Loading& loading) {
    for (const scenario::Item& item : loading.scenario.items("population.stream")) {
        loading.attempt([&] { load_stream(loading, item); });
    }
}

void load_improvement(Loading& loading) {
    const Table& improvement = loading.scenario.table("population.mortality.improvement_table");
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        loading.inputs.population.improvement_factor[sex] =
            read_rates(loading, improvement, "factor", Coverage::all_ages, kSexNames[sex]);
    }
}

void load_in_move_cohorts(Loading& loading) {
    if (!loading.scenario.has("population.in_moves.cohorts_table")) {
        return;
    }
    const Table& table = loading.scenario.table("population.in_moves.cohorts_table");
    CohortRatios& cohorts = loading.inputs.population.in_move_cohorts;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto year = static_cast<int>(table.integers("birth_year")[row]);
        if (row == 0) {
            cohorts.first_birth_year = year;
        }
        const int expected = cohorts.first_birth_year + static_cast<int>(row);
        if (year != expected) {
            loading.problem(
                table, row, "birth_year", Text::same(std::to_string(year)),
                Text::of("{}: hvert år, i rekkefølge", "{}: every year, in order", expected));
            return;
        }
        cohorts.ratio.push_back(table.numbers("ratio")[row]);
    }
}

/// Rows of the table of alternatives by component; nothing after a problem.
std::optional<std::array<std::size_t, kComponents.size()>> component_rows(const Loading& loading,
                                                                          const Table& table) {
    std::array<std::size_t, kComponents.size()> rows{};
    for (std::size_t k = 0; k < kComponents.size(); ++k) {
        const std::vector<std::string>& names = table.strings("component");
        const auto found = std::find(names.begin(), names.end(), kComponents[k]);
        if (found == names.end()) {
            loading.problem(
                table, "component", Text::of("ingen rad for {}", "no row for {}", kComponents[k]),
                {"en rad for hver av fertility, mortality, internal_moves og immigration",
                 "a row for each of fertility, mortality, internal_moves and immigration"});
            return std::nullopt;
        }
        rows[k] = static_cast<std::size_t>(found - names.begin());
    }
    return rows;
}

/// How a component's factors go from low to high.
enum class Order : std::uint8_t { rising, falling };

/// Mortality's letters are those of life expectancy.
Order order_of(std::string_view component) {
    return component == "mortality" ? Order::falling : Order::rising;
}

/// Whether the factors of a component go as they should from low to high.
bool are_ordered(const Loading& loading, const Table& table, std::size_t row, Order order) {
    const double low = table.numbers("low")[row];
    const double main = table.numbers("main")[row];
    const double high = table.numbers("high")[row];
    const bool falls = order == Order::falling;
    const bool is_fine = falls ? low >= main && main >= high : low <= main && main <= high;
    if (!is_fine) {
        loading.problem(
            table, row, "low",
            Text::same(fmt::format("{}, {}, {}", scenario::number_text(low),
                                   scenario::number_text(main), scenario::number_text(high))),
            falls ? Text("dødsrater som faller fra low til high levealder",
                         "death rates that fall from low to high life expectancy")
                  : Text("faktorer som stiger fra low til high",
                         "factors that rise from low to high"));
    }
    return is_fine;
}

/// Letters of fertility, life expectancy, internal moves and immigration; "" if it is no
/// alternative.
std::string letters_of(const std::string& alternative) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kNamed{
        {{"main", "MMMM"}, {"low", "LLML"}, {"high", "HHMH"}}};
    for (const auto& [name, letters] : kNamed) {
        if (alternative == name) {
            return std::string(letters);
        }
    }
    const bool is_code = alternative.size() == kComponents.size() &&
                         alternative.find_first_not_of("LMH") == std::string::npos;
    return is_code ? alternative : std::string{};
}

void load_alternative(Loading& loading) {
    const Table& table = loading.scenario.table("population.alternatives");
    const auto rows = component_rows(loading, table);
    if (!rows) {
        return;
    }
    for (std::size_t k = 0; k < rows->size(); ++k) {
        if (!are_ordered(loading, table, (*rows)[k], order_of(kComponents[k]))) {
            return;
        }
    }
    Alternative& alternative = loading.inputs.population.alternative;
    alternative.name = loading.scenario.string("population.alternative");
    alternative.is_probabilistic = alternative.name == "probabilistic";
    if (alternative.is_probabilistic) {
        return;
    }
    const std::string letters = letters_of(alternative.name);
    if (letters.empty()) {
        loading.problems.add(
            {loading.scenario.where("population.alternative"),
             "population.alternative",
             Text::same("\"" + alternative.name + "\""),
             {"probabilistic, main, low, high eller fire av bokstavene L, M og H, slik som HMML",
              "probabilistic, main, low, high or four letters of L, M and H such as HMML"},
             scenario::closest(alternative.name, {"probabilistic", "main", "low", "high"})});
        return;
    }
    const std::array<double*, kComponents.size()> factors{
        &alternative.fertility, &alternative.mortality, &alternative.internal_moves,
        &alternative.immigration};
    for (std::size_t k = 0; k < factors.size(); ++k) {
        const char letter = letters[k];
        const char* column = letter == 'L' ? "low" : letter == 'M' ? "main" : "high";
        *factors[k] = table.numbers(column)[(*rows)[k]];
    }
}

}  // namespace

void load_residents(Loading& loading) {
    const Table& table = loading.scenario.table("population.initial");
    if (!has_all_ages(loading, table)) {
        return;
    }
    std::int64_t total = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t sex = table.strings("sex")[row] == kSexNames[0] ? 0 : 1;
        const auto age = static_cast<std::size_t>(table.integers("age")[row]);
        const std::int64_t persons = table.integers("persons")[row];
        loading.inputs.population.initial[sex][age] = static_cast<int>(persons);
        total += persons;
    }
    if (total < 1 || total > kMaxPersons) {
        loading.problem(table, "persons", Text::of("{} personer i alt", "{} persons in all", total),
                        Text::same(fmt::format("1..{}", kMaxPersons)));
    }
}

void load_population(Loading& loading) {
    PopulationInputs& population = loading.inputs.population;
    const scenario::Scenario& scenario = loading.scenario;
    const auto read = [&](ByAgeSex& values, const char* key, const char* column) {
        loading.attempt([&] { values = read_by_age_sex(loading, scenario.table(key), column); });
    };
    const auto read_integer = [&](int& value, const char* key) {
        loading.attempt([&] { value = static_cast<int>(scenario.integer(key)); });
    };
    read(population.death_rate, "population.mortality.table", "rate");
    read_integer(population.mortality_reference_year, "population.mortality.reference_year");
    read(population.out_move_rate, "population.out_moves.table", "rate");
    read(population.in_moves_per_year, "population.in_moves.table", "persons");
    read_integer(population.older_from, "population.in_moves.older_from");
    for (const auto part :
         {load_improvement, load_fertility, load_in_move_cohorts, load_streams, load_alternative}) {
        loading.attempt([&] { part(loading); });
    }
}

}  // namespace legeplan::inputs
