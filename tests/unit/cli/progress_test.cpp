#include "cli/progress.h"

#include <algorithm>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

using namespace legeplan;
using cli::Language;
using cli::ProgressDisplay;

namespace {

std::string shown(ProgressDisplay::Form form, std::uint64_t wanted, std::uint64_t step,
                  Language language = Language::nb) {
    std::ostringstream stream;
    ProgressDisplay display(stream, form, language);
    for (std::uint64_t done = step; done <= wanted; done += step) {
        display.show({done, wanted});
    }
    display.finish();
    return stream.str();
}

}  // namespace

TEST_CASE("elsewhere than on a terminal each tenth is a line") {
    const std::string text = shown(ProgressDisplay::Form::lines, 2000, 1);
    CHECK(text.find("10 % (200 av 2 000 simuleringer)\n20 % (400 av 2 000 simuleringer)\n") == 0);
    CHECK(text.find("\n100 % (2 000 av 2 000 simuleringer)\n") != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 10);
    CHECK(shown(ProgressDisplay::Form::lines, 2, 1, Language::en) ==
          "50 % (1 of 2 replicates)\n100 % (2 of 2 replicates)\n");
}

TEST_CASE("under an error bound the lines go on from where the new number stands") {
    std::ostringstream stream;
    ProgressDisplay display(stream, ProgressDisplay::Form::lines, Language::en);
    display.show({100, 100});
    display.show({101, 200});
    display.show({120, 200});
    display.show({200, 200});
    CHECK(stream.str() == "100 % (100 of 100 replicates)\n"
                          "60 % (120 of 200 replicates)\n"
                          "100 % (200 of 200 replicates)\n");
}

TEST_CASE("on a terminal there is one bar, which is taken away at the end") {
    const std::string text = shown(ProgressDisplay::Form::bar, 60, 20);
    CHECK(text.find("\r[##########--------------------]  33 %  20 av 60 simuleringer\x1b[K") == 0);
    // The whole is shown however soon after.
    CHECK(text.find("[##############################] 100 %  60 av 60 simuleringer") !=
          std::string::npos);
    CHECK(text.find('\n') == std::string::npos);
    CHECK(text.substr(text.size() - 4) == "\r\x1b[K");
}

TEST_CASE("a quiet console shows nothing, and nothing is shown of nothing") {
    CHECK(shown(ProgressDisplay::Form::none, 10, 1).empty());
    std::ostringstream stream;
    ProgressDisplay display(stream, ProgressDisplay::Form::lines, Language::nb);
    display.show({0, 0});
    display.finish();
    CHECK(stream.str().empty());
    cli::Console console(stream, stream, Language::nb);
    console.set(cli::Chatter::quiet);
    CHECK(ProgressDisplay::form_for(console) == ProgressDisplay::Form::none);
    console.set(cli::Chatter::normal);
    CHECK(ProgressDisplay::form_for(console) != ProgressDisplay::Form::none);
}
