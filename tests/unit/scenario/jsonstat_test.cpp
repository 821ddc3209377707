#include "scenario/jsonstat.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

ForeignText text_of(std::string text) {
    return {"t.json", std::move(text), Encoding::utf8};
}

/// A dataset with two ages and one year; its index and values as the caller writes them.
std::string dataset(const std::string& index, const std::string& value,
                    const std::string& more = "") {
    return R"({"class":"dataset","label":"L","source":"S","id":["Alder","Tid"],"size":[2,1],
"dimension":{"Alder":{"category":{"index":)" +
           index + R"(,"label":{"001":"1 year"}}},
"Tid":{"category":{"label":{"2021":"2021"}}}},"value":)" +
           value + more + "}";
}

std::string problem_of(const std::string& text) {
    Problems problems;
    CHECK_FALSE(parse_jsonstat(text_of(text), problems).has_value());
    return problems.to_string();
}

}  // namespace

TEST_CASE("index and value are lists or objects") {
    for (const char* index : {R"(["000","001"])", R"({"001":1,"000":0})"}) {
        for (const char* value : {"[5,7]", R"({"1":7,"0":5})"}) {
            Problems problems;
            const auto data = parse_jsonstat(text_of(dataset(index, value)), problems);
            INFO(problems.to_string());
            REQUIRE(data.has_value());
            REQUIRE(data->dimensions.size() == 2);
            CHECK(data->dimensions[0].categories[0].code == "000");
            CHECK(data->dimensions[0].categories[0].label == "000");
            CHECK(data->dimensions[0].categories[1].label == "1 year");
            CHECK(data->dimensions[1].categories[0].code == "2021");
            CHECK(data->values == std::vector<std::optional<double>>{5.0, 7.0});
        }
    }
}

TEST_CASE("cells may be missing and have a status") {
    Problems problems;
    const std::string index = R"(["000","001"])";
    const auto nulls =
        parse_jsonstat(text_of(dataset(index, "[null,7]", R"(,"status":["..",null])")), problems);
    REQUIRE(nulls.has_value());
    CHECK_FALSE(nulls->values[0].has_value());
    CHECK(nulls->status[0] == "..");
    const auto sparse =
        parse_jsonstat(text_of(dataset(index, R"({"1":7})", R"(,"status":{"0":":"})")), problems);
    REQUIRE(sparse.has_value());
    CHECK_FALSE(sparse->values[0].has_value());
    CHECK(sparse->status[0] == ":");
}

TEST_CASE("a damaged dataset is told where it is wrong") {
    const std::string index = R"(["000","001"])";
    CHECK(problem_of("{\n\"class\": \"dataset\",\n oops").starts_with("t.json:3: is not JSON"));
    const std::string whole = dataset(index, "[5,7]");
    CHECK(problem_of(whole.substr(0, whole.size() - 4)).find("ends in the middle") !=
          std::string::npos);
    CHECK(problem_of("[]").starts_with("t.json: /class: "));
    CHECK(problem_of(R"({"class":"dataset"})").starts_with("t.json: /id: "));
    CHECK(problem_of(dataset(index, "[5]")).starts_with("t.json: /value: 1 values"));
    CHECK(problem_of(dataset(index, "[5,\"x\"]")).starts_with("t.json: /value/1: not a number"));
    CHECK(problem_of(dataset(index, R"({"2":1})")).starts_with("t.json: /value/2: "));
    CHECK(problem_of(dataset(R"(["000"])", "[5,7]"))
              .starts_with("t.json: /dimension/Alder/category/index: "));
    CHECK(problem_of(dataset(R"({"000":0,"001":0})", "[5,7]"))
              .starts_with("t.json: /dimension/Alder/category/index/001: not a free place"));
    CHECK(problem_of(dataset(index, R"({"1":1,"1":2})"))
              .starts_with("t.json: /value/1: the key stands twice"));
    CHECK(problem_of(dataset(index, R"({"1":1,"01":2})")).starts_with("t.json: /value/01: "));
    CHECK(problem_of(dataset(R"(["000","000"])", "[5,7]")).find("the code 000 stands twice") !=
          std::string::npos);
    CHECK(problem_of(dataset(index, "[5,1e999]")).starts_with("t.json"));
    CHECK(problem_of(R"({"class":"dataset","id":["A"],"size":[99999999999]})")
              .starts_with("t.json: /size/0: "));
}

TEST_CASE("a version other than 2.0 is refused; a file that tells none is read") {
    const std::string plain = dataset(R"(["000","001"])", "[1,2]");
    for (const char* version : {R"("2.0")", "2.0"}) {
        Problems problems;
        const std::string text = R"({"version":)" + std::string(version) + "," + plain.substr(1);
        CHECK(parse_jsonstat(text_of(text), problems).has_value());
    }
    for (const char* version : {R"("1.3")", R"("3.0")", R"("")", "null", "1.0"}) {
        const std::string text = R"({"version":)" + std::string(version) + "," + plain.substr(1);
        INFO(version);
        CHECK(problem_of(text).starts_with("t.json: /version: "));
        CHECK(problem_of(text).ends_with("(expected \"2.0\")"));
    }
}
