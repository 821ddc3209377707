#include "scenario/csv_footer.h"

#include <algorithm>
#include <string>

#include "scenario/foreign_words.h"

namespace legeplan::scenario {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_alone(const CsvRecord& record, std::size_t width) {
    return record.fields.size() <= width &&
           std::all_of(record.fields.begin() + 1, record.fields.end(),
                       [](const std::string& field) { return folded(field).empty(); });
}

/// "Kilde: ...", "Sist endret: ...": words and a colon.
bool has_label(const CsvRecord& record) {
    const std::string text = folded(record.fields.front());
    const std::size_t colon = text.find(':');
    return colon != std::string::npos && colon > 0 && is_letter(text.front()) &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return is_letter(c) || c == ' '; });
}

/// Words that are no cell of a population's table.
bool is_words(const CsvRecord& record) {
    const std::string text = folded(record.fields.front());
    return !text.empty() && is_letter(text.front()) &&
           sex_of_words(text).kind == CellKind::unknown &&
           age_of_words(text).kind == CellKind::unknown;
}

bool is_labelled(const CsvRecord& record, std::size_t width) {
    return has_label(record) &&
           (record.fields.size() != width || is_alone(record, width));  // the words may hold commas
}

/// Whether an empty line stands between two records.
bool is_apart(const CsvRecord& before, const CsvRecord& after) {
    std::ptrdiff_t lines = 1;
    for (const std::string& field : before.fields) {
        lines += std::count(field.begin(), field.end(), '\n');
    }
    return after.line > before.line + lines;
}

}  // namespace

std::size_t drop_footer(CsvText& csv, std::size_t header) {
    auto& records = csv.records;
    const std::size_t width = records[header].fields.size();
    std::size_t first = records.size();
    for (std::size_t i = records.size(); i-- > header + 1;) {
        const bool has_words = is_alone(records[i], width) && is_words(records[i]);
        if (is_labelled(records[i], width) || (has_words && is_apart(records[i - 1], records[i]))) {
            first = i;
        } else if (!has_words) {
            break;
        }
    }
    const std::size_t dropped = records.size() - first;
    records.resize(first);
    return dropped;
}

}  // namespace legeplan::scenario
