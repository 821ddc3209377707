#include "core/memo.h"

#include <catch2/catch.hpp>

using legeplan::Memo;

TEST_CASE("a memo computes a value once for as long as its place is not taken") {
    Memo<2, 4> memo;
    int computed = 0;
    const auto difference = [&](std::size_t place, double a, double b) {
        return memo.value(place, {a, b}, [&] {
            ++computed;
            return a - b;
        });
    };
    CHECK(difference(1, 5.0, 3.0) == 2.0);
    CHECK(difference(1, 5.0, 3.0) == 2.0);
    CHECK(computed == 1);
    // Each argument tells values apart, in the same place too.
    CHECK(difference(1, 5.0, 4.0) == 1.0);
    CHECK(difference(5, 6.0, 4.0) == 2.0);  // place 1 of 4
    CHECK(difference(1, 5.0, 4.0) == 1.0);
    CHECK(computed == 4);
    // Nothing is known from the start.
    CHECK(difference(2, 0.0, 0.0) == 0.0);
    CHECK(computed == 5);
}

TEST_CASE("a copy of a memo knows what the memo knew") {
    Memo<1, 2> memo;
    CHECK(memo.value(0, {3.0}, [] { return 9.0; }) == 9.0);
    Memo<1, 2> copy = memo;
    CHECK(copy.value(0, {3.0}, [] { return 0.0; }) == 9.0);
}
