#include "scenario/suggest.h"

#include <catch2/catch.hpp>

using legeplan::scenario::closest;
using legeplan::scenario::edit_distance;
using legeplan::scenario::one_of;

TEST_CASE("edit distance counts letters and swaps") {
    CHECK(edit_distance("cap", "cap", 2) == 0);
    CHECK(edit_distance("cap", "cup", 2) == 1);
    CHECK(edit_distance("cap", "caps", 2) == 1);
    CHECK(edit_distance("cap", "cpa", 2) == 1);
    CHECK(edit_distance("list_cap", "lsit_cpa", 2) == 2);
    CHECK(edit_distance("", "ab", 2) == 2);
    CHECK(edit_distance("kitten", "sitting", 3) == 3);
    CHECK(edit_distance("kitten", "sitting", 2) == 3);
    CHECK(edit_distance("abcdefgh", "ghabcdef", 4) == 4);
    CHECK(edit_distance("abcdefgh", "bcdefghi", 2) == 2);
    CHECK(edit_distance("abcdefgh", "bacdfehg", 3) == 3);
    CHECK(edit_distance("abcdefgh", "bacdfehg", 2) == 3);
    CHECK(edit_distance("", "", 0) == 0);
    CHECK(edit_distance("a", "b", 0) == 1);
    CHECK(edit_distance("LIST-CAP", "list_cap", 2) == 0);
}

TEST_CASE("edit distance to a huge word costs nothing") {
    CHECK(edit_distance(std::string(4'000'000, 'a'), "list_cap", 2) == 3);
}

TEST_CASE("the closest candidate is suggested if it is close") {
    const std::vector<std::string> keys = {"list_cap", "list_length", "rooms"};
    CHECK(closest("list_capp", keys) == "list_cap");
    CHECK(closest("listcap", keys) == "list_cap");
    CHECK(closest("romos", keys) == "rooms");
    CHECK(closest("room", keys) == "rooms");
    CHECK(closest("beds", keys).empty());
    CHECK(closest("", keys).empty());
    CHECK(closest("rooms", {}).empty());
    CHECK(closest("lust_cap", {"lust_cup", "list_cap"}) == "lust_cup");
    CHECK(closest("lust_cap", {"last_cup", "list_cap"}) == "list_cap");
    CHECK(closest("ab", {"cd"}).empty());
    CHECK(closest("rooms", std::vector<std::string>(2001, "rooms")).empty());
}

TEST_CASE("choices are listed in words") {
    CHECK(one_of({}).empty());
    CHECK(one_of({"a"}).en == "a");
    CHECK(one_of({"a", "b"}).en == "one of a or b");
    CHECK(one_of({"a", "b"}).nb == "en av a eller b");
    CHECK(one_of({"a", "b", "c"}).en == "one of a, b or c");
    CHECK(one_of(std::vector<std::string>(21, "a")).empty());
    CHECK(legeplan::scenario::all_of({"a", "b", "c"}) == legeplan::Text("a, b og c", "a, b and c"));
}

TEST_CASE("as many names as there are types of policy are listed, a long list is not") {
    CHECK(legeplan::scenario::one_of(std::vector<std::string>(20, "a"))
              .en.starts_with("one of a, a"));
    CHECK(legeplan::scenario::one_of(std::vector<std::string>(21, "a")).empty());
}
