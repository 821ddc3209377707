#include "study/municipality_names.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace legeplan;
using study::PopulationHistory;

namespace {

const std::filesystem::path kData = LEGEPLAN_DATA_DIR;

}  // namespace

TEST_CASE("each of the 357 municipalities has a name of its own") {
    auto histories = study::read_histories(kData / "norway/municipalities_2023.csv");
    study::name_municipalities(histories, kData);
    std::set<std::string> names;
    for (const auto& [code, history] : histories) {
        CHECK(history.name != code);
        names.insert(history.name);
    }
    CHECK(histories.size() == 357);
    CHECK(names.size() == 357);
    CHECK(histories.at("3407").name == "Gjøvik");
    CHECK(histories.at("3412").name == "Løten");
    CHECK(&study::region_of(histories, "løten", "t") == &histories.at("3412"));
    CHECK(&study::region_of(histories, "3412", "t") == &histories.at("3412"));
}

TEST_CASE("a name that a table has stays, and so does a number of other borders") {
    std::map<std::string, PopulationHistory> histories{{"3407", {"3407", "Vår by", {}}},
                                                       {"0502", {"0502", "0502", {}}}};
    study::name_municipalities(histories, kData);
    CHECK(histories.at("3407").name == "Vår by");
    CHECK(histories.at("0502").name == "0502");
}

TEST_CASE("who asks for a municipality that is not there is told what it may be") {
    auto histories = study::read_histories(kData / "norway/municipalities_2023.csv");
    study::name_municipalities(histories, kData);
    const auto told = [&](const char* word) {
        try {
            study::region_of(histories, word, "t.csv");
        } catch (const ScenarioError& error) {
            return error.problems().to_string(Language::en);
        }
        return std::string("found");
    };
    CHECK(told("9999") ==
          "t.csv: region: no region 9999 (expected a number or name among 357, such as 0301 Oslo)");
    CHECK_THAT(told("Gjovik"), Catch::Matchers::Contains("Did you mean \"Gjøvik\"?"));
    CHECK_THAT(told("Herøy"),
               Catch::Matchers::Contains("such as Herøy (Møre og Romsdal) / Herøy (Nordland))"));
}
