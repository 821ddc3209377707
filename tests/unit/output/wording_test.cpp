#include "output/wording.h"

#include <limits>

#include <catch2/catch.hpp>

#include "output/numbers.h"
#include "support/tiny_results.h"

using namespace legeplan;
using output::Language;
using record::Difference;
using record::Indicator;
using record::Wish;

namespace {

Difference difference(double mean, double error, double probability) {
    return {mean, error, 0.0, 0.0, probability, 1.0};
}

}  // namespace

TEST_CASE("numbers follow the language") {
    CHECK(output::person_number(-1234.5, 1, Language::nb) == "−1 234,5");
    CHECK(output::person_number(1234567.0, 0, Language::en) == "1,234,567");
    CHECK(output::person_number(-0.04, 1, Language::nb) == "0,0");
    CHECK(output::person_number(std::numeric_limits<double>::quiet_NaN(), 1, Language::en) == "–");
}

TEST_CASE("what chance alone may have made is not called better") {
    CHECK(output::verdict(difference(1.0, 1.0, 0.99), Wish::higher, Language::nb) ==
          "kan ikke skilles fra tilfeldigheter");
    CHECK(output::verdict(difference(0.0, 0.0, 0.5), Wish::higher, Language::en) ==
          "no difference");
}

TEST_CASE("between 5 and 95 % of the replicates a difference is uncertain") {
    const auto say = [](double probability, Wish wish) {
        return output::verdict(difference(10.0, 1.0, probability), wish, Language::en);
    };
    CHECK(say(0.95, Wish::higher) == "uncertain (better in 95 % of replicates)");
    CHECK(say(0.96, Wish::higher) == "better (in 96 % of replicates)");
    CHECK(say(0.96, Wish::lower) == "worse (in 96 % of replicates)");
    CHECK(say(0.96, Wish::neither) == "higher (in 96 % of replicates)");
    CHECK(say(0.05, Wish::lower) == "uncertain (better in 95 % of replicates)");
    CHECK(say(0.03, Wish::lower) == "better (in 97 % of replicates)");
}

TEST_CASE("a difference of shares is in percentage points") {
    const auto& share = record::spec(Indicator::list_free_share);
    CHECK(output::difference_text(difference(0.05, 0.01, 1.0), share, Language::nb) ==
          "+5,0 ± 2,0 prosentpoeng");
    const auto& places = record::spec(Indicator::list_free);
    CHECK(output::difference_text(difference(-1200.0, 10.0, 1.0), places, Language::en) ==
          "−1,200 ± 20");
}

TEST_CASE("a band from a hidden count is told in words, not as a range of fewer than") {
    run::Results results = test::tiny_results(4);
    const record::IndicatorSpec& spec = record::spec(record::Indicator::persons_without_gp);
    record::Series series = results.scenarios[0].indicators[static_cast<std::size_t>(spec.id)];
    series.quantiles.front()[0] = 2.0;
    series.quantiles[record::kQuantiles.size() / 2][0] = 44.0;
    series.quantiles.back()[0] = 209.0;
    const auto text = [&](Language language, output::SmallCounts small) {
        return output::band_text(series, 0, spec, language, small);
    };
    CHECK(text(Language::nb, output::SmallCounts::hidden) == "44 (færre enn 5 til 209)");
    CHECK(text(Language::en, output::SmallCounts::hidden) == "44 (fewer than 5 to 209)");
    CHECK(text(Language::nb, output::SmallCounts::told) == "44 (2–209)");
}
