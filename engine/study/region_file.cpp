#include "study/region_file.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "output/atomic_file.h"
#include "output/sha256.h"
#include "scenario/paths.h"
#include "scenario/table.h"
#include "study/municipality_names.h"
#include "study/schema_keys.h"

namespace legeplan::study {

namespace {

using scenario::KeyKind;
using scenario::Scenario;

constexpr const char* kPopulation = "region.population";
constexpr const char* kYear = "region.year";
constexpr const char* kOnly = "region.municipalities";
constexpr const char* kDistricts = "region.duty_districts";
constexpr const char* kExchange = "region.exchange_gps";

/// Reads the section from the checked values of the study's file.
class Reader {
public:
    Reader(const Scenario& file, const scenario::SourceFile& source,
           const std::filesystem::path& data_dir, Problems& problems)
        : file_(file), source_(source), data_dir_(data_dir), problems_(problems) {}

    std::shared_ptr<const RegionTable> read() {
        RegionTable table;
        const auto path = referenced(kPopulation);
        if (!path) {
            return nullptr;
        }
        std::map<std::string, PopulationHistory> histories;
        try {
            histories = read_histories(path->path);
            name_municipalities(histories, data_dir_);
        } catch (const ScenarioError& error) {
            problems_.add(error.problems());
            return nullptr;
        }
        std::string bytes = output::read_file(path->path);
        table.year = year_of(histories);
        table.exchanges_gps = !file_.has(kExchange) || file_.boolean(kExchange);
        take_municipalities(histories, table);
        if (file_.has(kDistricts)) {
            bytes += read_districts(histories, table);
        }
        table.digest = output::sha256(bytes);
        return std::make_shared<const RegionTable>(std::move(table));
    }

private:
    void problem(const std::string& key, Text message, Text expected, std::string suggestion = {}) {
        problems_.add({file_.where(key), key, std::move(message), std::move(expected),
                       std::move(suggestion)});
    }

    std::optional<scenario::SourceFile> referenced(const char* key) {
        return scenario::referenced_file(file_.string(key), source_, data_dir_, file_.where(key),
                                         key, problems_);
    }

    /// The year asked for, else the last that every municipality has.
    int year_of(const std::map<std::string, PopulationHistory>& histories) {
        if (file_.has(kYear)) {
            return static_cast<int>(file_.integer(kYear));
        }
        int last = histories.begin()->second.last();
        for (const auto& [code, history] : histories) {
            last = std::min(last, history.last());
        }
        return last;
    }

    void take_municipalities(const std::map<std::string, PopulationHistory>& histories,
                             RegionTable& table) {
        std::set<std::string> wanted;
        if (file_.has(kOnly)) {
            for (const std::string& word : file_.strings(kOnly)) {
                if (const auto code = code_of(kOnly, word, histories)) {
                    wanted.insert(*code);
                }
            }
        } else {
            for (const auto& [code, history] : histories) {
                wanted.insert(code);
            }
        }
        for (const std::string& code : wanted) {
            const PopulationHistory& history = histories.at(code);
            if (!history.years.contains(table.year)) {
                problem(kYear, Text::of("{} mangler {}", "{} lacks {}", code, table.year),
                        {"et år som alle kommunene har", "a year that all municipalities have"});
                continue;
            }
            table.populations.push_back(history.until(table.year));
        }
        if (table.populations.empty() && !problems_.any()) {
            problem(kOnly, {"ingen kommuner", "no municipalities"},
                    {"en kommune eller flere", "one municipality or more"});
        }
    }

    /// The number of a municipality given by number or name; a problem where there is none.
    std::optional<std::string> code_of(const std::string& key, const std::string& word,
                                       const std::map<std::string, PopulationHistory>& histories) {
        if (const PopulationHistory* found = find_region(histories, word)) {
            return found->region;
        }
        RegionAdvice advice = advice_on_region(histories, word);
        problem(key, Text::of("ingen kommune {}", "no municipality {}", printable(word, 60)),
                std::move(advice.expected), std::move(advice.suggestion));
        return std::nullopt;
    }

    /// Reads the table of duty districts; its text.
    std::string read_districts(const std::map<std::string, PopulationHistory>& histories,
                               RegionTable& table) {
        const auto path = referenced(kDistricts);
        const auto text =
            path ? scenario::read_text_file(*path, file_.where(kDistricts), kDistricts, problems_)
                 : std::nullopt;
        if (!text) {
            return "";
        }
        scenario::TableSpec spec{.name = "duty_districts", .columns = {}};
        spec.columns.push_back({.name = "region", .kind = scenario::ColumnKind::string});
        spec.columns.push_back({.name = "district", .kind = scenario::ColumnKind::string});
        spec.max_rows = kMaxMunicipalities;
        const auto rows = scenario::read_table(*text, path->shown, spec, problems_);
        for (std::size_t row = 0; rows && row < rows->rows(); ++row) {
            const std::string& word = rows->strings("region")[row];
            const auto code = code_of(kDistricts, word, histories);
            if (code && !table.districts.emplace(*code, rows->strings("district")[row]).second) {
                problem(kDistricts,
                        Text::of("{} står to ganger", "{} stands twice", printable(word, 60)),
                        {"hver kommune én gang", "each municipality once"});
            }
        }
        return *text;
    }

    static constexpr std::size_t kMaxMunicipalities = 10'000;

    const Scenario& file_;
    const scenario::SourceFile& source_;
    const std::filesystem::path& data_dir_;
    Problems& problems_;
};

}  // namespace

std::vector<scenario::KeySpec> region_keys() {
    constexpr auto kOptional = scenario::Presence::optional;
    return {
        file_key(kPopulation, KeyKind::string,
                 "Table of populations of all municipalities, of any form that `legeplan import "
                 "population` takes. With it every scenario is run for all of them side by side",
                 "Tabell over folkemengden i alle kommunene, i en form som `legeplan import "
                 "population` leser. Med den kjøres hvert scenario for alle samtidig",
                 kOptional),
        whole_key(kYear, "year", 1900, 2200,
                  "Year of the populations that are the start, the scenarios' first; absent: the "
                  "last in the table",
                  "Året for folkemengdene ved start, scenarienes første; utelatt: tabellens siste",
                  kOptional),
        file_key(kOnly, KeyKind::strings,
                 "Numbers or names of the municipalities; absent: all of the table",
                 "Kommunenes nummer eller navn; utelatt: alle i tabellen", kOptional),
        file_key(kDistricts, KeyKind::string,
                 "CSV file with columns region and district: who shares out-of-hours duty; a "
                 "municipality that is not there has its own",
                 "CSV-fil med kolonnene region og district: hvem som har felles legevakt; en "
                 "kommune som ikke står der, har sin egen",
                 kOptional),
        file_key(kExchange, KeyKind::boolean,
                 "GPs move between the municipalities (absent: true). false: every municipality "
                 "as if it were run alone, hires from outside, in half of the time",
                 "Fastlegene flytter mellom kommunene (utelatt: true). false: hver kommune som om "
                 "den ble kjørt alene, med rekruttering utenfra, på halve tiden",
                 kOptional),
    };
}

std::shared_ptr<const RegionTable> read_region(const Scenario& file,
                                               const scenario::SourceFile& source,
                                               const std::filesystem::path& data_dir,
                                               Problems& problems) {
    if (file.has(kPopulation)) {
        return Reader(file, source, data_dir, problems).read();
    }
    for (const char* key : {kYear, kOnly, kDistricts, kExchange}) {
        if (file.has(key)) {
            problems.add({file.where(key),
                          key,
                          {"uten region.population", "without region.population"},
                          {"en tabell over folkemengden", "a table of populations"},
                          ""});
        }
    }
    return nullptr;
}

}  // namespace legeplan::study
