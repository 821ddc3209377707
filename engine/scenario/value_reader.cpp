#include "scenario/value_reader.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "scenario/suggest.h"
#include "scenario/typing_hint.h"
#include "scenario/value_text.h"

namespace legeplan::scenario {

namespace {

constexpr std::size_t kMaxStrings = 10'000;

class ValueReader {
public:
    ValueReader(const Node& node, const Reading& reading) : node_(&node), reading_(reading) {}

    std::optional<Value> read() {
        value_.spec = &reading_.spec;
        value_.where = node_->where();
        return unwrap() && read_data() ? std::optional(std::move(value_)) : std::nullopt;
    }

private:
    /// Steps into `{ value = ..., unit = "...", source = "..." }`.
    bool unwrap() {
        const KeyKind kind = reading_.spec.kind;
        if (!node_->is_table() || kind == KeyKind::quantity || kind == KeyKind::text) {
            return true;
        }
        const Node* inner = node_->find("value");
        if (inner == nullptr) {
            fail(*node_, Text::of("{} uten value", "{} without value", node_->to_text()));
            return false;
        }
        const auto provenance = read_provenance(*node_, reading_);
        if (!has_only(*node_, {"value", "unit", "source"}, reading_) || !provenance) {
            return false;
        }
        value_.source = provenance->source;
        node_ = inner;
        return true;
    }

    bool read_data() {
        switch (reading_.spec.kind) {
            case KeyKind::quantity:
                return read_quantity_data();
            case KeyKind::number:
                return read_number();
            case KeyKind::integer:
                return read_integer();
            case KeyKind::choice:
                return read_choice();
            case KeyKind::text:
                return read_text();
            case KeyKind::string:
                return read_string();
            case KeyKind::strings:
                return read_strings();
            case KeyKind::scalars:
                return read_scalars();
            case KeyKind::date:
                return read_date();
            case KeyKind::boolean:
                return read_boolean();
            case KeyKind::table:
                break;
        }
        throw std::logic_error("read_value does not read tables");
    }

    bool read_quantity_data() {
        auto quantity = read_quantity(*node_, reading_);
        if (quantity) {
            value_.source = quantity->source;
            value_.data = std::move(*quantity);
        }
        return quantity.has_value();
    }

    bool read_number() {
        const auto number = read_finite(*node_, reading_, reading_.expected());
        if (number && !is_in_range(*number)) {
            fail(*node_, node_->to_text());
            return false;
        }
        value_.data = number.value_or(0.0);
        return number.has_value();
    }

    bool read_integer() {
        if (node_->kind != NodeKind::integer || !is_in_range(static_cast<double>(node_->integer))) {
            fail(*node_, node_->to_text());
            return false;
        }
        value_.data = node_->integer;
        return true;
    }

    bool read_choice() {
        const std::vector<std::string>& choices = reading_.spec.choices;
        if (!node_->is_string() ||
            std::find(choices.begin(), choices.end(), node_->string) == choices.end()) {
            reading_.problem(*node_, node_->to_text(), reading_.expected(),
                             nearest(node_->string, choices));
            return false;
        }
        value_.data = node_->string;
        return true;
    }

    bool read_text() {
        if (node_->is_string()) {
            value_.data = Text{node_->string, node_->string};
            return true;
        }
        if (!node_->is_table()) {
            fail(*node_, node_->to_text());
            return false;
        }
        bool is_fine = has_only(*node_, {"nb", "en"}, reading_);
        std::optional<std::string> nb;
        std::optional<std::string> en;
        for (const auto& [name, words] : {std::pair{"nb", &nb}, std::pair{"en", &en}}) {
            const Node* member = node_->find(name);
            if (member == nullptr) {
                continue;
            }
            if (!member->is_string()) {
                fail(*member, Text::of("{} er ikke tekst", "{} is not text", name));
                is_fine = false;
            }
            *words = member->string;
        }
        if (!nb && !en) {
            fail(*node_, {"verken nb eller en", "neither nb nor en"});
            return false;
        }
        // One of them stands for both.
        value_.data = Text{nb ? *nb : *en, en ? *en : *nb};
        return is_fine;
    }

    bool read_string() {
        if (!node_->is_string() || node_->string.empty()) {
            fail(*node_, node_->to_text());
            return false;
        }
        value_.data = node_->string;
        return true;
    }

    bool read_strings() {
        const bool is_list =
            node_->kind == NodeKind::list && node_->elements.size() <= kMaxStrings &&
            std::all_of(node_->elements.begin(), node_->elements.end(), [](const Node& element) {
                return element.is_string() && !element.string.empty();
            });
        if (!is_list) {
            fail(*node_, node_->to_text());
            return false;
        }
        std::vector<std::string> names;
        bool is_fine = true;
        for (const Node& element : node_->elements) {
            is_fine = is_allowed(element) && is_fine;
            names.push_back(element.string);
        }
        value_.data = std::move(names);
        return is_fine;
    }

    bool read_scalars() {
        if (node_->kind != NodeKind::list || node_->elements.empty() ||
            node_->elements.size() > kMaxStrings) {
            fail(*node_, node_->to_text());
            return false;
        }
        Scalars values;
        for (const Node& element : node_->elements) {
            if (element.kind == NodeKind::list || element.kind == NodeKind::table ||
                element.kind == NodeKind::time ||
                (element.kind == NodeKind::real && !std::isfinite(element.real))) {
                fail(element, element.to_text());
                return false;
            }
            values.toml.push_back(element.is_string() ? toml_string(element.string)
                                                      : element.to_text().en);
        }
        value_.data = std::move(values);
        return true;
    }

    /// Whether a name of a list is one of the choices, where there are any.
    bool is_allowed(const Node& element) {
        const std::vector<std::string>& choices = reading_.spec.choices;
        if (choices.empty() ||
            std::find(choices.begin(), choices.end(), element.string) != choices.end()) {
            return true;
        }
        reading_.problem(element, element.to_text(), one_of(choices),
                         closest(element.string, choices));
        return false;
    }

    bool read_date() {
        if (node_->kind != NodeKind::date) {
            reading_.problem(*node_, node_->to_text(), reading_.expected(),
                             iso_date(node_->string));
            return false;
        }
        if (!is_in_range(static_cast<int>(node_->date.year()))) {
            reading_.problem(*node_, node_->to_text(),
                             Text::of("et år i {}", "a year in {}",
                                      range_text(reading_.spec.min, reading_.spec.max, "")));
            return false;
        }
        value_.data = node_->date;
        return true;
    }

    bool read_boolean() {
        if (node_->kind != NodeKind::boolean) {
            fail(*node_, node_->to_text());
            return false;
        }
        value_.data = node_->boolean;
        return true;
    }

    bool is_in_range(double value) const {
        return value >= reading_.spec.min && value <= reading_.spec.max && value <= kMaxNumber &&
               value >= -kMaxNumber;
    }

    void fail(const Node& at, const Text& message) {
        reading_.problem(at, message, reading_.expected());
    }

    const Node* node_;
    const Reading& reading_;
    Value value_;
};

}  // namespace

std::optional<Value> read_value(const Node& node, const Reading& reading) {
    return ValueReader(node, reading).read();
}

}  // namespace legeplan::scenario
