#include "scenario/quantity.h"

#include <map>

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;

namespace {

Quantity read(const std::string& value) {
    return sample::loaded_with("gp.exit.hazard = " + value + "\n").quantity("gp.exit.hazard");
}

std::string problem(const std::string& value) {
    const std::string text = sample::problems_with("gp.exit.hazard = " + value + "\n");
    const std::string start = "a.toml:4: gp.exit.hazard: ";
    return text.starts_with(start) ? text.substr(start.size()) : "elsewhere: " + text;
}

}  // namespace

TEST_CASE("a plain number has the unit of its key") {
    const Quantity quantity = read("0.11");
    CHECK(quantity.distribution.is_point());
    CHECK(quantity.distribution.a == 0.11);
    CHECK(quantity.unit == "per year");
    CHECK(quantity.source.empty());
    CHECK(quantity.where.line == 4);
    CHECK_FALSE(quantity.is_path());
    CHECK(read("2").distribution.a == 2.0);
}

TEST_CASE("a number carries its source") {
    const Quantity quantity =
        read("{ value = 0.11, unit = \"per year\", source = \"SSB table 12720\" }");
    CHECK(quantity.distribution.a == 0.11);
    CHECK(quantity.source == "SSB table 12720");
}

TEST_CASE("a path is linear between its years and constant outside") {
    const Quantity path = read("{ by_year = { 2021 = 1, 2025 = 3, 2026 = 2 }, source = 's' }");
    CHECK(path.is_path());
    CHECK(path.source == "s");
    CHECK(path.path == std::map<int, double>{{2021, 1.0}, {2025, 3.0}, {2026, 2.0}});
    CHECK(path.central_at(2000) == 1.0);
    CHECK(path.central_at(2021) == 1.0);
    CHECK(path.central_at(2022) == 1.5);
    CHECK(path.central_at(2022.5) == 1.75);
    CHECK(path.central_at(2025) == 3.0);
    CHECK(path.central_at(2025.5) == 2.5);
    CHECK(path.central_at(2026) == 2.0);
    CHECK(path.central_at(2050) == 2.0);
    CHECK(read("{ by_year = { 2021 = 4 } }").central_at(1999) == 4.0);
    CHECK(read("0.5").central_at(2030) == 0.5);
}

TEST_CASE("numbers outside the range are told with the range") {
    CHECK(problem("-0.1") == "-0.1 (expected 0..5 per year)");
    CHECK(problem("{ value = 7 }") == "7 (expected 0..5 per year)");
    CHECK(problem("nan") == "nan (expected 0..5 per year)");
    CHECK(problem("-inf") == "-inf (expected 0..5 per year)");
    CHECK(problem("9223372036854775807") == "9223372036854775807 (expected 0..5 per year)");
    CHECK(problem("1e300") == "1e+300 (expected 0..5 per year)");
    CHECK(problem("'0.1'") == "\"0.1\" is not a number (expected 0..5 per year)");
    CHECK(problem("true") == "true is not a number (expected 0..5 per year)");
    CHECK(problem("[1]") == "a list is not a number (expected 0..5 per year)");
    CHECK(problem("2021-01-01") == "2021-01-01 is not a number (expected 0..5 per year)");
}

TEST_CASE("a wrong unit is refused") {
    CHECK(problem("{ value = 1, unit = 'per month' }") ==
          "unit \"per month\" (expected unit \"per year\")");
    CHECK(problem("{ value = 1, unit = 3 }") == "unit 3 (expected unit \"per year\")");
    CHECK(problem("{ distribution = 'uniform', min = 0, max = 1, unit = '' }") ==
          "unit \"\" (expected unit \"per year\")");
    CHECK(problem("{ by_year = { 2021 = 1 }, unit = 'x' }") ==
          "unit \"x\" (expected unit \"per year\")");
    CHECK(problem("{ value = 1, source = 3 }") == "source 3 (expected text in quotes)");
}

TEST_CASE("a table must hold one form of number") {
    CHECK(problem("{}") == "holds no number (expected value, distribution or by_year)");
    CHECK(problem("{ valeu = 1 }") ==
          "holds no number (expected value, distribution or by_year). Did you mean \"value\"?");
    CHECK(problem("{ unit = 'per year' }") ==
          "holds no number (expected value, distribution or by_year). Did you mean \"value\"?");
    CHECK(problem("{ value = 1, by_year = { 2021 = 1 } }")
              .starts_with("\"value\" is not known here"));
    CHECK(problem("{ value = 1, sorce = 's' }") ==
          "\"sorce\" is not known here (expected one of value, unit or source). Did you mean "
          "\"source\"?");
    CHECK(problem("{ value = { value = 1 } }") ==
          "a section is not a number (expected 0..5 per year)");
}

TEST_CASE("years of a path are years") {
    CHECK(problem("{ by_year = {} }") == "by_year is empty (expected { 2021 = ..., 2025 = ... })");
    CHECK(problem("{ by_year = 3 }") == "by_year is 3 (expected { 2021 = ..., 2025 = ... })");
    CHECK(problem("{ by_year = { 21 = 1 } }") ==
          "\"21\" is not a year of by_year (expected 1800..2300)");
    CHECK(problem("{ by_year = { 2e03 = 1 } }") ==
          "\"2e03\" is not a year of by_year (expected 1800..2300)");
    CHECK(problem("{ by_year = { 9999 = 1 } }") ==
          "\"9999\" is not a year of by_year (expected 1800..2300)");
    CHECK(problem("{ by_year = { 2021 = 9 } }") == "9 (expected 0..5 per year)");
    CHECK(problem("{ by_year = { 2021.5 = 1 } }") ==
          "a section is not a number (expected 0..5 per year)");
}
