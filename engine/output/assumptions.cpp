#include "output/assumptions.h"

#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "inputs/schema.h"
#include "scenario/toml_reader.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;
using scenario::Node;
using scenario::NodeKind;

constexpr std::string_view kTableSuffix = ".csv";

std::string string_in(const Node& table, std::string_view name) {
    const Node* member = table.find(name);
    return member != nullptr && member->is_string() ? member->string : std::string();
}

/// What is given with or without a unit; nullptr where it is neither.
const Node* bare_value(const Node& node) {
    return node.is_table() ? node.find("value") : &node;
}

/// A whole number; 0 of anything else.
std::int64_t whole_number(const Node& node) {
    const Node* value = bare_value(node);
    return value != nullptr && value->kind == NodeKind::integer ? value->integer : 0;
}

std::optional<double> number_in(const Node& table, std::string_view name) {
    const Node* member = table.find(name);
    if (member == nullptr) {
        return std::nullopt;
    }
    const Node* value = bare_value(*member);
    if (value == nullptr || (value->kind != NodeKind::integer && value->kind != NodeKind::real)) {
        return std::nullopt;
    }
    return value->kind == NodeKind::integer ? static_cast<double>(value->integer) : value->real;
}

Text text_of(const Node* node) {
    if (node == nullptr) {
        return {};
    }
    return node->is_string() ? Text{node->string, node->string}
                             : Text{string_in(*node, "nb"), string_in(*node, "en")};
}

Json scalar(const Node& node) {
    switch (node.kind) {
        case NodeKind::boolean:
            return node.boolean;
        case NodeKind::integer:
            return node.integer;
        case NodeKind::real:
            return node.real;
        case NodeKind::date:
            return scenario::date_text(node.date);
        case NodeKind::list: {
            Json list = Json::array();
            for (const Node& element : node.elements) {
                list.push_back(scalar(element));
            }
            return list;
        }
        case NodeKind::string:
        case NodeKind::time:
        case NodeKind::table:
            break;
    }
    return node.string;
}

/// Whether a table of the text is one value rather than a section.
bool is_value(const Node& table) {
    return table.find("value") != nullptr || table.find("distribution") != nullptr ||
           table.find("by_year") != nullptr || table.find("nb") != nullptr;
}

Json table_value(const Node& table) {
    if (table.find("nb") != nullptr) {
        return {{"title", {{"nb", string_in(table, "nb")}, {"en", string_in(table, "en")}}}};
    }
    if (const Node* value = table.find("value")) {
        return {{"number", scalar(*value)}};
    }
    Json parameters = Json::object();
    const Node* path = table.find("by_year");
    for (const auto& [name, member] : path != nullptr ? path->members : table.members) {
        if (name != "distribution" && name != "unit" && name != "source") {
            parameters[name] = scalar(member);
        }
    }
    return path != nullptr ? Json{{"path", parameters}}
                           : Json{{"distribution", string_in(table, "distribution")},
                                  {"parameters", parameters}};
}

Json plain_value(const Node& node) {
    switch (node.kind) {
        case NodeKind::integer:
        case NodeKind::real:
            return {{"number", scalar(node)}};
        case NodeKind::list:
            return {{"list", scalar(node)}};
        default:
            return {{"text", scalar(node)}};
    }
}

/// What the keys mean, by their name in the schema.
const std::map<std::string, Text>& labels() {
    static const std::map<std::string, Text> all = [] {
        std::map<std::string, Text> by_key;
        for (const scenario::KeySpec& spec : inputs::scenario_schema().keys) {
            by_key[spec.key] = {spec.doc_nb, spec.doc_en};
        }
        return by_key;
    }();
    return all;
}

Text label_of(const std::string& key, const std::string& otherwise) {
    const auto found = labels().find(key);
    const auto other = labels().find(otherwise);
    return found != labels().end() ? found->second
                                   : (other != labels().end() ? other->second : Text{});
}

/// Rows and comments of the tables at the end of the text, by the name of their file.
struct TableNotes {
    std::size_t rows = 0;
    std::string comment;
};

std::map<std::string, TableNotes> table_notes(const std::string& text) {
    constexpr std::string_view kHeading = "# table ";
    constexpr std::string_view kComment = "# # ";
    std::map<std::string, TableNotes> notes;
    TableNotes* table = nullptr;
    bool is_header = true;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(kHeading)) {
            table = &notes[line.substr(kHeading.size())];
            is_header = true;
        } else if (table != nullptr && line.starts_with(kComment)) {
            table->comment += (table->comment.empty() ? "" : " ") + line.substr(kComment.size());
        } else if (table != nullptr && line.starts_with("# ")) {
            table->rows += is_header ? 0U : 1U;
            is_header = false;
        }
    }
    return notes;
}

/// Reads the parsed text from the top down.
class Reader {
public:
    explicit Reader(const std::string& text) : tables_(table_notes(text)) {}

    void top(const Node& root) {
        facts_.municipality = municipality_of(root);
        facts_.title = text_of(root.find("title"));
        facts_.description = text_of(root.find("description"));
        for (const auto& [name, member] : root.members) {
            if (name == "figure") {
                figures(member);
            } else if (name != "format" && name != "title" && name != "description") {
                entry(member, name, name, "");
            }
        }
    }

    ScenarioFacts finish() { return std::move(facts_); }

private:
    static std::string municipality_of(const Node& root) {
        const Node* section = root.find("municipality");
        return section == nullptr ? std::string() : string_in(*section, "name");
    }

    void figures(const Node& list) {
        for (const Node& item : list.elements) {
            PlanFigure figure;
            figure.id = string_in(item, "id");
            figure.title = text_of(item.find("title"));
            figure.value = number_in(item, "value");
            figure.to = number_in(item, "to");
            figure.words = text_of(item.find("words"));
            figure.unit = text_of(item.find("unit"));
            figure.indicator = string_in(item, "indicator");
            figure.per = string_in(item, "per");
            if (const Node* date = item.find("date")) {
                figure.month = Month::of(static_cast<int>(date->date.year()),
                                         static_cast<int>(unsigned(date->date.month())));
            }
            figure.source = text_of(item.find("source"));
            figure.note = text_of(item.find("note"));
            facts_.figures.push_back(std::move(figure));
        }
    }

    /// A section, an item list or a value. `schema_key` is the key's name in the schema, and
    /// `common_key` the one that items of every type share.
    void entry(const Node& node, const std::string& key, const std::string& schema_key,
               const std::string& common_key) {
        const bool is_items =
            node.kind == NodeKind::list && !node.elements.empty() && node.elements[0].is_table();
        if (is_items) {
            items(node, key);
        } else if (node.is_table() && !is_value(node)) {
            for (const auto& [name, member] : node.members) {
                entry(member, key + "." + name, schema_key + "." + name, common_key + "." + name);
            }
        } else {
            add(node, key, label_of(schema_key, common_key));
        }
    }

    void items(const Node& list, const std::string& name) {
        for (const Node& item : list.elements) {
            const std::string id = string_in(item, "id");
            const std::string type = string_in(item, "type");
            if (name == "policy") {
                const Node* date = item.find("date");
                const Node* count = item.find("count");
                facts_.measures.push_back({id, text_of(item.find("title")),
                                           date != nullptr ? scenario::date_text(date->date) : "",
                                           type, count != nullptr ? whole_number(*count) : 0});
            }
            for (const auto& [member_name, member] : item.members) {
                if (member_name != "id") {
                    entry(member, name + "[" + id + "]." + member_name,
                          name + "[" + type + "]." + member_name, name + "[]." + member_name);
                }
            }
        }
    }

    void add(const Node& node, const std::string& key, Text label) {
        Assumption assumption;
        assumption.key = key;
        assumption.label = std::move(label);
        if (node.is_table()) {
            assumption.value = table_value(node);
            assumption.unit = string_in(node, "unit");
            assumption.source = string_in(node, "source");
        } else if (node.is_string() && node.string.ends_with(kTableSuffix)) {
            const TableNotes& notes = tables_[node.string];
            assumption.value = {{"table", notes.rows}};
            assumption.source = notes.comment;
        } else {
            assumption.value = plain_value(node);
        }
        facts_.assumptions.push_back(std::move(assumption));
    }

    std::map<std::string, TableNotes> tables_;
    ScenarioFacts facts_;
};

}  // namespace

const Assumption* ScenarioFacts::find(std::string_view key) const {
    for (const Assumption& assumption : assumptions) {
        if (assumption.key == key) {
            return &assumption;
        }
    }
    return nullptr;
}

ScenarioFacts read_facts(const std::string& resolved_text) {
    Problems problems;
    const auto file = std::make_shared<scenario::SourceFile>();
    const auto root = scenario::read_toml(resolved_text, file, problems);
    if (!root) {
        throw std::runtime_error("the scenario's text cannot be read: " + problems.to_string());
    }
    Reader reader(resolved_text);
    reader.top(*root);
    return reader.finish();
}

}  // namespace legeplan::output
