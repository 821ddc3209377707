#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "scenario/csv.h"
#include "scenario/scenario.h"
#include "scenario/value_text.h"

namespace legeplan::scenario {

namespace {

using TablePointer = std::shared_ptr<const Table>;

/// A line that may hold line ends itself (in quoted cells), as comment lines.
std::string commented(const std::string& text) {
    std::string out = "# ";
    for (const char c : text) {
        out += c;
        out += c == '\n' ? "# " : "";
    }
    return out + "\n";
}

std::string table_block(const std::string& name, const Table& table) {
    std::string out = "\n# table " + name + "\n";
    for (const std::string& comment : table.comments()) {
        out += commented("# " + comment);
    }
    const std::vector<std::string> columns = table.columns();
    std::string header;
    for (const std::string& column : columns) {
        header += (header.empty() ? "" : ",") + csv_field(column);
    }
    out += commented(header);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string line;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            line += (i == 0 ? "" : ",") + csv_field(table.cell_text(columns[i], row));
        }
        out += commented(line);
    }
    return out;
}

/// Writes the keys of one place, and keeps its tables for the end.
class Writer {
public:
    void keys(const Values& values, const std::string& place) {
        for (const auto& [key, value] : values.all()) {
            if (value.is_private()) {
                text_ += "# " + key + ": personal, not shown\n";
                continue;
            }
            const std::string name = place + key + ".csv";
            text_ += key + " = " + toml_text(value, name) + "\n";
            if (const auto* table = std::get_if<TablePointer>(&value.data)) {
                tables_ += table_block(name, **table);
            }
        }
    }

    void item(const std::string& list, const Item& item) {
        text_ += "\n[[" + list + "]]\nid = " + toml_string(item.id()) + "\n";
        if (!item.type().empty()) {
            text_ += "type = " + toml_string(item.type()) + "\n";
        }
        keys(item, list + "." + item.id() + ".");
    }

    std::string finish() { return "format = 1\n" + text_ + tables_; }

private:
    std::string text_;
    std::string tables_;
};

}  // namespace

std::string Scenario::resolved_text() const {
    Writer writer;
    writer.keys(*this, "");
    for (const auto& [name, items] : lists_) {
        for (const Item& each : items) {
            writer.item(name, each);
        }
    }
    return writer.finish();
}

}  // namespace legeplan::scenario
