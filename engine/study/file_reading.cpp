#include "study/file_reading.h"

#include <algorithm>

namespace legeplan::study {

namespace {

const random::Distribution& of_kind(const scenario::Scenario& file, const char* key,
                                    random::DistributionKind kind, const std::string& word,
                                    Problems& problems) {
    const random::Distribution& distribution = file.quantity(key).distribution;
    if (distribution.kind != kind) {
        problems.add({file.where(key),
                      key,
                      {"ikke en " + word, "not a " + word},
                      Text::same("distribution = \"" + word + "\""),
                      ""});
    }
    return distribution;
}

}  // namespace

Month month_of(const scenario::Date& date) {
    return Month::of(static_cast<int>(date.year()),
                     static_cast<int>(static_cast<unsigned>(date.month())));
}

std::vector<std::string> referenced_scenarios(const scenario::Scenario& file,
                                              const scenario::SourceFile& source,
                                              const std::filesystem::path& data_dir,
                                              const std::string& key, std::size_t least,
                                              std::size_t most, Problems& problems) {
    const std::vector<std::string>& names = file.strings(key);
    if (names.size() < least || names.size() > most) {
        problems.add({file.where(key), key, Text::of("{} filer", "{} files", names.size()),
                      Text::of("{}..{} filer", "{}..{} files", least, most), ""});
    }
    std::vector<std::string> files;
    for (const std::string& name : names) {
        if (std::count(names.begin(), names.end(), name) > 1) {
            problems.add({file.where(key),
                          key,
                          Text::of("\"{}\" står flere ganger", "\"{}\" stands more than once",
                                   printable(name, 60)),
                          {"hver fil én gang", "each file once"},
                          ""});
            return {};
        }
        if (const auto found =
                scenario::referenced_file(name, source, data_dir, file.where(key), key, problems)) {
            files.push_back(found->shown);
        }
    }
    return files;
}

double central_value(const scenario::Scenario& file, const char* key) {
    return file.quantity(key).distribution.central();
}

const random::Distribution& lognormal_in(const scenario::Scenario& file, const char* key,
                                         Problems& problems) {
    return of_kind(file, key, random::DistributionKind::lognormal, "lognormal", problems);
}

const random::Distribution& normal_in(const scenario::Scenario& file, const char* key,
                                      Problems& problems) {
    return of_kind(file, key, random::DistributionKind::normal, "normal", problems);
}

}  // namespace legeplan::study
