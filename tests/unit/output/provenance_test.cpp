#include "output/provenance.h"

#include <ctime>
#include <regex>

#include <catch2/catch.hpp>

#include "core/version.h"

using namespace legeplan;

TEST_CASE("provenance tells when, where and by what a result was made") {
    const auto before = std::time(nullptr);
    const output::Provenance now = output::provenance_now("legeplan run 'a b.toml' -j 3", 3);
    const auto after = std::time(nullptr);
    CHECK(now.command_line == "legeplan run 'a b.toml' -j 3");
    CHECK(now.threads == 3);
    CHECK(now.ranks == 1);
    CHECK_FALSE(now.host.empty());
    CHECK(now.git_sha == git_sha());
    CHECK(std::regex_match(now.compiler, std::regex("(gcc|clang) [0-9].*")));
    std::tm utc{};
    REQUIRE(strptime(now.created.c_str(), "%Y-%m-%dT%H:%M:%SZ", &utc) != nullptr);
    const std::time_t created = timegm(&utc);
    CHECK(created >= before);
    CHECK(created <= after);
}
