#include "run/replicator.h"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "support/small_inputs.h"

namespace {

std::atomic<long> allocations{0};

}  // namespace

// The whole test program counts its allocations; a test looks at the difference over what it runs.
[[gnu::noinline]] void* operator new(std::size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new[](std::size_t size) {
    return ::operator new(size);
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    allocations.fetch_add(1, std::memory_order_relaxed);
    return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete[](void* memory) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using record::Indicator;
using record::Record;
using run::Replicator;

namespace {

/// A municipality in which everything happens.
Inputs lively_inputs(Month start = Month::of(2022, 1)) {
    test::SmallWishes wishes;
    wishes.persons = 1200;
    wishes.positions = 6;
    wishes.locums = 1;
    wishes.vacant = 1;
    wishes.spare_rooms = 4;
    wishes.free_share = 0.05;
    wishes.start = start;
    wishes.months = 48;
    wishes.parameters = {{Param::mortality_index_sd, 0.02}, {Param::fertility_index_sd, 0.03},
                         {Param::in_move_index_sd, 0.1},    {Param::market_sd, 0.2},
                         {Param::change_rate, 0.3},         {Param::leave_scheme_ratio, 4.0}};
    Inputs inputs = test::small_inputs(wishes);
    inputs.capacity_trigger = inputs::CapacityTrigger{0.08, 3, true};
    Policy rule = test::policy(Policy::Type::capacity_rule, "rule", inputs.start);
    rule.budget = 9;
    rule.pause_above = 3;
    rule.review_every_months = 6;
    rule.lead_months = 3;
    rule.list_cap = 200;
    Policy close = test::policy(Policy::Type::close_position, "close", inputs.start + 30);
    close.positions = {4};
    inputs.training.is_on = true;
    inputs.duty.is_on = true;
    Policy programme = test::policy(Policy::Type::alis_programme, "alis", inputs.start + 6);
    programme.trainee_places = 3;
    programme.supervision = 1;
    programme.salaries_trainees = true;
    inputs.policies = {rule, programme, close};
    Policy posts = test::policy(Policy::Type::service_post, "posts", inputs.start + 5);
    posts.count = 3;
    posts.fte = 0.1;
    Policy combination = test::policy(Policy::Type::combination_posts, "both", inputs.start + 7);
    combination.positions = {0};
    combination.fte = 0.02;
    Policy plan = test::policy(Policy::Type::salary_plan, "plan", inputs.start + 9);
    Policy team = test::policy(Policy::Type::primary_health_team, "team", inputs.start + 9);
    team.effect.distribution = random::Distribution::point(0.1);
    inputs.policies = {rule, posts, combination, plan, team, close};
    inputs.services.posts = {
        {"school", 1, inputs::Service::school, inputs::Holder::gps, 1, 0.2, 0},
        {"nursing", 2, inputs::Service::nursing_home, inputs::Holder::own, 4, 0.5, 1}};
    return inputs;
}

/// Bytes, so that an undefined mean equals an undefined mean.
bool same(const Record& a, const Record& b) {
    return a.values().size() == b.values().size() &&
           std::memcmp(a.values().data(), b.values().data(), a.values().size() * sizeof(float)) ==
               0;
}

Record run_one(const Replicator& replicator, const Inputs& inputs, std::uint64_t seed,
               std::uint64_t replicate, run::Workspace& workspace) {
    Record record(inputs.months());
    replicator.run(seed, replicate, workspace, record);
    return record;
}

}  // namespace

TEST_CASE("a replicate is a function of seed and number alone") {
    const Inputs inputs = lively_inputs(GENERATE(Month::of(2022, 1), Month::of(2022, 7)));
    const Replicator replicator(inputs);
    const auto one = replicator.workspace();
    std::vector<Record> forwards;
    for (std::uint64_t k = 0; k < 6; ++k) {
        forwards.push_back(run_one(replicator, inputs, 3, k, *one));
    }
    const auto other = replicator.workspace();
    for (std::uint64_t k = 6; k-- > 0;) {  // another order, another memory
        CHECK(same(run_one(replicator, inputs, 3, k, *other), forwards[k]));
    }
    const Replicator again(inputs);
    const auto fresh = again.workspace();
    CHECK(same(run_one(again, inputs, 3, 4, *fresh), forwards[4]));
    CHECK_FALSE(same(forwards[0], forwards[1]));
    CHECK_FALSE(same(run_one(replicator, inputs, 4, 0, *one), forwards[0]));
    CHECK(same(run_one(replicator, inputs, 3, 0, *one), forwards[0]));
}

TEST_CASE("a log and an observer change nothing, and see what happens") {
    const Inputs inputs = lively_inputs();
    const Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    const Record plain = run_one(replicator, inputs, 3, 2, *workspace);
    state::EventLog log;
    Record record(inputs.months());
    std::vector<Month> months;
    replicator.run(3, 2, *workspace, record, &log,
                   [&](const state::State& state, const state::StepReport&) {
                       months.push_back(state.month);
                   });
    CHECK(same(record, plain));
    REQUIRE(months.size() == 49);
    CHECK(months.front() == inputs.start - 1);
    CHECK(months.back() == inputs.end);
    CHECK(log.entries.size() > 3);
    for (std::size_t i = 1; i < log.entries.size(); ++i) {
        CHECK(log.entries[i - 1].month <= log.entries[i].month);
    }
    const std::size_t entries = log.entries.size();
    run_one(replicator, inputs, 3, 3, *workspace);  // without a log: the old one is let go
    CHECK(log.entries.size() == entries);
}

TEST_CASE("two scenarios with the same people share their demography to the person") {
    const Inputs with = lively_inputs();
    Inputs without = with;
    without.policies.clear();
    without.capacity_trigger.reset();
    test::set(without, Param::change_rate, 0.02);
    test::set(without, Param::recruitment_level, 0.3);
    const Replicator a(with);
    const Replicator b(without);
    const auto one = a.workspace();
    const auto other = b.workspace();
    int different = 0;
    for (std::uint64_t k = 0; k < 5; ++k) {
        const Record x = run_one(a, with, 9, k, *one);
        const Record y = run_one(b, without, 9, k, *other);
        for (const Indicator id :
             {Indicator::population, Indicator::population_0_19, Indicator::population_20_66,
              Indicator::population_67_79, Indicator::population_80_plus, Indicator::births,
              Indicator::deaths, Indicator::in_moves, Indicator::out_moves}) {
            for (std::size_t time = 0; time < x.times(); ++time) {
                REQUIRE(x.at(id, time) == y.at(id, time));
            }
        }
        different += same(x, y) ? 0 : 1;
    }
    CHECK(different == 5);
}

TEST_CASE("the months of a second replicate allocate nothing") {
    const Inputs inputs = lively_inputs(GENERATE(Month::of(2022, 1), Month::of(2022, 7)));
    const Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    Record record(inputs.months(), record::snapshot_times(inputs.start, inputs.months()));
    replicator.run(5, 0, *workspace, record);
    for (std::uint64_t k = 1; k < 12; ++k) {
        long after_first_month = -1;
        int months = 0;
        const Replicator::Observer observe = [&](const state::State&, const state::StepReport&) {
            if (++months == 2) {
                after_first_month = allocations.load();
            }
        };
        replicator.run(5, k, *workspace, record, nullptr, observe);
        const long at_end = allocations.load();
        INFO("replicate " << k);
        CHECK(months == 49);
        CHECK(at_end - after_first_month == 0);
    }
    const long before = allocations.load();
    const std::vector<int> counted(3);
    CHECK(allocations.load() > before);  // the counter counts
}

TEST_CASE("every planned event finds its person") {
    const Inputs inputs = lively_inputs(Month::of(2022, 5));
    const Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    Record record(inputs.months());
    int events = 0;
    int without_person = 0;
    for (std::uint64_t k = 0; k < 30; ++k) {
        replicator.run(5, k, *workspace, record, nullptr,
                       [&](const state::State&, const state::StepReport& report) {
                           events += report.deaths + report.out_moves;
                           without_person += report.events_without_person;
                       });
    }
    CHECK(events > 1000);
    CHECK(without_person == 0);
}

TEST_CASE("flows are zero at the start and stocks are those of the scenario") {
    const Inputs inputs = lively_inputs(Month::of(2022, 7));
    const Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    const Record record = run_one(replicator, inputs, 1, 0, *workspace);
    for (const Indicator id : {Indicator::births, Indicator::deaths, Indicator::in_moves,
                               Indicator::out_moves, Indicator::gp_exits, Indicator::gp_recruits}) {
        CHECK(record.at(id, 0) == 0.0F);
    }
    CHECK(record.at(Indicator::positions, 0) == 6.0F);
    CHECK(record.at(Indicator::positions_locum, 0) == 1.0F);
    CHECK(record.at(Indicator::positions_vacant, 0) == 1.0F);
    int length = 0;
    for (const auto& position : inputs.positions) {
        length += position.list_length;
    }
    CHECK(record.at(Indicator::list_length_total, 0) == static_cast<float>(length));
}

TEST_CASE("a failure tells the replicate, the month and the step") {
    const Inputs inputs = lively_inputs();
    const Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    Record record(inputs.months());
    const auto fail_in_may = [](const state::State& state, const state::StepReport&) {
        if (state.month == Month::of(2022, 5)) {
            throw std::runtime_error("something broke");
        }
    };
    try {
        replicator.run(1, 417, *workspace, record, nullptr, fail_in_may);
        FAIL("the failure was swallowed");
    } catch (const RunError& error) {
        CHECK(error.replicate() == 417);
        CHECK(error.month() == Month::of(2022, 5).index);
        CHECK(error.step() == "monthly cycle");
        CHECK(error.message() == "something broke");
    }
    // The workspace is fit for the next replicate.
    const auto fresh = replicator.workspace();
    CHECK(same(run_one(replicator, inputs, 1, 2, *workspace),
               run_one(replicator, inputs, 1, 2, *fresh)));
}
