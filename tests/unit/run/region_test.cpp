#include "run/region.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>

#include <catch2/catch.hpp>

#include "state/invariants.h"
#include "support/small_inputs.h"
#include "support/statistics.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using record::Indicator;
using run::Municipality;
using run::Region;
using test::kMaxZ;

namespace {

/// Municipalities with short GP careers, so that much is hired and left in a few years.
Municipality municipality(const char* code, double mover_share, int positions = 6) {
    Inputs inputs =
        test::small_inputs({.persons = 100 * positions, .positions = positions, .vacant = 1});
    test::set(inputs, Param::recruitment_mover_share, mover_share);
    test::set(inputs, Param::leave_scheme_ratio, 3.0);
    test::set(inputs, Param::in_move_common_share, 0.0);
    return {code, code, std::make_shared<const Inputs>(std::move(inputs)), {}};
}

std::vector<Municipality> four(double mover_share) {
    return {municipality("0101", mover_share), municipality("0102", mover_share, 3),
            municipality("0103", mover_share, 9), municipality("0104", mover_share)};
}

/// GPs in permanent posts over all municipalities, counted in the states themselves.
int gps(const run::RegionWorkspace& space) {
    int count = 0;
    for (const auto& part : space.parts) {
        for (const state::Position& position : part.workspace->state.workforce.positions) {
            count += !position.is_closed && position.staffing == Staffing::filled ? 1 : 0;
        }
    }
    return count;
}

/// NaN where nothing is defined is the same as itself here.
bool same_bytes(const record::Record& a, const record::Record& b) {
    return a.values().size() == b.values().size() &&
           std::memcmp(a.values().data(), b.values().data(), a.values().size() * sizeof(float)) ==
               0;
}

}  // namespace

TEST_CASE("GPs of a region come only from outside and leave it only by leaving the scheme") {
    const Region region(four(0.5), 0.0);
    const auto space = region.workspace();
    int movers = 0;
    for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
        int before = -1;
        region.run(1, replicate, *space, [&](const run::RegionWorkspace& now) {
            const int count = gps(now);
            if (before >= 0) {
                const run::GpFlows& flows = now.flows.back();
                CHECK(count - before == flows.entrants - flows.leavers);
                movers += flows.movers;
            }
            before = count;
        });
    }
    CHECK(movers > 50);
}

TEST_CASE("every municipality of a region keeps the invariants after every month") {
    const Region region(four(0.9), 0.0);
    const auto space = region.workspace();
    for (std::uint64_t replicate = 0; replicate < 5; ++replicate) {
        region.run(2, replicate, *space, [&](const run::RegionWorkspace& now) {
            for (std::size_t m = 0; m < now.parts.size(); ++m) {
                CHECK_NOTHROW(state::check_invariants(*region.municipalities()[m].inputs,
                                                      now.parts[m].workspace->state));
            }
        });
    }
}

TEST_CASE("the share of hires from elsewhere is the mover share") {
    const Region region(four(0.3), 0.0);
    const auto space = region.workspace();
    double hires = 0.0;
    double movers = 0.0;
    for (std::uint64_t replicate = 0; replicate < 200; ++replicate) {
        region.run(3, replicate, *space);
        for (const run::GpFlows& flows : space->flows) {
            hires += flows.entrants + flows.movers;
            movers += flows.movers;
        }
    }
    const double sd = std::sqrt(0.3 * 0.7 / hires);
    INFO(movers << " of " << hires);
    CHECK(std::abs(movers / hires - 0.3) < kMaxZ * sd);
    // Power: a share of 0.4 would have been seen.
    CHECK(0.1 > 2.0 * kMaxZ * sd);
}

TEST_CASE("a municipality's chance is its own, whoever else is in the region") {
    std::vector<Municipality> all = four(0.0);
    const Region whole(all, 0.0);
    all.erase(all.begin() + 1);
    const Region without(all, 0.0);
    const auto with = whole.workspace();
    const auto fewer = without.workspace();
    whole.run(4, 7, *with);
    without.run(4, 7, *fewer);
    CHECK(same_bytes(with->municipalities[0], fewer->municipalities[0]));
    CHECK(same_bytes(with->municipalities[3], fewer->municipalities[2]));
    CHECK_FALSE(same_bytes(with->municipalities[0], with->municipalities[3]));
}

TEST_CASE("a replicate of a region is the same bytes in a workspace that has run others") {
    const Region region(four(0.5), 0.0);
    const auto used = region.workspace();
    region.run(5, 1, *used);
    region.run(5, 2, *used);
    const auto fresh = region.workspace();
    region.run(5, 2, *fresh);
    CHECK(same_bytes(used->total, fresh->total));
}

TEST_CASE("all together is the sum of the municipalities, and means are weighted") {
    const Region region(four(0.5), 0.0);
    const auto space = region.workspace();
    region.run(6, 0, *space);
    const std::size_t end = space->total.times() - 1;
    double persons = 0.0;
    double positions = 0.0;
    double on_lists = 0.0;
    for (const record::Record& record : space->municipalities) {
        persons += record.at(Indicator::population, end);
        positions += record.at(Indicator::positions, end);
        on_lists += record.at(Indicator::list_length_total, end);
    }
    CHECK(space->total.at(Indicator::population, end) == persons);
    CHECK(space->total.at(Indicator::mean_list_length, end) == Approx(on_lists / positions));
}

TEST_CASE("with many vacancies elsewhere a municipality loses GPs") {
    // Two large neighbours who hire at once against ones who never do.
    const auto exits = [](double recruitment) {
        std::vector<Municipality> municipalities{municipality("0101", 0.9)};
        for (const char* code : {"0102", "0103"}) {
            Inputs inputs = *municipality(code, 0.9, 12).inputs;
            test::set(inputs, Param::recruitment_level, recruitment);
            municipalities.push_back(
                {code, code, std::make_shared<const Inputs>(std::move(inputs)), {}});
        }
        const Region region(std::move(municipalities), 0.0);
        const auto space = region.workspace();
        double sum = 0.0;
        for (std::uint64_t replicate = 0; replicate < 40; ++replicate) {
            region.run(8, replicate, *space);
            for (std::size_t t = 1; t < space->total.times(); ++t) {
                sum += space->municipalities[0].at(Indicator::gp_exits, t);
            }
        }
        return sum;
    };
    CHECK(exits(5.0) > 1.3 * exits(0.02));
}

TEST_CASE("in a small part of the nation nearly all who move come from the rest and go there") {
    const Region region(four(0.3), 10'000.0);
    const auto space = region.workspace();
    run::GpFlows all;
    for (std::uint64_t replicate = 0; replicate < 100; ++replicate) {
        region.run(10, replicate, *space);
        for (const run::GpFlows& flows : space->flows) {
            all.entrants += flows.entrants;
            all.movers += flows.movers;
            all.from_rest += flows.from_rest;
        }
    }
    const double hires = all.entrants + all.movers + all.from_rest;
    CHECK(std::abs(all.from_rest / hires - 0.3) < kMaxZ * std::sqrt(0.3 * 0.7 / hires));
    CHECK(all.movers < 0.01 * all.from_rest);
}

TEST_CASE("run one by one, municipalities give what they give side by side where nobody moves") {
    // The rest of the nation is so large that all who leave for elsewhere go there.
    const Region side_by_side(four(0.0), 1e15);
    const Region one_by_one(four(0.0), std::nullopt);
    const auto apart = one_by_one.workspace();
    const auto together = side_by_side.workspace();
    CHECK(apart->parts[0].workspace == apart->parts[3].workspace);
    for (std::uint64_t replicate = 0; replicate < 3; ++replicate) {
        one_by_one.run(12, replicate, *apart);
        side_by_side.run(12, replicate, *together);
        for (std::size_t m = 0; m < 4; ++m) {
            CHECK(same_bytes(apart->municipalities[m], together->municipalities[m]));
        }
        CHECK(same_bytes(apart->total, together->total));
        CHECK(apart->flows.empty());
    }
}

TEST_CASE("run one by one, a municipality's hires are all from outside, whatever the mover share") {
    const Region few(four(0.1), std::nullopt);
    const Region many(four(0.9), std::nullopt);
    const auto with_few = few.workspace();
    const auto with_many = many.workspace();
    few.run(13, 0, *with_few);
    many.run(13, 0, *with_many);
    CHECK(same_bytes(with_few->total, with_many->total));
    const Region moving(four(0.9), 0.0);
    const auto with_moves = moving.workspace();
    moving.run(13, 0, *with_moves);
    CHECK_FALSE(same_bytes(with_many->total, with_moves->total));
}

TEST_CASE("municipalities of a duty district share its shifts") {
    const auto with_duty = [](std::optional<std::size_t> district) {
        std::vector<Municipality> municipalities;
        for (const auto& [code, positions] : {std::pair{"0101", 3}, std::pair{"0102", 9}}) {
            Inputs inputs = *municipality(code, 0.0, positions).inputs;
            inputs.duty.is_on = true;
            test::set(inputs, Param::duty_shifts_per_1000, 0.7);
            test::set(inputs, Param::duty_list_elsewhere, 1000.0);
            test::set(inputs, Param::duty_participation_elsewhere, 1.0);
            test::set(inputs, Param::duty_exemption_level, 1.0);
            test::set(inputs, Param::duty_threshold, 100.0);
            municipalities.push_back(
                {code, code, std::make_shared<const Inputs>(std::move(inputs)), district});
        }
        return Region(std::move(municipalities), 0.0);
    };
    const auto difference = [](const Region& region) {
        const auto space = region.workspace();
        region.run(9, 0, *space);
        double largest = 0.0;
        const auto shifts = [&](std::size_t m, std::size_t t) {
            return static_cast<double>(
                space->municipalities[m].at(Indicator::duty_shifts_per_gp, t));
        };
        // The district is seen as the month before ended: one doctor more or less at most.
        for (std::size_t t = 2; t < space->total.times(); ++t) {
            largest = std::max(largest, std::abs(shifts(0, t) - shifts(1, t)));
        }
        return largest;
    };
    const double together = difference(with_duty(0));
    const double apart = difference(with_duty(std::nullopt));
    CHECK(together < 0.5 * apart);
}
