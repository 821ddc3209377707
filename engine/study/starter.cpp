#include "study/starter.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "inputs/load.h"
#include "study/fit_check.h"
#include "study/places.h"
#include "study/starter_example.h"
#include "study/starter_text.h"

namespace legeplan::study {

namespace {

namespace fs = std::filesystem;

constexpr int kYears = 10;
constexpr const char* kScenario = "baseline.toml";

/// Most positions that one office of a new scenario holds: the limit of its rooms.
constexpr int kMostRooms = 1000;

std::string office_of(int position) {
    return position < kMostRooms ? "office" : fmt::format("office_{}", position / kMostRooms + 1);
}

std::string offices_csv(int positions, const StarterText& text) {
    std::string csv = comment_lines(text.offices) + "id,title_nb,title_en,rooms\n";
    for (int first = 0; first < positions; first += kMostRooms) {
        csv += fmt::format("{},Legekontor,GP office,{}\n", office_of(first),
                           std::min(kMostRooms, positions - first));
    }
    return csv;
}

std::string positions_csv(const std::vector<inputs::InitialPosition>& positions,
                          const StarterText& text) {
    std::string csv = comment_lines(text.positions);
    csv += "id,office,contract,list_cap,list_length,staffing\n";
    int number = 0;
    for (const inputs::InitialPosition& position : positions) {
        csv += fmt::format("{},{},{},{},{},{}\n", position.id, office_of(number++),
                           kContractNames[static_cast<std::size_t>(position.contract)],
                           position.list_cap, position.list_length,
                           kStaffingNames[static_cast<std::size_t>(position.staffing)]);
    }
    return csv;
}

/// A folder that goes when it is left.
class Scratch {
public:
    Scratch() {
        const fs::path root = fs::temp_directory_path();
        std::error_code error;
        for (int i = 0; i < kTries && path_.empty(); ++i) {
            const fs::path candidate =
                root / fmt::format("legeplan-new-{}-{}",
                                   fs::file_time_type::clock::now().time_since_epoch().count(), i);
            if (fs::create_directory(candidate, error)) path_ = candidate;
        }
        if (path_.empty()) {
            throw fs::filesystem_error("no folder to work in", root, error);
        }
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    inputs::Inputs load(const StarterFiles& files, const std::string& name,
                        const fs::path& data_dir) const {
        for (const auto& [file, text] : files) {
            std::ofstream(path_ / file, std::ios::binary) << text;
        }
        return inputs::load(path_ / name, {data_dir});
    }

private:
    static constexpr int kTries = 100;
    fs::path path_;
};

/// The files apart from what is fitted.
StarterFiles frame(const Starter& starter, const Targets& targets, const std::string& fitted_keys) {
    const int year = starter.start_year();
    const auto persons = static_cast<int>(starter.history.total(year));
    const std::vector<inputs::InitialPosition> positions =
        NationalPlaces(targets.scheme).positions_for(persons);
    const auto count = static_cast<int>(positions.size());
    const StarterText text = starter_text(starter, targets, count);
    std::string scenario = text.head;
    scenario += fmt::format("\n[title]\nnb = \"{0}: utgangspunkt\"\nen = \"{0}: "
                            "baseline\"\n\n[period]\nstart = {1}\nend "
                            "= {2}-12-31\n\n[municipality]\nname = \"{0}\"\ncode = \"{3}\"\n",
                            starter.name, first_of_january(year), year + kYears - 1, starter.code);
    if (targets.national_rates == NationalRates::history) {
        scenario += fmt::format("\n[backtest]\nvintage = {}\n", first_of_january(year));
    }
    scenario += "\n" + comment_lines(text.population) +
                fmt::format("[population]\ninitial = \"population_{}.csv\"\n", year) + "\n" +
                comment_lines(text.fitted) + fitted_keys + "\n" + comment_lines(text.places) +
                "[initial]\noffices = \"offices.csv\"\npositions = \"positions.csv\"\n\n" +
                comment_lines(text.next);
    const FitNames names{starter.name, "legeplan new", starter.source, ""};
    return {{kScenario, scenario},
            {fmt::format("population_{}.csv", year),
             initial_population_csv(starter.history.years.at(year), year, names)},
            {"offices.csv", offices_csv(count, text)},
            {"positions.csv", positions_csv(positions, text)},
            example_policy(starter, positions.front().list_cap)};
}

}  // namespace

bool StarterPlaces::is_odd() const {
    constexpr double kMostOff = 0.25;
    return std::fabs(positions - by_ratio) > kMostOff * by_ratio;
}

StarterPlaces starter_places(const Starter& starter, const fs::path& data_dir) {
    const GpScheme scheme = load_targets(national_targets(data_dir), data_dir).scheme;
    const double persons = starter.history.total(starter.start_year());
    const auto positions = NationalPlaces(scheme).positions_for(static_cast<int>(persons));
    return {static_cast<int>(positions.size()), persons * scheme.lists / scheme.persons_on_lists};
}

StarterFiles starter_files(const Starter& starter, const fs::path& data_dir) {
    Targets targets = load_targets(national_targets(data_dir), data_dir);
    const bool is_of_the_past = starter.start_year() < targets.national.last();
    targets.national_rates = is_of_the_past ? NationalRates::history : NationalRates::scenario;
    // First with nobody moving in, to have the rates that the fit needs.
    StarterFiles files =
        frame(starter, targets, "\n[population.in_moves]\ntable = \"in_moves.csv\"\n");
    files.emplace_back("in_moves.csv", by_age_csv(Ages::Zero(), "persons", 0, {}));
    const Scratch scratch;
    const inputs::Inputs inputs = scratch.load(files, kScenario, data_dir);
    const MunicipalFit fit =
        fit_municipality(inputs, starter.history, starter.start_year(), targets);
    expect_fit(fit, starter.source, starter.name);
    const FitFiles fitted = files_of(fit, {starter.name, "legeplan new", starter.source, ""});
    files = frame(starter, targets, fitted.keys);
    files.insert(files.end(), fitted.tables.begin(), fitted.tables.end());
    // Both must be right as they are.
    static_cast<void>(scratch.load(files, kScenario, data_dir));
    static_cast<void>(scratch.load(files, example_name(starter.language), data_dir));
    return files;
}

}  // namespace legeplan::study
