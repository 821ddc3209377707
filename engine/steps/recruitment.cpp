#include "steps/recruitment.h"

#include <algorithm>
#include <cmath>

#include "core/real_math.h"
#include "inputs/of_contract.h"
#include "policies/positions.h"
#include "random/distribution.h"
#include "steps/gp_workforce.h"
#include "steps/training.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Purpose;
using random::Stream;
using random::Streams;
using state::Doctor;
using state::Position;
using state::State;
using state::StepReport;

namespace {

constexpr std::uint64_t kLocumKey = 0x6c6f63756dULL;

double share_without_gp(const state::Workforce& workforce) {
    int positions = 0;
    int without = 0;
    for (const Position& position : workforce.positions) {
        positions += position.is_closed ? 0 : 1;
        without += !position.is_closed && position.is_without_gp() && !position.opens_now ? 1 : 0;
    }
    return positions > 0 ? static_cast<double>(without) / positions : 0.0;
}

/// What every vacancy of a month meets.
struct Market {
    double common = 1.0;  ///< what the market and the municipality do to its hazard
    double lis1 = 1.0;    ///< lis1_factor()
};

Market market_in_month(const Inputs& inputs, const Draw& draw, const State& state) {
    const int year = state.month.year();
    const double sd = draw[Param::market_sd];
    const double common =
        draw.at(Param::recruitment_level, year) * draw.at(Param::market_level, year) *
        exp_(draw.market_index(state.month) - 0.5 * sd * sd -
             draw[Param::recruitment_reputation] * share_without_gp(state.workforce));
    return {common, lis1_factor(inputs, draw, state)};
}

/// Factor on applicants by the cap of the list that they are offered: long lists attract fewer.
double list_effect(const Draw& draw, state::Memos& memos, int cap) {
    const double elasticity = draw[Param::recruitment_list_elasticity];
    if (elasticity <= 0.0) {
        return 1.0;
    }
    const double reference = draw[Param::reference_list];
    return memos.list_effect.value(static_cast<std::size_t>(cap),
                                   {1.0 * cap, elasticity, reference},
                                   [&] { return exp_(-elasticity * log_(cap / reference)); });
}

bool is_solo_practice(const state::Workforce& workforce, const Position& position) {
    return workforce.offices[static_cast<std::size_t>(position.office)].positions == 1;
}

/// What the position offers: contract, list, colleagues, grants, and what the municipality offers
/// trainees.
double offer_effect(const Inputs& inputs, const Draw& draw, State& state, const Position& position,
                    double lis1) {
    const Contract contract = position.next_contract.value_or(position.contract);
    double effect =
        contract_factor(draw, contract) * recruit_mix(inputs, draw, state, position, lis1).factor;
    effect *= list_effect(draw, state.memos, std::min(position.list_cap, position.next_cap));
    if (is_solo_practice(state.workforce, position)) {
        effect *= draw[Param::recruitment_solo_practice];
    }
    for (const state::Grant& grant : state.workforce.grants) {
        if (!grant.only_contract.has_value() || *grant.only_contract == contract) {
            effect *= grant.factor;
        }
    }
    return effect;
}

/// A GP of another position in the municipality who would take this one; none: -1.
std::ptrdiff_t internal_applicant(const State& state, const Position& position,
                                  const Streams& streams) {
    std::ptrdiff_t best = -1;
    double lowest = 1.0;
    const std::uint64_t event =
        streams.key(Purpose::internal_move, position.identity, position.spell) + 1;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const Position& other = state.workforce.positions[i];
        if (other.is_closed || other.staffing != Staffing::filled || other.doctor.gave_notice() ||
            &other == &position) {
            continue;
        }
        const double u = Streams::uniform_of(event, other.doctor.key);
        if (u < lowest) {
            lowest = u;
            best = static_cast<std::ptrdiff_t>(i);
        }
    }
    return best;
}

void take_over(Position& position, Month month) {
    position.staffing = Staffing::filled;
    position.starts = kNever;
    position.has_known_start = false;
    position.opens_now = false;
    position.doctor.in_post_since = month;
    if (position.next_contract.has_value()) {
        position.contract = *position.next_contract;
        position.next_contract.reset();
    }
    if (position.next_cap != state::kNoCap) {
        policies::lower_cap(position, position.next_cap, Surplus::attrition);
    }
}

/// The same number for the applicants of a spell until one was turned away, then one for each.
std::uint64_t of_applicant(std::uint64_t spell_key, const Position& position) {
    return position.turned_away == 0 ? spell_key : random::mix(spell_key + position.turned_away);
}

Doctor recruit(const Inputs& inputs, const Draw& draw, const State& state, const Position& position,
               const Streams& streams) {
    Stream stream =
        streams.at(Purpose::recruit, of_applicant(position.identity, position), position.spell);
    const std::uint64_t key =
        of_applicant(random::mix(position.identity + position.spell + 1), position);
    Doctor doctor = new_doctor(inputs.recruitment.recruit_age_share,
                               draw[Param::recruit_women_share], key, state.month, stream);
    doctor.is_specialist =
        stream.uniform() < recruit_mix(inputs, draw, state, position).specialist_share;
    const bool trains =
        stream.uniform() < draw[Param::training_recruit_share] ||
        position.next_contract.value_or(position.contract) == Contract::salaried_trainee;
    if (!doctor.is_specialist && trains) {
        doctor.training_months_left = static_cast<int>(std::lround(draw[Param::training_months]));
    }
    doctor.retirement_left =
        random::standard_exponential(streams.uniform(Purpose::gp_retirement, key));
    doctor.other_exit_left =
        random::standard_exponential(streams.uniform(Purpose::gp_other_exit, key));
    draw_supervision(draw, streams, doctor);
    return doctor;
}

/// Without a supervisor a trainee cannot be hired, unless the start is known.
bool may_be_hired(const Inputs& inputs, const Draw& draw, const State& state,
                  const Position& position, const Doctor& doctor) {
    return !inputs.training.is_on || !doctor.is_in_training() || position.has_known_start ||
           supervision_free(draw, state) >= 1.0;
}

/// The vacancy goes on to its next applicant, an Exp(1) of cumulative hazard later: perhaps one who
/// has come meanwhile.
void turn_away(const Inputs& inputs, Month month, Position& position, const Streams& streams) {
    ++position.turned_away;
    position.threshold += random::standard_exponential(streams.uniform(
        Purpose::applicant, of_applicant(position.identity, position), position.spell));
    position.starts = position.hazard >= position.threshold
                          ? month + inputs.recruitment.start_delay_months
                          : kNever;
}

void salary_trainee(Position& position) {
    if (position.contract != Contract::salaried_trainee) {
        position.contract_after_training = position.contract;
        position.contract = Contract::salaried_trainee;
    }
}

void fill(const Inputs& inputs, const Draw& draw, State& state, std::size_t index,
          const Streams& streams, StepReport& report) {
    Position& position = state.workforce.positions[index];
    const double internal = draw[Param::recruitment_internal_share];
    if (internal > 0.0 &&
        streams.uniform(Purpose::internal_move, position.identity, position.spell) < internal) {
        const std::ptrdiff_t from = internal_applicant(state, position, streams);
        if (from >= 0) {
            Position& other = state.workforce.positions[static_cast<std::size_t>(from)];
            position.doctor = other.doctor;
            take_over(position, state.month);
            open_vacancy(other, state.month, streams);
            policies::note(report, state.month, "hjemmel {}: fastlegen i hjemmel {} tar over",
                           "position {}: the GP of position {} takes over",
                           policies::PositionName{inputs, index},
                           policies::PositionName{inputs, static_cast<std::size_t>(from)});
            return;
        }
    }
    const Doctor doctor = recruit(inputs, draw, state, position, streams);
    if (!may_be_hired(inputs, draw, state, position, doctor)) {
        turn_away(inputs, state.month, position, streams);
        policies::note(report, state.month,
                       "hjemmel {}: ingen veileder til en lege i spesialisering",
                       "position {}: no supervisor for a trainee who applies",
                       policies::PositionName{inputs, index});
        return;
    }
    const bool is_salaried = doctor.is_in_training() && is_salaried_by_programme(state);
    position.doctor = doctor;
    take_over(position, state.month);
    if (is_salaried) {
        salary_trainee(position);
    }
    ++report.gp_recruits;
    report.hired.push_back(index);
    policies::note(report, state.month, "hjemmel {}: ny fastlege, {} år",
                   "position {}: a new GP, {} years", policies::PositionName{inputs, index},
                   position.doctor.age(state.month));
}

void find_locum(const Inputs& inputs, const Draw& draw, State& state, Position& position,
                const Streams& streams) {
    position.staffing = Staffing::locum;
    const std::uint64_t key = random::mix(random::mix(position.identity + kLocumKey) +
                                          static_cast<std::uint64_t>(state.month.index));
    Stream stream = streams.at(Purpose::locum, key, 1);
    position.doctor = new_doctor(inputs.recruitment.locum_age_share, draw[Param::locum_women_share],
                                 key, state.month, stream);
    position.doctor.in_post_since = state.month;
}

/// A new position's list is empty until it has a GP: nobody hires a locum for it.
void locums(const Inputs& inputs, const Draw& draw, State& state, std::size_t index,
            const Streams& streams) {
    Position& position = state.workforce.positions[index];
    if (position.staffing == Staffing::vacant && state.lists.length[index] == 0) {
        return;
    }
    const double u = streams.uniform(Purpose::locum, position.identity,
                                     static_cast<std::uint64_t>(state.month.index));
    if (position.opens_now) {
        if (u < draw[Param::locum_at_opening]) {
            find_locum(inputs, draw, state, position, streams);
        }
    } else if (position.staffing == Staffing::vacant) {
        if (u < event_probability(draw[Param::locum_find_rate] / 12.0)) {
            find_locum(inputs, draw, state, position, streams);
        }
    } else if (u < event_probability(draw[Param::locum_end_rate] / 12.0)) {
        position.staffing = Staffing::vacant;
    }
}

/// vacancy_hazard(), which many vacancies and months ask for with the same few arguments.
double remembered_hazard(const Draw& draw, state::Memos& memos, int months) {
    return memos.vacancy_hazard.value(static_cast<std::size_t>(months),
                                      {1.0 * months, draw[Param::vacancy_fast_share],
                                       draw[Param::vacancy_fast_months],
                                       draw[Param::vacancy_slow_months]},
                                      [&] { return vacancy_hazard(draw, months); });
}

/// The hazard of the month; when it meets the threshold somebody is hired, to start then or later.
void meet_applicants(const Inputs& inputs, const Draw& draw, State& state, Position& position,
                     const Market& market) {
    if (position.starts != kNever) {
        return;
    }
    const double effect = market.common * offer_effect(inputs, draw, state, position, market.lis1);
    if (position.opens_now) {
        position.hazard += -log_(1.0 - draw[Param::successor_ready]) * effect;
    } else {
        const int months = state.month - position.vacant_since;
        position.hazard += (remembered_hazard(draw, state.memos, months) -
                            remembered_hazard(draw, state.memos, months - 1)) *
                           effect;
    }
    if (position.hazard >= position.threshold) {
        position.starts = state.month + inputs.recruitment.start_delay_months;
    }
}

/// One month of a vacancy: a permanent GP starts, or a locum comes, stays or leaves.
void serve(const Inputs& inputs, const Draw& draw, State& state, std::size_t index,
           const Market& market, const Streams& streams, StepReport& report) {
    Position& position = state.workforce.positions[index];
    if (position.opens_now && position.spell == 0) {
        open_vacancy(position, state.month, streams);  // a new position's first spell
    }
    meet_applicants(inputs, draw, state, position, market);
    while (position.starts <= state.month && position.is_without_gp()) {
        fill(inputs, draw, state, index, streams, report);
    }
    if (position.is_without_gp()) {
        locums(inputs, draw, state, index, streams);
    }
    position.opens_now = false;
}

void serve_opened_at(const Inputs& inputs, const Draw& draw, State& state, const Market& market,
                     const Streams& streams, StepReport& report) {
    const auto& positions = state.workforce.positions;
    const std::size_t count = positions.size();
    for (std::size_t i = 0; i < count;) {
        if (positions[i].opens_now && !positions[i].is_closed) {
            serve(inputs, draw, state, i, market, streams, report);
            i = 0;
        } else {
            ++i;
        }
    }
}

}  // namespace

double contract_factor(const Draw& draw, Contract contract) {
    return draw[of_contract(Param::recruitment_self_employed, contract)];
}

double vacancy_hazard(const Draw& draw, double months) {
    const double p = draw[Param::vacancy_fast_share];
    const double survival = p * exp_(-months / draw[Param::vacancy_fast_months]) +
                            (1.0 - p) * exp_(-months / draw[Param::vacancy_slow_months]);
    return -log_(std::max(survival, 1e-300));
}

int elapsed_vacancy(const Draw& draw, Stream& stream) {
    const double fast_months = draw[Param::vacancy_fast_months];
    const double slow_months = draw[Param::vacancy_slow_months];
    const double p = draw[Param::vacancy_fast_share];
    // Sums of exp(-k / m) over k = 0, 1, ...; a whole part of an exponential is geometric.
    const double fast = p / (1.0 - exp_(-1.0 / fast_months));
    const double slow = (1.0 - p) / (1.0 - exp_(-1.0 / slow_months));
    const bool is_fast = stream.uniform() * (fast + slow) < fast;
    return static_cast<int>(random::standard_exponential(stream.uniform()) *
                            (is_fast ? fast_months : slow_months));
}

void advance_recruitment(const Inputs& inputs, const Draw& draw, State& state,
                         const Streams& streams, StepReport& report) {
    const Market market = market_in_month(inputs, draw, state);
    const auto& positions = state.workforce.positions;
    const std::size_t count = positions.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (positions[i].is_without_gp() && !positions[i].is_closed) {
            serve(inputs, draw, state, i, market, streams, report);
        }
    }
    // A GP who came from a position that had its turn before left it open: it is served now, so
    // that the order of positions does not matter.
    serve_opened_at(inputs, draw, state, market, streams, report);
}

void serve_opened(const Inputs& inputs, const Draw& draw, State& state, const Streams& streams,
                  StepReport& report) {
    serve_opened_at(inputs, draw, state, market_in_month(inputs, draw, state), streams, report);
}

int draw_age(const inputs::RateByAge& share, Stream& stream) {
    double u = stream.uniform();
    int last = 0;
    for (int age = 0; age < kAges; ++age) {
        const double weight = share[static_cast<std::size_t>(age)];
        if (weight > 0.0) {
            last = age;
            u -= weight;
            if (u < 0.0) {
                return age;
            }
        }
    }
    return last;
}

Doctor new_doctor(const inputs::RateByAge& age_share, double women_share, std::uint64_t key,
                  Month month, Stream& stream) {
    Doctor doctor;
    doctor.key = key;
    doctor.born = month - (12 * draw_age(age_share, stream) + static_cast<int>(stream.below(12)));
    doctor.sex = stream.uniform() < women_share ? Sex::female : Sex::male;
    return doctor;
}

}  // namespace legeplan::steps
