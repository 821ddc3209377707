#include "scenario/schema_index.h"

#include <stdexcept>
#include <utility>

namespace legeplan::scenario {

namespace {

void add_sections(KeySet& set, const std::string& key) {
    for (std::size_t dot = key.find('.'); dot != std::string::npos; dot = key.find('.', dot + 1)) {
        set.sections.insert(key.substr(0, dot));
    }
}

void add_key(KeySet& set, const std::string& key, const KeySpec& spec) {
    if (key.empty() || !set.keys.emplace(key, &spec).second) {
        throw std::logic_error("schema: key \"" + spec.key + "\" is empty or stands twice");
    }
    add_sections(set, key);
}

void require_leaves(const KeySet& set) {
    for (const auto& [key, spec] : set.keys) {
        if (set.sections.contains(key)) {
            throw std::logic_error("schema: key \"" + spec->key + "\" is also a section");
        }
    }
}

void require_columns(const TableSpec& table) {
    std::set<std::string> names;
    for (const ColumnSpec& column : table.columns) {
        if (!names.insert(column.name).second) {
            throw std::logic_error("schema: table \"" + table.name + "\" has a column twice");
        }
    }
    for (const std::string& name : table.unique_by) {
        if (!names.contains(name)) {
            throw std::logic_error("schema: table \"" + table.name + "\" has no \"" + name + "\"");
        }
    }
}

}  // namespace

std::vector<std::string> KeySet::names_in(std::string_view section) const {
    const std::string prefix = section.empty() ? "" : std::string(section) + ".";
    std::set<std::string> names;
    const auto collect = [&](const std::string& path) {
        if (path.starts_with(prefix)) {
            const std::string rest = path.substr(prefix.size());
            names.insert(rest.substr(0, rest.find('.')));
        }
    };
    for (const auto& [key, spec] : keys) {
        collect(key);
    }
    for (const std::string& path : sections) {
        collect(path);
    }
    return {names.begin(), names.end()};
}

std::vector<std::string> ListSpec::types() const {
    std::vector<std::string> names;
    for (const auto& [type, keys] : variants) {
        names.push_back(type);
    }
    return names;
}

SchemaIndex::SchemaIndex(Schema schema) : schema_(std::move(schema)) {
    for (const TableSpec& table : schema_.tables) {
        require_columns(table);
        if (!tables_.emplace(table.name, &table).second) {
            throw std::logic_error("schema: table \"" + table.name + "\" stands twice");
        }
    }
    for (const KeySpec& spec : schema_.keys) {
        index_key(spec);
    }
    share_common_keys();
    for (const auto& [name, list] : lists_) {
        add_sections(top_, name);
        if (top_.keys.contains(name) || top_.sections.contains(name)) {
            throw std::logic_error("schema: list \"" + name + "\" is also a key or section");
        }
    }
    require_leaves(top_);
}

void SchemaIndex::index_key(const KeySpec& spec) {
    if (spec.kind == KeyKind::table) {
        table(spec.table);
    }
    const std::size_t open = spec.key.find('[');
    if (open == std::string::npos) {
        add_key(top_, spec.key, spec);
        return;
    }
    const std::size_t close = spec.key.find("].", open);
    if (close == std::string::npos || open == 0) {
        throw std::logic_error("schema: key \"" + spec.key + "\" (expected list[type].key)");
    }
    const std::string list = spec.key.substr(0, open);
    const std::string type = spec.key.substr(open + 1, close - open - 1);
    const std::string key = spec.key.substr(close + 2);
    if (key == "id" || key == "remove" || (key == "type" && !type.empty())) {
        throw std::logic_error("schema: key \"" + spec.key + "\" is implied");
    }
    lists_[list];
    add_key(type.empty() ? common_[list] : lists_[list].variants[type], key, spec);
}

void SchemaIndex::share_common_keys() {
    for (auto& [name, list] : lists_) {
        if (list.variants.empty()) {
            list.variants[""];
        }
        for (auto& [type, set] : list.variants) {
            for (const auto& [key, spec] : common_[name].keys) {
                add_key(set, key, *spec);
            }
            require_leaves(set);
        }
    }
}

const TableSpec& SchemaIndex::table(const std::string& name) const {
    const auto found = tables_.find(name);
    if (found == tables_.end()) {
        throw std::logic_error("schema: no table \"" + name + "\"");
    }
    return *found->second;
}

std::vector<std::string> SchemaIndex::places_of(std::string_view name) const {
    std::vector<std::string> places;
    for (const KeySpec& spec : schema_.keys) {
        const bool is_of_item = spec.key.find('[') != std::string::npos;
        if (!is_of_item && spec.key.ends_with("." + std::string(name))) {
            places.push_back(spec.key);
        }
    }
    return places;
}

}  // namespace legeplan::scenario
