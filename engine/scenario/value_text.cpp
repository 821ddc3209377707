#include "scenario/value_text.h"

#include <map>
#include <memory>
#include <variant>
#include <vector>

#include "scenario/distribution_form.h"

namespace legeplan::scenario {

namespace {

using TablePointer = std::shared_ptr<const Table>;

std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& each : texts) {
        text += (text.empty() ? "" : ", ") + each;
    }
    return text;
}

/// `{ value = <text>, unit = "...", source = "..." }`, or the text alone without the other two.
std::string with_provenance(const std::string& members, const std::string& alone,
                            const std::string& unit, const std::string& source) {
    if (unit.empty() && source.empty() && !alone.empty()) {
        return alone;
    }
    std::string text = "{ " + members;
    text += unit.empty() ? "" : ", unit = " + toml_string(unit);
    text += source.empty() ? "" : ", source = " + toml_string(source);
    return text + " }";
}

std::string path_text(const std::map<int, double>& path, const char* sign) {
    std::string text;
    for (const auto& [year, value] : path) {
        text += (text.empty() ? "" : ", ") + std::to_string(year) + sign + number_text(value);
    }
    return text;
}

std::string parameter_text(const random::Distribution& distribution, const char* sign) {
    std::string text;
    for (const auto& [name, value] : parameters_of(distribution)) {
        text += text.empty() ? "" : ", ";
        text += name + sign + value;
    }
    return text;
}

std::string quantity_toml(const Quantity& quantity) {
    std::string members;
    std::string alone;
    if (quantity.is_path()) {
        members = "by_year = { " + path_text(quantity.path, " = ") + " }";
    } else if (quantity.distribution.kind == random::DistributionKind::point) {
        alone = number_text(quantity.distribution.a);
        members = "value = " + alone;
    } else {
        members = "distribution = " + toml_string(name_of(quantity.distribution.kind)) + ", " +
                  parameter_text(quantity.distribution, " = ");
    }
    return with_provenance(members, alone, quantity.unit, quantity.source);
}

struct ScalarToml {
    std::string operator()(double value) const { return number_text(value); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& value) const { return toml_string(value); }
    std::string operator()(const Date& value) const { return date_text(value); }
    std::string operator()(const std::vector<std::string>& values) const {
        std::string text;
        for (const std::string& value : values) {
            text += (text.empty() ? "" : ", ") + toml_string(value);
        }
        return "[" + text + "]";
    }
    std::string operator()(const Text& text) const {
        return text.nb == text.en
                   ? toml_string(text.nb)
                   : "{ nb = " + toml_string(text.nb) + ", en = " + toml_string(text.en) + " }";
    }
    std::string operator()(const Quantity& quantity) const { return quantity_toml(quantity); }
    std::string operator()(const TablePointer& table) const { return toml_string(table->file()); }
    std::string operator()(const Scalars& values) const { return "[" + joined(values.toml) + "]"; }
};

struct Plain {
    std::string operator()(double value) const { return number_text(value); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const Date& value) const { return date_text(value); }
    std::string operator()(const std::vector<std::string>& values) const { return joined(values); }
    std::string operator()(const Scalars& values) const { return joined(values.toml); }
    std::string operator()(const Text& text) const {
        return text.nb == text.en ? text.nb : text.nb + " / " + text.en;
    }
    std::string operator()(const Quantity& quantity) const {
        if (quantity.is_path()) {
            return path_text(quantity.path, ": ");
        }
        if (quantity.distribution.kind == random::DistributionKind::point) {
            return number_text(quantity.distribution.a);
        }
        return name_of(quantity.distribution.kind) + ": " +
               parameter_text(quantity.distribution, " ");
    }
    std::string operator()(const TablePointer& table) const {
        return std::to_string(table->rows()) + " x " + std::to_string(table->columns().size());
    }
};

bool is_wrapped(const Value& value) {
    return !std::holds_alternative<Quantity>(value.data) &&
           !std::holds_alternative<Text>(value.data) &&
           !std::holds_alternative<TablePointer>(value.data);
}

}  // namespace

std::string toml_string(const std::string& text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string toml_text(const Value& value, const std::string& table_name) {
    if (std::holds_alternative<TablePointer>(value.data)) {
        return toml_string(table_name);
    }
    const std::string text = std::visit(ScalarToml{}, value.data);
    return is_wrapped(value)
               ? with_provenance("value = " + text, text, value.spec->unit, value.source)
               : text;
}

std::string plain_text(const Value& value) {
    return value.is_private() ? "***" : full_text(value);
}

std::string full_text(const Value& value) {
    return std::visit(Plain{}, value.data);
}

}  // namespace legeplan::scenario
