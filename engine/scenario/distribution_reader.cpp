#include "scenario/distribution_reader.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "scenario/distribution_form.h"
#include "scenario/suggest.h"

namespace legeplan::scenario {

namespace {

using random::Distribution;
using random::DistributionKind;

/// Shapes outside these bounds make draws that are zero, infinite or not a number in double
/// precision; no scenario needs them.
constexpr double kMinShape = 0.05;
constexpr double kMaxShape = 1e9;
constexpr double kMaxSdLog = 5.0;
constexpr std::size_t kMaxValues = 1000;

class DistributionReader {
public:
    DistributionReader(const Node& table, const DistributionForm& form, const Reading& reading)
        : table_(table), form_(form), reading_(reading) {}

    std::optional<Distribution> read() {
        std::vector<std::string> names = form_.required;
        names.insert(names.end(), form_.optional.begin(), form_.optional.end());
        require_members();
        names.insert(names.end(), {"distribution", "unit", "source"});
        is_fine_ = has_only(table_, names, reading_) && is_fine_;
        result_.kind = form_.kind;
        if (is_fine_) {
            read_parameters();
        }
        return is_fine_ ? std::optional(result_) : std::nullopt;
    }

private:
    void require_members() {
        for (const std::string& name : form_.required) {
            if (table_.find(name) == nullptr) {
                fail(table_, Text::of("{} uten {}", "{} without {}", form_.name, name),
                     one_of_form());
            }
        }
    }

    Text one_of_form() const {
        std::string required;
        Text words;
        for (const std::string& name : form_.required) {
            required += (required.empty() ? "" : ", ") + name;
        }
        words = Text::same(required);
        for (const std::string& name : form_.optional) {
            words = Text::of("{}, {} om nødvendig", "{}, {} if need be", words, name);
        }
        return words;
    }

    void read_parameters() {
        switch (form_.kind) {
            case DistributionKind::normal:
                read_pair("mean", "sd");
                require(result_.b > 0.0, "sd", {"over 0", "above 0"});
                cut();
                break;
            case DistributionKind::lognormal:
                read_pair("median", "sd_log");
                require(result_.a > 0.0, "median", {"over 0", "above 0"});
                require(result_.b > 0.0 && result_.b <= kMaxSdLog, "sd_log",
                        {"over 0, høyst 5", "above 0, at most 5"});
                cut();
                break;
            case DistributionKind::gamma:
                read_pair("shape", "scale");
                require_shape(result_.a, "shape");
                require(result_.b > 0.0, "scale", {"over 0", "above 0"});
                cut();
                break;
            case DistributionKind::beta:
                read_beta();
                break;
            case DistributionKind::triangular:
                result_.a = number("min");
                result_.b = number("mode");
                result_.c = number("max");
                require(result_.a < result_.c, "max", {"over min", "above min"});
                require(result_.a <= result_.b && result_.b <= result_.c, "mode",
                        {"mellom min og max", "between min and max"});
                require_support(result_.a, result_.c);
                break;
            case DistributionKind::uniform:
                read_pair("min", "max");
                require(result_.a < result_.b, "max", {"over min", "above min"});
                require_support(result_.a, result_.b);
                break;
            case DistributionKind::discrete:
                read_discrete();
                break;
            case DistributionKind::point:
                break;
        }
    }

    void read_pair(const char* first, const char* second) {
        result_.a = number(first);
        result_.b = number(second);
    }

    void read_beta() {
        read_pair("alpha", "beta");
        require_shape(result_.a, "alpha");
        require_shape(result_.b, "beta");
        result_.lower = table_.find("min") != nullptr ? number("min") : 0.0;
        result_.upper = table_.find("max") != nullptr ? number("max") : 1.0;
        require_order();
        require_support(result_.lower, result_.upper);
    }

    void read_discrete() {
        result_.values = numbers("values");
        result_.weights = numbers("weights");
        if (!is_fine_) {
            return;
        }
        if (result_.values.size() != result_.weights.size() || result_.values.empty()) {
            fail(*table_.find("weights"),
                 Text::of("{} verdier og {} vekter", "{} values and {} weights",
                          result_.values.size(), result_.weights.size()),
                 {"én vekt for hver verdi", "one weight for each value"});
            return;
        }
        const auto [low, high] = std::minmax_element(result_.values.begin(), result_.values.end());
        const double least = *std::min_element(result_.weights.begin(), result_.weights.end());
        const double sum = std::accumulate(result_.weights.begin(), result_.weights.end(), 0.0);
        if (least < 0.0 || sum <= 0.0) {
            fail(*table_.find("weights"), {"vektene", "weights"},
                 {"minst 0 og ikke alle 0", "at least 0 and not all 0"});
        }
        require_support(*low, *high);
    }

    /// Bounds of a distribution that has none of its own.
    void cut() {
        const bool has_min = table_.find("min") != nullptr;
        const bool has_max = table_.find("max") != nullptr;
        result_.lower = has_min ? number("min") : reading_.spec.min;
        result_.upper = has_max ? number("max") : reading_.spec.max;
        require_order();
        if (has_min) {
            require(result_.lower >= reading_.spec.min, "min", reading_.expected());
        }
        if (has_max) {
            require(result_.upper <= reading_.spec.max, "max", reading_.expected());
        }
        const double central = result_.central();
        if (is_fine_ && (central < result_.lower || central > result_.upper)) {
            fail(table_,
                 Text::of("den sentrale verdien {}", "central value {}", number_text(central)),
                 range_text(result_.lower, result_.upper, reading_.spec.unit));
        }
    }

    void require_order() {
        if (is_fine_ && !(result_.lower < result_.upper)) {
            fail(table_,
                 Text::of("{} til {} er tomt", "{} to {} is empty", number_text(result_.lower),
                          number_text(result_.upper)),
                 {"min under max", "min below max"});
        }
    }

    void require_shape(double value, const char* name) {
        require(value >= kMinShape && value <= kMaxShape, name,
                range_text(kMinShape, kMaxShape, ""));
    }

    void require_support(double low, double high) {
        if (is_fine_ && (low < reading_.spec.min || high > reading_.spec.max)) {
            fail(table_,
                 Text::of("går fra {} til {}", "reaches from {} to {}", number_text(low),
                          number_text(high)),
                 reading_.expected());
        }
    }

    void require(bool holds, const char* name, const Text& expected) {
        if (is_fine_ && !holds) {
            const Node& node = *table_.find(name);
            fail(node, Text::of("{} {}", "{} {}", name, node.to_text()), expected);
        }
    }

    double number(const char* name) {
        const Node& node = *table_.find(name);
        const auto value =
            read_finite(node, reading_, Text::of("{} et endelig tall", "{} a finite number", name));
        is_fine_ = is_fine_ && value.has_value();
        return value.value_or(0.0);
    }

    std::vector<double> numbers(const char* name) {
        const Node& node = *table_.find(name);
        std::vector<double> result;
        if (node.kind != NodeKind::list || node.elements.size() > kMaxValues) {
            fail(
                node, Text::of("{} er {}", "{} is {}", name, node.to_text()),
                Text::of("en liste med høyst {} tall", "a list of at most {} numbers", kMaxValues));
            return result;
        }
        for (const Node& element : node.elements) {
            const auto value =
                read_finite(element, reading_, {"et endelig tall", "a finite number"});
            is_fine_ = is_fine_ && value.has_value();
            result.push_back(value.value_or(0.0));
        }
        return result;
    }

    void fail(const Node& at, const Text& message, const Text& expected) {
        reading_.problem(at, message, expected);
        is_fine_ = false;
    }

    const Node& table_;
    const DistributionForm& form_;
    const Reading& reading_;
    Distribution result_;
    bool is_fine_ = true;
};

}  // namespace

std::optional<Distribution> read_distribution(const Node& table, const Reading& reading) {
    const Node& name = *table.find("distribution");
    std::vector<std::string> names;
    for (const DistributionForm& form : distribution_forms()) {
        if (name.is_string() && name.string == form.name) {
            return DistributionReader(table, form, reading).read();
        }
        names.push_back(form.name);
    }
    reading.problem(name, Text::of("fordelingen {}", "distribution {}", name.to_text()),
                    one_of(names), closest(name.string, names));
    return std::nullopt;
}

}  // namespace legeplan::scenario
