#include "scenario/node.h"

#include <algorithm>

namespace legeplan::scenario {

const Node* Node::find(std::string_view name) const {
    const auto found = std::lower_bound(
        members.begin(), members.end(), name,
        [](const Member& member, std::string_view key) { return member.name < key; });
    return found != members.end() && found->name == name ? &found->value : nullptr;
}

Text Node::to_text() const {
    constexpr std::size_t kMaxShown = 60;
    switch (kind) {
        case NodeKind::boolean:
            return Text::same(boolean ? "true" : "false");
        case NodeKind::integer:
            return Text::same(std::to_string(integer));
        case NodeKind::real:
            return Text::same(number_text(real));
        case NodeKind::string:
            return Text::same("\"" + printable(string, kMaxShown) + "\"");
        case NodeKind::date:
            return Text::same(date_text(date));
        case NodeKind::time:
            return {"et klokkeslett", "a time of day"};
        case NodeKind::list:
            return {"en liste", "a list"};
        case NodeKind::table:
            return {"et avsnitt", "a section"};
    }
    return {};
}

}  // namespace legeplan::scenario
