#include "run/region.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/contract_checks.h"
#include "core/error.h"
#include "core/real_math.h"
#include "record/aggregate.h"
#include "record/recorder.h"
#include "steps/gp_workforce.h"
#include "steps/recruitment.h"

namespace legeplan::run {

using inputs::Draw;
using inputs::Param;
using random::Purpose;
using random::Streams;
using state::Doctor;
using state::Position;
using state::State;

namespace {

/// Identity of the rest of the nation in races; no municipality's.
constexpr std::uint64_t kRest = random::mix(0x72657374ULL);

std::uint64_t identity_of(const Municipality& municipality) {
    return random::mix(random::hash_name(municipality.code.data(), municipality.code.size()));
}

/// The yearly rate at which the GP of a position would move; 0 for who would not.
double mobility(const inputs::Inputs& inputs, const Draw& draw, const State& state,
                std::size_t index) {
    const Position& position = state.workforce.positions[index];
    const Doctor& doctor = position.doctor;
    if (position.is_closed || position.staffing != Staffing::filled || doctor.gave_notice() ||
        doctor.is_in_training() || doctor.is_absent(state.month) ||
        doctor.in_post_since == state.month) {
        return 0.0;
    }
    return steps::move_rate(inputs, draw, doctor,
                            {state.gp_hours[index], state.duty_shifts[index], position.contract},
                            state.month);
}

/// The alternative of a race that comes first, each Exp(weight); none: no weight is positive.
/// `weight` and `identity` are functions of 0..count-1.
template <typename Weight, typename Identity>
std::optional<std::size_t> first_of(std::size_t count, std::uint64_t event, const Weight& weight,
                                    const Identity& identity) {
    std::optional<std::size_t> first;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < count; ++i) {
        const double own = weight(i);
        if (own > 0.0) {
            const double time = -log_(Streams::uniform_of(event, identity(i))) / own;
            if (time < least) {
                least = time;
                first = i;
            }
        }
    }
    return first;
}

/// The GP of another municipality takes the position that the hire of the month is about.
void take_post(Position& position, const Doctor& mover) {
    Doctor& doctor = position.doctor;
    doctor.born = mover.born;
    doctor.sex = mover.sex;
    doctor.is_specialist = mover.is_specialist;
    doctor.supervises = mover.supervises;
    doctor.retirement_left = mover.retirement_left;
    doctor.training_months_left = 0;
    position.end_traineeship();
}

/// What municipalities of a region have around them.
struct Surroundings {
    std::size_t districts = 0;
    double positions_elsewhere = 0.0;
};

enum class Origin : std::uint8_t { training_or_abroad, region, rest_of_nation };

/// One replicate of a region under way.
class Replicate {
public:
    Replicate(const std::vector<Municipality>& municipalities,
              const std::vector<Replicator>& replicators,
              const std::vector<std::uint64_t>& identities, Surroundings around, std::uint64_t seed,
              std::uint64_t number, RegionWorkspace& space)
        : municipalities_(municipalities),
          replicators_(replicators),
          identities_(identities),
          around_(around),
          number_(number),
          space_(space) {
        const Streams nation(seed, number);
        for (const std::uint64_t identity : identities) {
            streams_.emplace_back(nation.key(Purpose::municipality, identity), number);
        }
        for (std::size_t m = 0; m < municipalities.size(); ++m) {
            space.parts[m].draw = Draw::sample(inputs(m), nation, streams_[m]);
        }
        space.flows.clear();
    }

    void run_one_by_one() {
        const char* step = "";
        for_each(step, [&](std::size_t m) {
            replicators_[m].simulate(draw(m), streams_[m], workspace(m), space_.municipalities[m],
                                     step);
        });
    }

    void run_side_by_side(int months, const Region::Observer& observer) {
        for_each("start", [&](std::size_t m) {
            replicators_[m].begin(draw(m), streams_[m], *space_.parts[m].workspace);
            record(m, 0);
        });
        observe(observer);
        for (int month = 1; month <= months; ++month) {
            share_districts();
            for_each("monthly cycle", [&](std::size_t m) {
                Workspace& own = workspace(m);
                own.cycle.advance_workforce(inputs(m), draw(m), own.state, streams_[m], own.report);
            });
            exchange_gps();
            for_each("monthly cycle", [&](std::size_t m) {
                Workspace& own = workspace(m);
                own.cycle.advance_people(inputs(m), draw(m), own.state, streams_[m], own.report);
                record(m, static_cast<std::size_t>(month));
            });
            observe(observer);
        }
    }

private:
    const inputs::Inputs& inputs(std::size_t m) const { return *municipalities_[m].inputs; }
    const Draw& draw(std::size_t m) const { return space_.parts[m].draw; }
    Workspace& workspace(std::size_t m) { return *space_.parts[m].workspace; }
    State& state(std::size_t m) { return workspace(m).state; }

    void observe(const Region::Observer& observer) const {
        if (observer) {
            observer(space_);
        }
    }

    void record(std::size_t m, std::size_t time) {
        record::record_month(inputs(m), draw(m), state(m), workspace(m).report, time,
                             space_.municipalities[m]);
    }

    template <typename Step>
    void for_each(const char* const& step, const Step& run_step) {
        for (std::size_t m = 0; m < municipalities_.size(); ++m) {
            try {
                run_step(m);
            } catch (const std::exception& error) {
                throw RunError(static_cast<std::int64_t>(number_), state(m).month.index,
                               municipalities_[m].code + ", " + step, error.what());
            }
        }
    }

    /// What each municipality of a district has beside it, as the last month ended.
    void share_districts() {
        std::vector<state::DistrictElsewhere> sums(around_.districts);
        for (std::size_t m = 0; m < municipalities_.size(); ++m) {
            if (const auto district = municipalities_[m].district) {
                sums[*district].inhabitants += static_cast<double>(state::population(state(m)));
                sums[*district].doctors += state(m).duty_doctors;
            }
        }
        for (std::size_t m = 0; m < municipalities_.size(); ++m) {
            if (const auto district = municipalities_[m].district) {
                const state::DistrictElsewhere& sum = sums[*district];
                state(m).district_elsewhere = {sum.inhabitants -
                                                   static_cast<double>(state::population(state(m))),
                                               sum.doctors - state(m).duty_doctors};
            }
        }
    }

    void exchange_gps() {
        GpFlows flows;
        space_.hires.clear();
        for (std::size_t m = 0; m < municipalities_.size(); ++m) {
            set_mobility(m);
            note_hires(m, 0);
        }
        elsewhere_ = mobility_elsewhere();
        // A position that is left may be filled at once: there are more hires as chains go on.
        std::size_t next = 0;
        while (next < space_.hires.size()) {
            const Origin origin = find_origin(space_.hires[next++]);
            flows.entrants += origin == Origin::training_or_abroad ? 1 : 0;
            flows.movers += origin == Origin::region ? 1 : 0;
            flows.from_rest += origin == Origin::rest_of_nation ? 1 : 0;
        }
        for (std::size_t m = 0; m < municipalities_.size(); ++m) {
            flows.leavers += workspace(m).report.gp_exits;
        }
        flows.leavers -= flows.movers;
        space_.flows.push_back(flows);
    }

    void set_mobility(std::size_t m) {
        double sum = 0.0;
        for (std::size_t i = 0; i < state(m).workforce.positions.size(); ++i) {
            sum += mobility(inputs(m), draw(m), state(m), i);
        }
        space_.parts[m].mobility = sum;
    }

    void note_hires(std::size_t m, std::size_t from) {
        const std::vector<std::size_t>& hired = workspace(m).report.hired;
        for (std::size_t i = from; i < hired.size(); ++i) {
            space_.hires.push_back({m, hired[i]});
        }
    }

    /// Rate at which GPs of the rest of the nation would move: as the mean of the region's.
    double mobility_elsewhere() const {
        double sum = 0.0;
        double positions = 0.0;
        for (std::size_t m = 0; m < municipalities_.size(); ++m) {
            sum += space_.parts[m].mobility;
            positions +=
                static_cast<double>(space_.parts[m].workspace->state.workforce.positions.size());
        }
        return positions > 0.0 ? around_.positions_elsewhere * sum / positions : 0.0;
    }

    /// Where the hired GP comes from; one of the region is then where he or she went.
    Origin find_origin(const RegionWorkspace::Hire hire) {
        Position& position = state(hire.municipality).workforce.positions[hire.position];
        const Streams& streams = streams_[hire.municipality];
        if (streams.uniform(Purpose::hire_origin, position.identity, position.spell) >=
            draw(hire.municipality)[Param::recruitment_mover_share]) {
            return Origin::training_or_abroad;
        }
        const std::uint64_t event = streams.key(Purpose::mover, position.identity, position.spell);
        const std::size_t rest = municipalities_.size();
        const auto from = first_of(
            rest + 1, event,
            [&](std::size_t m) {
                return m == rest                ? elsewhere_
                       : m == hire.municipality ? 0.0
                                                : space_.parts[m].mobility;
            },
            [&](std::size_t m) { return m == rest ? kRest : identities_[m]; });
        if (!from || *from == rest) {
            return from ? Origin::rest_of_nation : Origin::training_or_abroad;
        }
        const auto& positions = state(*from).workforce.positions;
        const auto left = first_of(
            positions.size(), event,
            [&](std::size_t i) { return mobility(inputs(*from), draw(*from), state(*from), i); },
            [&](std::size_t i) { return positions[i].doctor.key; });
        LEGEPLAN_EXPECTS(left.has_value());
        take_post(position, positions[*left].doctor);
        leave(*from, *left);
        return Origin::region;
    }

    void leave(std::size_t m, std::size_t position) {
        Workspace& own = workspace(m);
        const std::size_t hired = own.report.hired.size();
        steps::leave_for_elsewhere(inputs(m), own.state, position, streams_[m], own.report);
        steps::serve_opened(inputs(m), draw(m), own.state, streams_[m], own.report);
        note_hires(m, hired);
        set_mobility(m);
    }

    const std::vector<Municipality>& municipalities_;
    const std::vector<Replicator>& replicators_;
    const std::vector<std::uint64_t>& identities_;
    Surroundings around_;
    std::uint64_t number_;
    RegionWorkspace& space_;
    std::vector<Streams> streams_;
    double elsewhere_ = 0.0;  ///< rate of moving of all GPs of the rest of the nation, this month
};

}  // namespace

Region::Region(std::vector<Municipality> municipalities, std::optional<double> positions_elsewhere)
    : municipalities_(std::move(municipalities)), positions_elsewhere_(positions_elsewhere) {
    LEGEPLAN_EXPECTS(!municipalities_.empty());
    double positions = 0.0;
    for (const Municipality& municipality : municipalities_) {
        positions += static_cast<double>(municipality.inputs->positions.size());
    }
    const double elsewhere =
        positions_elsewhere ? *positions_elsewhere / (*positions_elsewhere + positions) : 1.0;
    replicators_.reserve(municipalities_.size());
    for (const Municipality& municipality : municipalities_) {
        LEGEPLAN_EXPECTS(municipality.inputs->start == start() &&
                         municipality.inputs->months() == months());
        replicators_.emplace_back(*municipality.inputs, elsewhere);
        identities_.push_back(identity_of(municipality));
        if (municipality.district) {
            districts_ = std::max(districts_, *municipality.district + 1);
        }
    }
}

std::unique_ptr<RegionWorkspace> Region::workspace() const {
    auto space = std::make_unique<RegionWorkspace>();
    std::shared_ptr<Workspace> own;
    for (const Replicator& replicator : replicators_) {
        if (!own || positions_elsewhere_) {
            own = replicator.workspace();
        }
        space->parts.push_back({own, {}, 0.0});
        space->municipalities.emplace_back(months());
    }
    space->total = record::Record(months());
    return space;
}

void Region::run(std::uint64_t seed, std::uint64_t replicate, RegionWorkspace& workspace,
                 const Observer& observer) const {
    Replicate current(municipalities_, replicators_, identities_,
                      {districts_, positions_elsewhere_.value_or(0.0)}, seed, replicate, workspace);
    if (positions_elsewhere_) {
        current.run_side_by_side(months(), observer);
    } else {
        current.run_one_by_one();
    }
    record::aggregate(workspace.municipalities, workspace.total);
}

}  // namespace legeplan::run
