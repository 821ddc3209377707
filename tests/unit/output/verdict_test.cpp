#include "output/verdict.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace legeplan;
using output::Language;
using record::Difference;
using record::Indicator;
using record::Wish;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A mean of 10, surely told from chance, with these shares of better and equal replicates.
Difference shares(double greater, double equal) {
    return {10.0, 1.0, -5.0, 25.0, greater + equal / 2.0, equal, 1.0};
}

Difference difference(double mean, double error, double probability) {
    return {mean, error, mean - 1.0, mean + 1.0, probability, 0.0, 1.0};
}

std::string nb(const Difference& found, Wish wish = Wish::higher) {
    return output::verdict(found, wish, Language::nb);
}

std::string en(const Difference& found, Wish wish = Wish::higher) {
    return output::verdict(found, wish, Language::en);
}

}  // namespace

TEST_CASE("a mean difference inside its Monte Carlo error cannot be told from chance") {
    CHECK(nb(difference(1.95, 1.0, 0.6)) == "kan ikke skilles fra tilfeldigheter");
    CHECK(en(difference(-1.95, 1.0, 0.4)) == "cannot be told from chance");
    CHECK(nb(difference(1.97, 1.0, 0.6)) != "kan ikke skilles fra tilfeldigheter");
    // Whatever the share of replicates: it is the number of replicates that is too small.
    CHECK(nb(difference(1.0, 1.0, 1.0)) == "kan ikke skilles fra tilfeldigheter");
    // One replicate has no error.
    CHECK(nb(difference(5.0, kNan, 1.0)) == "kan ikke skilles fra tilfeldigheter");
}

TEST_CASE("ties are told and count for neither side") {
    CHECK(nb(shares(0.315, 0.557)) ==
          "usikkert (bedre i 32 %, likt i 56 %, dårligere i 13 % av simuleringene)");
    CHECK(en(shares(0.315, 0.557)) ==
          "uncertain (better in 32 %, the same in 56 %, worse in 13 % of replicates)");
    CHECK(nb(shares(0.92, 0.08)) ==
          "trolig bedre (bedre i 92 %, likt i 8 %, dårligere i 0 % av simuleringene)");
    CHECK(nb(shares(0.55, 0.0)) == "usikkert (bedre i 55 %, dårligere i 45 % av simuleringene)");
}

TEST_CASE("what is uncertain may be hardly worse, or hardly better") {
    CHECK(nb(shares(0.6, 0.399)) ==
          "usikkert, men neppe dårligere (bedre i 60 %, likt i 40 %, dårligere i 0,1 % av "
          "simuleringene)");
    CHECK(en(shares(0.05, 0.4)) ==
          "uncertain, but hardly better (better in 5 %, the same in 40 %, worse in 55 % of "
          "replicates)");
    CHECK(
        nb(shares(0.3, 0.65), Wish::lower) ==
        "usikkert, men neppe bedre (bedre i 5 %, likt i 65 %, dårligere i 30 % av simuleringene)");
    CHECK(nb(shares(0.3, 0.65), Wish::neither) ==
          "usikkert, men neppe lavere (høyere i 30 %, likt i 65 %, lavere i 5 % av simuleringene)");
    CHECK(nb(shares(0.03, 0.96)) ==
          "stort sett likt (bedre i 3 %, likt i 96 %, dårligere i 1 % av simuleringene)");
    CHECK(en(shares(0.05, 0.9), Wish::neither) ==
          "mostly the same (higher in 5 %, the same in 90 %, lower in 5 % of replicates)");
    // 5.2 % is not 5 %.
    CHECK(en(shares(0.6, 0.348)) ==
          "uncertain (better in 60 %, the same in 35 %, worse in 5.2 % of replicates)");
}

TEST_CASE("the majority's side is named") {
    CHECK(nb(shares(0.05, 0.0)) == "trolig dårligere (i 95 % av simuleringene)");
    CHECK(nb(shares(0.95, 0.0)) == "trolig bedre (i 95 % av simuleringene)");
    CHECK(nb(shares(0.04, 0.0)) == "dårligere (i 96 % av simuleringene)");
    CHECK(en(shares(0.96, 0.0)) == "better (in 96 % of replicates)");
    CHECK(en(shares(0.7, 0.0), Wish::lower) == "probably worse (in 70 % of replicates)");
    CHECK(nb(shares(0.02, 0.0), Wish::lower) == "bedre (i 98 % av simuleringene)");
    CHECK(nb(shares(0.98, 0.0), Wish::neither) == "høyere (i 98 % av simuleringene)");
    CHECK(nb(shares(0.2, 0.0), Wish::neither) == "trolig lavere (i 80 % av simuleringene)");
}

TEST_CASE("rounding does not move a share across a limit") {
    CHECK(nb(shares(0.953, 0.0)) == "bedre (i 95,3 % av simuleringene)");
    CHECK(nb(shares(0.9504, 0.0)) == "bedre (i 95,04 % av simuleringene)");
    CHECK(nb(shares(0.947, 0.0)) == "trolig bedre (i 95 % av simuleringene)");
    CHECK(nb(shares(0.998, 0.0)) == "bedre (i 99,8 % av simuleringene)");
    CHECK(nb(shares(1.0, 0.0)) == "bedre (i 100 % av simuleringene)");
    CHECK(nb(shares(0.662, 0.0)) == "trolig bedre (i 66,2 % av simuleringene)");
    CHECK(nb(shares(0.66, 0.0)) == "usikkert (bedre i 66 %, dårligere i 34 % av simuleringene)");
}

TEST_CASE("a file that does not tell ties is judged as it was written") {
    const auto old = [](double greater) {
        return Difference{10.0, 1.0, -5.0, 25.0, greater, kNan, 1.0};
    };
    CHECK(nb(old(0.59)) == "usikkert (bedre i 59 % av simuleringene)");
    CHECK(nb(old(0.96)) == "bedre (i 96 % av simuleringene)");
    CHECK(nb(old(0.05)) == "trolig dårligere (i 95 % av simuleringene)");
}

TEST_CASE("no difference is told from one that is too small, and from one that is undefined") {
    CHECK(nb(difference(0.0, 0.0, 0.5)) == "ingen forskjell");
    CHECK(en(difference(0.0, 0.0, 0.5)) == "no difference");
    CHECK(nb(difference(0.0, 1.0, 0.5)) == "kan ikke skilles fra tilfeldigheter");
    CHECK(nb(difference(2.0, 0.0, 1.0)) == "bedre (i 100 % av simuleringene)");
    CHECK(nb(difference(kNan, kNan, kNan)) == "–");
}

TEST_CASE("a difference is told by its mean and what 90 % of the pairs lie within") {
    const auto& places = record::spec(Indicator::list_free);
    const Difference of_places{-1510.0, 43.4, -3882.0, 336.0, 0.1, 0.0, 1.0};
    CHECK(output::difference_text(of_places, places, Language::nb) ==
          "i gjennomsnitt −1 510 (90 %: −3 882 til +336)");
    CHECK(output::difference_text(of_places, places, Language::en) ==
          "−1,510 on average (90 %: −3,882 to +336)");
    CHECK(output::difference_error_text(of_places, places, Language::nb) == "43");
    const auto& share = record::spec(Indicator::list_free_share);
    const Difference of_share{0.05, 0.01, -0.1, 0.2, 0.9, 0.0, 1.0};
    CHECK(output::difference_text(of_share, share, Language::nb) ==
          "i gjennomsnitt +5,0 prosentpoeng (90 %: −10,0 til +20,0)");
}

TEST_CASE("a mean and an error are shown with decimals enough to be more than zero") {
    const auto& places = record::spec(Indicator::list_free);
    const Difference small{-0.012, 0.0011, -1.0, 0.0, 0.0, 0.99, 1.0};
    CHECK(output::mean_difference_text(small, places, Language::en) == "−0.01");
    CHECK(output::difference_error_text(small, places, Language::en) == "0.001");
}
