#include "cli/value_parsing.h"

#include <limits>
#include <sstream>

#include <catch2/catch.hpp>

using namespace legeplan;
using cli::Language;
using cli::UsageError;

namespace {

struct Fixture {
    std::ostringstream stream;
    cli::Console console{stream, stream, Language::nb};
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a whole number is all digits and within its bounds") {
    const auto parse = [&](const char* text) {
        return cli::parse_number("-n", text, {1, 999}, console);
    };
    CHECK(parse("1") == 1);
    CHECK(parse("999") == 999);
    for (const char* text :
         {"", "0", "1000", "-1", "+5", "1.5", "1e3", "10 ", " 10", "ten", "99999999999999999999"}) {
        INFO(text);
        CHECK_THROWS_AS(parse(text), UsageError);
    }
    CHECK_THROWS_WITH(parse("0"), "-n: «0» er ikke et helt tall fra 1 til 999");
    const auto all = std::numeric_limits<std::uint64_t>::max();
    CHECK(cli::parse_number("--seed", "18446744073709551615", {0, all}, console) == all);
    console.set(Language::en);
    CHECK_THROWS_WITH(parse("x\x1b[2J"), Catch::Contains("\\x1b"));  // nothing to fool a terminal
}

TEST_CASE_METHOD(Fixture, "an error bound is an indicator and a value above zero") {
    const run::ErrorBound bound = cli::parse_bound("list_free=2.5", console);
    CHECK(bound.indicator == record::Indicator::list_free);
    CHECK(bound.value == 2.5);
    for (const char* text : {"", "list_free", "list_free=", "list_free=0", "list_free=-1",
                             "list_free=nan", "list_free=inf", "list_free=1x", "=5"}) {
        INFO(text);
        CHECK_THROWS_AS(cli::parse_bound(text, console), UsageError);
    }
    CHECK_THROWS_WITH(cli::parse_bound("list_fre=5", console),
                      "--until-error: det finnes ingen indikator «list_fre». "
                      "Mente du «list_free»?");
}
