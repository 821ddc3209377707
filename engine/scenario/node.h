#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "scenario/number_text.h"
#include "scenario/text_file.h"

namespace legeplan::scenario {

enum class NodeKind { boolean, integer, real, string, date, time, list, table };

struct Member;

/// One value of a TOML file with the place it was written at.
struct Node {
    NodeKind kind = NodeKind::table;
    int line = 0;
    std::shared_ptr<const SourceFile> file;
    bool boolean = false;
    std::int64_t integer = 0;
    double real = 0.0;
    Date date = {};
    std::string string;
    std::vector<Node> elements;   ///< of a list
    std::vector<Member> members;  ///< of a table, sorted by name

    Location where() const { return {file ? file->shown : std::string{}, line}; }
    bool is_table() const { return kind == NodeKind::table; }
    bool is_string() const { return kind == NodeKind::string; }

    /// Member of a table, null when absent.
    const Node* find(std::string_view name) const;

    /// The value as its author would recognise it in a message: `"abc"`, `-30`, `a section`.
    Text to_text() const;
};

struct Member {
    std::string name;
    Node value;
};

}  // namespace legeplan::scenario
