#include "output/study_data.h"

#include <catch2/catch.hpp>

#include "output/report_page.h"
#include "support/small_study.h"

using namespace legeplan;
using output::Cube;
using output::Language;
using output::study_data;

TEST_CASE("a study's document says what was studied, in one language") {
    const Cube cube = test::small_study();
    const auto nb = study_data(cube, "folder/results.h5", Language::nb);
    const auto en = study_data(cube, "folder/results.h5", Language::en);
    CHECK(nb["kind"] == "study");
    CHECK(nb["subject"] == "Prøve");
    CHECK(en["subject"] == "Trial");
    CHECK(en["design"] == "grid");
    CHECK(en["paired"] == true);
    CHECK(en["runs"][0]["file"] == "folder/results.h5");
    CHECK(en["runs"][0]["seed"] == "7");
    CHECK(en["runs"][0]["replicates"] == 100);
    CHECK(en["axes"][0]["title"] == "Level");
    CHECK(nb["axes"][0]["title"] == "Nivå");
    CHECK(en["axes"][0]["numbers"] == nlohmann::json({0.25, 0.25, 0.5, 0.5, 0.75, 0.75}));
    CHECK(en["axes"][1]["words"][1] == "agreement_8_2");
    CHECK(en["scenario"] == nlohmann::json({0, 0, 0, 0, 0, 0}));
    CHECK(en["times"] == nlohmann::json({"2021-12", "2022-12"}));
    CHECK(en["indicators"][0]["id"] == "persons_without_gp");
    CHECK(en["indicators"][0]["wish"] == "lower");
    CHECK(en["indicators"][1]["wish"] == "higher");
}

TEST_CASE("figures stand by point and time; what is undefined is null") {
    const Cube cube = test::small_study();
    const auto data = study_data(cube, "r", Language::en);
    for (std::size_t p = 0; p < 6; ++p) {
        for (std::size_t t = 0; t < 2; ++t) {
            CHECK(data["indicators"][0]["mean"][p][t] == test::small_study_mean(p, 0, t));
            CHECK(data["indicators"][1]["low"][p][t] == test::small_study_mean(p, 1, t) - 3.0);
            CHECK(data["indicators"][1]["high"][p][t] == test::small_study_mean(p, 1, t) + 3.0);
            CHECK(data["indicators"][1]["error"][p][t] == 4.0);
            CHECK(data["indicators"][2]["mean"][p][t].is_null());
        }
    }
}

TEST_CASE("a municipality's points are told from the best of its own, and are no axis") {
    Cube cube = test::small_study();
    cube.layout.axes.push_back({output::kMunicipality,
                                "",
                                "",
                                {"Kommune", "Municipality"},
                                {},
                                {"all", "3407", "all", "3407", "all", "3407"}});
    cube.layout.axes.push_back({output::kMunicipalityName,
                                "",
                                "",
                                {"Kommunenavn", "Name of the municipality"},
                                {},
                                {"all", "Gjøvik", "all", "Gjøvik", "all", "Gjøvik"}});
    const auto data = study_data(cube, "r", Language::en);
    CHECK(data["axes"].size() == 2);
    CHECK(data["municipality"][1] == "3407");
    CHECK(data["municipality_name"][1] == "Gjøvik");
    // Means of 100, 110, ... 150 with an error of 4: points 20 apart are told, 10 apart are not.
    const auto& told = data["indicators"][0]["told"];
    CHECK(told[0].get<std::string>()[0] == '2');
    CHECK(told[1].get<std::string>()[0] == '2');
    CHECK(told[4].get<std::string>()[0] == '1');
    CHECK(told[5].get<std::string>()[0] == '1');
    CHECK(study_data(test::small_study(), "r", Language::en)["municipality"].empty());
}

TEST_CASE("counts of fewer than five persons are not in a study's document") {
    Cube cube = test::small_study();
    cube.points[2][0].mean[1] = 3.2;
    cube.points[2][0].quantiles.front()[1] = 1.0;
    cube.points[2][0].quantiles.back()[1] = 4.0;
    const auto of = study_data(cube, "r", Language::en)["indicators"][0];
    CHECK(of["mean"][2][1] == 0);
    CHECK(of["low"][2][1] == 0);
    CHECK(of["high"][2][1] == 0);
    CHECK(of["error"][2][1].is_null());
}

TEST_CASE("points are told from the lowest and the highest by their exact errors") {
    Cube cube = test::small_study();
    // Means 110 ... 160 with errors of 4: 1.96 sqrt(32) = 11.1 tells all but neighbours apart.
    auto of = study_data(cube, "r", Language::en)["indicators"][0]["told"];
    CHECK(of == nlohmann::json({"22", "22", "33", "33", "11", "11"}));
    // A hidden mean is told from others, and not from another hidden one.
    for (std::size_t p = 0; p < 2; ++p) {
        cube.points[p][0].mean[1] = 1.0 + static_cast<double>(p);
        cube.points[p][0].mc_error[1] = 0.1;
    }
    of = study_data(cube, "r", Language::en)["indicators"][0]["told"];
    CHECK(of[0] == "22");
    CHECK(of[1] == "22");
    CHECK(of[2] == "33");
    // One replicate has no error, and tells nothing.
    for (auto& point : cube.points) {
        point[1].mc_error.assign(2, std::nan(""));
    }
    of = study_data(cube, "r", Language::en)["indicators"][1]["told"];
    CHECK(of == nlohmann::json({"00", "00", "00", "00", "00", "00"}));
}

TEST_CASE("a Morris design tells which axis was changed") {
    Cube cube = test::small_study();
    cube.layout.design = "morris";
    cube.layout.trajectories.assign(6, 0);
    cube.layout.changed_axes = {"", "level", "contract", "", "contract", "level"};
    CHECK(study_data(cube, "r", Language::en)["changed"] == nlohmann::json({-1, 0, 1, -1, 1, 0}));
}

TEST_CASE("seeds of their own are told") {
    Cube cube = test::small_study();
    cube.layout.seeds[3] = 8;
    CHECK(study_data(cube, "r", Language::en)["paired"] == false);
}

TEST_CASE("a study with too many figures shows fewer years, and always the last") {
    const Cube cube = test::small_study();
    const auto data = study_data(cube, "r", Language::en, 6 * 3 * 4);
    CHECK(data["times"] == nlohmann::json({"2022-12"}));
    CHECK(data["year_ends"] == 2);
    CHECK(data["indicators"][0]["mean"][1][0] == test::small_study_mean(1, 0, 1));
    CHECK(study_data(cube, "r", Language::en, 1)["times"] == nlohmann::json({"2022-12"}));
}

TEST_CASE("the years of a monthly study are its Decembers and its last month") {
    output::CubeLayout layout;
    for (int month = 0; month < 20; ++month) {
        layout.months.push_back(Month::of(2021, 7) + month);
    }
    CHECK(output::year_ends(layout) == std::vector<std::size_t>{5, 17, 19});
}

TEST_CASE("a study's title and axes are text in its page, and nothing else") {
    constexpr const char* kScript = "<script>alert(1)</script>";
    Cube cube = test::small_study();
    cube.layout.title = {kScript, kScript};
    cube.layout.axes[0].title = {kScript, kScript};
    cube.layout.axes[1].words[0] = kScript;
    const std::string page =
        output::study_page(study_data(cube, "%LEGEPLAN_TITLE%", Language::en), Language::en);
    CHECK(page.find(kScript) == std::string::npos);
    CHECK(page.find("\\u003cscript>alert(1)") != std::string::npos);
    CHECK(page.find("<title>Legeplan – &lt;script&gt;alert(1)") != std::string::npos);
}
