#include "scenario/node.h"

#include <algorithm>

namespace legeplan::scenario {

const Node* Node::find(std::string_view name) const {
    const auto found = std::lower_bound(
        members.begin(), members.end(), name,
        [](const Member& member, std::string_view key) { return member.name < key; });
    return found != members.end() && found->name == name ? &found->value : nullptr;
}

std::string Node::to_string() const {
    constexpr std::size_t kMaxShown = 60;
    switch (kind) {
        case NodeKind::boolean:
            return boolean ? "true" : "false";
        case NodeKind::integer:
            return std::to_string(integer);
        case NodeKind::real:
            return number_text(real);
        case NodeKind::string:
            return "\"" + printable(string, kMaxShown) + "\"";
        case NodeKind::date:
            return date_text(date);
        case NodeKind::time:
            return "a time of day";
        case NodeKind::list:
            return "a list";
        case NodeKind::table:
            return "a section";
    }
    return {};
}

}  // namespace legeplan::scenario
