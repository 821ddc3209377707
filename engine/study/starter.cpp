#include "study/starter.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include <fmt/format.h>

#include "inputs/load.h"
#include "study/starter_text.h"

namespace legeplan::study {

namespace {

namespace fs = std::filesystem;

constexpr int kYears = 10;
constexpr const char* kScenario = "baseline.toml";

/// Positions of a municipality at the national ratio.
struct Places {
    int positions = 0;
    int without_gp = 0;
    int locums = 0;
    int salaried = 0;
};

int share_of(double share, int count) {
    return static_cast<int>(std::lround(share * count));
}

Places places_of(double persons, const GpScheme& scheme) {
    Places places;
    const double mean_list = scheme.persons_on_lists / scheme.lists;
    places.positions = std::max(1, static_cast<int>(std::lround(persons / mean_list)));
    places.without_gp = share_of(scheme.lists_without_gp / scheme.lists, places.positions);
    places.locums = share_of(scheme.locum_share, places.without_gp);
    places.salaried = share_of(scheme.salaried_share, places.positions);
    return places;
}

/// Most positions that one office of a new scenario holds: the limit of its rooms.
constexpr int kMostRooms = 1000;

std::string office_of(int position) {
    return position < kMostRooms ? "office" : fmt::format("office_{}", position / kMostRooms + 1);
}

std::string offices_csv(const Places& places, const StarterText& text) {
    std::string csv = comment_lines(text.offices) + "id,title_nb,title_en,rooms\n";
    for (int first = 0; first < places.positions; first += kMostRooms) {
        csv += fmt::format("{},Legekontor,GP office,{}\n", office_of(first),
                           std::min(kMostRooms, places.positions - first));
    }
    return csv;
}

std::string positions_csv(int persons, const Places& places, const GpScheme& scheme,
                          const StarterText& text) {
    std::string csv = comment_lines(text.positions);
    csv += "id,office,contract,list_cap,list_length,staffing\n";
    const double cap_for_person = scheme.mean_cap * scheme.lists / scheme.persons_on_lists;
    for (int i = 0; i < places.positions; ++i) {
        // The remainder of the division goes to the first lists, one person each.
        const int length = persons / places.positions + (i < persons % places.positions ? 1 : 0);
        const int cap = std::max(1, static_cast<int>(std::ceil(length * cap_for_person)));
        const int from_end = places.positions - 1 - i;
        const char* staffing = from_end >= places.without_gp                   ? "filled"
                               : from_end >= places.without_gp - places.locums ? "locum"
                                                                               : "vacant";
        csv +=
            fmt::format("p{},{},{},{},{},{}\n", i + 1, office_of(i),
                        i < places.salaried ? "salaried" : "self_employed", cap, length, staffing);
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

    inputs::Inputs load(const StarterFiles& files, const fs::path& data_dir) const {
        for (const auto& [name, text] : files) {
            std::ofstream(path_ / name, std::ios::binary) << text;
        }
        return inputs::load(path_ / kScenario, {data_dir});
    }

private:
    static constexpr int kTries = 100;
    fs::path path_;
};

/// The files apart from what is fitted.
StarterFiles frame(const Starter& starter, const Targets& targets, bool is_of_the_past,
                   const std::string& fitted_keys) {
    const int year = starter.start_year();
    const auto persons = static_cast<int>(starter.history.total(year));
    const Places places = places_of(persons, targets.scheme);
    const StarterText text =
        starter_text(starter, targets.scheme, places.positions, is_of_the_past);
    std::string scenario = text.head;
    scenario += fmt::format("\n[title]\nnb = \"{0}: utgangspunkt\"\nen = \"{0}: "
                            "baseline\"\n\n[period]\nstart = {1}\nend "
                            "= {2}-12-31\n\n[municipality]\nname = \"{0}\"\ncode = \"{3}\"\n",
                            starter.name, first_of_january(year), year + kYears - 1, starter.code);
    if (is_of_the_past) {
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
            {"offices.csv", offices_csv(places, text)},
            {"positions.csv", positions_csv(persons, places, targets.scheme, text)}};
}

}  // namespace

StarterFiles starter_files(const Starter& starter, const fs::path& data_dir) {
    const bool is_of_the_past =
        starter.start_year() < load_targets(national_targets(data_dir), data_dir).national.last();
    Targets targets = load_targets(national_targets(data_dir), data_dir);
    targets.national_rates = is_of_the_past ? NationalRates::history : NationalRates::scenario;
    // First with nobody moving in, to have the rates that the fit needs.
    StarterFiles files = frame(starter, targets, is_of_the_past,
                               "\n[population.in_moves]\ntable = \"in_moves.csv\"\n");
    files.emplace_back("in_moves.csv", by_age_csv(Ages::Zero(), "persons", 0, {}));
    const Scratch scratch;
    const inputs::Inputs inputs = scratch.load(files, data_dir);
    const MunicipalFit fit =
        fit_municipality(inputs, starter.history, starter.start_year(), targets);
    const FitFiles fitted = files_of(fit, {starter.name, "legeplan new", starter.source, ""});
    files = frame(starter, targets, is_of_the_past, fitted.keys);
    files.insert(files.end(), fitted.tables.begin(), fitted.tables.end());
    static_cast<void>(scratch.load(files, data_dir));  // it must be right as it is
    return files;
}

}  // namespace legeplan::study
