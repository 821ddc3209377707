#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/text.h"
#include "scenario/quantity.h"
#include "scenario/schema_index.h"
#include "scenario/table.h"

namespace legeplan::scenario {

/// Values that stand for another key, whose kind is not known here: each as TOML.
struct Scalars {
    std::vector<std::string> toml;

    bool operator==(const Scalars&) const = default;
};

/// Asking for a value that is not there. In a scenario with problems it may be one that could not
/// be read, which has been told; otherwise it is a programmer's mistake.
class AbsentValue : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// A checked value of one key.
struct Value {
    const KeySpec* spec = nullptr;
    Location where;
    std::string source;
    std::variant<Quantity, double, std::int64_t, bool, std::string, std::vector<std::string>, Text,
                 Date, std::shared_ptr<const Table>, Scalars>
        data;

    bool is_private() const { return spec->privacy == Privacy::personal; }
};

/// The checked values of one place of a scenario: of the document, or of one item of a list.
///
/// Asking for a key that the schema does not have there, as another kind, or for one that is absent
/// is a programmer's mistake and throws std::logic_error. Values with problems throw AbsentValue
/// for what they cannot tell.
class Values {
public:
    /// Whether an optional key, or any key of a section, is given. Throws: AbsentValue where it is
    /// given and wrong.
    bool has(std::string_view key) const;

    /// Whether a key has a value that can be read, however it is with the rest.
    bool is_readable(std::string_view key) const { return values_.find(key) != values_.end(); }

    /// Number of kind quantity.
    const Quantity& quantity(std::string_view key) const;

    /// Number of kind number.
    double number(std::string_view key) const;
    std::int64_t integer(std::string_view key) const;
    bool boolean(std::string_view key) const;

    /// Name of kind string or choice.
    const std::string& string(std::string_view key) const;
    const std::vector<std::string>& strings(std::string_view key) const;
    const std::vector<std::string>& scalars(std::string_view key) const;
    const Text& text(std::string_view key) const;
    Date date(std::string_view key) const;

    /// Throws: AbsentValue unless the whole table is right.
    const Table& table(std::string_view key) const;

    /// The rows of a table that may have some that are wrong or left out.
    const Table& rows_of(std::string_view key) const;

    /// Where a key's value came from; if it is absent, where its section or item stands.
    Location where(std::string_view key) const;

    /// All given values by key, to list them.
    const std::map<std::string, Value, std::less<>>& all() const { return values_; }

    /// The keys that may stand here.
    const KeySet& valid_keys() const { return *valid_; }

protected:
    Values() = default;

    /// Place as it stands before a key in messages: "", or "policy[new_centre]".
    std::string place_;
    Location own_where_;

private:
    friend class Binder;

    const Value& get(std::string_view key) const;
    bool is_spoilt(std::string_view key) const;

    template <typename Type>
    const Type& get_as(std::string_view key) const;

    std::shared_ptr<const KeySet> valid_;  ///< keeps the schema alive as well
    std::map<std::string, Value, std::less<>> values_;
    std::map<std::string, Location, std::less<>> sections_;
    std::set<std::string, std::less<>> spoilt_;  ///< keys and sections that are given and wrong
};

/// One item of a list of tables: [[policy]].
class Item : public Values {
public:
    const std::string& id() const { return id_; }

    /// Its type, "" in a list without types.
    const std::string& type() const { return type_; }

    /// Name that stands before its keys in messages: policy[new_centre].
    const std::string& place() const { return place_; }

    using Values::where;

    /// Where the item stands in the file that last changed it.
    const Location& where() const { return own_where_; }

private:
    friend class Binder;

    std::string id_;
    std::string type_;
};

}  // namespace legeplan::scenario
