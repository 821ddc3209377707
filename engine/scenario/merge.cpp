#include "scenario/merge.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "scenario/suggest.h"

namespace legeplan::scenario {

namespace {

constexpr std::size_t kMaxIdBytes = 64;

std::string joined(const std::string& section, const std::string& name) {
    return section.empty() ? name : section + "." + name;
}

/// Ids stand in keys such as policy[new_centre].rooms, so they have no space, dot or bracket.
bool is_id(const std::string& text) {
    return !text.empty() && text.size() <= kMaxIdBytes &&
           std::none_of(text.begin(), text.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte <= 0x20 || byte == 0x7f || c == '.' || c == '[' || c == ']' ||
                      c == '"' || c == '\'' || c == '\\';
           });
}

bool is_list_of_tables(const Node& node) {
    return node.kind == NodeKind::list &&
           std::all_of(node.elements.begin(), node.elements.end(),
                       [](const Node& element) { return element.is_table(); });
}

class Merger {
public:
    Merger(const SchemaIndex& schema, Completeness base_is, Problems& problems)
        : schema_(schema), base_is_(base_is), problems_(problems) {}

    /// Lays `delta` over `base` in one section of the document.
    Node sections(Node base, Node delta, const std::string& path) {
        return by_name(std::move(base), std::move(delta),
                       [&](const std::string& name, Node* below, Node above) {
                           return member(joined(path, name), below, std::move(above));
                       });
    }

private:
    /// Merges the members of two tables; `combine(name, base or null, delta)` where delta has one.
    template <typename Combine>
    static Node by_name(Node base, Node delta, Combine combine) {
        std::vector<Member> members;
        members.reserve(base.members.size() + delta.members.size());
        auto below = base.members.begin();
        for (Member& above : delta.members) {
            while (below != base.members.end() && below->name < above.name) {
                members.push_back(std::move(*below++));
            }
            const bool is_in_both = below != base.members.end() && below->name == above.name;
            Node value =
                combine(above.name, is_in_both ? &below->value : nullptr, std::move(above.value));
            members.push_back({std::move(above.name), std::move(value)});
            below += is_in_both ? 1 : 0;
        }
        std::move(below, base.members.end(), std::back_inserter(members));
        delta.members = std::move(members);
        return delta;
    }

    Node member(const std::string& path, Node* below, Node above) {
        const auto list = schema_.lists().find(path);
        if (list != schema_.lists().end() && is_list_of_tables(above)) {
            const bool has_items = below != nullptr && is_list_of_tables(*below);
            return items(has_items ? std::move(*below) : Node{}, std::move(above), path,
                         list->second);
        }
        if (schema_.top().sections.contains(path) && above.is_table()) {
            const bool has_section = below != nullptr && below->is_table();
            return sections(has_section ? std::move(*below) : Node{}, std::move(above), path);
        }
        return above;
    }

    Node items(Node base, Node delta, const std::string& path, const ListSpec& list) {
        if (delta.elements.empty() && !base.elements.empty()) {
            problems_.add({delta.where(),
                           path,
                           {"en tom liste endrer ingenting", "an empty list changes nothing"},
                           {"remove = true med id-en til hvert element som skal bort",
                            "remove = true with the id of each item to take away"},
                           ""});
        }
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < base.elements.size(); ++i) {
            places.emplace(id_of(base.elements[i]), i);
        }
        std::set<std::string> seen;
        std::set<std::size_t> removed;
        for (Node& item : delta.elements) {
            const std::string id = checked_id(item, path, seen);
            if (id.empty()) {
                continue;
            }
            const auto place = places.find(id);
            if (item.find("remove") != nullptr) {
                if (is_removal(item, path, id, places)) {
                    removed.insert(place->second);
                }
            } else if (place != places.end()) {
                Node& below = base.elements[place->second];
                below = merged_item(std::move(below), std::move(item), list);
            } else {
                base.elements.push_back(std::move(item));
            }
        }
        delta.elements.clear();
        for (std::size_t i = 0; i < base.elements.size(); ++i) {
            if (!removed.contains(i)) {
                delta.elements.push_back(std::move(base.elements[i]));
            }
        }
        return delta;
    }

    /// Id of an item of this file, empty after a problem.
    std::string checked_id(const Node& item, const std::string& path, std::set<std::string>& seen) {
        const Text expected{"et navn uten mellomrom, punktum, anførselstegn eller klammer",
                            "a name without spaces, dots, quotes or brackets"};
        const Node* id = item.find("id");
        if (id == nullptr) {
            problems_.add({item.where(),
                           path,
                           {"et element har ingen id", "an item has no id"},
                           Text::same("id = \"...\""),
                           ""});
            return {};
        }
        if (!id->is_string() || !is_id(id->string)) {
            problems_.add({id->where(), path + "[].id", id->to_text(), expected, ""});
            return {};
        }
        if (!seen.insert(id->string).second) {
            problems_.add(
                {id->where(),
                 path + "[" + id->string + "]",
                 {"id-en står to ganger i denne filen", "the id stands twice in this file"},
                 {"en annen id", "a different id"},
                 ""});
            return {};
        }
        return id->string;
    }

    bool is_removal(const Node& item, const std::string& path, const std::string& id,
                    const std::map<std::string, std::size_t>& places) {
        const std::string key = path + "[" + id + "]";
        const Node& remove = *item.find("remove");
        if (remove.kind != NodeKind::boolean || !remove.boolean) {
            problems_.add(
                {remove.where(), key + ".remove", remove.to_text(), Text::same("true"), ""});
            return false;
        }
        for (const Member& member : item.members) {
            if (member.name != "id" && member.name != "remove" && member.name != "type") {
                problems_.add(
                    {member.value.where(),
                     key + "." + member.name,
                     {"står i et element som fjernes", "stands in an item that is removed"},
                     {"bare id og remove", "only id and remove"},
                     ""});
                return false;
            }
        }
        if (!places.contains(id)) {
            if (base_is_ == Completeness::complete) {
                unknown_item(remove, key, id, places);
            }
            return false;
        }
        return true;
    }

    void unknown_item(const Node& remove, const std::string& key, const std::string& id,
                      const std::map<std::string, std::size_t>& places) {
        std::vector<std::string> ids;
        if (!problems_.is_full()) {
            std::transform(places.begin(), places.end(), std::back_inserter(ids),
                           [](const auto& place) { return place.first; });
        }
        problems_.add(
            {remove.where(),
             key,
             {"det finnes ikke noe slikt element å fjerne", "there is no such item to remove"},
             one_of(ids),
             closest(id, ids)});
    }

    /// Merges an item; its own sections are merged, its keys replaced.
    Node merged_item(Node base, Node delta, const ListSpec& list) {
        const Node* type = delta.find("type");
        type = type != nullptr ? type : base.find("type");
        const auto variant =
            list.variants.find(list.is_typed() && type != nullptr ? type->string : "");
        const KeySet keys = variant != list.variants.end() ? variant->second : KeySet{};
        return item_sections(std::move(base), std::move(delta), keys, "");
    }

    Node item_sections(Node base, Node delta, const KeySet& keys, const std::string& path) {
        return by_name(
            std::move(base), std::move(delta),
            [&](const std::string& name, Node* below, Node above) {
                const std::string inner = joined(path, name);
                const bool is_section = keys.sections.contains(inner) && above.is_table() &&
                                        below != nullptr && below->is_table();
                return is_section ? item_sections(std::move(*below), std::move(above), keys, inner)
                                  : std::move(above);
            });
    }

    const SchemaIndex& schema_;
    Completeness base_is_;
    Problems& problems_;
};

}  // namespace

std::string id_of(const Node& item) {
    const Node* id = item.find("id");
    return id != nullptr && id->is_string() ? id->string : std::string{};
}

Node merge(Node base, Node delta, const SchemaIndex& schema, Completeness base_is,
           Problems& problems) {
    return Merger(schema, base_is, problems).sections(std::move(base), std::move(delta), "");
}

}  // namespace legeplan::scenario
