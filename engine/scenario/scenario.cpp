#include "scenario/scenario.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#include "scenario/binder.h"
#include "scenario/file_kind.h"

namespace legeplan::scenario {

Scenario Scenario::load(const std::filesystem::path& path, const Schema& schema,
                        const LoadOptions& options) {
    Problems problems;
    std::optional<Scenario> scenario = load(path, schema, options, problems);
    if (!scenario) {
        throw ScenarioError(std::move(problems));
    }
    return std::move(*scenario);
}

std::optional<Scenario> Scenario::load(const std::filesystem::path& path, const Schema& schema,
                                       const LoadOptions& options, Problems& problems) {
    std::optional<Scenario> scenario = read(path, schema, options, problems);
    return scenario && scenario->is_whole() ? std::move(scenario) : std::nullopt;
}

std::optional<Scenario> Scenario::read(const std::filesystem::path& path, const Schema& schema,
                                       const LoadOptions& options, Problems& problems) {
    const auto index = std::make_shared<const SchemaIndex>(schema);
    Problems found;
    Document document = load_document(path, *index, options, found);
    const bool has_all_files = document.completeness == Completeness::complete;
    std::optional<Scenario> scenario;
    if (!is_other_kind(document, *index, found)) {
        scenario = Binder(index, options, found).bind(std::move(document));
    }
    problems.add(found);
    return has_all_files ? std::move(scenario) : std::nullopt;
}

const Scenario::List& Scenario::items(std::string_view list) const {
    const auto found = lists_.find(list);
    if (found == lists_.end()) {
        throw std::logic_error("scenario list \"" + std::string(list) + "\" is not in the schema");
    }
    return found->second;
}

const Item* Scenario::find(std::string_view list, std::string_view id) const {
    const List& all = items(list);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Item& item) { return item.id() == id; });
    return found != all.end() ? &*found : nullptr;
}

}  // namespace legeplan::scenario
