#include "support/scenario_files.h"

#include <array>
#include <atomic>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <vector>

#include <unistd.h>

#include "inputs/load.h"
#include "scenario/number_text.h"

namespace legeplan::test {

namespace {

using inputs::DurationShare;
using inputs::Inputs;
using inputs::Parameter;
using inputs::RateByAge;
using scenario::number_text;

constexpr std::array<const char*, kSexes> kSexNames{"female", "male"};

std::string first_day(Month month) {
    return to_string(month) + "-01";
}

template <typename Values>
std::string by_age_sex(const char* column, const Values& values) {
    std::string text = std::string("age,sex,") + column + "\n";
    for (std::size_t age = 0; age < kAges; ++age) {
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            text += std::to_string(age) + "," + kSexNames[sex] + "," +
                    number_text(static_cast<double>(values[sex][age])) + "\n";
        }
    }
    return text;
}

std::string bands_of_one_age(const char* column, const RateByAge& values) {
    std::string text = std::string("age_from,age_to,") + column + "\n";
    for (std::size_t age = 0; age < kAges; ++age) {
        const std::string number = std::to_string(age);
        text += number + "," + number + "," + number_text(values[age]) + "\n";
    }
    return text;
}

template <typename Values>
std::string bands_by_sex(const char* column, const Values& values) {
    std::string text = std::string("age_from,age_to,sex,") + column + "\n";
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        for (std::size_t age = 0; age < kAges; ++age) {
            const std::string number = std::to_string(age);
            text += number + "," + number + "," + kSexNames[sex] + "," +
                    number_text(values[sex][age]) + "\n";
        }
    }
    return text;
}

std::string durations(const std::vector<DurationShare>& rows) {
    std::string text = "years_from,years_to,share\n";
    for (const DurationShare& row : rows) {
        text += number_text(row.years_from) + "," + number_text(row.years_to) + "," +
                number_text(row.share) + "\n";
    }
    return text;
}

std::string band_text(const inputs::WorkloadInputs& workload, std::size_t band) {
    const auto bands = static_cast<std::size_t>(workload.bands);
    const int to = band + 1 < bands ? workload.band_from[band + 1] - 1 : kTopAge;
    return std::to_string(workload.band_from[band]) + "," + std::to_string(to) + ",";
}

void write_population_tables(const TempFolder& folder, const inputs::PopulationInputs& population) {
    folder.write("population.csv", by_age_sex("persons", population.initial));
    folder.write("death_rates.csv", by_age_sex("rate", population.death_rate));
    folder.write("improvement.csv", bands_by_sex("factor", population.improvement_factor));
    folder.write("out_moves.csv", by_age_sex("rate", population.out_move_rate));
    folder.write("in_moves.csv", by_age_sex("persons", population.in_moves_per_year));
    std::string fertility = "age,rate\n";
    for (std::size_t age = 12; age <= 55; ++age) {
        fertility += std::to_string(age) + "," + number_text(population.fertility_rate[age]) + "\n";
    }
    folder.write("fertility.csv", fertility);
    folder.write("alternatives.csv",
                 "component,low,main,high\nfertility,0.85,1,1.12\nmortality,1.1,1,0.9\n"
                 "internal_moves,0.95,1,1.05\nimmigration,0.8,1,1.3\n");
}

void write_rate_tables(const TempFolder& folder, const Inputs& inputs) {
    const inputs::GpInputs& gp = inputs.gp;
    folder.write("change_factors.csv", bands_by_sex("factor", inputs.lists.change_factor));
    folder.write("relation_durations.csv", durations(inputs.lists.relation_durations));
    folder.write("retirement.csv", bands_of_one_age("rate", gp.retirement_rate));
    folder.write("leave_scheme.csv", bands_of_one_age("rate", gp.leave_scheme_rate));
    folder.write("absence.csv", bands_by_sex("rate", gp.absence_rate));
    folder.write("cap_requests.csv", bands_of_one_age("rate", gp.cap_request_rate));
    folder.write("post_durations.csv", durations(gp.post_durations));
    folder.write("stock_ages.csv", bands_of_one_age("share", gp.stock_age_share));
    folder.write("recruit_ages.csv",
                 bands_of_one_age("share", inputs.recruitment.recruit_age_share));
    folder.write("locum_ages.csv", bands_of_one_age("share", inputs.recruitment.locum_age_share));
    folder.write("duty_exemptions.csv", bands_of_one_age("share", inputs.duty.exempt_share));
    std::string moves = "year,rate\n";
    for (std::size_t year = 0; year < gp.move_rate_by_year_in_post.size(); ++year) {
        moves +=
            std::to_string(year) + "," + number_text(gp.move_rate_by_year_in_post[year]) + "\n";
    }
    folder.write("moves.csv", moves);
}

void write_band_tables(const TempFolder& folder, const Inputs& inputs) {
    std::string consultations = "age_from,age_to,rate\n";
    std::string non_residents = "age_from,age_to,sex,share\n";
    for (std::size_t band = 0; band < static_cast<std::size_t>(inputs.workload.bands); ++band) {
        const std::string ages = band_text(inputs.workload, band);
        consultations +=
            ages + number_text(inputs.workload.consultations_per_person_year[band]) + "\n";
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            non_residents += ages + kSexNames[sex] + "," +
                             number_text(inputs.lists.non_resident_share[sex][band]) + "\n";
        }
    }
    folder.write("consultations.csv", consultations);
    folder.write("non_residents.csv", non_residents);
}

void write_continuity_table(const TempFolder& folder, const inputs::ContinuityInputs& continuity) {
    constexpr std::array<int, inputs::kRelationClasses> kYears{1, 3, 5, 10, 15, 100};
    std::string odds = "years_to,out_of_hours,acute_admission\n";
    for (std::size_t k = 0; k < kYears.size(); ++k) {
        odds += std::to_string(kYears[k]) + "," + number_text(continuity.out_of_hours_odds[k]) +
                "," + number_text(continuity.admission_odds[k]) + "\n";
    }
    folder.write("continuity_odds.csv", odds);
}

void write_cost_tables(const TempFolder& folder, const inputs::CostInputs& costs) {
    std::string capitation = "from,threshold,up_to,above\n";
    for (const inputs::CapitationRate& rate : costs.capitation) {
        capitation += first_day(rate.from) + "," + std::to_string(rate.threshold) + "," +
                      number_text(rate.up_to) + "," + number_text(rate.above) + "\n";
    }
    std::string index = "year,index\n";
    for (std::size_t k = 0; k < costs.price_index.size(); ++k) {
        index += std::to_string(costs.index_from + static_cast<int>(k)) + "," +
                 number_text(costs.price_index[k]) + "\n";
    }
    folder.write("capitation.csv", capitation);
    folder.write("price_index.csv", index);
}

void write_place_tables(const TempFolder& folder, const Inputs& inputs) {
    std::string offices = "id,title_nb,title_en,rooms\n";
    for (const inputs::Office& office : inputs.offices) {
        offices += office.id + "," + office.title.nb + "," + office.title.en + "," +
                   std::to_string(office.rooms) + "\n";
    }
    std::string positions = "id,office,contract,list_cap,list_length,staffing\n";
    for (const inputs::InitialPosition& position : inputs.positions) {
        const auto contract = static_cast<std::size_t>(position.contract);
        const auto staffing = static_cast<std::size_t>(position.staffing);
        positions +=
            position.id + "," + inputs.offices[static_cast<std::size_t>(position.office)].id + "," +
            std::string(kContractNames[contract]) + "," + std::to_string(position.list_cap) + "," +
            std::to_string(position.list_length) + "," + std::string(kStaffingNames[staffing]) +
            "\n";
    }
    folder.write("offices.csv", offices);
    folder.write("positions.csv", positions);
}

std::string parameter_text(const Parameter& parameter) {
    if (parameter.path.empty()) {
        if (!parameter.distribution.is_point()) {
            throw std::logic_error("TempScenario writes point values and paths only");
        }
        return number_text(parameter.distribution.a);
    }
    std::string years;
    for (const auto& [year, value] : parameter.path) {
        years += (years.empty() ? "" : ", ") + std::to_string(year) + " = " + number_text(value);
    }
    return "{ by_year = { " + years + " } }";
}

std::string scenario_text(const Inputs& inputs) {
    std::ostringstream text;
    text << "format = 1\n"
         << "title = { nb = \"" << inputs.title.nb << "\", en = \"" << inputs.title.en << "\" }\n"
         << "period.start = " << first_day(inputs.start) << "\n"
         << "period.end = " << first_day(inputs.end) << "\n"
         << "municipality.name = \"" << inputs.municipality << "\"\n"
         << "population.initial = \"population.csv\"\n"
         << "population.alternative = \"" << inputs.population.alternative.name << "\"\n"
         << "population.alternatives = \"alternatives.csv\"\n"
         << "population.mortality.table = \"death_rates.csv\"\n"
         << "population.mortality.reference_year = " << inputs.population.mortality_reference_year
         << "\n"
         << "population.mortality.improvement_table = \"improvement.csv\"\n"
         << "population.fertility.table = \"fertility.csv\"\n"
         << "population.out_moves.table = \"out_moves.csv\"\n"
         << "population.in_moves.table = \"in_moves.csv\"\n"
         << "population.in_moves.older_from = " << inputs.population.older_from << "\n"
         << "lists.change_table = \"change_factors.csv\"\n"
         << "lists.max_changes_per_year = " << inputs.lists.max_changes_per_year << "\n"
         << "lists.locum_list_takes = \""
         << (inputs.lists.locum_takes_all ? "all" : "newborns_only") << "\"\n"
         << "lists.scheme_start = " << first_day(inputs.lists.scheme_start) << "\n"
         << "lists.relation_table = \"relation_durations.csv\"\n"
         << "lists.non_resident_table = \"non_residents.csv\"\n"
         << "gp.retirement_table = \"retirement.csv\"\n"
         << "gp.leave_scheme_table = \"leave_scheme.csv\"\n"
         << "gp.move_table = \"moves.csv\"\n"
         << "gp.notice_months = " << inputs.gp.notice_months << "\n"
         << "gp.absence_table = \"absence.csv\"\n"
         << "gp.cap_request_table = \"cap_requests.csv\"\n"
         << "gp.cap_request_surplus = \""
         << (inputs.gp.cap_request_surplus == Surplus::transfer ? "transfer" : "attrition")
         << "\"\n"
         << "gp.post_duration_table = \"post_durations.csv\"\n"
         << "gp.stock_age_table = \"stock_ages.csv\"\n"
         << "recruitment.recruit_age_table = \"recruit_ages.csv\"\n"
         << "recruitment.start_delay_months = " << inputs.recruitment.start_delay_months << "\n"
         << "locum.age_table = \"locum_ages.csv\"\n"
         << "workload.consultation_table = \"consultations.csv\"\n"
         << "workload.trend_reference_year = " << inputs.workload.trend_reference_year << "\n"
         << "training.enabled = " << (inputs.training.is_on ? "true" : "false") << "\n"
         << "duty.enabled = " << (inputs.duty.is_on ? "true" : "false") << "\n"
         << "duty.exemption_table = \"duty_exemptions.csv\"\n"
         << "continuity.enabled = " << (inputs.continuity.is_on ? "true" : "false") << "\n"
         << "continuity.odds_table = \"continuity_odds.csv\"\n"
         << "services.enabled = " << (inputs.services.is_on ? "true" : "false") << "\n"
         << "services.nursing_home.basis = \"coverage\"\n"
         << "costs.enabled = " << (inputs.costs.is_on ? "true" : "false") << "\n"
         << "costs.price_year = " << inputs.costs.price_year << "\n"
         << "costs.capitation_table = \"capitation.csv\"\n"
         << "costs.price_index_table = \"price_index.csv\"\n"
         << "initial.offices = \"offices.csv\"\n"
         << "initial.positions = \"positions.csv\"\n";
    for (const inputs::ParameterSpec& spec : inputs::parameter_specs()) {
        text << spec.key << " = " << parameter_text(inputs[spec.id]) << "\n";
    }
    return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

}  // namespace

TempFolder::TempFolder() {
    static std::atomic<int> counter{0};
    path_ = std::filesystem::temp_directory_path() /
            ("legeplan-test-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
    std::filesystem::create_directories(path_);
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempFolder::write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
}

std::string TempFolder::read(const std::string& name) const {
    std::ifstream stream(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TempScenario::TempScenario(const Inputs& inputs) {
    write_population_tables(folder_, inputs.population);
    write_rate_tables(folder_, inputs);
    write_band_tables(folder_, inputs);
    write_continuity_table(folder_, inputs.continuity);
    write_cost_tables(folder_, inputs.costs);
    write_place_tables(folder_, inputs);
    folder_.write("scenario.toml", scenario_text(inputs));
}

TempScenario& TempScenario::set(const std::string& key, const std::string& toml) {
    std::vector<std::string> lines = lines_of(folder_.read("scenario.toml"));
    const std::string line = key + " = " + toml;
    bool has_lists = false;
    for (std::string& each : lines) {
        if (each.starts_with(key + " = ")) {
            each = line;
            folder_.write("scenario.toml", joined(lines));
            return *this;
        }
        has_lists = has_lists || each.starts_with("[");
    }
    if (has_lists) {
        throw std::logic_error("set " + key + " before append: it would fall into the last table");
    }
    lines.push_back(line);
    folder_.write("scenario.toml", joined(lines));
    return *this;
}

TempScenario& TempScenario::remove(const std::string& key) {
    std::vector<std::string> lines = lines_of(folder_.read("scenario.toml"));
    const auto removed = std::erase_if(
        lines, [&](const std::string& line) { return line.starts_with(key + " = "); });
    if (removed != 1) {
        throw std::logic_error("scenario.toml has no key " + key);
    }
    folder_.write("scenario.toml", joined(lines));
    return *this;
}

TempScenario& TempScenario::append(const std::string& toml) {
    folder_.write("scenario.toml", folder_.read("scenario.toml") + toml + "\n");
    return *this;
}

TempScenario& TempScenario::replace_line(const std::string& name, const std::string& line,
                                         const std::string& by) {
    std::vector<std::string> lines = lines_of(folder_.read(name));
    int replaced = 0;
    for (std::string& each : lines) {
        if (each == line) {
            each = by;
            ++replaced;
        }
    }
    if (replaced != 1) {
        throw std::logic_error(name + ": \"" + line + "\" stands " + std::to_string(replaced) +
                               " times");
    }
    folder_.write(name, joined(lines));
    return *this;
}

TempScenario& TempScenario::write(const std::string& name, const std::string& text) {
    folder_.write(name, text);
    return *this;
}

int TempScenario::line_of(const std::string& name, const std::string& start) const {
    const std::vector<std::string> lines = lines_of(folder_.read(name));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].starts_with(start)) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

std::optional<Inputs> TempScenario::load(Problems& problems) const {
    return inputs::load(file(), {folder_.path()}, problems);
}

}  // namespace legeplan::test
