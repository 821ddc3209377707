#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/schema.h"

namespace legeplan::scenario {

/// The keys that are valid in one place: the document, or the items of one type.
struct KeySet {
    std::map<std::string, const KeySpec*> keys;  ///< dotted, without the place
    std::set<std::string> sections;              ///< proper prefixes of the keys

    /// Names that may stand directly in a section ("" for the place itself).
    std::vector<std::string> names_in(std::string_view section) const;
};

/// A list of tables. Without types there is one variant, named "".
struct ListSpec {
    std::map<std::string, KeySet> variants;

    bool is_typed() const { return variants.find("") == variants.end(); }
    std::vector<std::string> types() const;
};

/// A schema ordered for looking things up. Owns its copy of the schema.
///
/// Throws std::logic_error where the schema itself is wrong (a key twice, a key that is also a
/// section, a table that is not described).
class SchemaIndex {
public:
    explicit SchemaIndex(Schema schema);
    SchemaIndex(const SchemaIndex&) = delete;
    SchemaIndex& operator=(const SchemaIndex&) = delete;

    const KeySet& top() const { return top_; }
    const std::map<std::string, ListSpec>& lists() const { return lists_; }
    const TableSpec& table(const std::string& name) const;

    /// Full keys of the schema, outside its lists, that end in the given name: where a misplaced
    /// key may belong.
    std::vector<std::string> places_of(std::string_view name) const;

private:
    void index_key(const KeySpec& spec);
    void share_common_keys();

    Schema schema_;
    KeySet top_;
    std::map<std::string, ListSpec> lists_;
    std::map<std::string, KeySet> common_;
    std::map<std::string, const TableSpec*> tables_;
};

}  // namespace legeplan::scenario
