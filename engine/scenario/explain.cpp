#include "scenario/explain.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>
#include <variant>

#include "scenario/suggest.h"
#include "scenario/value_text.h"

namespace legeplan::scenario {

namespace {

using TablePointer = std::shared_ptr<const Table>;

/// A key that is given: with a value, or the type of an item.
struct Entry {
    std::string key;
    const Value* value = nullptr;
    const Item* item = nullptr;

    std::string text() const { return value != nullptr ? plain_text(*value) : item->type(); }
};

void add_entries(const Values& values, const std::string& place, std::vector<Entry>& entries) {
    for (const auto& [key, value] : values.all()) {
        entries.push_back({place + key, &value, nullptr});
    }
}

std::vector<Entry> entries_of(const Scenario& scenario) {
    std::vector<Entry> entries;
    add_entries(scenario, "", entries);
    for (const auto& [name, items] : scenario.lists()) {
        for (const Item& item : items) {
            if (!item.type().empty()) {
                entries.push_back({item.place() + ".type", nullptr, &item});
            }
            add_entries(item, item.place() + ".", entries);
        }
    }
    return entries;
}

Explained explained(const Entry& entry) {
    Explained row;
    row.key = entry.key;
    row.value = entry.text();
    if (entry.value != nullptr) {
        row.unit = entry.value->spec->unit;
        row.source = entry.value->source;
        row.where = entry.value->where;
        row.doc_en = entry.value->spec->doc_en;
        row.doc_nb = entry.value->spec->doc_nb;
    } else {
        row.where = entry.item->where();
    }
    return row;
}

bool is_in(const std::string& key, const std::string& place) {
    return key == place || key.starts_with(place + ".") || key.starts_with(place + "[");
}

/// A valid key that is not given, or a section or list without any.
std::optional<Explained> explain_absent(const Values& values, const std::string& place,
                                        const std::string& key) {
    Explained row;
    row.key = place + key;
    row.is_given = false;
    row.where = values.where(key);
    const auto spec = values.valid_keys().keys.find(key);
    if (spec != values.valid_keys().keys.end()) {
        row.unit = spec->second->unit;
        row.doc_en = spec->second->doc_en;
        row.doc_nb = spec->second->doc_nb;
        return row;
    }
    return values.valid_keys().sections.contains(key) ? std::optional(row) : std::nullopt;
}

std::optional<Explained> explain_absent(const Scenario& scenario, const std::string& key) {
    for (const auto& [name, items] : scenario.lists()) {
        if (key == name) {
            Explained row;
            row.key = key;
            row.is_given = false;
            row.where = {scenario.file(), 0};
            return row;
        }
        for (const Item& item : items) {
            const std::string place = item.place() + ".";
            if (key.starts_with(place)) {
                return explain_absent(item, place, key.substr(place.size()));
            }
        }
    }
    return explain_absent(scenario, "", key);
}

/// Every key and place that explain() would accept, to suggest one.
std::vector<std::string> known_names(const Scenario& scenario) {
    std::vector<std::string> names;
    const auto add_all = [&](const Values& values, const std::string& place) {
        for (const auto& [key, spec] : values.valid_keys().keys) {
            names.push_back(place + key);
        }
        for (const std::string& section : values.valid_keys().sections) {
            names.push_back(place + section);
        }
    };
    add_all(scenario, "");
    for (const auto& [name, items] : scenario.lists()) {
        names.push_back(name);
        for (const Item& item : items) {
            names.push_back(item.place());
            add_all(item, item.place() + ".");
        }
    }
    return names;
}

/// The way to a key, each step as it is called or as it is meant: "recruitment.level" of
/// "rekruttering.nivaa". Ends where a step means nothing.
std::string followed(const Scenario& scenario, const std::string& key) {
    std::string way;
    for (std::size_t start = 0; start <= key.size();) {
        const std::size_t end = std::min(key.find('.', start), key.size());
        const std::string step = key.substr(start, end - start);
        std::vector<std::string> names = scenario.valid_keys().names_in(way);
        for (const auto& [list, items] : scenario.lists()) {
            if (way.empty()) names.push_back(list);
        }
        const bool is_there = std::find(names.begin(), names.end(), step) != names.end();
        const std::string name = is_there ? step : nearest(step, names);
        if (name.empty()) {
            break;
        }
        way += (way.empty() ? "" : ".") + name;
        start = end + 1;
    }
    return way;
}

[[noreturn]] void unknown(const Scenario& scenario, const std::string& key) {
    const std::vector<std::string> names = known_names(scenario);
    std::string suggestion = closest(key, names);
    for (const std::string& name : names) {
        if (suggestion.empty() && name.ends_with("." + key)) {
            suggestion = name;
        }
    }
    if (suggestion.empty()) {
        suggestion = followed(scenario, key);
    }
    Problems problems;
    problems.add({{scenario.file(), 0},
                  key,
                  {"ukjent nøkkel", "unknown key"},
                  suggestion.empty() ? Text("en nøkkel, et avsnitt eller en liste i scenarioer",
                                            "a key, a section or a list of scenarios")
                                     : Text{},
                  suggestion});
    throw ScenarioError(std::move(problems));
}

const Table* table_in(const Entry* entry) {
    const bool has_value = entry != nullptr && entry->value != nullptr;
    const auto* table = has_value ? std::get_if<TablePointer>(&entry->value->data) : nullptr;
    return table != nullptr ? table->get() : nullptr;
}

/// Cells that differ between two tables of one kind, row by row; rows and columns that only one
/// has count in full.
std::size_t cells_changed(const Table& a, const Table& b) {
    std::vector<std::string> columns = a.columns();
    for (const std::string& column : b.columns()) {
        if (!a.has(column)) {
            columns.push_back(column);
        }
    }
    std::size_t changed = 0;
    for (const std::string& column : columns) {
        const std::size_t shared = std::min(a.rows(), b.rows());
        for (std::size_t row = 0; row < shared; ++row) {
            changed += a.cell_text(column, row) != b.cell_text(column, row) ? 1U : 0U;
        }
        changed += std::max(a.rows(), b.rows()) - shared;
    }
    return changed;
}

std::string compared_text(const Entry* entry) {
    if (entry == nullptr) {
        return {};
    }
    return entry->value != nullptr ? full_text(*entry->value) : entry->item->type();
}

std::optional<Difference> difference(const Entry* a, const Entry* b) {
    Difference result;
    const Table* table_a = table_in(a);
    const Table* table_b = table_in(b);
    if (table_a != nullptr && table_b != nullptr) {
        result.cells_changed = cells_changed(*table_a, *table_b);
    }
    const bool is_one_sided = a == nullptr || b == nullptr;
    if (!is_one_sided && result.cells_changed == 0 && compared_text(a) == compared_text(b)) {
        return std::nullopt;
    }
    const Explained row_a = a != nullptr ? explained(*a) : Explained{};
    const Explained row_b = b != nullptr ? explained(*b) : Explained{};
    const Explained& either = a != nullptr ? row_a : row_b;
    result.key = either.key;
    result.a = row_a.value;
    result.b = row_b.value;
    result.unit_a = row_a.unit;
    result.unit_b = row_b.unit;
    result.where_a = row_a.where;
    result.where_b = row_b.where;
    result.doc_en = either.doc_en;
    result.doc_nb = either.doc_nb;
    return result;
}

std::map<std::string, const Entry*> by_key(const std::vector<Entry>& entries) {
    std::map<std::string, const Entry*> result;
    for (const Entry& entry : entries) {
        result.emplace(entry.key, &entry);
    }
    return result;
}

}  // namespace

std::vector<Explained> explain(const Scenario& scenario, const std::optional<std::string>& key) {
    std::vector<Explained> rows;
    for (const Entry& entry : entries_of(scenario)) {
        if (!key || is_in(entry.key, *key)) {
            rows.push_back(explained(entry));
        }
    }
    if (key && rows.empty()) {
        const auto row = explain_absent(scenario, *key);
        if (!row) {
            unknown(scenario, *key);
        }
        rows.push_back(*row);
    }
    return rows;
}

std::vector<Difference> differences(const Scenario& a, const Scenario& b) {
    const std::vector<Entry> entries_a = entries_of(a);
    const std::vector<Entry> entries_b = entries_of(b);
    const auto keys_a = by_key(entries_a);
    const auto keys_b = by_key(entries_b);
    std::vector<Difference> result;
    const auto compare = [&](const Entry* in_a, const Entry* in_b) {
        if (auto found = difference(in_a, in_b)) {
            result.push_back(std::move(*found));
        }
    };
    for (const Entry& entry : entries_a) {
        const auto other = keys_b.find(entry.key);
        compare(&entry, other != keys_b.end() ? other->second : nullptr);
    }
    for (const Entry& entry : entries_b) {
        if (!keys_a.contains(entry.key)) {
            compare(nullptr, &entry);
        }
    }
    return result;
}

}  // namespace legeplan::scenario
