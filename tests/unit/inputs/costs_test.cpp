#include "inputs/costs.h"

#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "record/indicators.h"

using namespace legeplan;

TEST_CASE("every cost line has a name of its own and an indicator in the same order") {
    std::set<std::string> names;
    for (const inputs::CostLineSpec& line : inputs::cost_lines()) {
        INFO(line.name);
        CHECK(names.insert(line.name).second);
        CHECK(std::string(line.en) != "");
        CHECK(std::string(line.nb) != "");
        CHECK((line.pricing == inputs::Pricing::price) ==
              (line.pricing != inputs::Pricing::policies && std::string(line.unit) != ""));
        const auto first = static_cast<std::size_t>(record::Indicator::cost_capitation);
        const auto id = static_cast<record::Indicator>(first + static_cast<std::size_t>(line.id));
        CHECK(record::spec(id).name == std::string("cost_") + line.name);
    }
    CHECK(names.size() == inputs::kCostLines);
}
