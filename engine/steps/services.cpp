#include "steps/services.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/real_math.h"
#include "policies/positions.h"
#include "policies/service_policies.h"
#include "steps/training.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Holder;
using inputs::Inputs;
using inputs::Param;
using inputs::Service;
using random::Purpose;
using state::OwnPost;
using state::Services;
using state::State;

namespace {

constexpr double kWeekDays = 5.0;

std::size_t at(Service service) {
    return static_cast<std::size_t>(service);
}

/// Checks of children in a year: those of the first year fall on age 0, the last on age 1.
double child_checks(const Draw& draw, const State& state) {
    return draw[Param::child_checks_first_year] * residents_aged(state, 0, 0) +
           draw[Param::child_checks_second_year] * residents_aged(state, 1, 1);
}

double nursing_home_residents(const Inputs& inputs, const Draw& draw, const State& state) {
    return inputs.services.nursing_home_by_places
               ? inputs.services.nursing_home_places
               : draw.at(Param::nursing_home_coverage, state.month.year()) *
                     residents_aged(state, 80, kTopAge);
}

double refugees_in_year(const Inputs& inputs, const Draw& draw, int year) {
    const int stream = inputs.services.refugee_stream;
    return stream >= 0 ? draw.stream_persons(static_cast<std::size_t>(stream), year) : 0.0;
}

/// Vacant posts are filled and filled ones fall vacant, each by the month's own uniform.
void turn_over(const Draw& draw, State& state, const random::Streams& streams,
               state::StepReport& report) {
    Services& services = state.services;
    const double sd = draw[Param::market_sd];
    const double market = exp_(draw.market_index(state.month) - 0.5 * sd * sd);
    const double leaves = event_probability(draw[Param::post_exit_rate] / 12.0);
    const double comes =
        event_probability(services.fill_factor * market / draw[Param::post_fill_months]);
    for (OwnPost& post : services.own) {
        const double u = streams.uniform(Purpose::own_post, post.identity,
                                         static_cast<std::uint64_t>(state.month.index));
        if (u < (post.is_vacant ? comes : leaves)) {
            post.is_vacant = !post.is_vacant;
            policies::note(report, state.month, "egen stilling ({0}): {1}",
                           "a post of its own ({0}) {2}", inputs::kServiceNames[at(post.service)],
                           post.is_vacant ? "blir ledig" : "er besatt",
                           post.is_vacant ? "falls vacant" : "is filled");
        }
    }
}

/// What posts and GPs supply with the doctors of the month.
void supply(const Inputs& inputs, const Draw& draw, State& state) {
    Services& services = state.services;
    services.by_own.fill(0.0);
    for (const OwnPost& post : services.own) {
        services.by_own[at(post.service)] += post.is_vacant ? 0.0 : post.fte;
    }
    const double agreed =
        std::accumulate(services.agreed_side.begin(), services.agreed_side.end(), 0.0);
    const int gps = policies::permanent_gps(state);
    services.side_per_gp = gps > 0 ? std::min(policies::most_side_posts(draw), agreed / gps) : 0.0;
    const double share = agreed > 0.0 ? services.side_per_gp * gps / agreed : 0.0;
    for (std::size_t k = 0; k < inputs::kServices; ++k) {
        services.side[k] = share * services.agreed_side[k];
    }
    for (const auto& position : state.workforce.positions) {
        if (const double fte = policies::combined_fte(position); fte > 0.0) {
            services.side[at(position.combined_service)] += fte;
        }
    }
    services.by_supervisors = draw[Param::supervision_hours] *
                              supervised_trainees(inputs, draw, state) /
                              draw[Param::fte_week_hours];
}

}  // namespace

void place_services(const Inputs& inputs, const Draw& draw, State& state) {
    Services& services = state.services;
    services.own.clear();
    services.agreed_side.fill(0.0);
    if (!inputs.services.is_on) {
        return;
    }
    for (const inputs::ServicePost& post : inputs.services.posts) {
        if (post.holder == Holder::gps) {
            services.agreed_side[at(post.service)] += post.count * post.fte;
            continue;
        }
        for (int i = 0; i < post.count; ++i) {
            services.own.push_back({policies::policy_position(post.name, i), post.service, post.fte,
                                    i >= post.count - post.vacant});
        }
    }
    services.need = service_needs(inputs, draw, state);
    supply(inputs, draw, state);
}

void advance_services(const Inputs& inputs, const Draw& draw, State& state,
                      const random::Streams& streams, state::StepReport& report) {
    if (!inputs.services.is_on) {
        return;
    }
    turn_over(draw, state, streams, report);
    state.services.need = service_needs(inputs, draw, state);
    supply(inputs, draw, state);
}

double residents_aged(const State& state, int from, int to) {
    const auto& layout = state.residents.layout();
    const int year = state.month.year();
    const double passed = state.month.month_of_year() / 12.0;
    const int oldest = year - layout.first_birth_year();
    const int last = to < kTopAge ? to + 1 : oldest;
    double persons = 0.0;
    for (int age = from; age <= std::min(last, oldest); ++age) {
        // The cohort of age `from` enters through the year, but newborns enter by being born.
        const double weight = age == from && age > 0     ? passed
                              : age > to && to < kTopAge ? 1.0 - passed
                                                         : 1.0;
        for (int sex = 0; sex < kSexes; ++sex) {
            persons +=
                weight * state.residents.size(layout.resident(static_cast<Sex>(sex), year - age));
        }
    }
    return persons;
}

std::array<double, inputs::kServices> service_needs(const Inputs& inputs, const Draw& draw,
                                                    const State& state) {
    const int year = state.month.year();
    const double week = draw[Param::fte_week_hours];
    const double fte_year = draw[Param::fte_year_hours];
    std::array<double, inputs::kServices> need{};
    need[at(Service::nursing_home)] = nursing_home_residents(inputs, draw, state) *
                                      draw.at(Param::nursing_home_hours, year) / week;
    need[at(Service::child_health)] =
        child_checks(draw, state) / draw[Param::children_per_day] * (week / kWeekDays) / fte_year;
    need[at(Service::youth_health)] = draw.at(Param::youth_hours, year) / week;
    need[at(Service::school)] = draw[Param::school_primary] * residents_aged(state, 6, 12) / 100.0 +
                                draw[Param::school_lower] * residents_aged(state, 13, 15) / 550.0;
    need[at(Service::prison)] = draw.at(Param::prison_inmates, year) *
                                draw[Param::prison_consultations] * draw[Param::prison_hours] /
                                week;
    need[at(Service::migration)] =
        draw.at(Param::migration_fte, year) +
        draw[Param::migration_hours_per_refugee] * refugees_in_year(inputs, draw, year) / fte_year;
    need[at(Service::public_health)] = draw.at(Param::public_health_fte, year);
    need[at(Service::day_emergency)] = draw.at(Param::day_emergency_fte, year);
    need[at(Service::kad)] = draw.at(Param::kad_fte, year);
    need[at(Service::administration)] = draw.at(Param::administration_fte, year) +
                                        draw[Param::supervision_hours] * trainees(state) / week;
    return need;
}

}  // namespace legeplan::steps
