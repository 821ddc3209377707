#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "core/error.h"
#include "scenario/document.h"
#include "scenario/scenario.h"
#include "scenario/schema_index.h"

namespace legeplan::scenario {

/// Checks a merged document against the schema and gives its values their types.
///
/// Every key must be known in its place and hold what its KeySpec says; every required key must be
/// there, unless a file could not be read and may have held it.
class Binder {
public:
    Binder(std::shared_ptr<const SchemaIndex> schema, const LoadOptions& options,
           Problems& problems);

    Scenario bind(Document document);

private:
    /// One place while its keys are being read.
    struct Place {
        Values& values;
        std::string prefix;          ///< before its keys in messages: "" or "policy[x]."
        std::set<std::string> seen;  ///< keys that are given, well or badly
    };

    void bind_section(const Node& table, const std::string& section, Place& place);
    void bind_member(const Node& node, const std::string& section, const std::string& name,
                     Place& place);
    void bind_key(const Node& node, const std::string& key, const KeySpec& spec, Place& place);
    void require_keys(const Place& place);

    void bind_list(const Node& node, const std::string& name, const ListSpec& list);
    void bind_item(const Node& node, const std::string& name, const ListSpec& list);
    const KeySet* variant_of(const Node& node, const std::string& place, const ListSpec& list);

    std::shared_ptr<const Table> table_of(const Node& node, const std::string& key,
                                          const KeySpec& spec);
    void unknown_key(const Node& node, const std::string& section, const std::string& name,
                     Place& place);

    std::shared_ptr<const SchemaIndex> schema_;
    const LoadOptions& options_;
    Problems& problems_;
    Scenario scenario_;
    std::map<std::pair<std::filesystem::path, std::string>, std::shared_ptr<const Table>> tables_;
    Completeness completeness_ = Completeness::complete;
    bool extends_another_ = false;
};

}  // namespace legeplan::scenario
