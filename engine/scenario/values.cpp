#include "scenario/values.h"

#include <algorithm>
#include <stdexcept>

namespace legeplan::scenario {

namespace {

std::string words(const std::string& place, std::string_view key, const char* why) {
    return "scenario key \"" + place + (place.empty() ? "" : ".") + std::string(key) + "\" " + why;
}

[[noreturn]] void misuse(const std::string& place, std::string_view key, const char* why) {
    throw std::logic_error(words(place, key, why));
}

}  // namespace

bool Values::has(std::string_view key) const {
    if (values_.find(key) != values_.end()) {
        return true;
    }
    const std::string name(key);
    if (!valid_->keys.contains(name) && !valid_->sections.contains(name)) {
        misuse(place_, key, "is not in the schema");
    }
    if (is_spoilt(key)) {
        throw AbsentValue(words(place_, key, "is wrong"));
    }
    return sections_.find(key) != sections_.end();
}

bool Values::is_spoilt(std::string_view key) const {
    return std::any_of(spoilt_.begin(), spoilt_.end(), [&](const std::string& spoilt) {
        return key == spoilt || key.starts_with(spoilt + ".");
    });
}

const Value& Values::get(std::string_view key) const {
    const auto found = values_.find(key);
    if (found == values_.end()) {
        if (valid_->keys.contains(std::string(key))) {
            throw AbsentValue(words(place_, key, "is absent"));
        }
        misuse(place_, key, "is not in the schema");
    }
    return found->second;
}

template <typename Type>
const Type& Values::get_as(std::string_view key) const {
    const auto* data = std::get_if<Type>(&get(key).data);
    if (data == nullptr) {
        misuse(place_, key, "is of another kind");
    }
    return *data;
}

const Quantity& Values::quantity(std::string_view key) const {
    return get_as<Quantity>(key);
}

double Values::number(std::string_view key) const {
    return get_as<double>(key);
}

std::int64_t Values::integer(std::string_view key) const {
    return get_as<std::int64_t>(key);
}

bool Values::boolean(std::string_view key) const {
    return get_as<bool>(key);
}

const std::string& Values::string(std::string_view key) const {
    return get_as<std::string>(key);
}

const std::vector<std::string>& Values::strings(std::string_view key) const {
    return get_as<std::vector<std::string>>(key);
}

const std::vector<std::string>& Values::scalars(std::string_view key) const {
    return get_as<Scalars>(key).toml;
}

const Text& Values::text(std::string_view key) const {
    return get_as<Text>(key);
}

Date Values::date(std::string_view key) const {
    return get_as<Date>(key);
}

const Table& Values::table(std::string_view key) const {
    const Table& table = rows_of(key);
    if (!table.is_whole()) {
        throw AbsentValue(words(place_, key, "is wrong"));
    }
    return table;
}

const Table& Values::rows_of(std::string_view key) const {
    return *get_as<std::shared_ptr<const Table>>(key);
}

Location Values::where(std::string_view key) const {
    const auto found = values_.find(key);
    if (found != values_.end()) {
        return found->second.where;
    }
    for (std::size_t end = key.size(); end != std::string_view::npos && end > 0;
         end = key.rfind('.', end - 1)) {
        const auto section = sections_.find(key.substr(0, end));
        if (section != sections_.end()) {
            return section->second;
        }
    }
    return own_where_;
}

}  // namespace legeplan::scenario
