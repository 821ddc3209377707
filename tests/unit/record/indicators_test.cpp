#include "record/indicators.h"

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "core/units.h"
#include "inputs/schema.h"

using namespace legeplan;
using record::Indicator;
using record::Kind;

namespace {

bool is_last_of_a_key(const std::string& word) {
    const auto& keys = inputs::scenario_schema().keys;
    return std::any_of(keys.begin(), keys.end(),
                       [&](const auto& spec) { return spec.key.ends_with("." + word); });
}

}  // namespace

TEST_CASE("every indicator is found by its name, and no other") {
    std::set<std::string_view> names;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        INFO(spec.name);
        CHECK(names.insert(spec.name).second);
        CHECK(record::find_indicator(spec.name) == &spec);
        CHECK(&record::spec(spec.id) == &spec);
    }
    CHECK(names.size() == record::kIndicators);
    CHECK(record::find_indicator("list_fre") == nullptr);
    CHECK(record::find_indicator("") == nullptr);
}

TEST_CASE("every indicator has a name for programs, and words for people in both languages") {
    std::set<std::string_view> en;
    std::set<std::string_view> nb;
    const std::regex id("[a-z][a-z0-9_]*");
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        INFO(spec.name);
        CHECK(std::regex_match(std::string(spec.name), id));
        CHECK(en.insert(spec.en).second);
        CHECK(nb.insert(spec.nb).second);
        CHECK(spec.en != spec.nb);
        CHECK_FALSE(spec.unit.empty());
        CHECK(legeplan::unit_text(spec.unit).nb != spec.unit);
        CHECK_FALSE(spec.formula.empty());
        CHECK_FALSE(spec.source_step.empty());
        CHECK(spec.decimals >= 0);
        // The formula stands in a table of Markdown.
        CHECK(spec.formula.find('|') == std::string_view::npos);
    }
}

TEST_CASE("flows are per month") {
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        INFO(spec.name);
        if (spec.kind == Kind::flow) {
            CHECK(spec.unit.ends_with(" per month"));
        }
    }
    CHECK(record::spec(Indicator::births).kind == Kind::flow);
    CHECK(record::spec(Indicator::gp_exits).kind == Kind::flow);
    CHECK(record::spec(Indicator::population).kind == Kind::stock);
}

TEST_CASE("a formula names only indicators and keys that there are") {
    // A word with an underscore is an indicator, a key of a policy such as unit_cost, or a part of
    // a key such as lists.open_above.
    const std::regex word("(^|[^a-z_.])([a-z]+(_[a-z0-9]+)+)");
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        const std::string formula(spec.formula);
        for (std::sregex_iterator i(formula.begin(), formula.end(), word), end; i != end; ++i) {
            INFO(spec.name << ": " << (*i)[2]);
            CHECK((record::find_indicator((*i)[2].str()) != nullptr ||
                   is_last_of_a_key((*i)[2].str())));
        }
    }
}
