#include "scenario/binder.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "scenario/glossary.h"
#include "scenario/merge.h"
#include "scenario/paths.h"
#include "scenario/reading.h"
#include "scenario/suggest.h"
#include "scenario/value_reader.h"

namespace legeplan::scenario {

namespace {

/// Of so many a file that extends none lacks the one line that brings them.
constexpr std::size_t kManyMissing = 20;

std::string joined(const std::string& section, const std::string& name) {
    return section.empty() ? name : section + "." + name;
}

/// Keys of an item that are read before its others.
bool is_implied(const std::string& name, const ListSpec& list) {
    return name == "id" || (name == "type" && list.is_typed());
}

}  // namespace

Binder::Binder(std::shared_ptr<const SchemaIndex> schema, const LoadOptions& options,
               Problems& problems)
    : schema_(std::move(schema)), options_(options), problems_(problems) {}

Scenario Binder::bind(Document document) {
    completeness_ = document.completeness;
    // Files that do not merge may have lost an item of any list.
    const bool is_merged = !problems_.any();
    extends_another_ = document.files.size() > 1;
    // What is missing has no line of its own: it is missed at the top of the file.
    scenario_.own_where_ = {document.main->shown, 1};
    scenario_.files_ = std::move(document.files);
    scenario_.valid_ = std::shared_ptr<const KeySet>(schema_, &schema_->top());
    for (const auto& [name, list] : schema_->lists()) {
        scenario_.lists_[name];
        if (!is_merged) {
            scenario_.torn_lists_.insert(name);
        }
    }
    Place place{scenario_, "", {}};
    bind_section(document.root, "", place);
    require_keys(place);
    scenario_.is_whole_ = !problems_.any();
    return std::move(scenario_);
}

void Binder::bind_section(const Node& table, const std::string& section, Place& place) {
    if (!section.empty()) {
        place.values.sections_[section] = table.where();
    }
    for (const Member& member : table.members) {
        bind_member(member.value, section, member.name, place);
    }
}

void Binder::bind_member(const Node& node, const std::string& section, const std::string& name,
                         Place& place) {
    const std::string key = joined(section, name);
    const KeySet& valid = *place.values.valid_;
    const auto list = schema_->lists().find(key);
    if (name.find('.') != std::string::npos) {
        unknown_key(node, section, name, place);
    } else if (const auto spec = valid.keys.find(key); spec != valid.keys.end()) {
        place.seen.insert(key);
        bind_key(node, key, *spec->second, place);
    } else if (place.prefix.empty() && list != schema_->lists().end()) {
        bind_list(node, key, list->second);
    } else if (!valid.sections.contains(key)) {
        unknown_key(node, section, name, place);
    } else if (node.is_table()) {
        bind_section(node, key, place);
    } else {
        place.values.spoilt_.insert(key);
        problems_.add(
            {node.where(), place.prefix + key, node.to_text(),
             Text::of("et avsnitt, med {}", "a section, with {}", all_of(valid.names_in(key))),
             ""});
    }
}

void Binder::bind_key(const Node& node, const std::string& key, const KeySpec& spec, Place& place) {
    const std::string shown = place.prefix + key;
    if (spec.kind != KeyKind::table) {
        if (auto value = read_value(node, {spec, shown, problems_})) {
            place.values.values_.emplace(key, std::move(*value));
        } else {
            place.values.spoilt_.insert(key);
        }
        return;
    }
    if (auto table = table_of(node, shown, spec)) {
        std::string source;
        for (const std::string& comment : table->comments()) {
            source += (source.empty() ? "" : " ") + comment;
        }
        place.values.values_.emplace(
            key, Value{&spec, node.where(), std::move(source), std::move(table)});
    } else {
        place.values.spoilt_.insert(key);
    }
}

void Binder::require_keys(const Place& place) {
    if (completeness_ == Completeness::partial) {
        return;
    }
    std::vector<std::pair<std::string, const KeySpec*>> missing;
    for (const auto& [key, spec] : place.values.valid_->keys) {
        if (spec->presence == Presence::required && !place.seen.contains(key) &&
            !place.values.is_spoilt(key)) {
            missing.emplace_back(key, spec);
        }
    }
    if (missing.size() > kManyMissing && !extends_another_) {
        problems_.add(
            {scenario_.own_where_,
             "extends",
             Text::of("mangler, og med den {} nøkler", "missing, and {} keys with it",
                      missing.size()),
             {"filen som denne bygger på, slik som \"legeplan:norway/defaults.toml\"",
              "the file that this one builds on, such as \"legeplan:norway/defaults.toml\""},
             ""});
        return;
    }
    for (const auto& [key, spec] : missing) {
        problems_.add({place.values.where(key),
                       place.prefix + key,
                       {"mangler", "missing"},
                       expected_text(*spec),
                       ""});
    }
}

void Binder::bind_list(const Node& node, const std::string& name, const ListSpec& list) {
    const bool is_list = node.kind == NodeKind::list &&
                         std::all_of(node.elements.begin(), node.elements.end(),
                                     [](const Node& element) { return element.is_table(); });
    if (!is_list) {
        problems_.add({node.where(), name, node.to_text(),
                       Text::of("elementer, hvert under [[{}]]", "items, each under [[{}]]", name),
                       ""});
        scenario_.torn_lists_.insert(name);
        return;
    }
    for (const Node& element : node.elements) {
        bind_item(element, name, list);
    }
}

void Binder::bind_item(const Node& node, const std::string& name, const ListSpec& list) {
    Item item;
    item.id_ = id_of(node);
    item.place_ = name + "[" + item.id_ + "]";
    item.own_where_ = node.where();
    const KeySet* valid = variant_of(node, item.place_, list);
    if (valid == nullptr) {
        scenario_.torn_lists_.insert(name);
        return;
    }
    item.type_ = list.is_typed() ? node.find("type")->string : "";
    item.valid_ = std::shared_ptr<const KeySet>(schema_, valid);
    Place place{item, item.place_ + ".", {}};
    for (const Member& member : node.members) {
        if (!is_implied(member.name, list)) {
            bind_member(member.value, "", member.name, place);
        }
    }
    require_keys(place);
    scenario_.lists_[name].push_back(std::move(item));
}

const KeySet* Binder::variant_of(const Node& node, const std::string& place, const ListSpec& list) {
    if (!list.is_typed()) {
        return &list.variants.begin()->second;
    }
    const Node* type = node.find("type");
    const auto variant = list.variants.find(type != nullptr ? type->string : "");
    if (variant != list.variants.end()) {
        return &variant->second;
    }
    const std::vector<std::string> types = list.types();
    if (type != nullptr) {
        // What people call it in Norwegian tells more than the list of names.
        const Term* term = term_for(type->string, types);
        const std::string like = closest(type->string, types);
        Text message =
            Text::of("{} er ikke en kjent type", "{} is not a known type", type->to_text());
        if (like.empty() && term != nullptr) {
            message.nb += fmt::format("; {} heter {}", term->nb, term->name);
        }
        problems_.add({type->where(), place + ".type", std::move(message), one_of(types),
                       nearest(type->string, types)});
    } else if (completeness_ == Completeness::complete) {
        // In a list of a delta file a wrong id looks like a new item without a type.
        std::vector<std::string> ids;
        if (!problems_.is_full()) {
            for (const Item& item : scenario_.items(place.substr(0, place.find('[')))) {
                ids.push_back(item.id());
            }
        }
        problems_.add({node.where(),
                       place + ".type",
                       {"mangler", "missing"},
                       one_of(types),
                       closest(id_of(node), ids)});
    }
    return nullptr;
}

std::shared_ptr<const Table> Binder::table_of(const Node& node, const std::string& key,
                                              const KeySpec& spec) {
    if (!node.is_string()) {
        problems_.add({node.where(), key, node.to_text(), expected_text(spec), ""});
        return nullptr;
    }
    const auto file =
        referenced_file(node.string, *node.file, options_.data_dir, node.where(), key, problems_);
    if (!file) {
        return nullptr;
    }
    const auto known = tables_.find({file->path, spec.table});
    if (known != tables_.end()) {
        return known->second;
    }
    const auto text = read_text_file(*file, node.where(), key, problems_);
    std::shared_ptr<const Table> table;
    if (text) {
        std::vector<std::filesystem::path>& files = scenario_.files_;
        if (std::find(files.begin(), files.end(), file->path) == files.end()) {
            files.push_back(file->path);
        }
        table = read_rows(*text, file->shown, schema_->table(spec.table), problems_);
    }
    tables_.emplace(std::pair{file->path, spec.table}, table);
    return table;
}

void Binder::unknown_key(const Node& node, const std::string& section, const std::string& name,
                         Place& place) {
    const std::string prefix = place.prefix + (section.empty() ? "" : section + ".");
    std::string suggestion;
    if (!problems_.is_full()) {
        std::vector<std::string> names = place.values.valid_->names_in(section);
        for (const auto& [list, spec] : schema_->lists()) {
            if (place.prefix.empty() && list.starts_with(prefix)) {
                names.push_back(list.substr(prefix.size()));
            }
        }
        const std::string near = nearest(name, names);
        // An item's key belongs to its own type, so no other place is meant.
        const std::vector<std::string> elsewhere =
            place.prefix.empty() ? schema_->places_of(name) : std::vector<std::string>{};
        suggestion = !near.empty() ? prefix + near : !elsewhere.empty() ? elsewhere.front() : "";
        if (!near.empty()) {
            place.values.spoilt_.insert(joined(section, near));
            scenario_.torn_lists_.insert(joined(section, near));
        }
    }
    problems_.add({node.where(), prefix + name, {"ukjent nøkkel", "unknown key"}, {}, suggestion});
}

}  // namespace legeplan::scenario
