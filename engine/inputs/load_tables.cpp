#include "inputs/load_tables.h"

#include <algorithm>
#include <cmath>

namespace legeplan::inputs {

namespace {

using scenario::Table;

/// How far shares may be from 1 in sum, for they are written with few digits.
constexpr double kShareTolerance = 1e-6;

std::size_t sex_of(const Table& table, std::size_t row) {
    return table.strings("sex")[row] == kSexNames[0] ? 0 : 1;
}

Text of_sex(std::string_view sex) {
    return sex.empty() ? Text{} : Text::of(" for {}", " of {}", sex);
}

/// Whether the first and last age are covered; a problem otherwise.
bool reaches_all_ages(const Loading& loading, const Table& table, const std::vector<Band>& bands,
                      std::string_view sex) {
    const Band& first = bands.front();
    const Band& last = bands.back();
    if (first.from != 0) {
        loading.problem(table, first.row, "age_from",
                        Text::of("den yngste aldersgruppen{} begynner på {}",
                                 "the youngest band{} starts at {}", of_sex(sex), first.from),
                        {"en start på 0: alle aldre 0..105", "a start at 0: all ages 0..105"});
        return false;
    }
    if (last.to != kTopAge) {
        loading.problem(table, last.row, "age_to",
                        Text::of("den eldste aldersgruppen{} slutter på {}",
                                 "the oldest band{} ends at {}", of_sex(sex), last.to),
                        {"en slutt på 105: alle aldre 0..105", "an end at 105: all ages 0..105"});
        return false;
    }
    return true;
}

/// Whether each band starts where the one before it ends; a problem for the first that does not.
bool lie_side_by_side(const Loading& loading, const Table& table, const std::vector<Band>& bands) {
    for (std::size_t i = 0; i < bands.size(); ++i) {
        if (bands[i].to < bands[i].from) {
            loading.problem(table, bands[i].row, "age_to", Text::same(std::to_string(bands[i].to)),
                            Text::of("minst age_from, {}", "at least age_from, {}", bands[i].from));
            return false;
        }
        if (i > 0 && bands[i].from != bands[i - 1].to + 1) {
            const Text fault = bands[i].from <= bands[i - 1].to
                                   ? Text("overlapper", "overlaps")
                                   : Text("etterlater et hull etter", "leaves a hole after");
            loading.problem(
                table, bands[i].row, "age_from",
                Text::of("{} {} aldersgruppen på linje {}", "{} {} the band on line {}",
                         bands[i].from, fault, table.line(bands[i - 1].row)),
                Text::of("{}: hver alder én gang", "{}: each age once", bands[i - 1].to + 1));
            return false;
        }
    }
    return true;
}

}  // namespace

bool has_all_ages(const Loading& loading, const Table& table) {
    constexpr std::size_t kCells = static_cast<std::size_t>(kAges) * kSexes;
    if (table.rows() == kCells) {
        return true;  // each row stands once
    }
    ByAgeSex seen{};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        seen[sex_of(table, row)][static_cast<std::size_t>(table.integers("age")[row])] = 1.0;
    }
    for (std::size_t age = 0; age < static_cast<std::size_t>(kAges); ++age) {
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            if (seen[sex][age] == 0.0) {
                loading.problem(table, "age",
                                Text::of("ingen rad for {}, alder {}, den første av {} som mangler",
                                         "no row for {}, age {}, the first of {} missing",
                                         kSexNames[sex], age, kCells - table.rows()),
                                {"en rad for hver alder 0..105 og hvert kjønn",
                                 "a row for each age 0..105 and sex"});
                return false;
            }
        }
    }
    return false;
}

ByAgeSex read_by_age_sex(const Loading& loading, const Table& table, std::string_view column) {
    ByAgeSex values{};
    if (!has_all_ages(loading, table)) {
        return values;
    }
    const std::vector<double>& cells = table.numbers(column);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto age = static_cast<std::size_t>(table.integers("age")[row]);
        values[sex_of(table, row)][age] = cells[row];
    }
    return values;
}

std::vector<Band> read_bands(const Loading& loading, const Table& table, std::string_view sex,
                             Coverage coverage) {
    std::vector<Band> bands;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (sex.empty() || table.strings("sex")[row] == sex) {
            bands.push_back({static_cast<int>(table.integers("age_from")[row]),
                             static_cast<int>(table.integers("age_to")[row]), row});
        }
    }
    if (bands.empty()) {
        loading.problem(table, "sex", Text::of("ingen rad for {}", "no row for {}", sex),
                        {"rader for begge kjønn", "rows for both sexes"});
        return bands;
    }
    std::stable_sort(bands.begin(), bands.end(),
                     [](const Band& a, const Band& b) { return a.from < b.from; });
    const bool is_fine =
        lie_side_by_side(loading, table, bands) &&
        (coverage == Coverage::some_ages || reaches_all_ages(loading, table, bands, sex));
    return is_fine ? bands : std::vector<Band>{};
}

RateByAge read_rates(const Loading& loading, const Table& table, std::string_view column,
                     Coverage coverage, std::string_view sex) {
    RateByAge rates{};
    const std::vector<double>& cells = table.numbers(column);
    for (const Band& band : read_bands(loading, table, sex, coverage)) {
        for (int age = band.from; age <= band.to; ++age) {
            rates[static_cast<std::size_t>(age)] = cells[band.row];
        }
    }
    return rates;
}

RateByAge read_age_shares(const Loading& loading, const Table& table) {
    RateByAge shares{};
    const std::vector<double>& cells = table.numbers("share");
    for (const Band& band : read_bands(loading, table, {}, Coverage::some_ages)) {
        for (int age = band.from; age <= band.to; ++age) {
            shares[static_cast<std::size_t>(age)] = cells[band.row] / (band.to - band.from + 1);
        }
    }
    check_shares(loading, table);
    return shares;
}

std::vector<DurationShare> read_durations(const Loading& loading, const Table& table) {
    const std::vector<double>& from = table.numbers("years_from");
    const std::vector<double>& to = table.numbers("years_to");
    std::vector<DurationShare> durations;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        durations.push_back({from[row], to[row], table.numbers("share")[row]});
        if (to[row] <= from[row]) {
            loading.problem(table, row, "years_to", Text::same(scenario::number_text(to[row])),
                            Text::of("mer enn years_from, {}", "more than years_from, {}",
                                     scenario::number_text(from[row])));
        } else if (row > 0 && from[row] != to[row - 1]) {
            loading.problem(table, row, "years_from", Text::same(scenario::number_text(from[row])),
                            Text::of("{}, der raden før slutter: hver varighet én gang",
                                     "{}, where the row before ends: each duration once",
                                     scenario::number_text(to[row - 1])));
        }
    }
    check_shares(loading, table);
    return durations;
}

void check_shares(const Loading& loading, const Table& table) {
    double sum = 0.0;
    for (const double share : table.numbers("share")) {
        sum += share;
    }
    if (std::fabs(sum - 1.0) > kShareTolerance) {
        // Nine decimals: the text of a sum of binary fractions would otherwise be noise.
        loading.problem(table, "share",
                        Text::of("andelene summerer seg til {}", "the shares sum to {}",
                                 scenario::number_text(std::round(sum * 1e9) / 1e9)),
                        Text::same("1"));
    }
}

}  // namespace legeplan::inputs
