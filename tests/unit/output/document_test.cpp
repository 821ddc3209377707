#include "output/document.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "output/atomic_file.h"
#include "support/scenario_files.h"

using namespace legeplan;
using output::Document;
using Json = nlohmann::ordered_json;

namespace {

template <typename Read>
std::string reason(const Read& read) {
    try {
        read();
    } catch (const output::FileError& error) {
        CHECK(error.path() == "found.json");
        return error.reason().en;
    }
    return "nothing";
}

}  // namespace

TEST_CASE("what a document holds is read") {
    const Json json = {{"a", {{"list", {1.5, nullptr}}, {"word", "x"}, {"yes", true}}},
                       {"title", {{"nb", "Tittel"}, {"en", "Title"}}}};
    const std::filesystem::path file = "found.json";
    const Document document(file, json);
    CHECK(document.at("a").at("list").list()[0].number() == 1.5);
    CHECK(std::isnan(document.at("a").at("list").list()[1].number()));
    CHECK(document.at("a").at("word").text() == "x");
    CHECK(document.at("a").at("yes").flag());
    CHECK(document.at("a").members().size() == 3);
    CHECK(document.at("title").both() == Text("Tittel", "Title"));
    CHECK(document.has("a"));
    CHECK_FALSE(document.has("b"));
}

TEST_CASE("what is not as expected is told with its place") {
    const Json json = {{"a", {{"list", {1, "two"}}}}};
    const std::filesystem::path file = "found.json";
    const Document document(file, json);
    CHECK(reason([&] { document.at("b"); }) == "/: \"b\" is missing");
    CHECK(reason([&] { document.at("a").at("c"); }) == "/a: \"c\" is missing");
    CHECK(reason([&] { document.at("a").at("list").list()[1].number(); }) ==
          "/a/list/1: not a number");
    CHECK(reason([&] { document.at("a").at("list").text(); }) == "/a/list: not a text");
    CHECK(reason([&] { document.at("a").list(); }) == "/a: not a list");
    CHECK(reason([&] { document.at("a").at("list").at("x"); }) == "/a/list: not an object");
    CHECK(reason([&] { document.at("a").plain(); }) == "/a: not a value");
    CHECK(reason([&] { document.at("a").at("list").members(); }) == "/a/list: not an object");
    CHECK(reason([&] { document.at("a").flag(); }) == "/a: not true or false");
}

TEST_CASE("a file that is no document, or not a whole one, is refused") {
    const test::TempFolder folder;
    CHECK(output::read_document(folder.write("a.json", "{\"a\":1}"))["a"] == 1);
    CHECK(output::is_document(folder.path() / "a.json"));
    CHECK_THROWS_AS(output::read_document(folder.write("b.json", "{\"a\":")), output::FileError);
    CHECK_THROWS_AS(output::read_document(folder.path() / "absent"), output::FileError);
    CHECK_FALSE(output::is_document(folder.write("c.h5", "\x89HDF")));
    CHECK_FALSE(output::is_document(folder.path() / "absent"));
}
