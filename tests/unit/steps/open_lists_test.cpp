#include "steps/open_lists.h"

#include <array>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "core/real_math.h"
#include "random/streams.h"
#include "support/statistics.h"

using namespace legeplan;
using state::ListId;
using steps::ListWeights;
using steps::OpenLists;
using steps::Seeker;

namespace {

struct List {
    ListId id;
    std::uint32_t office;
    Sex gp_sex;
    int free;
};

std::uint64_t identity(ListId id) {
    return random::mix(id + 1);
}

OpenLists open(const ListWeights& weights, const std::vector<List>& lists) {
    OpenLists result;
    result.begin(weights, 64);
    for (const List& list : lists) {
        result.add(list.id, identity(list.id), list.office, list.gp_sex, list.free);
    }
    return result;
}

const std::vector<List> kLists{
    {3, 0, Sex::female, 5}, {7, 1, Sex::male, 40}, {9, 1, Sex::female, 1}, {20, 2, Sex::male, 300}};

double weight(const ListWeights& weights, const List& list, const Seeker& seeker) {
    return std::pow(list.free, weights.free_exponent) *
           (list.gp_sex == seeker.sex ? weights.same_sex : 1.0) *
           (list.office == seeker.office ? weights.same_office : 1.0);
}

/// The race by its definition, with a logarithm for every list.
ListId first_to_arrive(const ListWeights& weights, const std::vector<List>& lists,
                       const Seeker& seeker) {
    ListId best = OpenLists::kNoList;
    double earliest = std::numeric_limits<double>::infinity();
    for (const List& list : lists) {
        const auto bits = steps::race_bits(
            seeker.key, static_cast<std::uint32_t>(random::mix(identity(list.id))));
        const double arrival =
            -log_(1.0 - steps::race_number(bits)) / weight(weights, list, seeker);
        if (list.id != seeker.leaves && arrival < earliest) {
            best = list.id;
            earliest = arrival;
        }
    }
    return best;
}

}  // namespace

TEST_CASE("the race is won by the first to arrive") {
    const ListWeights weights{0.8, 1.3, 1.7};
    std::array<int, 64> wins{};
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const Seeker seeker{random::mix(i), i % 2 == 0 ? Sex::female : Sex::male,
                            static_cast<std::uint32_t>(i % 3),
                            i % 5 == 0 ? ListId{20} : OpenLists::kNoList};
        OpenLists lists = open(weights, kLists);
        const ListId chosen = lists.take_place(seeker);
        REQUIRE(chosen == first_to_arrive(weights, kLists, seeker));
        ++wins[chosen];
    }
    for (const List& list : kLists) {
        CHECK(wins[list.id] > 50);
    }
}

TEST_CASE("a list wins with probability in proportion to its weight") {
    const ListWeights weights{1.0, 1.5, 2.0};
    constexpr int kSeekers = 100000;
    std::array<int, 64> wins{};
    const auto seeker = [](std::uint64_t i) {
        return Seeker{random::mix(i + 17), Sex::female, 1, OpenLists::kNoList};
    };
    for (std::uint64_t i = 0; i < kSeekers; ++i) {
        OpenLists lists = open(weights, kLists);
        ++wins[lists.take_place(seeker(i))];
    }
    double sum = 0.0;
    for (const List& list : kLists) {
        sum += weight(weights, list, seeker(0));
    }
    const auto z = [&](const List& list, double share) {
        return (wins[list.id] - kSeekers * share) / std::sqrt(kSeekers * share * (1.0 - share));
    };
    for (const List& list : kLists) {
        CHECK(std::abs(z(list, weight(weights, list, seeker(0)) / sum)) < test::kMaxZ);
    }
    CHECK(std::abs(z(kLists[1], 1.05 * weight(weights, kLists[1], seeker(0)) / sum)) > test::kMaxZ);
}

TEST_CASE("places run out, and a full list closes") {
    OpenLists lists = open({}, {{2, 0, Sex::male, 2}, {5, 0, Sex::male, 1}});
    std::array<int, 64> taken{};
    for (std::uint64_t i = 0; i < 3; ++i) {
        REQUIRE_FALSE(lists.empty());
        ++taken[lists.take_place({random::mix(i), Sex::male, 9, OpenLists::kNoList})];
    }
    CHECK(taken[2] == 2);
    CHECK(taken[5] == 1);
    CHECK(lists.empty());
    CHECK(lists.take_place({1, Sex::male, 9, OpenLists::kNoList}) == OpenLists::kNoList);
}

TEST_CASE("the weights are those of the beginning") {
    // Of two lists alike, one has lost most of its places to others of the month.
    const std::vector<List> lists{{2, 0, Sex::male, 40}, {5, 0, Sex::male, 40}};
    OpenLists busy = open({}, lists);
    for (std::uint64_t i = 0; i < 60; ++i) {
        const Seeker seeker{random::mix(i), Sex::male, 9, OpenLists::kNoList};
        OpenLists fresh = open({}, lists);
        REQUIRE(busy.take_place(seeker) == fresh.take_place(seeker));
    }
}

TEST_CASE("nobody goes to the list that they leave") {
    OpenLists lists = open({}, {{2, 0, Sex::male, 2}});
    CHECK(lists.take_place({1, Sex::male, 0, 2}) == OpenLists::kNoList);
    CHECK(lists.take_place({1, Sex::male, 0, 3}) == 2);
}

TEST_CASE("one list more moves only those who choose it") {
    std::vector<List> more = kLists;
    more.push_back({30, 1, Sex::female, 60});
    int moved = 0;
    for (std::uint64_t i = 0; i < 5000; ++i) {
        const Seeker seeker{random::mix(i + 5), Sex::male, 0, OpenLists::kNoList};
        OpenLists without = open({}, kLists);
        OpenLists with = open({}, more);
        const ListId now = with.take_place(seeker);
        if (now == 30) {
            ++moved;
        } else {
            REQUIRE(now == without.take_place(seeker));
        }
    }
    CHECK(moved > 500);
}

namespace {

/// 150 lists in three heats, 15 to an office, as a large municipality has them.
std::vector<List> many_lists() {
    std::vector<List> lists;
    for (ListId id = 0; id < 150; ++id) {
        lists.push_back({id, id / 15, id % 3 == 0 ? Sex::male : Sex::female,
                         1 + static_cast<int>(id * 7 % 40)});
    }
    return lists;
}

OpenLists open_many(const ListWeights& weights, const std::vector<List>& lists) {
    OpenLists result;
    result.begin(weights, 150);
    for (const List& list : lists) {
        result.add(list.id, identity(list.id), list.office, list.gp_sex, list.free);
    }
    return result;
}

}  // namespace

TEST_CASE("among many lists too each wins in proportion to its weight") {
    const ListWeights weights{1.0, 1.5, 3.0};
    const std::vector<List> lists = many_lists();
    constexpr int kSeekers = 200000;
    // Comes from list 62 of an office that lies in two heats.
    const auto seeker = [](std::uint64_t i) {
        return Seeker{random::mix(i + 3), Sex::female, 4, ListId{62}};
    };
    std::vector<int> wins(lists.size());
    const OpenLists untouched = open_many(weights, lists);
    for (std::uint64_t i = 0; i < kSeekers; ++i) {
        OpenLists now = untouched;
        ++wins[now.take_place(seeker(i))];
    }
    CHECK(wins[62] == 0);
    double sum = 0.0;
    for (const List& list : lists) {
        sum += list.id == 62 ? 0.0 : weight(weights, list, seeker(0));
    }
    double chi_squared = 0.0;
    double of_office = 0.0;
    for (const List& list : lists) {
        if (list.id != 62) {
            const double expected = kSeekers * weight(weights, list, seeker(0)) / sum;
            chi_squared += (wins[list.id] - expected) * (wins[list.id] - expected) / expected;
            of_office += list.office == 4 ? expected : 0.0;
        }
    }
    const double freedom = static_cast<double>(lists.size()) - 2.0;
    CHECK(std::abs(chi_squared - freedom) / std::sqrt(2.0 * freedom) < test::kMaxZ);
    CHECK(of_office > 0.1 * kSeekers);  // so that the office's weight is tested
}

TEST_CASE("many lists fill up to the last place") {
    const std::vector<List> lists = many_lists();
    OpenLists open = open_many({}, lists);
    std::vector<int> taken(lists.size());
    int places = 0;
    for (const List& list : lists) {
        places += list.free;
    }
    for (int i = 0; i < places; ++i) {
        REQUIRE_FALSE(open.empty());
        ++taken[open.take_place({random::mix(static_cast<std::uint64_t>(i)), Sex::male,
                                 static_cast<std::uint32_t>(i % 12), OpenLists::kNoList})];
    }
    CHECK(open.empty());
    for (const List& list : lists) {
        CHECK(taken[list.id] == list.free);
    }
}

TEST_CASE("among many lists a choice after others is as if the full lists had never been open") {
    const ListWeights weights{1.0, 1.5, 3.0};
    std::vector<List> left_open = many_lists();
    OpenLists used = open_many(weights, left_open);
    std::vector<int> taken(left_open.size());
    int others = 0;
    for (std::uint64_t i = 0; left_open.size() > 1; ++i) {
        const auto leaves = static_cast<ListId>(i * 37 % 150);
        const Seeker seeker{random::mix(i + 11), i % 2 == 0 ? Sex::female : Sex::male, leaves / 15,
                            i % 3 == 0 ? OpenLists::kNoList : leaves};
        OpenLists fresh = open_many(weights, left_open);
        const ListId to = used.take_place(seeker);
        // Sums of weights may differ in the last digit, and with them a choice in a thousand.
        others += to == fresh.take_place(seeker) ? 0 : 1;
        if (to != OpenLists::kNoList && ++taken[to] == many_lists()[to].free) {
            std::erase_if(left_open, [&](const List& list) { return list.id == to; });
        }
    }
    CHECK(others <= 5);
}

TEST_CASE("one list more among many draws people to its heat and moves no others") {
    std::vector<List> without = many_lists();
    const List added = without[140];
    without.erase(without.begin() + 140);
    const OpenLists more = open_many({}, many_lists());
    const OpenLists fewer = open_many({}, without);
    int moved = 0;
    for (std::uint64_t i = 0; i < 20000; ++i) {
        const Seeker seeker{random::mix(i + 5), Sex::male, 0, OpenLists::kNoList};
        OpenLists now = more;
        OpenLists before = fewer;
        const ListId to = now.take_place(seeker);
        if (to != before.take_place(seeker)) {
            ++moved;
            CHECK(to / OpenLists::kHeat == added.id / OpenLists::kHeat);
        }
    }
    CHECK(moved > 0);
    CHECK(moved < 600);  // 3 %; the list has 0.7 % of the places
}
