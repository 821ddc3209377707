#include <algorithm>
#include <cmath>

#include "peer_town.h"

namespace legeplan::bench {

namespace {

constexpr int kFirstMotherAge = 20;
constexpr int kLastMotherAge = 39;

}  // namespace

// SplitMix64: one multiplication more would be a waste here.
std::uint64_t Floor::next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t x = state_;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

double Floor::uniform() {
    return static_cast<double>(next() >> 11) * 0x1p-53;
}

std::uint32_t Floor::below(std::uint32_t n) {
    return static_cast<std::uint32_t>((next() >> 32) * n >> 32);
}

/// By inversion below 30, else rounded normal: a floor need not be exact.
int Floor::poisson(double mean) {
    if (mean > 30.0) {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        const double z = radius * std::cos(6.283185307179586 * uniform());
        return std::max(0, static_cast<int>(std::lround(mean + std::sqrt(mean) * z)));
    }
    double p = std::exp(-mean);
    double u = uniform();
    int k = 0;
    while (u > p && k < 200) {
        u -= p;
        ++k;
        p *= mean / k;
    }
    return k;
}

Floor::Floor(const PeerTown& town) : town_(town) {
    first_birth_year_ = town.first_year - 1 - kTopAge;
    cohorts_ = kAges + static_cast<int>(town.years.size());
    const auto cells = static_cast<std::size_t>(kSexes * cohorts_);
    start_.resize(cells);
    band_.resize(cells);
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            const auto persons = static_cast<std::size_t>(
                town.initial[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)]);
            auto& people = start_[cell(sex, town.first_year - 1 - age)];
            for (std::size_t i = 0; i < persons; ++i) {
                people.push_back(
                    static_cast<std::uint8_t>(below(static_cast<std::uint32_t>(town.lists))));
            }
            largest_ = std::max(largest_, 2 * persons);
        }
    }
    cells_ = start_;
    for (auto& people : cells_) {
        people.reserve(largest_);
    }
}

void Floor::arrive(std::uint32_t cell, std::uint8_t list) {
    cells_[cell].push_back(list);
    ++counts_[list][band_[cell]];
    ++persons_;
}

void Floor::leave(std::uint32_t cell) {
    auto& people = cells_[cell];
    if (people.empty()) {
        return;
    }
    const std::uint32_t index = below(static_cast<std::uint32_t>(people.size()));
    --counts_[people[index]][band_[cell]];
    people[index] = people.back();
    people.pop_back();
    --persons_;
}

void Floor::plan_year(int index) {
    const PeerTown::Year& year = town_.years[static_cast<std::size_t>(index)];
    const int calendar_year = town_.first_year + index;
    for (auto& month : events_) {
        month.clear();
    }
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int born = first_birth_year_; born <= calendar_year; ++born) {
            const std::uint32_t at = cell(sex, born);
            const auto age = static_cast<std::size_t>(std::min(calendar_year - born, kTopAge));
            const auto s = static_cast<std::size_t>(sex);
            const double force = year.death[s][age] + year.out_move[s][age];
            const double persons = static_cast<double>(cells_[at].size());
            const int exits = poisson(persons * (1.0 - std::exp(-force)));
            for (int i = 0; i < exits; ++i) {
                events_[below(12)].push_back({at, false});
            }
            const int arrivals =
                calendar_year - born <= kTopAge ? poisson(year.in_moves[s][age]) : 0;
            for (int i = 0; i < arrivals; ++i) {
                events_[below(12)].push_back({at, true});
            }
        }
    }
}

void Floor::births(int index) {
    const PeerTown::Year& year = town_.years[static_cast<std::size_t>(index)];
    const int calendar_year = town_.first_year + index;
    double expected = 0.0;
    for (int age = 1; age < kTopAge; ++age) {
        expected += year.births_per_woman[static_cast<std::size_t>(age)] *
                    static_cast<double>(cells_[cell(0, calendar_year - age)].size());
    }
    const int born = poisson(expected / 12.0);
    for (int i = 0; i < born; ++i) {
        const int age =
            kFirstMotherAge + static_cast<int>(below(kLastMotherAge - kFirstMotherAge + 1));
        const auto& mothers = cells_[cell(0, calendar_year - age)];
        const std::uint8_t list = mothers.empty()
                                      ? std::uint8_t{0}
                                      : mothers[below(static_cast<std::uint32_t>(mothers.size()))];
        arrive(cell(uniform() < year.boys_share ? 1 : 0, calendar_year), list);
    }
}

void Floor::changes() {
    const int changing = poisson(town_.change_rate / 12.0 * static_cast<double>(persons_));
    const auto cells = static_cast<std::uint32_t>(cells_.size());
    for (int i = 0; i < changing;) {
        const std::uint32_t at = below(cells);
        const std::uint32_t index = below(static_cast<std::uint32_t>(largest_));
        if (index < cells_[at].size()) {
            std::uint8_t& list = cells_[at][index];
            --counts_[list][band_[at]];
            list = static_cast<std::uint8_t>(below(static_cast<std::uint32_t>(town_.lists)));
            ++counts_[list][band_[at]];
            ++i;
        }
    }
}

void Floor::age_bands(int index) {
    const int calendar_year = town_.first_year + index;
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int born = first_birth_year_; born <= calendar_year; ++born) {
            const std::uint32_t at = cell(sex, born);
            const auto age = static_cast<std::size_t>(std::min(calendar_year - born, kTopAge));
            const auto band = static_cast<std::uint8_t>(town_.band_of_age[age]);
            if (index == 0 || band != band_[at]) {
                for (const std::uint8_t list : cells_[at]) {
                    counts_[list][band_[at]] -= index == 0 ? 0 : 1;
                    ++counts_[list][band];
                }
                band_[at] = band;
            }
        }
    }
}

PeerResult Floor::run(std::uint64_t seed) {
    state_ = seed;
    persons_ = 0;
    for (std::size_t at = 0; at < cells_.size(); ++at) {
        cells_[at].assign(start_[at].begin(), start_[at].end());
        persons_ += static_cast<std::int64_t>(cells_[at].size());
    }
    std::fill(band_.begin(), band_.end(), std::uint8_t{0});
    counts_.assign(static_cast<std::size_t>(town_.lists), {});
    for (int index = 0; index < static_cast<int>(town_.years.size()); ++index) {
        age_bands(index);
        plan_year(index);
        for (const auto& month : events_) {
            for (const Event& event : month) {
                if (event.is_arrival) {
                    arrive(event.cell, static_cast<std::uint8_t>(
                                           below(static_cast<std::uint32_t>(town_.lists))));
                } else {
                    leave(event.cell);
                }
            }
            births(index);
            changes();
        }
    }
    PeerResult result{persons_, 0};
    for (const auto& list : counts_) {
        for (const int persons : list) {
            result.on_lists += persons;
        }
    }
    return result;
}

}  // namespace legeplan::bench
