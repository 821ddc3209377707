#include "study/municipalities.h"

#include <catch2/catch.hpp>

#include "inputs/load.h"
#include "study/places.h"

using namespace legeplan;
using inputs::Inputs;
using study::RegionTable;

namespace {

const std::filesystem::path kData = LEGEPLAN_DATA_DIR;

Inputs base() {
    return inputs::load(kData / "nation/baseline.toml", {kData, {}});
}

study::Targets national() {
    return study::load_targets(study::national_targets(kData), kData);
}

RegionTable table_of(const std::vector<std::string>& codes) {
    RegionTable table;
    table.year = 2023;
    const auto histories = study::read_histories(kData / "norway/municipalities_2023.csv");
    for (const std::string& code : codes) {
        table.populations.push_back(histories.at(code));
    }
    return table;
}

std::string problems_of(const Inputs& inputs) {
    Problems problems;
    study::check_template(inputs, "base.toml", 2023, problems);
    return problems.to_string(Language::en);
}

}  // namespace

TEST_CASE("shares of whole things add up over municipalities") {
    study::Apportionment apportionment;
    int total = 0;
    for (int i = 0; i < 100; ++i) {
        const int own = apportionment.take(0.04, 3);
        CHECK(own >= 0);
        CHECK(own <= 3);
        total += own;
    }
    CHECK(total == 12);
}

TEST_CASE("the positions of many small municipalities have the nation's shares") {
    study::GpScheme scheme = national().scheme;
    study::NationalPlaces places(scheme);
    double positions = 0.0;
    double without_gp = 0.0;
    double on_lists = 0.0;
    for (int m = 0; m < 300; ++m) {
        for (const inputs::InitialPosition& position : places.positions_for(2500 + m)) {
            positions += 1.0;
            without_gp += position.staffing != Staffing::filled ? 1.0 : 0.0;
            on_lists += position.list_length;
        }
    }
    CHECK(without_gp / positions ==
          Approx(scheme.lists_without_gp / scheme.lists).margin(1.0 / positions));
    CHECK(on_lists == 300 * 2500 + 299 * 300 / 2);
}

TEST_CASE("a municipality has the table's people, and all else is the base's") {
    const Inputs common = base();
    const auto made = study::municipalities_of(common, table_of({"3407", "1151"}), national());
    REQUIRE(made.size() == 2);
    CHECK(made[0].code == "3407");
    int persons = 0;
    for (const auto& sex : made[1].inputs->population.initial) {
        for (const int count : sex) {
            persons += count;
        }
    }
    CHECK(persons == static_cast<int>(table_of({"1151"}).populations[0].total(2023)));
    CHECK(made[1].inputs->positions.size() == 1);
    CHECK(made[1].inputs->end == common.end);
    CHECK(made[1].inputs->gp.retirement_rate == common.gp.retirement_rate);
    CHECK_FALSE(made[1].district.has_value());
}

TEST_CASE("municipalities of a duty district see each other's inhabitants") {
    RegionTable table = table_of({"3407", "3412", "1151"});
    table.districts = {{"3407", "innlandet"}, {"3412", "innlandet"}};
    const auto made = study::municipalities_of(base(), table, national());
    CHECK(made[0].district == made[1].district);
    CHECK_FALSE(made[2].district.has_value());
    CHECK(made[0].inputs->duty.inhabitants_elsewhere ==
          static_cast<int>(table.populations[1].total(2023)));
    CHECK(made[2].inputs->duty.inhabitants_elsewhere == 0);
}

TEST_CASE("the rest of the nation has the positions that a region has not") {
    const auto region = study::make_region(base(), table_of({"3407"}), national());
    const auto space = region->workspace();
    int from_rest = 0;
    int movers = 0;
    for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
        region->run(1, replicate, *space);
        for (const run::GpFlows& flows : space->flows) {
            from_rest += flows.from_rest;
            movers += flows.movers;
        }
    }
    CHECK(from_rest > 0);
    CHECK(movers == 0);
}

TEST_CASE("a base scenario may not speak of one place") {
    CHECK(problems_of(base()).empty());
    Inputs inputs = base();
    inputs.start = inputs.start + 1;
    CHECK(problems_of(inputs).find("period.start: 2023-02 (expected 1 January 2023") !=
          std::string::npos);
    inputs = base();
    inputs.policies.emplace_back();
    inputs.policies.back().id = "here";
    inputs.policies.back().positions = {1};
    CHECK(problems_of(inputs).find("policy[here]: names positions") != std::string::npos);
    inputs = base();
    inputs.events.emplace_back();
    inputs.events.back().id = "soon";
    CHECK(problems_of(inputs).find("event[soon]") != std::string::npos);
    inputs = base();
    inputs.roster.emplace_back();
    CHECK(problems_of(inputs).find("initial.roster") != std::string::npos);
}
