#include "cli/sweep_progress.h"

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>

using namespace legeplan;
using cli::duration_text;
using cli::Language;
using cli::ProgressDisplay;

TEST_CASE("lengths of time are said in seconds, minutes and hours") {
    CHECK(duration_text(45.4, Language::en) == "45 s");
    CHECK(duration_text(600.0, Language::nb) == "10 min");
    CHECK(duration_text(3.5 * 3600.0, Language::en) == "3.5 h");
    CHECK(duration_text(3.5 * 3600.0, Language::nb) == "3,5 t");
}

TEST_CASE("a line for each tenth tells units, rate and time left") {
    std::ostringstream stream;
    cli::SweepProgressDisplay display(stream, ProgressDisplay::Form::lines, Language::en);
    display.show({1, 20, 10, 200});
    CHECK(stream.str().empty());
    display.show({2, 20, 20, 200});
    display.show({3, 20, 30, 200});
    const std::string text = stream.str();
    CHECK(text.starts_with("10 % 2/20 units, "));
    CHECK(text.find("replicates/s") != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
}

TEST_CASE("a terminal has one line that is taken away, quiet has none") {
    std::ostringstream stream;
    cli::SweepProgressDisplay bar(stream, ProgressDisplay::Form::bar, Language::nb);
    bar.show({2, 20, 20, 200});
    CHECK(stream.str().find('\n') == std::string::npos);
    bar.finish();
    CHECK(stream.str().ends_with("\r\x1b[K"));
    std::ostringstream silent;
    cli::SweepProgressDisplay none(silent, ProgressDisplay::Form::none, Language::nb);
    none.show({20, 20, 200, 200});
    none.finish();
    CHECK(silent.str().empty());
}
