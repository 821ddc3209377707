#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <catch2/catch.hpp>

#include "run/replicator.h"
#include "state/invariants.h"
#include "steps/lists.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Event;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using random::Stream;
using record::Indicator;
using Type = Policy::Type;

namespace {

constexpr int kMonths = 36;
constexpr int kTypes = 16;

int between(Stream& stream, int low, int high) {
    return low + static_cast<int>(stream.below(static_cast<std::uint32_t>(high - low + 1)));
}

double between(Stream& stream, double low, double high) {
    return low + (high - low) * stream.uniform();
}

bool toss(Stream& stream, double share = 0.5) {
    return stream.uniform() < share;
}

Contract any_contract(Stream& stream) {
    return static_cast<Contract>(between(stream, 0, kContracts - 1));
}

inputs::Service any_service(Stream& stream) {
    return static_cast<inputs::Service>(
        between(stream, 0, static_cast<int>(inputs::kServices) - 1));
}

std::optional<inputs::Parameter> any_money(Stream& stream) {
    inputs::Parameter parameter;
    parameter.distribution = random::Distribution::point(between(stream, 0.0, 1e6));
    return parameter;
}

/// Posts of services, prices of some lines, each step on or off.
void vary_services_and_costs(Inputs& inputs, Stream& stream) {
    inputs.continuity.is_on = toss(stream, 0.8);
    inputs.services.is_on = toss(stream, 0.8);
    inputs.costs.is_on = toss(stream, 0.8);
    for (int i = between(stream, 0, 5); i > 0; --i) {
        const int count = between(stream, 1, 3);
        inputs.services.posts.push_back(
            {"post" + std::to_string(i), random::mix(static_cast<std::uint64_t>(i)),
             any_service(stream), toss(stream) ? inputs::Holder::gps : inputs::Holder::own, count,
             between(stream, 0.01, 1.0), between(stream, 0, count)});
    }
    for (std::size_t line = 0; line < inputs::kCostLines; ++line) {
        inputs.costs.is_priced[line] = toss(stream, 0.7);
        inputs.costs.prices[line] = any_money(stream);
    }
}

/// Half of the parameters moved far from the usual, some of them uncertain.
void vary_parameters(Inputs& inputs, Stream& stream) {
    for (const inputs::ParameterSpec& spec : inputs::parameter_specs()) {
        if (toss(stream)) {
            continue;
        }
        const double usual = inputs[spec.id].distribution.central();
        const double scale = std::max(std::abs(usual), 0.05);
        random::Distribution uniform;
        uniform.kind = random::DistributionKind::uniform;
        uniform.a = std::max(spec.min, usual - 0.9 * scale);
        uniform.b = std::min(spec.max, usual + 2.0 * scale);
        if (toss(stream)) {
            test::set(inputs, spec.id, uniform.sample(stream));
        } else {
            test::set(inputs, spec.id, uniform);
        }
    }
}

void vary_training_and_duty(Inputs& inputs, Stream& stream) {
    inputs.training.is_on = toss(stream, 0.8);
    inputs.duty.is_on = toss(stream, 0.8);
    if (toss(stream)) {
        inputs.training.lis1_posts = between(stream, 0, 3);
    }
    inputs.duty.inhabitants_elsewhere = toss(stream) ? 0 : between(stream, 1, 100000);
    for (double& share : inputs.duty.exempt_share) {
        share = toss(stream, 0.1) ? 1.0 : between(stream, 0.0, 1.0);
    }
}

void vary_rules(Inputs& inputs, Stream& stream) {
    inputs.lists.locum_takes_all = toss(stream);
    inputs.lists.max_changes_per_year = between(stream, 0, 3);
    inputs.gp.notice_months = between(stream, 0, 8);
    inputs.gp.cap_request_surplus = toss(stream) ? Surplus::attrition : Surplus::transfer;
    inputs.recruitment.start_delay_months = between(stream, 0, 4);
    inputs.population.alternative.is_probabilistic = toss(stream, 0.8);
    for (double& rate : inputs.gp.cap_request_rate) {
        rate *= between(stream, 0.0, 10.0);
    }
    for (auto& position : inputs.positions) {
        position.contract = any_contract(stream);
        position.list_cap = between(stream, 1, 2 * position.list_length + 10);
        if (toss(stream, 0.2)) {
            position.temporary_cap = between(stream, 1, position.list_cap);
            position.temporary_until = inputs.start + between(stream, -2, 20);
        }
    }
    vary_training_and_duty(inputs, stream);
    if (toss(stream, 0.7)) {
        inputs.capacity_trigger =
            inputs::CapacityTrigger{between(stream, 0.0, 0.4), between(stream, 0, 3), toss(stream)};
    }
}

void add_events(Inputs& inputs, Stream& stream) {
    if (inputs.positions.empty()) {
        return;
    }
    for (int i = between(stream, 0, 4); i > 0; --i) {
        Event event;
        event.id = "event" + std::to_string(i);
        event.type = static_cast<Event::Type>(between(stream, 0, 4));
        event.month = inputs.start + between(stream, 0, kMonths - 1);
        event.position = between(stream, 0, static_cast<int>(inputs.positions.size()) - 1);
        event.list_cap = between(stream, 1, 900);
        event.contract = any_contract(stream);
        event.months = between(stream, 1, 12);
        inputs.events.push_back(event);
    }
    std::stable_sort(inputs.events.begin(), inputs.events.end(),
                     [](const Event& a, const Event& b) { return a.month < b.month; });
}

Policy any_policy(const Inputs& inputs, Stream& stream, Type type, const std::string& id) {
    Policy policy = test::policy(type, id.c_str(), inputs.start + between(stream, -6, kMonths - 1));
    policy.until = toss(stream) ? kNever : policy.from + between(stream, 0, 30);
    policy.office = between(stream, 0, static_cast<int>(inputs.offices.size()) - 1);
    policy.rooms = between(stream, 0, 5);
    policy.count = between(stream, 0, 3);
    policy.contract = any_contract(stream);
    policy.list_cap = between(stream, 1, 600);
    policy.places = between(stream, policy.count, 2000);
    policy.relief_share = between(stream, 0.0, 0.8);
    policy.relief_above = between(stream, 0, 400);
    policy.closes_rooms_left = toss(stream);
    policy.surplus = toss(stream) ? Surplus::attrition : Surplus::transfer;
    policy.at_takeover = toss(stream);
    policy.effect.distribution = random::Distribution::point(between(stream, 0.2, 3.0));
    policy.min_age = between(stream, 40, 70);
    policy.list_reduction.emplace().distribution =
        random::Distribution::point(between(stream, 0.0, 0.4));
    policy.opens_positions = toss(stream, 0.8);
    policy.review_every_months = between(stream, 1, 12);
    policy.lead_months = between(stream, 0, 12);
    policy.max_per_year = between(stream, 0, 3);
    policy.budget = between(stream, 0, 12);
    policy.pause_above = between(stream, 0, 6);
    policy.trainee_places = between(stream, 1, 6);
    policy.supervision = between(stream, 0, 4);
    policy.salaries_trainees = toss(stream);
    policy.lis1_posts = between(stream, 1, 4);
    policy.duty_staff = between(stream, 0, 3);
    policy.duty_exempt_from = between(stream, 40, kAges);
    policy.service = any_service(stream);
    policy.holder = toss(stream) ? inputs::Holder::gps : inputs::Holder::own;
    policy.fte = between(stream, 0.0, 0.3);
    policy.nurse_fte = between(stream, 0.0, 2.0);
    for (auto& amount : policy.amounts) {
        amount = toss(stream) ? std::nullopt : any_money(stream);
    }
    if (type == Type::primary_health_team) {
        policy.effect.distribution = random::Distribution::point(between(stream, 0.0, 0.9));
    }
    if (type == Type::capacity_rule && toss(stream)) {
        policy.office = -1;
    }
    if (toss(stream, 0.3)) {
        policy.only_contract = any_contract(stream);
    }
    for (std::size_t i = 0; i < inputs.positions.size(); ++i) {
        if (toss(stream, 0.4)) {
            policy.positions.push_back(static_cast<int>(i));
        }
    }
    return policy;
}

Inputs any_inputs(std::uint64_t number) {
    Stream stream(number);
    test::SmallWishes wishes;
    wishes.persons = toss(stream, 0.1) ? between(stream, 0, 3) : between(stream, 4, 2000);
    wishes.offices = between(stream, 1, 3);
    wishes.positions = between(stream, 0, 6);
    wishes.locums = between(stream, 0, wishes.positions);
    wishes.vacant = between(stream, 0, wishes.positions - wishes.locums);
    wishes.spare_rooms = between(stream, 0, 5);
    wishes.free_share = between(stream, 0.0, 0.4);
    wishes.non_residents = toss(stream) ? 0 : between(stream, 1, 80);
    wishes.start = Month::of(2022, between(stream, 1, 12));
    wishes.months = kMonths;
    Inputs inputs = test::small_inputs(wishes);
    vary_parameters(inputs, stream);
    vary_rules(inputs, stream);
    add_events(inputs, stream);
    vary_services_and_costs(inputs, stream);
    for (int i = between(stream, 0, 8); i > 0; --i) {
        const auto type = static_cast<Type>(between(stream, 0, kTypes - 1));
        inputs.policies.push_back(any_policy(inputs, stream, type, "policy" + std::to_string(i)));
    }
    std::stable_sort(inputs.policies.begin(), inputs.policies.end(),
                     [](const Policy& a, const Policy& b) { return a.from < b.from; });
    return inputs;
}

/// Stages, temporary contracts and shifts.
std::string broken_training_or_duty(const Inputs& inputs, const state::State& state,
                                    const state::StepReport& report) {
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const auto& position = state.workforce.positions[i];
        const auto& doctor = position.doctor;
        const bool has_gp = position.staffing == Staffing::filled;
        if (doctor.is_specialist && doctor.is_in_training()) {
            return "a specialist is not in training";
        }
        if (position.contract_after_training.has_value() &&
            !(has_gp && doctor.is_in_training() &&
              position.contract == Contract::salaried_trainee)) {
            return "only a trainee has a contract for the time of training";
        }
        if (state.duty_shifts[i] < 0.0 || (state.duty_shifts[i] > 0.0 && !has_gp)) {
            return "only GPs take duty";
        }
    }
    if (report.hospital_months > report.trainee_months) {
        return "who is in hospital service is in training";
    }
    const bool has_duty = std::isfinite(state.duty_shifts_per_gp) &&
                          (inputs.duty.is_on || state.duty_shifts_per_gp == 0.0);
    return has_duty ? "" : "duty is a number, none when the step is off";
}

/// What must hold beside the walk of the invariants; the first that does not, or nothing.
std::string broken(const Inputs& inputs, const state::State& state, const state::StepReport& report,
                   std::int64_t residents_before) {
    const std::int64_t residents = state::population(state);
    if (state.month >= inputs.start && residents != residents_before + report.births -
                                                        report.deaths + report.in_moves -
                                                        report.out_moves) {
        return "births, deaths and moves reconcile";
    }
    std::int64_t placed =
        state.lists.outside + state.lists.elsewhere + state.residents.residents_waiting();
    for (std::size_t i = 0; i < state.lists.length.size(); ++i) {
        placed += state.lists.length[i] - state.lists.non_residents[i];
        const auto& position = state.workforce.positions[i];
        if (steps::free_places(inputs, state, i) < 0) {
            return "free places are not negative";
        }
        if (position.is_closed && state.lists.length[i] != 0) {
            return "a closed list is empty";
        }
        if (position.opens_now && position.is_closed) {
            return "a closed position does not open";
        }
    }
    if (const std::string problem = broken_training_or_duty(inputs, state, report);
        !problem.empty()) {
        return problem;
    }
    for (std::size_t k = 0; k < inputs::kServices; ++k) {
        if (!(state.services.need[k] >= 0.0) || state.services.side[k] < 0.0 ||
            state.services.by_own[k] < 0.0) {
            return "needs and posts of services are not negative";
        }
    }
    if (placed != residents) {
        return "everyone is on a list, on none or elsewhere";
    }
    if (report.events_without_person != 0) {
        return "every event finds its person";
    }
    return {};
}

/// The same for continuity and costs, where they are defined.
std::string disagreeing_services(const record::Record& record, std::size_t time) {
    const auto sum = [&](Indicator first, std::size_t count) {
        double total = 0.0;
        for (std::size_t k = 0; k < count; ++k) {
            const auto id = static_cast<Indicator>(static_cast<std::size_t>(first) + k);
            const auto value = static_cast<double>(record.at(id, time));
            total += std::isnan(value) ? 0.0 : value;
        }
        return total;
    };
    const auto at = [&](Indicator id) { return static_cast<double>(record.at(id, time)); };
    const double classes = sum(Indicator::continuity_up_to_1_year, inputs::kRelationClasses);
    if (!std::isnan(at(Indicator::continuity_years)) && std::abs(classes - 1.0) > 1e-5) {
        return "classes of relation length add up";
    }
    const double lines = sum(Indicator::cost_capitation, inputs::kCostLines);
    const double payers = at(Indicator::cost_municipality) + at(Indicator::cost_state);
    if (!std::isnan(payers) && std::abs(lines - payers) > 1e-5 * (1.0 + std::abs(lines))) {
        return "cost lines add up to the two payers";
    }
    return {};
}

/// Columns of the record that must agree with each other at one time.
std::string disagreeing(const record::Record& record, std::size_t time) {
    const auto at = [&](Indicator id) { return static_cast<double>(record.at(id, time)); };
    if (at(Indicator::list_free) < 0.0) {
        return "list_free is not negative";
    }
    if (at(Indicator::positions) !=
        at(Indicator::positions_filled) + at(Indicator::positions_without_gp)) {
        return "positions are filled or not";
    }
    if (at(Indicator::gps) != at(Indicator::gps_regular) + at(Indicator::positions_locum)) {
        return "GPs are regular or locums";
    }
    if (at(Indicator::persons_without_gp) !=
        at(Indicator::persons_on_no_list) + at(Indicator::persons_on_list_without_gp)) {
        return "persons without a GP are on no list or on one without a GP";
    }
    const double ages = at(Indicator::population_0_19) + at(Indicator::population_20_66) +
                        at(Indicator::population_67_79) + at(Indicator::population_80_plus);
    if (std::abs(ages - at(Indicator::population)) > 0.01) {
        return "age groups add up";
    }
    return disagreeing_services(record, time);
}

}  // namespace

TEST_CASE("any municipality under any policies keeps what must always hold") {
    constexpr std::uint64_t kMunicipalities = 200;
    std::array<int, kTypes> policies{};
    long persons = 0;
    for (std::uint64_t number = 0; number < kMunicipalities; ++number) {
        const Inputs inputs = any_inputs(number);
        for (const Policy& policy : inputs.policies) {
            ++policies[static_cast<std::size_t>(policy.type)];
        }
        const run::Replicator replicator(inputs);
        const auto workspace = replicator.workspace();
        record::Record record(inputs.months());
        std::int64_t before = 0;
        std::string problem;
        const auto check = [&](const state::State& state, const state::StepReport& report) {
            state::check_invariants(inputs, state);
            if (problem.empty()) {
                problem = broken(inputs, state, report, before);
                problem += problem.empty() ? "" : " in " + to_string(state.month);
            }
            before = state::population(state);
            persons += before;
        };
        INFO("municipality " << number);
        REQUIRE_NOTHROW(replicator.run(17, number, *workspace, record, nullptr, check));
        REQUIRE(problem == "");
        for (std::size_t time = 0; time < record.times(); ++time) {
            REQUIRE(disagreeing(record, time) == "");
        }
    }
    CHECK(persons > 200 * kMonths * 500L);
    for (const int count : policies) {
        CHECK(count > 20);  // every type has had its turn
    }
}
