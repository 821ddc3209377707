#include "core/version.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include <catch2/catch.hpp>

namespace {

bool is_hex_digit(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

bool is_digit_or_dot(char c) {
    return c == '.' || std::isdigit(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

TEST_CASE("the version has three numbers") {
    const std::string_view version = legeplan::version();
    CHECK(std::count(version.begin(), version.end(), '.') == 2);
    CHECK(std::all_of(version.begin(), version.end(), is_digit_or_dot));
}

TEST_CASE("the commit is a full hash or says that it is unknown") {
    std::string_view sha = legeplan::git_sha();
    if (sha != "unknown") {
        const std::string_view dirty = "-dirty";
        if (sha.ends_with(dirty)) sha.remove_suffix(dirty.size());
        CHECK(sha.size() == 40);
        CHECK(std::all_of(sha.begin(), sha.end(), is_hex_digit));
    }
}
