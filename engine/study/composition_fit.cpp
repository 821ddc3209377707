#include "study/composition_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "core/calendar.h"

namespace legeplan::study {

namespace {

using inputs::InitialPosition;
using Positions = std::vector<InitialPosition>;

constexpr int kDecimals = 3;

double mean_of(const Positions& positions, int InitialPosition::*part) {
    double sum = 0.0;
    for (const InitialPosition& position : positions) {
        sum += position.*part;
    }
    return sum / static_cast<double>(positions.size());
}

/// Scales a number of every position so that the sum is the whole number nearest to the target's;
/// what rounding down leaves goes to those who lost most by it.
void scale(Positions& positions, int InitialPosition::*part, double mean) {
    const auto count = static_cast<double>(positions.size());
    const double factor = mean / std::max(mean_of(positions, part), 1e-9);
    auto left = std::llround(mean * count);
    std::vector<double> lost;
    for (InitialPosition& position : positions) {
        const double wanted = position.*part * factor;
        position.*part = static_cast<int>(std::floor(wanted));
        lost.push_back(wanted - std::floor(wanted));
        left -= position.*part;
    }
    std::vector<std::size_t> order(positions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return lost[a] > lost[b]; });
    for (std::size_t i = 0; i < order.size() && left > 0; ++i, --left) {
        ++(positions[order[i]].*part);
    }
}

/// What a cap allows: only a GP's list may be longer, and none is held above its cap for a time.
void fit_into_caps(Positions& positions) {
    for (InitialPosition& position : positions) {
        if (position.staffing != Staffing::filled) {
            position.list_length = std::min(position.list_length, position.list_cap);
        }
        if (position.temporary_cap) {
            position.temporary_cap = std::min(*position.temporary_cap, position.list_cap);
        }
    }
}

bool is_salaried(const InitialPosition& position) {
    return position.contract == Contract::salaried ||
           position.contract == Contract::salaried_trainee;
}

double salaried_share(const Positions& positions) {
    double filled = 0.0;
    double salaried = 0.0;
    for (const InitialPosition& position : positions) {
        if (position.staffing != Staffing::filled) continue;
        filled += 1.0;
        salaried += is_salaried(position) ? 1.0 : 0.0;
    }
    return filled > 0.0 ? salaried / filled : 0.0;
}

/// Gives contracts of one kind to positions with a GP until so many more are salaried, or fewer.
void change_contracts(Positions& positions, double share) {
    const auto filled = std::count_if(positions.begin(), positions.end(),
                                      [](const auto& p) { return p.staffing == Staffing::filled; });
    const auto now = std::llround(salaried_share(positions) * static_cast<double>(filled));
    auto missing = std::llround(share * static_cast<double>(filled)) - now;
    for (const Contract from :
         {Contract::self_employed, Contract::agreement_8_2, Contract::combination}) {
        for (InitialPosition& position : positions) {
            if (missing > 0 && position.staffing == Staffing::filled && position.contract == from) {
                position.contract = Contract::salaried;
                --missing;
            }
        }
    }
    for (std::size_t left = positions.size(); left > 0 && missing < 0; --left) {
        InitialPosition& position = positions[left - 1];
        if (position.staffing == Staffing::filled && position.contract == Contract::salaried) {
            position.contract = Contract::self_employed;
            ++missing;
        }
    }
}

/// A day of the month: the model knows months only.
std::string date_of(Month month) {
    return to_string(month) + "-01";
}

}  // namespace

CompositionFit fit_composition(const inputs::Inputs& scenario, const CompositionTargets& targets) {
    CompositionFit fit;
    fit.positions = scenario.positions;
    if (targets.mean_cap) {
        scale(fit.positions, &InitialPosition::list_cap, *targets.mean_cap);
        fit.rows.push_back({{"gjennomsnittlig listetak", "mean list cap"},
                            *targets.mean_cap,
                            mean_of(fit.positions, &InitialPosition::list_cap),
                            kDecimals});
    }
    if (targets.mean_list) {
        scale(fit.positions, &InitialPosition::list_length, *targets.mean_list);
    }
    fit_into_caps(fit.positions);
    if (targets.mean_list) {
        fit.rows.push_back({{"gjennomsnittlig listelengde", "mean list length"},
                            *targets.mean_list,
                            mean_of(fit.positions, &InitialPosition::list_length),
                            kDecimals});
    }
    if (targets.salaried) {
        change_contracts(fit.positions, *targets.salaried);
        fit.rows.push_back({{"andel fastlønte", "share salaried"},
                            *targets.salaried,
                            salaried_share(fit.positions),
                            kDecimals});
    }
    if (targets.specialists) {
        const auto doctors =
            std::count_if(fit.positions.begin(), fit.positions.end(),
                          [](const auto& p) { return p.staffing != Staffing::vacant; });
        fit.specialists =
            static_cast<int>(std::lround(*targets.specialists * static_cast<double>(doctors)));
        fit.rows.push_back({{"andel spesialister", "share of specialists"},
                            *targets.specialists,
                            doctors > 0 ? *fit.specialists / static_cast<double>(doctors) : 0.0,
                            kDecimals});
    }
    return fit;
}

ScenarioTables composition_tables(const inputs::Inputs& scenario, const CompositionFit& fit,
                                  const std::string& stem, const std::string& source) {
    std::string csv = "# The positions of " + scenario.municipality +
                      ", brought to known means.\n# " + source +
                      "; docs/methods/calibration.md.\n"
                      "id,office,contract,list_cap,list_length,staffing,vacant_since,"
                      "temporary_cap,temporary_until,over_cap_reason\n";
    for (const InitialPosition& position : fit.positions) {
        csv += fmt::format(
            "{},{},{},{},{},{},{},{},{},{}\n", position.id,
            scenario.offices.at(static_cast<std::size_t>(position.office)).id,
            kContractNames[static_cast<std::size_t>(position.contract)], position.list_cap,
            position.list_length, kStaffingNames[static_cast<std::size_t>(position.staffing)],
            position.vacant_since ? date_of(*position.vacant_since) : "",
            position.temporary_cap ? std::to_string(*position.temporary_cap) : "",
            position.temporary_cap ? date_of(position.temporary_until) : "",
            position.list_length > position.list_cap ? "brought to a known mean length" : "");
    }
    ScenarioTables out;
    out.keys = fmt::format("\n[initial]\npositions = \"{}positions.csv\"\n", stem);
    if (fit.specialists) {
        out.keys +=
            fmt::format("\n[initial.margins]\nspecialists = {}   # {}\n", *fit.specialists, source);
    }
    out.tables = {{stem + "positions.csv", csv}};
    return out;
}

}  // namespace legeplan::study
