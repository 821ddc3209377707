#include "inputs/reference.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "inputs/parameters.h"
#include "scenario/distribution_form.h"
#include "scenario/number_text.h"

namespace legeplan::inputs {

namespace {

using scenario::ColumnKind;
using scenario::ColumnSpec;
using scenario::KeyKind;
using scenario::KeySpec;
using scenario::Presence;
using scenario::Schema;
using scenario::TableSpec;

constexpr std::string_view kIntroduction = R"(# Scenario reference

Generated from the program: `legeplan docs scenario-reference`. Do not edit by hand.

A scenario is a TOML file whose first key is `format = 1`. With `extends = "baseline.toml"` it takes
over everything from another file and changes single keys; `legeplan:norway/defaults.toml` is the
national file that comes with the program. Every key is required, in the file or in what it extends,
unless it is marked as optional. Unknown keys are errors. `legeplan check` tells all problems at
once, `legeplan explain` where a value comes from.

**Numbers.** Where it says *number or distribution*, the value may be `0.11`, or
`{ value = 0.11, unit = "per year", source = "..." }`, or an uncertain number that is drawn once per
replicate: `{ distribution = "normal", mean = 0.017, sd = 0.004, unit = "per year", source = "..." }`.
)";

constexpr std::string_view kMoreIntroduction = R"(
Where it says *path* too, the value may change over the years, linearly between those given:
`{ by_year = { 2021 = 1.55, 2030 = 1.6 } }`. The unit, where it is written, must be the one given here.

The range before the unit holds for every value. `normal`, `lognormal` and `gamma` are cut, by drawing
again, at `min` and `max` where they are given, else at the ends of the range. `beta` lies between its
`min` and `max`, 0 and 1 unless given.

**Dates** are TOML dates, such as `2021-07-01`. **Texts** are strings, or `{ nb = "...", en = "..." }`.
**Tables** are CSV files with commas and a header, named relative to the file that names them; lines
that start with `#` are comments.

**Contracts** (avtaleformer): `self_employed` (næringsdrivende with an own practice), `agreement_8_2`
(8.2-avtale: self-employed in premises that the municipality runs), `salaried` (fastlønn),
`salaried_trainee` (fastlønnet LIS3), `combination` (kombinasjonsstilling).

**When a cap is lowered**, `surplus` says how the list comes down: `attrition`, as people leave it, or
`transfer`, by moving those above the cap to open lists.

**Lists of tables** (`[[policy]]`, `[[event]]`, `[[population.stream]]`): each item has an `id`, and a policy
or an event a `type`, which decides its other keys; [policies](methods/policies.md) tells what each type
does. A file that extends another changes an item by naming its `id`, adds one with a new `id`, and takes one away
with `remove = true`.
)";

std::string distribution_table() {
    std::string text = "\n| distribution | its numbers |\n|---|---|\n";
    for (const scenario::DistributionForm& form : scenario::distribution_forms()) {
        std::string names;
        for (const std::string& name : form.required) {
            names += (names.empty() ? "`" : ", `") + name + "`";
        }
        for (const std::string& name : form.optional) {
            names += ", optional `" + name + "`";
        }
        text += "| `" + form.name + "` | " + names + " |\n";
    }
    return text;
}

bool may_be_path(const std::string& key) {
    const auto specs = parameter_specs();
    const auto found = std::find_if(specs.begin(), specs.end(),
                                    [&](const ParameterSpec& spec) { return key == spec.key; });
    return found == specs.end() ? key == "population.stream[].persons"
                                : found->paths == Paths::allowed;
}

std::string choices_text(const std::vector<std::string>& choices) {
    std::string text;
    for (const std::string& choice : choices) {
        text += (text.empty() ? "`" : ", `") + choice + "`";
    }
    return text;
}

std::string value_text(const KeySpec& spec) {
    const std::string range = scenario::range_text(spec.min, spec.max, spec.unit).en;
    switch (spec.kind) {
        case KeyKind::quantity:
            return (may_be_path(spec.key) ? "number, distribution or path, "
                                          : "number or distribution, ") +
                   range;
        case KeyKind::number:
            return "number, " + range;
        case KeyKind::integer:
            return "whole number, " + range;
        case KeyKind::choice:
            return choices_text(spec.choices);
        case KeyKind::text:
            return "text";
        case KeyKind::string:
            return "string";
        case KeyKind::strings:
            return "list of strings";
        case KeyKind::scalars:
            return "list of values";
        case KeyKind::date:
            return "date";
        case KeyKind::table:
            return "table [" + spec.table + "](#" + spec.table + ")";
        case KeyKind::boolean:
            return "`true`, `false`";
    }
    return {};
}

std::string column_text(const ColumnSpec& spec) {
    const std::string range = scenario::range_text(spec.min, spec.max, spec.unit).en;
    switch (spec.kind) {
        case ColumnKind::number:
            return "number, " + range;
        case ColumnKind::integer:
            return "whole number, " + range;
        case ColumnKind::string:
            return "string";
        case ColumnKind::choice:
            return choices_text(spec.choices);
        case ColumnKind::date:
            return "date";
    }
    return {};
}

/// Rows of keys under one heading.
class KeyTable {
public:
    void add(const KeySpec& spec, const std::string& shown) {
        rows_ += "| `" + shown + "` | " + value_text(spec) +
                 (spec.presence == Presence::optional ? "; optional" : "") + " | " + spec.doc_en +
                 " | " + spec.doc_nb + " |\n";
    }
    std::string text() const {
        return "| key | value | meaning | betydning |\n|---|---|---|---|\n" + rows_;
    }

private:
    std::string rows_;
};

/// Key tables by heading, in the order in which the headings first appear.
class Chapters {
public:
    KeyTable& at(const std::string& heading) {
        for (auto& [name, table] : chapters_) {
            if (name == heading) {
                return table;
            }
        }
        return chapters_.emplace_back(heading, KeyTable{}).second;
    }
    std::string text() const {
        std::string text;
        for (const auto& [name, table] : chapters_) {
            text += "\n" + name + "\n\n" + table.text();
        }
        return text;
    }

private:
    std::vector<std::pair<std::string, KeyTable>> chapters_;
};

std::string section_of(const std::string& key) {
    const std::size_t dot = key.find('.');
    return dot == std::string::npos ? "### Title" : "### [" + key.substr(0, dot) + "]";
}

std::string document_keys(const Schema& schema) {
    Chapters chapters;
    for (const KeySpec& spec : schema.keys) {
        if (spec.key.find('[') == std::string::npos) {
            chapters.at(section_of(spec.key)).add(spec, spec.key);
        }
    }
    return "\n## Keys\n" + chapters.text();
}

std::string heading_of(const std::string& list, const std::string& type) {
    std::string heading = type.empty() ? "### Every [[" : "### [[";
    heading += list + "]]";
    if (!type.empty()) {
        heading += " type = \"" + type + "\"";
    }
    return heading;
}

std::string list_keys(const Schema& schema) {
    Chapters chapters;
    for (const KeySpec& spec : schema.keys) {
        const std::size_t open = spec.key.find('[');
        if (open == std::string::npos) {
            continue;
        }
        const std::size_t close = spec.key.find("].", open);
        const std::string list = spec.key.substr(0, open);
        const std::string type = spec.key.substr(open + 1, close - open - 1);
        chapters.at(heading_of(list, type)).add(spec, spec.key.substr(close + 2));
    }
    const std::string text = chapters.text();
    return text.empty() ? text : "\n## Lists of tables\n" + text;
}

}  // namespace

std::string scenario_reference(const Schema& schema) {
    return std::string(kIntroduction) + distribution_table() + std::string(kMoreIntroduction) +
           reference_of_keys(schema) + reference_of_tables(schema);
}

std::string reference_of_keys(const Schema& schema) {
    return document_keys(schema) + list_keys(schema);
}

std::string reference_of_tables(const Schema& schema) {
    std::string text = "\n## Tables\n";
    for (const TableSpec& table : schema.tables) {
        text += "\n### " + table.name + "\n\n| column | value | meaning |\n|---|---|---|\n";
        for (const ColumnSpec& column : table.columns) {
            text += "| `" + column.name + "` | " + column_text(column) +
                    (column.presence == Presence::optional ? "; optional" : "") + " | " +
                    column.doc + " |\n";
        }
    }
    return text;
}

}  // namespace legeplan::inputs
