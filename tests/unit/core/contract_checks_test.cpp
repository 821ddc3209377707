#include "core/contract_checks.h"

#include <catch2/catch.hpp>

using namespace legeplan;

TEST_CASE("a broken contract names the file and what was expected") {
    const auto half = [](int n) {
        LEGEPLAN_EXPECTS(n % 2 == 0);
        return n / 2;
    };
    CHECK(half(4) == 2);
    CHECK_THROWS_AS(half(3), ContractViolation);
    CHECK_THROWS_WITH(half(3), Catch::Contains("contract_checks_test.cpp") &&
                                   Catch::EndsWith("expected n % 2 == 0"));
}
