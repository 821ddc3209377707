#include <algorithm>
#include <numeric>
#include <optional>

#include "inputs/load_parts.h"
#include "inputs/load_tables.h"

namespace legeplan::inputs {

namespace {

using scenario::Scenario;
using scenario::Table;

/// Rates by year in post; the rows must be the years 0, 1, 2, ...
std::vector<double> read_year_rates(const Loading& loading, const Table& table) {
    std::vector<std::size_t> order(table.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::vector<std::int64_t>& years = table.integers("year");
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return years[a] < years[b]; });
    std::vector<double> rates;
    for (const std::size_t row : order) {
        if (years[row] != static_cast<std::int64_t>(rates.size())) {
            loading.problem(table, row, "year", Text::same(std::to_string(years[row])),
                            Text::of("{}: årene 0, 1, 2, ... i hjemmelen",
                                     "{}: the years 0, 1, 2, ... in post", rates.size()));
            return {};
        }
        rates.push_back(table.numbers("rate")[row]);
    }
    return rates;
}

/// Rates of both sexes by age from a table by band.
void read_by_sex(Loading& loading, const char* key, const char* column, Coverage coverage,
                 std::array<RateByAge, kSexes>& rates) {
    loading.attempt([&] {
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            rates[sex] =
                read_rates(loading, loading.scenario.table(key), column, coverage, kSexNames[sex]);
        }
    });
}

void read_scheme_start(Loading& loading) {
    const Scenario& scenario = loading.scenario;
    const Month start = month_of(scenario.date("lists.scheme_start"));
    loading.inputs.lists.scheme_start = start;
    if (loading.knows_start && start >= loading.inputs.start) {
        loading.problem("lists.scheme_start",
                        Text::same(scenario::date_text(scenario.date("lists.scheme_start"))),
                        Text::of("før starten av perioden, {}",
                                 "before the start of the period, {}",
                                 to_string(loading.inputs.start)));
    }
}

/// Index of the band of consultations that a band of a table is; nothing, after a problem, if none.
std::optional<std::size_t> consultation_band(const Loading& loading, const Table& table,
                                             const Band& band) {
    const WorkloadInputs& workload = loading.inputs.workload;
    const auto k =
        static_cast<std::size_t>(workload.band_of_age[static_cast<std::size_t>(band.from)]);
    const bool is_last = k + 1 == static_cast<std::size_t>(workload.bands);
    const int to = is_last ? kTopAge : workload.band_from[k + 1] - 1;
    if (band.from == workload.band_from[k] && band.to == to) {
        return k;
    }
    loading.problem(table, band.row, "age_from",
                    Text::same(fmt::format("{}..{}", band.from, band.to)),
                    Text::of("en aldersgruppe i workload.consultation_table, slik som {}..{}",
                             "a band of workload.consultation_table, such as {}..{}",
                             workload.band_from[k], to));
    return std::nullopt;
}

bool has_sex_in_all_rows(const Loading& loading, const Table& table) {
    const std::vector<std::string>& sexes = table.strings("sex");
    const auto empty = std::find(sexes.begin(), sexes.end(), "");
    if (empty != sexes.end()) {
        loading.problem(table, static_cast<std::size_t>(empty - sexes.begin()), "sex",
                        {"en tom celle", "an empty cell"},
                        {"female eller male i hver rad, eller ingen slik kolonne",
                         "female or male in each row, or no such column"});
    }
    return empty == sexes.end();
}

/// Consultations of men; the bands are those of the women.
void read_rates_of_men(Loading& loading, const Table& table) {
    WorkloadInputs& workload = loading.inputs.workload;
    for (const Band& band : read_bands(loading, table, kSexNames[1], Coverage::all_ages)) {
        const auto k = consultation_band(loading, table, band);
        if (!k) {
            return;
        }
        const auto group = *k + static_cast<std::size_t>(workload.bands);
        workload.consultations_per_person_year[group] = table.numbers("rate")[band.row];
    }
}

}  // namespace

void load_lists(Loading& loading) {
    const Scenario& scenario = loading.scenario;
    ListInputs& lists = loading.inputs.lists;
    read_by_sex(loading, "lists.change_table", "factor", Coverage::all_ages, lists.change_factor);
    loading.attempt([&] {
        lists.relation_durations = read_durations(loading, scenario.table("lists.relation_table"));
    });
    loading.attempt([&] { read_scheme_start(loading); });
    lists.max_changes_per_year = static_cast<int>(scenario.integer("lists.max_changes_per_year"));
    lists.locum_takes_all = scenario.string("lists.locum_list_takes") == "all";
}

void load_gp(Loading& loading) {
    const Scenario& scenario = loading.scenario;
    GpInputs& gp = loading.inputs.gp;
    RecruitmentInputs& recruitment = loading.inputs.recruitment;
    const auto rates = [&](RateByAge& values, const char* key) {
        loading.attempt([&] {
            values = read_rates(loading, scenario.table(key), "rate", Coverage::some_ages);
        });
    };
    const auto ages = [&](RateByAge& values, const char* key) {
        loading.attempt([&] { values = read_age_shares(loading, scenario.table(key)); });
    };
    rates(gp.retirement_rate, "gp.retirement_table");
    rates(gp.leave_scheme_rate, "gp.leave_scheme_table");
    rates(gp.cap_request_rate, "gp.cap_request_table");
    read_by_sex(loading, "gp.absence_table", "rate", Coverage::some_ages, gp.absence_rate);
    ages(gp.stock_age_share, "gp.stock_age_table");
    ages(recruitment.recruit_age_share, "recruitment.recruit_age_table");
    ages(recruitment.locum_age_share, "locum.age_table");
    loading.attempt([&] {
        gp.move_rate_by_year_in_post = read_year_rates(loading, scenario.table("gp.move_table"));
    });
    loading.attempt([&] {
        gp.post_durations = read_durations(loading, scenario.table("gp.post_duration_table"));
    });
    gp.notice_months = static_cast<int>(scenario.integer("gp.notice_months"));
    gp.cap_request_surplus = surplus_of(scenario, "gp.cap_request_surplus");
    recruitment.start_delay_months =
        static_cast<int>(scenario.integer("recruitment.start_delay_months"));
}

void load_workload(Loading& loading) {
    const Table& table = loading.scenario.table("workload.consultation_table");
    WorkloadInputs& workload = loading.inputs.workload;
    workload.trend_reference_year =
        static_cast<int>(loading.scenario.integer("workload.trend_reference_year"));
    workload.by_sex = table.has("sex");
    if (workload.by_sex && !has_sex_in_all_rows(loading, table)) {
        return;
    }
    const std::string_view first = workload.by_sex ? kSexNames[0] : std::string_view{};
    const std::vector<Band> bands = read_bands(loading, table, first, Coverage::all_ages);
    if (bands.size() > kMaxBands) {
        loading.problem(table, "age_from",
                        Text::of("{} aldersgrupper", "{} age bands", bands.size()),
                        Text::of("høyst {}", "at most {}", kMaxBands));
        return;
    }
    for (const Band& band : bands) {
        const auto index = static_cast<std::size_t>(workload.bands);
        workload.band_from[index] = band.from;
        workload.consultations_per_person_year[index] = table.numbers("rate")[band.row];
        for (int age = band.from; age <= band.to; ++age) {
            workload.band_of_age[static_cast<std::size_t>(age)] = workload.bands;
        }
        ++workload.bands;
    }
    if (workload.by_sex && workload.bands > 0) {
        read_rates_of_men(loading, table);
    }
}

void load_non_residents(Loading& loading) {
    const WorkloadInputs& workload = loading.inputs.workload;
    if (workload.bands == 0) {
        return;  // the consultation bands are wrong, so there is nothing to compare with
    }
    const Table& table = loading.scenario.table("lists.non_resident_table");
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        for (const Band& band : read_bands(loading, table, kSexNames[sex], Coverage::all_ages)) {
            const auto k = consultation_band(loading, table, band);
            if (!k) {
                return;
            }
            loading.inputs.lists.non_resident_share[sex][*k] = table.numbers("share")[band.row];
        }
    }
    check_shares(loading, table);
}

}  // namespace legeplan::inputs
