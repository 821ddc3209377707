#include "steps/open_lists.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/real_math.h"
#include "random/streams.h"

namespace legeplan::steps {

using state::ListId;

namespace {

/// Of a heat, and of those who come from no list.
constexpr std::uint32_t kNoOffice = 0xffffffffU;

std::size_t whole_blocks(std::size_t size) {
    return (size + Racers::kBlock - 1) / Racers::kBlock * Racers::kBlock;
}

}  // namespace

void OpenLists::begin(const ListWeights& weights, std::size_t positions) {
    weights_ = weights;
    office_factor_ = static_cast<float>(1.0 / weights.same_office);
    open_ = 0;
    const std::size_t heats = (positions + kHeat - 1) / kHeat;
    const std::size_t places = heats > 1 ? heats * kHeat : whole_blocks(positions);
    size_.assign(heats, 0);
    place_.assign(positions, kNobody);
    list_.assign(places, kNoList);
    free_.assign(places, 0);
    racers_.reset(places);
    heats_.reset(heats > 1 ? whole_blocks(heats) : 0);
    for (OfficeView& office : offices_) {
        office.first = office.end = 0;
    }
    ++changes_;
    for (std::size_t heat = 0; heat < heats_.identity.size(); ++heat) {
        heats_.identity[heat] = static_cast<std::uint32_t>(random::mix(~heat));
    }
}

void OpenLists::add(ListId list, std::uint64_t identity, std::uint32_t office, Sex gp_sex,
                    int free) {
    const std::size_t heat = list / kHeat;
    const std::size_t k = heat * kHeat + size_[heat]++;
    ++open_;
    place_[list] = k;
    list_[k] = list;
    free_[k] = free;
    racers_.identity[k] = static_cast<std::uint32_t>(random::mix(identity));
    racers_.office[k] = office;
    const double exponent = weights_.free_exponent;
    const double weight = exponent == 1.0 ? free : exp_(exponent * log_(free));
    const double same_sex = 1.0 / (weight * weights_.same_sex);
    const auto same = static_cast<std::size_t>(gp_sex);
    racers_.inverse_weight[same][k] = static_cast<float>(same_sex);
    racers_.inverse_weight[1 - same][k] = static_cast<float>(1.0 / weight);
    if (!heats_.identity.empty()) {
        if (office >= offices_.size()) {
            offices_.resize(office + 1);
        }
        OfficeView& view = offices_[office];
        view.first = view.end == 0 ? heat : std::min(view.first, heat);
        view.end = std::max(view.end, heat + 1);
    }
}

Field OpenLists::field(std::size_t heat) const {
    return {heat * kHeat, whole_blocks(size_[heat])};
}

/// The last of the heat moves to the place of the one that is full.
void OpenLists::close(std::size_t k) {
    const std::size_t heat = k / kHeat;
    const std::size_t last = heat * kHeat + --size_[heat];
    --open_;
    place_[list_[k]] = kNobody;
    if (k != last) {
        list_[k] = list_[last];
        free_[k] = free_[last];
        racers_.identity[k] = racers_.identity[last];
        racers_.office[k] = racers_.office[last];
        place_[list_[k]] = k;
    }
    for (auto& inverse : racers_.inverse_weight) {
        inverse[k] = inverse[last];
        inverse[last] = Racers::kNever;
    }
    ++changes_;
}

/// Sum of the weights of a heat's lists for a seeker.
float OpenLists::heat_weight(std::size_t heat, const RaceEvent& event) const {
    const auto [first, size] = field(heat);
    const float* inverse = racers_.inverse_weight[static_cast<std::size_t>(event.sex)].data();
    const std::uint32_t* office = racers_.office.data();
    std::array<float, Racers::kBlock> sums{};
    for (std::size_t at = first; at < first + size; at += Racers::kBlock) {
        for (std::size_t k = 0; k < Racers::kBlock; ++k) {
            const float own = office[at + k] == event.office ? event.office_factor : 1.0F;
            sums[k] += 1.0F / (inverse[at + k] * own);
        }
    }
    return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

/// The heats' inverse weights for the seeker, were no list left out: taken anew after a list
/// closed.
const std::vector<float>& OpenLists::heat_weights(const RaceEvent& event) {
    const bool is_outside = event.office >= offices_.size();
    OfficeView& view = is_outside ? outside_ : offices_[event.office];
    if (view.seen != changes_) {
        view.seen = changes_;
        for (const Sex sex : {Sex::female, Sex::male}) {
            auto& inverse = view.inverse_weight[static_cast<std::size_t>(sex)];
            if (is_outside) {
                inverse.assign(heats_.identity.size(), Racers::kNever);
            } else {
                inverse = heat_weights({0, sex, kNoOffice, 1.0F});
            }
            const std::size_t first = is_outside ? 0 : view.first;
            const std::size_t end = is_outside ? size_.size() : view.end;
            for (std::size_t heat = first; heat < end; ++heat) {
                inverse[heat] = 1.0F / heat_weight(heat, {0, sex, event.office, office_factor_});
            }
        }
    }
    return view.inverse_weight[static_cast<std::size_t>(event.sex)];
}

/// The heat that the seeker's list is in; `left`: place of the list that does not run.
std::size_t OpenLists::heat_of(const RaceEvent& event, std::size_t left) {
    if (heats_.identity.empty()) {
        return 0;
    }
    if (left != kNobody) {
        heats_.inverse_weight[static_cast<std::size_t>(event.sex)][left / kHeat] =
            1.0F / heat_weight(left / kHeat, event);
    }
    return first_to_arrive(heats_, {0, heats_.identity.size()},
                           {event.key, event.sex, kNoOffice, 1.0F});
}

ListId OpenLists::take_place(const Seeker& seeker) {
    const RaceEvent event{seeker.key, seeker.sex, seeker.office, office_factor_};
    if (!heats_.identity.empty()) {
        heats_.inverse_weight[static_cast<std::size_t>(event.sex)] = heat_weights(event);
    }
    // The list that the seeker leaves does not run.
    const std::size_t left = seeker.leaves == kNoList ? kNobody : place_[seeker.leaves];
    float kept = Racers::kNever;
    auto& inverse = racers_.inverse_weight[static_cast<std::size_t>(seeker.sex)];
    if (left != kNobody) {
        std::swap(inverse[left], kept);
    }
    const std::size_t heat = heat_of(event, left);
    const std::size_t k = heat == kNobody ? kNobody : first_to_arrive(racers_, field(heat), event);
    if (left != kNobody) {
        inverse[left] = kept;
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

}  // namespace legeplan::steps
