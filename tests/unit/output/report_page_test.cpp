#include "output/report_page.h"

#include <catch2/catch.hpp>

#include "support/tiny_results.h"

using namespace legeplan;
using output::Language;
using output::ReportSource;

namespace {

constexpr const char* kScript = "<script>alert(1)</script>";

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos;
         at = text.find(word, at + word.size())) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("no sign of a text is markup") {
    CHECK(output::html_text("<a href='x'>\"&") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;");
    CHECK(output::html_text("Gjøvik") == "Gjøvik");
}

TEST_CASE("a document cannot end the script that holds it") {
    const nlohmann::ordered_json json{{"title", std::string(kScript) + "<!--"}};
    const std::string text = output::script_json(json);
    CHECK(text.find('<') == std::string::npos);
    CHECK(nlohmann::ordered_json::parse(text) == json);
}

TEST_CASE("the page holds the data and the language, and what a scenario says is never markup") {
    run::Results results = test::tiny_results(2);
    results.scenarios[1].title = {kScript, kScript};
    const std::vector<ReportSource> sources{{"%LEGEPLAN_TITLE%", results, {}}};
    const std::string page = output::report_page(sources, Language::en);
    CHECK(page.find("<html lang=\"en\">") != std::string::npos);
    CHECK(page.find("<title>Legeplan – Lillebygd</title>") != std::string::npos);
    CHECK(page.find(kScript) == std::string::npos);
    CHECK(page.find("\\u003cscript>alert(1)") != std::string::npos);
    CHECK(count(page, "%LEGEPLAN_") == 1);  // the file's name, as it is
    CHECK(page == output::report_page(sources, Language::en));
}
