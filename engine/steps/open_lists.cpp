#include "steps/open_lists.h"

#include <algorithm>

#include "core/real_math.h"
#include "random/streams.h"

namespace legeplan::steps {

using state::ListId;

void OpenLists::begin(const ListWeights& weights, std::size_t positions) {
    weights_ = weights;
    office_factor_ = static_cast<float>(1.0 / weights.same_office);
    place_.assign(positions, kNobody);
    list_.clear();
    free_.clear();
    gp_sex_.clear();
    racers_.identity.clear();
    racers_.office.clear();
    for (auto& inverse : racers_.inverse_weight) {
        inverse.clear();
    }
}

void OpenLists::add(ListId list, std::uint64_t identity, std::uint32_t office, Sex gp_sex,
                    int free) {
    const std::size_t k = list_.size();
    if (k == racers_.identity.size()) {
        racers_.identity.resize(k + Racers::kBlock);
        racers_.office.resize(k + Racers::kBlock);
        for (auto& inverse : racers_.inverse_weight) {
            inverse.resize(k + Racers::kBlock, Racers::kNever);
        }
    }
    place_[list] = k;
    list_.push_back(list);
    free_.push_back(free);
    gp_sex_.push_back(gp_sex);
    racers_.identity[k] = static_cast<std::uint32_t>(random::mix(identity));
    racers_.office[k] = office;
    const double exponent = weights_.free_exponent;
    const double weight = exponent == 1.0 ? free : exp_(exponent * log_(free));
    const double same_sex = 1.0 / (weight * weights_.same_sex);
    const auto same = static_cast<std::size_t>(gp_sex);
    racers_.inverse_weight[same][k] = static_cast<float>(same_sex);
    racers_.inverse_weight[1 - same][k] = static_cast<float>(1.0 / weight);
}

/// The last of the arrays moves to the place of the one that is full.
void OpenLists::close(std::size_t k) {
    const std::size_t last = list_.size() - 1;
    const auto fill_gap = [k](auto& values) {
        values[k] = values.back();
        values.pop_back();
    };
    place_[list_[k]] = kNobody;
    fill_gap(list_);
    fill_gap(free_);
    fill_gap(gp_sex_);
    racers_.identity[k] = racers_.identity[last];
    racers_.office[k] = racers_.office[last];
    for (auto& inverse : racers_.inverse_weight) {
        inverse[k] = inverse[last];
        inverse[last] = Racers::kNever;
    }
    if (k < list_.size()) {
        place_[list_[k]] = k;
    }
}

ListId OpenLists::take_place(const Seeker& seeker) {
    const RaceEvent event{seeker.key, seeker.sex, seeker.office, office_factor_};
    // The list that the seeker leaves does not run.
    float kept = Racers::kNever;
    float* left = nullptr;
    if (seeker.leaves != kNoList && place_[seeker.leaves] != kNobody) {
        left = &racers_.inverse_weight[static_cast<std::size_t>(seeker.sex)][place_[seeker.leaves]];
        std::swap(*left, kept);
    }
    const std::size_t k = choose(event);
    if (left != nullptr) {
        *left = kept;
    }
    if (k == kNobody) {
        return kNoList;
    }
    const ListId list = list_[k];
    if (--free_[k] == 0) {
        close(k);
    }
    return list;
}

/// 1 / weight of open list k for the seeker.
double OpenLists::scale(const RaceEvent& event, std::size_t k) const {
    const float inverse = racers_.inverse_weight[static_cast<std::size_t>(event.sex)][k];
    return racers_.office[k] == event.office ? inverse * event.office_factor : inverse;
}

/// Where the lowest bound leads by more than its slack, no logarithm is needed.
std::size_t OpenLists::choose(const RaceEvent& event) const {
    const RaceBounds bounds = race_bounds(racers_, event);
    if (bounds.first == Racers::kNever) {
        return kNobody;
    }
    const std::size_t best = bounds.first_list;
    const double v = race_number(race_bits(event.key, racers_.identity[best]));
    const double lead =
        bounds.second * (1.0 - kRaceRounding) - bounds.first * (1.0 + kRaceRounding);
    const bool is_decided = lead * (4.0 * (1.0 - v)) > v * v * v * v * scale(event, best);
    return is_decided ? best : choose_exactly(event);
}

std::size_t OpenLists::choose_exactly(const RaceEvent& event) const {
    std::size_t best = kNobody;
    double earliest = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < list_.size(); ++k) {
        const double v = race_number(race_bits(event.key, racers_.identity[k]));
        const double arrival = -log_(1.0 - v) * scale(event, k);
        if (arrival < earliest) {
            best = k;
            earliest = arrival;
        }
    }
    return best;
}

}  // namespace legeplan::steps
