#include "study/municipality_names.h"

#include "scenario/paths.h"
#include "scenario/table.h"
#include "scenario/text_file.h"

namespace legeplan::study {

std::map<std::string, std::string> municipality_names(const std::filesystem::path& data_dir) {
    Problems problems;
    const scenario::SourceFile file =
        scenario::named_file(data_dir / "norway" / "municipality_names.csv", data_dir);
    const auto text = scenario::read_text_file(file, {file.shown, 0}, "", problems);
    scenario::TableSpec spec{.name = "municipality_names", .columns = {}};
    spec.columns.push_back({.name = "region", .kind = scenario::ColumnKind::string});
    spec.columns.push_back({.name = "name", .kind = scenario::ColumnKind::string});
    const auto table = text ? scenario::read_table(*text, file.shown, spec, problems) : nullptr;
    throw_if_any(problems);
    std::map<std::string, std::string> names;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        names.emplace(table->strings("region")[row], table->strings("name")[row]);
    }
    return names;
}

void name_municipalities(std::map<std::string, PopulationHistory>& histories,
                         const std::filesystem::path& data_dir) {
    for (const auto& [code, name] : municipality_names(data_dir)) {
        const auto found = histories.find(code);
        if (found != histories.end() && found->second.name == found->first) {
            found->second.name = name;
        }
    }
}

}  // namespace legeplan::study
