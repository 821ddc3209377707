#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "scenario/document.h"
#include "scenario/schema.h"
#include "scenario/values.h"

namespace legeplan::scenario {

/// A scenario file with all it extends and all tables it names, checked against a schema.
///
/// The values of its keys are read with the functions of Values, those of lists with items().
class Scenario : public Values {
public:
    using List = std::vector<Item>;

    /// Throws ScenarioError with every problem found.
    static Scenario load(const std::filesystem::path& path, const Schema& schema,
                         const LoadOptions& options = {});

    /// Adds what is wrong to `problems`, for callers that have more to check; nothing if any is
    /// found here.
    static std::optional<Scenario> load(const std::filesystem::path& path, const Schema& schema,
                                        const LoadOptions& options, Problems& problems);

    /// What can be read of a scenario that may have problems, to check how it fits together;
    /// nothing where a file of it cannot be read or is of another kind.
    static std::optional<Scenario> read(const std::filesystem::path& path, const Schema& schema,
                                        const LoadOptions& options, Problems& problems);

    /// Whether nothing was wrong with it.
    bool is_whole() const { return is_whole_; }

    /// Whether no item of a list had to be left out.
    bool has_all_items(std::string_view list) const { return !torn_lists_.contains(list); }

    /// Items of a list of tables in the order of the files; empty when there are none.
    const List& items(std::string_view list) const;

    /// The item with an id, null when there is none.
    const Item* find(std::string_view list, std::string_view id) const;

    /// Every list of the schema by name.
    const std::map<std::string, List, std::less<>>& lists() const { return lists_; }

    /// The scenario file as it was named.
    const std::string& file() const { return own_where_.file; }

    /// Every file that was read, canonical and once each, in the order they were read.
    const std::vector<std::filesystem::path>& files() const { return files_; }

    /// The whole scenario as one canonical TOML text, the same bytes wherever it was read.
    ///
    /// Keys are sorted; distributions, units and sources are written out; the rows of each CSV
    /// table stand at the end as comments under the name their key gives. Nothing of what the
    /// schema marks as personal is in it, only that it was used.
    std::string resolved_text() const;

private:
    friend class Binder;

    Scenario() = default;

    std::map<std::string, List, std::less<>> lists_;
    std::vector<std::filesystem::path> files_;
    std::set<std::string, std::less<>> torn_lists_;
    bool is_whole_ = true;
};

}  // namespace legeplan::scenario
