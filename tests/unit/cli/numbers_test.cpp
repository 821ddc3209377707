#include "cli/numbers.h"

#include <catch2/catch.hpp>

using namespace legeplan;

TEST_CASE("width is what a terminal shows") {
    CHECK(cli::display_width("") == 0);
    CHECK(cli::display_width("Åpne lister") == 11);
    CHECK(cli::display_width("± 1,5 – 2") == 9);
    CHECK(cli::display_width("e\u0301") == 1);  // a combining accent
    CHECK(cli::display_width("\u5e02") == 2);   // a wide sign
    CHECK(cli::display_width("\xff") == 1);     // a broken byte
}
