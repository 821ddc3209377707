#include "steps/initial_lists.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

#include "run/replicator.h"
#include "state/invariants.h"
#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using state::CellId;
using state::Person;
using test::kMaxZ;
using test::Moments;
using test::Town;

namespace {

int sum(const std::vector<int>& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0);
}

void check_lengths(const Inputs& inputs, const state::State& state) {
    for (std::size_t i = 0; i < inputs.positions.size(); ++i) {
        CHECK(state.lists.length[i] == inputs.positions[i].list_length);
    }
}

}  // namespace

TEST_CASE("the lists start at the stated lengths, with what the shares leave as non-residents") {
    const Inputs inputs = test::small_inputs({.persons = 1000, .non_residents = 40});
    const Town town(inputs);
    check_lengths(inputs, town.state);
    const auto& lists = town.state.lists;
    CHECK(lists.elsewhere == 30);
    CHECK(lists.outside == 10);
    CHECK(sum(lists.non_residents) == 40);
    CHECK(town.state.initial_non_residents == 40);
    CHECK(town.residents(state::Standing::waiting) == 0);
    CHECK(town.residents(state::Standing::elsewhere) == 30);
    CHECK(sum(lists.length) - sum(lists.non_residents) == 960);
    // In proportion to length, to the rounding.
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::abs(lists.non_residents[i] - 40.0 * lists.length[i] / 1000.0) <= 1.0);
    }
}

TEST_CASE("lengths are met in every replicate, whatever its shares are") {
    Inputs inputs = test::small_inputs({.persons = 800, .positions = 5});
    random::Distribution shares;
    shares.kind = random::DistributionKind::uniform;
    shares.a = 0.0;
    shares.b = 0.1;
    test::set(inputs, Param::elsewhere_share, shares);
    test::set(inputs, Param::none_share, shares);
    for (std::uint64_t k = 0; k < 20; ++k) {
        const Town town(inputs, k);
        check_lengths(inputs, town.state);
        CHECK_NOTHROW(state::check_invariants(inputs, town.state));
        const double elsewhere = town.draw[Param::elsewhere_share];
        CHECK(town.state.lists.elsewhere == std::lround(800.0 * elsewhere));
    }
}

TEST_CASE("residents for whom the lists have no room stand outside") {
    Inputs inputs = test::small_inputs({.persons = 1000});
    for (auto& position : inputs.positions) {
        position.list_length = 100;
    }
    const Town town(inputs);
    check_lengths(inputs, town.state);
    CHECK(sum(town.state.lists.non_residents) == 0);
    CHECK(town.state.lists.elsewhere == 30);
    CHECK(town.state.lists.outside == 1000 - 30 - 300);
}

TEST_CASE("a start later in the year meets the lengths after the months of demography") {
    const Inputs inputs =
        test::small_inputs({.persons = 1500, .start = Month::of(2022, 9), .months = 6});
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    int changed = 0;
    const auto check = [&](const state::State& state, const state::StepReport&) {
        state::check_invariants(inputs, state);
        if (state.month < inputs.start) {
            check_lengths(inputs, state);
            CHECK(state.month == Month::of(2022, 8));
            changed += state::population(state) != 1500 ? 1 : 0;
        }
    };
    for (std::uint64_t k = 0; k < 5; ++k) {
        replicator.run(1, k, *workspace, record, nullptr, check);
    }
    CHECK(changed > 0);
}

TEST_CASE("relations are no older than the person, the scheme and the table") {
    Inputs inputs = test::small_inputs({.persons = 3000, .non_residents = 0});
    const Town town(inputs);
    const auto& layout = town.state.residents.layout();
    const int start = inputs.start - town.state.origin;
    std::array<int, 5> groups{};
    int adults = 0;
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        for (const Person person : town.state.residents.cell(cell)) {
            if (!person.is_listed()) {
                continue;
            }
            CHECK(person.joined() < start);
            CHECK(person.joined() >= 0);
            CHECK(person.changes() == 0);
            const Month joined = town.state.origin + person.joined();
            CHECK(joined.year() >= std::min(layout.birth_year(cell), 2021));
            if (layout.birth_year(cell) < 2000) {
                const double years = (start - 1 - person.joined()) / 12.0;
                const std::array<double, 5> ends{1.0, 2.0, 5.0, 10.0, 21.0};
                const auto group = std::upper_bound(ends.begin(), ends.end(), years);
                ++groups[static_cast<std::size_t>(group - ends.begin())];
                ++adults;
            }
        }
    }
    REQUIRE(adults > 1500);
    const std::array<double, 5> shares{0.125, 0.125, 0.25, 0.25, 0.25};
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double expected = adults * shares[i];
        CHECK(std::abs(groups[i] - expected) < kMaxZ * std::sqrt(expected * (1.0 - shares[i])));
    }
}

TEST_CASE("a young scheme caps the relations at its start") {
    Inputs inputs = test::small_inputs({.persons = 500});
    inputs.lists.scheme_start = inputs.start - 24;
    const Town town(inputs);
    int at_start_of_scheme = 0;
    for (CellId cell = 0; cell < town.state.residents.layout().resident_cells(); ++cell) {
        for (const Person person : town.state.residents.cell(cell)) {
            if (person.is_listed()) {
                CHECK(person.joined() >= 0);
                CHECK(person.joined() <= 23);
                at_start_of_scheme += person.joined() == 0 ? 1 : 0;
            }
        }
    }
    CHECK(at_start_of_scheme > 250);
}

TEST_CASE("who is on a list does not depend on age") {
    const Inputs inputs = test::small_inputs({.persons = 6000, .positions = 2, .vacant = 1});
    const Town town(inputs);
    const auto& layout = town.state.residents.layout();
    double first = 0.0;
    double old_first = 0.0;
    double listed = 0.0;
    double old = 0.0;
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        const bool is_old = layout.age(cell, 2022) >= 67;
        for (const Person person : town.state.residents.cell(cell)) {
            if (person.is_listed()) {
                listed += 1.0;
                old += is_old ? 1.0 : 0.0;
                first += person.list() == 0 ? 1.0 : 0.0;
                old_first += is_old && person.list() == 0 ? 1.0 : 0.0;
            }
        }
    }
    const double share = first / listed;
    CHECK(std::abs(old_first - old * share) < kMaxZ * std::sqrt(old * share * (1.0 - share)));
}

TEST_CASE("the deal is the same for all seeds; what a replicate must move is its own") {
    Inputs inputs = test::small_inputs({.persons = 1000});
    const Town a(inputs, 0, 1);
    const Town b(inputs, 5, 99);
    int same = 0;
    for (CellId cell = 0; cell < a.state.residents.layout().resident_cells(); ++cell) {
        REQUIRE(a.state.residents.size(cell) == b.state.residents.size(cell));
        for (std::uint32_t i = 0; i < a.state.residents.size(cell); ++i) {
            same += a.state.residents.at(cell, i) == b.state.residents.at(cell, i) ? 1 : 0;
        }
    }
    CHECK(same == 1000);  // central shares and a start in January: nobody moves
    random::Distribution shares;
    shares.kind = random::DistributionKind::uniform;
    shares.a = 0.0;
    shares.b = 0.06;
    test::set(inputs, Param::elsewhere_share, shares);
    const Town c(inputs, 0);
    int moved = 0;
    for (CellId cell = 0; cell < a.state.residents.layout().resident_cells(); ++cell) {
        for (std::uint32_t i = 0; i < a.state.residents.size(cell); ++i) {
            moved += a.state.residents.at(cell, i) == c.state.residents.at(cell, i) ? 0 : 1;
        }
    }
    CHECK(moved > 0);
    CHECK(moved <= 40);
}
