#pragma once

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// GPs in post who are in training.
int trainees(const state::State& state);

/// Trainees that the specialists in post can still take, at their work and not about to leave.
///
/// Equation: specialists who supervise x trainees per supervisor + programmes' supervision - GPs
/// in training. Negative where trainees in post lack a supervisor.
double supervision_free(const inputs::Draw& draw, const state::State& state);

/// GPs in training for whom there is a supervisor; all without the training step.
double supervised_trainees(const inputs::Inputs& inputs, const inputs::Draw& draw,
                           const state::State& state);

/// Who applies for a vacancy: a factor on the rate at which it is filled, and the share of
/// specialists among those who fill it. What attracts trainees adds trainees and takes no
/// specialist away.
///
/// Equation: with s specialists and a factor g on the others, factor = s + (1 - s) g and
/// specialist_share = s / factor.
struct RecruitMix {
    double factor = 1.0;
    double specialist_share = 0.0;
};
RecruitMix recruit_mix(const inputs::Inputs& inputs, const inputs::Draw& draw,
                       const state::State& state, const state::Position& position);
/// The same with lis1_factor() known, which is equal for all positions of a month.
RecruitMix recruit_mix(const inputs::Inputs& inputs, const inputs::Draw& draw,
                       const state::State& state, const state::Position& position, double lis1);

/// Factor on trainees' applications: 1 with as many LIS1 posts per position as in the nation, and
/// without the training step.
double lis1_factor(const inputs::Inputs& inputs, const inputs::Draw& draw,
                   const state::State& state);

/// Whether a programme with a free place employs a trainee who is hired now.
bool is_salaried_by_programme(const state::State& state);

/// Draws whether a doctor who is or becomes a specialist supervises; the same in every scenario.
void draw_supervision(const inputs::Draw& draw, const random::Streams& streams,
                      state::Doctor& doctor);

/// What the start does not state: who is in training, who is in hospital service, who supervises,
/// and the LIS1 doctors of the years before.
void begin_training(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                    const random::Streams& streams);

/// One month of training: hospital service begins, stages advance, the finished are specialists.
///
/// Without the training step (`training.enabled = false`) stages advance and nothing else happens.
/// Methods: docs/methods/training.md.
void advance_training(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                      const random::Streams& streams, state::StepReport& report);

}  // namespace legeplan::steps
