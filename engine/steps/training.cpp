#include "steps/training.h"

#include <algorithm>
#include <cmath>

#include "policies/positions.h"
#include "steps/recruitment.h"

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

bool has_gp(const Position& position) {
    return !position.is_closed && position.staffing == Staffing::filled;
}

int open_positions(const State& state) {
    return static_cast<int>(std::count_if(state.workforce.positions.begin(),
                                          state.workforce.positions.end(),
                                          [](const Position& p) { return !p.is_closed; }));
}

/// Part of training spent in hospital service, in months left: from `first` down to after `last`.
struct HospitalService {
    int first = 0;
    int last = 0;

    int months() const { return first - last; }
    bool is_at(int months_left) const { return months_left <= first && months_left > last; }
};

/// Whole months of training, and of these in hospital service.
struct Lengths {
    int training = 0;
    int hospital = 0;

    explicit Lengths(const Draw& draw)
        : training(static_cast<int>(std::lround(draw[Param::training_months]))),
          hospital(std::min(training,
                            static_cast<int>(std::lround(draw[Param::training_hospital_months])))) {
    }
};

/// Each doctor's own, uniform over the training.
HospitalService hospital_service(const Lengths& lengths, const Doctor& doctor,
                                 const Streams& streams) {
    const double u = streams.uniform(Purpose::hospital_service, doctor.key);
    const int last = static_cast<int>(u * (lengths.training - lengths.hospital + 1));
    return {last + lengths.hospital, last};
}

void begin_hospital(const Draw& draw, const Streams& streams, Month back, Doctor& doctor) {
    doctor.absent_until = std::max(doctor.absent_until, back);
    doctor.absence_covered = streams.uniform(Purpose::hospital_service, doctor.key, 1) <
                             draw[Param::training_hospital_cover];
}

/// LIS1 posts now: those of the start and those of policies in force.
double lis1_posts(const Inputs& inputs, const Draw& draw, const State& state) {
    const double base = inputs.training.lis1_posts.has_value()
                            ? *inputs.training.lis1_posts
                            : draw[Param::lis1_posts_per_position] * open_positions(state);
    return base + state.workforce.lis1_added;
}

bool has_free_place(const State& state) {
    int places = 0;
    for (const auto& programme : state.workforce.programmes) {
        places += programme.places;
    }
    return trainees(state) < places;
}

void complete(Position& position) {
    position.doctor.is_specialist = true;
    position.end_traineeship();
}

/// Stage and hospital service of one trainee in the state's month.
void advance_trainee(const Inputs& inputs, const Draw& draw, const Lengths& lengths,
                     const Streams& streams, std::size_t index, State& state, StepReport& report) {
    Position& position = state.workforce.positions[index];
    Doctor& doctor = position.doctor;
    const policies::PositionName name{inputs, index};
    ++report.trainee_months;
    if (inputs.training.is_on) {
        const HospitalService service = hospital_service(lengths, doctor, streams);
        if (service.months() > 0 && doctor.training_months_left == service.first) {
            begin_hospital(draw, streams, state.month + service.months(), doctor);
            policies::note(
                report, state.month,
                "hjemmel {0}: legen er i sykehustjeneste i {1} måneder, listen er {2}",
                "position {0}: the GP is in hospital service for {1} months, the list is {3}", name,
                service.months(), doctor.absence_covered ? "dekket av vikar" : "udekket",
                doctor.absence_covered ? "covered by a locum" : "not covered");
        }
        report.hospital_months += service.is_at(doctor.training_months_left) ? 1 : 0;
    }
    if (--doctor.training_months_left == 0) {
        complete(position);
        policies::note(report, state.month, "hjemmel {}: fastlegen er ferdig spesialist",
                       "position {}: the GP becomes a specialist", name);
    }
}

bool is_known_to_roster(const Inputs& inputs, std::size_t position) {
    return std::any_of(inputs.roster.begin(), inputs.roster.end(), [position](const auto& row) {
        return static_cast<std::size_t>(row.position) == position &&
               (row.is_specialist.has_value() || row.training_ends.has_value());
    });
}

/// A uniform stage for some of those who are not specialists.
void draw_stage(const Draw& draw, const Streams& streams, Doctor& doctor) {
    Stream stream = streams.at(Purpose::training_stage, doctor.key);
    if (stream.uniform() < draw[Param::training_initial_share]) {
        const auto months = static_cast<std::uint32_t>(std::lround(draw[Param::training_months]));
        doctor.training_months_left = 1 + static_cast<int>(stream.below(months));
    }
}

/// Hospital service that began before the start and is not over.
void resume_hospital(const Draw& draw, Month start, const Streams& streams, Doctor& doctor) {
    const HospitalService service = hospital_service(Lengths(draw), doctor, streams);
    const int left = doctor.training_months_left;
    if (service.is_at(left) && left < service.first) {
        begin_hospital(draw, streams, start + (left - service.last), doctor);
    }
}

}  // namespace

int trainees(const State& state) {
    return static_cast<int>(
        std::count_if(state.workforce.positions.begin(), state.workforce.positions.end(),
                      [](const Position& p) { return has_gp(p) && p.doctor.is_in_training(); }));
}

double supervision_free(const Draw& draw, const State& state) {
    int supervisors = 0;
    for (const Position& position : state.workforce.positions) {
        const Doctor& doctor = position.doctor;
        supervisors += has_gp(position) && doctor.is_specialist && doctor.supervises &&
                               !doctor.gave_notice() && !doctor.is_absent(state.month)
                           ? 1
                           : 0;
    }
    double places = supervisors * draw[Param::training_trainees_per_supervisor];
    for (const auto& programme : state.workforce.programmes) {
        places += programme.supervision;
    }
    return places - trainees(state);
}

double supervised_trainees(const Inputs& inputs, const Draw& draw, const State& state) {
    const double all = trainees(state);
    return inputs.training.is_on && all > 0.0
               ? std::clamp(all + supervision_free(draw, state), 0.0, all)
               : all;
}

double lis1_factor(const Inputs& inputs, const Draw& draw, const State& state) {
    if (!inputs.training.is_on) {
        return 1.0;
    }
    const double national = draw[Param::lis1_posts_per_position] * open_positions(state);
    const double share = draw[Param::lis1_recruit_share];
    return 1.0 + share * (state.workforce.lis1_pool / national - 1.0);
}

RecruitMix recruit_mix(const Inputs& inputs, const Draw& draw, const State& state,
                       const Position& position) {
    return recruit_mix(inputs, draw, state, position, lis1_factor(inputs, draw, state));
}

RecruitMix recruit_mix(const Inputs& inputs, const Draw& draw, const State& state,
                       const Position& position, double lis1) {
    const double specialists = draw[Param::recruit_specialist_share];
    if (!inputs.training.is_on) {
        return {1.0, specialists};
    }
    double others = lis1;
    if (!state.workforce.programmes.empty() && has_free_place(state)) {
        for (const auto& programme : state.workforce.programmes) {
            others *= programme.factor;
        }
        if (is_salaried_by_programme(state)) {
            const Contract offered = position.next_contract.value_or(position.contract);
            others *= std::max(1.0, draw[Param::recruitment_salaried_trainee] /
                                        contract_factor(draw, offered));
        }
    }
    const double factor = specialists + (1.0 - specialists) * others;
    return {factor, specialists / factor};
}

bool is_salaried_by_programme(const State& state) {
    const auto& programmes = state.workforce.programmes;
    return std::any_of(programmes.begin(), programmes.end(),
                       [](const auto& programme) { return programme.is_salaried; }) &&
           has_free_place(state);
}

void draw_supervision(const Draw& draw, const Streams& streams, Doctor& doctor) {
    doctor.supervises =
        streams.uniform(Purpose::supervisor, doctor.key) < draw[Param::training_supervisor_share];
}

void begin_training(const Inputs& inputs, const Draw& draw, State& state, const Streams& streams) {
    auto& workforce = state.workforce;
    if (!inputs.training.is_on) {
        return;
    }
    for (std::size_t i = 0; i < workforce.positions.size(); ++i) {
        Position& position = workforce.positions[i];
        if (!has_gp(position)) {
            continue;
        }
        Doctor& doctor = position.doctor;
        draw_supervision(draw, streams, doctor);
        if (!inputs.margins.in_training.has_value() && !doctor.is_specialist &&
            !is_known_to_roster(inputs, i)) {
            draw_stage(draw, streams, doctor);
        }
        if (doctor.is_in_training()) {
            resume_hospital(draw, inputs.start, streams, doctor);
        }
    }
    workforce.lis1_pool = lis1_posts(inputs, draw, state);
}

void advance_training(const Inputs& inputs, const Draw& draw, State& state, const Streams& streams,
                      StepReport& report) {
    const Lengths lengths(draw);
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const Position& position = state.workforce.positions[i];
        if (!has_gp(position) || !position.doctor.is_in_training()) {
            continue;
        }
        advance_trainee(inputs, draw, lengths, streams, i, state, report);
    }
    if (inputs.training.is_on) {
        const double grant = draw.at(Param::training_grant, state.month.year());
        report.training_grants = report.trainee_months * grant / 12.0;
        double& pool = state.workforce.lis1_pool;
        pool += (lis1_posts(inputs, draw, state) - pool) / draw[Param::lis1_memory_months];
    }
}

}  // namespace legeplan::steps
