#include "steps/open_lists.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "core/real_math.h"
#include "random/streams.h"

namespace legeplan::steps {

using state::ListId;

namespace {

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
    changes_.resize(std::max(changes_.size(), heats));
    ++changes_of_all_;
    for (std::uint64_t& changes : changes_) {
        ++changes;
    }
    for (OfficeView& office : offices_) {
        office.first = office.end = 0;
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
    if (size_.size() > 1) {
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
    ++changes_[heat];
    ++changes_of_all_;
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

/// The heats for those who come from an office, were no list left out.
OpenLists::OfficeView& OpenLists::heats_seen_from(std::uint32_t office) {
    weigh_heats(outside_, kNoOffice);
    if (office >= offices_.size()) {
        return outside_;
    }
    weigh_heats(offices_[office], office);
    return offices_[office];
}

/// Takes the weights of those heats anew whose lists changed.
void OpenLists::weigh_heats(OfficeView& view, std::uint32_t office) {
    if (view.seen_of_all == changes_of_all_) {
        return;
    }
    view.seen_of_all = changes_of_all_;
    const std::size_t heats = size_.size();
    if (view.seen.size() != heats) {
        view.seen.assign(heats, 0);
        view.heats.reset(whole_blocks(heats));
        for (std::size_t heat = 0; heat < heats; ++heat) {
            view.heats.identity[heat] = static_cast<std::uint32_t>(random::mix(~heat));
        }
    }
    for (std::size_t heat = 0; heat < heats; ++heat) {
        if (view.seen[heat] == changes_[heat]) {
            continue;
        }
        view.seen[heat] = changes_[heat];
        const bool is_there = office == kNoOffice || (view.first <= heat && heat < view.end);
        for (const Sex sex : {Sex::female, Sex::male}) {
            const auto k = static_cast<std::size_t>(sex);
            view.heats.inverse_weight[k][heat] =
                is_there ? 1.0F / heat_weight(heat, {0, sex, office, office_factor_})
                         : outside_.heats.inverse_weight[k][heat];
        }
    }
}

/// Inverse weight of a heat whose lists have the given one, without the list of weight `left`,
/// which does not run.
float OpenLists::heat_without(std::size_t heat, float inverse_weight, float left,
                              const RaceEvent& event) const {
    const float whole = 1.0F / inverse_weight;
    const float rest = whole - left;
    // Where little is left, the difference is rounding.
    return 1.0F / (rest > 0.01F * whole ? rest : heat_weight(heat, event));
}

/// The heat that the seeker's list is in, seen from the seeker's office. The list at place `left`,
/// of inverse weight `inverse_left`, does not run.
std::size_t OpenLists::heat_of(Racers& heats, const RaceEvent& event, std::size_t left,
                               float inverse_left) const {
    const RaceEvent among_heats{event.key, event.sex, kNoOffice, 1.0F};
    const Field all{0, heats.identity.size()};
    if (left == kNobody) {
        return first_to_arrive(heats, all, among_heats);
    }
    const float own = racers_.office[left] == event.office ? event.office_factor : 1.0F;
    float& inverse = heats.inverse_weight[static_cast<std::size_t>(event.sex)][left / kHeat];
    const float whole = std::exchange(
        inverse, heat_without(left / kHeat, inverse, 1.0F / (inverse_left * own), event));
    const std::size_t heat = first_to_arrive(heats, all, among_heats);
    inverse = whole;
    return heat;
}

ListId OpenLists::take_place(const Seeker& seeker) {
    const RaceEvent event{seeker.key, seeker.sex, seeker.office, office_factor_};
    // Weighed with all their lists, before one is left out.
    Racers* const heats = size_.size() > 1 ? &heats_seen_from(event.office).heats : nullptr;
    // The list that the seeker leaves does not run.
    const std::size_t left = seeker.leaves == kNoList ? kNobody : place_[seeker.leaves];
    float kept = Racers::kNever;
    auto& inverse = racers_.inverse_weight[static_cast<std::size_t>(seeker.sex)];
    if (left != kNobody) {
        std::swap(inverse[left], kept);
    }
    const std::size_t heat = heats == nullptr ? 0 : heat_of(*heats, event, left, kept);
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
