#include "steps/open_lists.h"

#include <algorithm>
#include <limits>

#include "core/real_math.h"
#include "random/streams.h"

namespace legeplan::steps {

using random::Streams;
using state::ListId;

namespace {

constexpr auto kNobody = static_cast<std::size_t>(-1);
constexpr double kNever = std::numeric_limits<double>::infinity();

}  // namespace

void OpenLists::begin(const ListWeights& weights, std::size_t positions) {
    weights_ = weights;
    place_.assign(positions, kNobody);
    list_.clear();
    identity_.clear();
    office_.clear();
    free_.clear();
    gp_sex_.clear();
    for (auto& inverse : inverse_weight_) {
        inverse.clear();
    }
    bits_.resize(positions);
    bound_.resize(positions);
}

void OpenLists::add(ListId list, std::uint64_t identity, std::uint32_t office, Sex gp_sex,
                    int free) {
    place_[list] = list_.size();
    list_.push_back(list);
    identity_.push_back(identity);
    office_.push_back(office);
    free_.push_back(free);
    gp_sex_.push_back(gp_sex);
    for (auto& inverse : inverse_weight_) {
        inverse.push_back(0.0);
    }
    weigh(list_.size() - 1);
}

void OpenLists::weigh(std::size_t k) {
    const double places = free_[k];
    const double exponent = weights_.free_exponent;
    const double weight = exponent == 1.0 ? places : exp_(exponent * log_(places));
    const auto same = static_cast<std::size_t>(gp_sex_[k]);
    inverse_weight_[same][k] = 1.0 / (weight * weights_.same_sex);
    inverse_weight_[1 - same][k] = 1.0 / weight;
}

/// The last of the arrays moves to the place of the one that is full.
void OpenLists::close(std::size_t k) {
    const auto fill_gap = [k](auto& values) {
        values[k] = values.back();
        values.pop_back();
    };
    place_[list_[k]] = kNobody;
    fill_gap(list_);
    fill_gap(identity_);
    fill_gap(office_);
    fill_gap(free_);
    fill_gap(gp_sex_);
    for (auto& inverse : inverse_weight_) {
        fill_gap(inverse);
    }
    if (k < list_.size()) {
        place_[list_[k]] = k;
    }
}

ListId OpenLists::take_place(const Seeker& seeker) {
    const std::size_t k = choose(seeker);
    if (k == kNobody) {
        return kNoList;
    }
    const ListId list = list_[k];
    if (--free_[k] == 0) {
        close(k);
    } else {
        weigh(k);
    }
    return list;
}

/// 1 / weight of open list k for the seeker.
double OpenLists::scale(const Seeker& seeker, std::size_t k) const {
    const double inverse = inverse_weight_[static_cast<std::size_t>(seeker.sex)][k];
    return office_[k] == seeker.office ? inverse * (1.0 / weights_.same_office) : inverse;
}

/// With v = 1 - u and b = v + v^2/2 + v^3/3, -log(u) lies between b and b + v^4/(4u). Where the
/// lowest bound stays lowest with its slack added, the race is decided without a logarithm.
std::size_t OpenLists::choose(const Seeker& seeker) {
    const std::size_t lists = list_.size();
    const std::uint64_t* identity = identity_.data();
    std::uint64_t* bits = bits_.data();
    const std::uint64_t key = seeker.key;
    for (std::size_t k = 0; k < lists; ++k) {
        bits[k] = Streams::bits_of(key, identity[k]);
    }
    const double* inverse = inverse_weight_[static_cast<std::size_t>(seeker.sex)].data();
    const double* offices = office_.data();
    const double office = seeker.office;
    const double office_factor = 1.0 / weights_.same_office;
    double* bounds = bound_.data();
    for (std::size_t k = 0; k < lists; ++k) {
        const double v = 1.0 - random::to_uniform(bits[k]);
        const double factor = offices[k] == office ? office_factor : 1.0;
        bounds[k] = v * (1.0 + v * (0.5 + v * (1.0 / 3.0))) * (inverse[k] * factor);
    }
    if (seeker.leaves != kNoList && place_[seeker.leaves] != kNobody) {
        bound_[place_[seeker.leaves]] = kNever;
    }
    double first = kNever;
    double second = kNever;
    std::size_t best = kNobody;
    for (std::size_t k = 0; k < lists; ++k) {
        const double bound = bounds[k];
        second = std::min(second, std::max(first, bound));
        best = bound < first ? k : best;
        first = std::min(first, bound);
    }
    if (best == kNobody) {
        return kNobody;
    }
    const double u = random::to_uniform(bits_[best]);
    const double v = 1.0 - u;
    const double slack = v * v * v * v / (4.0 * u) * scale(seeker, best);
    return first + slack < second ? best : choose_exactly(seeker);
}

std::size_t OpenLists::choose_exactly(const Seeker& seeker) const {
    std::size_t best = kNobody;
    double earliest = kNever;
    for (std::size_t k = 0; k < list_.size(); ++k) {
        const double arrival = -log_(random::to_uniform(bits_[k])) * scale(seeker, k);
        if (list_[k] != seeker.leaves && arrival < earliest) {
            best = k;
            earliest = arrival;
        }
    }
    return best;
}

}  // namespace legeplan::steps
