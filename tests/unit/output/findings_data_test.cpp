#include "output/findings_data.h"

#include <catch2/catch.hpp>

#include "output/atomic_file.h"
#include "support/scenario_files.h"

using namespace legeplan;
using Catch::Contains;
using output::findings_data;
using output::Language;
using Json = nlohmann::ordered_json;

namespace {

Json both(const std::string& nb, const std::string& en) {
    return {{"nb", nb}, {"en", en}};
}

Json start(const char* kind) {
    return {{"format", 1},
            {"version", "0.1"},
            {"kind", kind},
            {"title", both("Hva", "What")},
            {"seed", 3}};
}

Json sensitivity() {
    Json json = start("sensitivity");
    json["scenarios"] = {"a.toml"};
    json["at"] = "2030-12";
    json["interval"] = 0.95;
    json["parameters"] = {{{"key", "gp.a"}, {"unit", "share"}, {"title", both("A", "The A")}},
                          {{"key", "gp.b"}, {"unit", ""}, {"title", both("", "")}}};
    Json part{{"variance", 1.0}, {"share", 0.25}, {"share_bounds", {0.1, 0.4}}};
    json["indicators"]["list_free"] = {
        {"unit", "places"},
        {"morris",
         {{"gp.b",
           {{"mu_star", 2.0}, {"mu_star_bounds", {1.0, 3.0}}, {"mu", -2.0}, {"sigma", 0.5}}}}},
        {"sobol",
         {{{"parameters", {"gp.a", "gp.b"}},
           {"first", 0.3},
           {"first_bounds", {0.2, 0.4}},
           {"total", 0.5},
           {"total_bounds", {0.4, nullptr}},
           {"total_by_rows", {0.1, 0.4, 0.5}}}}},
        {"variance",
         {{"total", 4.0}, {"chance", part}, {"parameters", part}, {"alternatives", part}}}};
    json["words"] = {{"notes", both("Merk", "Note")}};
    return json;
}

Json goal() {
    Json json = start("goal");
    json["scenario"] = "a.toml";
    json["probability"] = 0.9;
    json["indifference"] = 0.03;
    json["error"] = 0.05;
    json["levers"] = {{{"id", "count"}, {"key", "k"}, {"unit", ""}, {"title", both("Nye", "New")}}};
    json["objective"] = {{"title", both("omfang", "size")}, {"unit", ""}};
    json["answer"] = {{"count", 2}};
    json["words"] = {{"goal", both("g", "g")},
                     {"conditions", {both("minst", "at least")}},
                     {"answer", both("Svar", "Answer")},
                     {"check", both("k", "c")},
                     {"method", both("m", "m")}};
    json["points"] = {{{"setting", {{"count", nullptr}}}, {"replicates", 0}},
                      {{"setting", {{"count", 2}}},
                       {"replicates", 100},
                       {"successes", 95},
                       {"probability", 0.95},
                       {"bounds", {0.9, 0.98}},
                       {"verdict", "met"},
                       {"objective", 2.0},
                       {"objective_bounds", {2.0, 2.0}},
                       {"standing", "front"}}};
    return json;
}

Json regret() {
    Json json = start("regret");
    json["indicator"] = "list_free";
    json["at"] = "2030-12";
    json["replicates"] = 50;
    json["futures"] = {{{"id", "f"}, {"title", both("lav", "low")}}};
    json["policies"] = {{{"id", "p"},
                         {"title", both("Tiltak", "Policy")},
                         {"mean", {10.0}},
                         {"regret", {1.0}},
                         {"mc_error", {0.5}},
                         {"largest_regret", 1.0},
                         {"worst", "never"}}};
    json["least_regret"] = "p";
    json["words"] = {{"answer", both("Minst", "Least")}, {"note", both("n", "n")}};
    return json;
}

Json read(const test::TempFolder& folder, const Json& json, Language language = Language::en) {
    return findings_data(folder.write("found.json", json.dump()), language);
}

std::string reason(const Json& json) {
    const test::TempFolder folder;
    try {
        read(folder, json);
    } catch (const output::FileError& error) {
        return error.reason().en;
    }
    return "nothing";
}

}  // namespace

TEST_CASE("a sensitivity is shown with its parameters by number") {
    const test::TempFolder folder;
    const Json data = read(folder, sensitivity());
    CHECK(data["kind"] == "sensitivity");
    CHECK(data["subject"] == "What");
    CHECK(data["runs"][0]["file"] == "found.json");
    CHECK(data["runs"][0]["replicates"].is_null());
    CHECK(data["parameters"][0]["title"] == "The A");
    CHECK(data["parameters"][1]["title"] == "gp.b");
    const Json& of = data["indicators"][0];
    CHECK(of["label"] == "Free list places");
    CHECK(of["morris"][0]["parameter"] == 1);
    CHECK(of["morris"][0]["bounds"] == Json({1.0, 3.0}));
    CHECK(of["sobol"][0]["parameters"] == Json({0, 1}));
    CHECK(of["sobol"][0]["total_bounds"][1].is_null());
    CHECK(of["sobol"][0]["totals"] == Json({0.1, 0.4, 0.5}));
    CHECK(of["variance"]["parts"][2]["name"] == "alternatives");
    CHECK(data["words"] == "Note");
    CHECK(read(folder, sensitivity(), Language::nb)["words"] == "Merk");
}

TEST_CASE("methods that were not asked for are not shown") {
    const test::TempFolder folder;
    Json json = sensitivity();
    json["indicators"]["list_free"].erase("sobol");
    const Json data = read(folder, json);
    CHECK(data["indicators"][0]["sobol"].is_null());
    CHECK_FALSE(data["indicators"][0]["morris"].is_null());
}

TEST_CASE("a goal is shown with settings by lever") {
    const test::TempFolder folder;
    const Json data = read(folder, goal());
    CHECK(data["answer_words"] == "Answer");
    CHECK(data["conditions"] == Json({"at least"}));
    CHECK(data["answer"] == Json({2}));
    CHECK(data["points"][0]["values"][0].is_null());
    CHECK_FALSE(data["points"][0].contains("probability"));
    CHECK(data["points"][1]["standing"] == "front");
    Json without = goal();
    without["objective"] = nullptr;
    CHECK_FALSE(read(folder, without)["points"][1].contains("standing"));
}

TEST_CASE("a regret is shown by policy") {
    const test::TempFolder folder;
    const Json data = read(folder, regret(), Language::nb);
    CHECK(data["futures"] == Json({"lav"}));
    CHECK(data["runs"][0]["replicates"] == 50.0);
    CHECK(data["policies"][0]["is_least"] == true);
    CHECK(data["policies"][0]["regret"] == Json({1.0}));
}

TEST_CASE("documents that are others, or lack something, say where") {
    CHECK_THAT(reason({{"format", 1}}), Contains("not a document of"));
    Json json = sensitivity();
    json["kind"] = "other";
    CHECK_THAT(reason(json), Contains("/kind: \"other\" is not known"));
    json = sensitivity();
    json["format"] = 2;
    CHECK_THAT(reason(json), Contains("/format: Legeplan"));
    json = sensitivity();
    json["indicators"]["list_free"]["morris"]["gp.c"] =
        json["indicators"]["list_free"]["morris"]["gp.b"];
    CHECK_THAT(reason(json), Contains("/indicators/list_free/morris/gp.c: no such parameter"));
    json = sensitivity();
    json["indicators"]["sheep"] = Json::object();
    CHECK_THAT(reason(json), Contains("\"sheep\" is no indicator"));
    json = sensitivity();
    json["indicators"]["list_free"]["variance"]["chance"]["share_bounds"] = {1};
    CHECK_THAT(reason(json), Contains("share_bounds: not two numbers"));
    json = goal();
    json["points"][1].erase("verdict");
    CHECK_THAT(reason(json), Contains("/points/1: \"verdict\" is missing"));
    json = regret();
    json["policies"][0]["regret"] = {1.0, 2.0};
    CHECK_THAT(reason(json), Contains("2 numbers for 1 futures"));
    json = goal();
    json.erase("words");
    CHECK_THAT(reason(json), Contains("\"words\" is missing"));
}
