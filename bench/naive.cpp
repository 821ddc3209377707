#include <algorithm>
#include <random>
#include <vector>

#include "peer_town.h"

namespace legeplan::bench {

namespace {

struct Resident {
    int birth_year;
    int sex;
    int list;
};

class NaiveTown {
public:
    NaiveTown(const PeerTown& town, std::uint64_t seed) : town_(town), random_(seed) {
        for (int sex = 0; sex < kSexes; ++sex) {
            for (int age = 0; age < kAges; ++age) {
                const int persons =
                    town.initial[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
                for (int i = 0; i < persons; ++i) {
                    residents_.push_back({town.first_year - 1 - age, sex, any_list()});
                }
            }
        }
    }

    PeerResult run() {
        for (std::size_t year = 0; year < town_.years.size(); ++year) {
            for (int month = 0; month < 12; ++month) {
                advance(year);
                count(year);
            }
        }
        PeerResult result;
        result.persons = static_cast<std::int64_t>(residents_.size());
        for (const auto& list : by_list_and_band_) {
            for (const int persons : list) {
                result.on_lists += persons;
            }
        }
        return result;
    }

private:
    int any_list() { return std::uniform_int_distribution<int>(0, town_.lists - 1)(random_); }
    double uniform() { return std::uniform_real_distribution<double>(0.0, 1.0)(random_); }
    std::size_t age(const Resident& resident, std::size_t year) const {
        return static_cast<std::size_t>(
            std::min(town_.first_year + static_cast<int>(year) - resident.birth_year, kTopAge));
    }

    void advance(std::size_t index) {
        const PeerTown::Year& year = town_.years[index];
        const int calendar_year = town_.first_year + static_cast<int>(index);
        std::vector<Resident> stay;
        for (Resident& resident : residents_) {
            const auto sex = static_cast<std::size_t>(resident.sex);
            const std::size_t a = age(resident, index);
            if (uniform() < year.death[sex][a] / 12.0 || uniform() < year.out_move[sex][a] / 12.0) {
                continue;
            }
            if (uniform() < town_.change_rate / 12.0) {
                resident.list = any_list();
            }
            stay.push_back(resident);
            if (resident.sex == 0 && uniform() < year.births_per_woman[a] / 12.0) {
                const int child = uniform() < year.boys_share ? 1 : 0;
                stay.push_back({calendar_year, child, resident.list});
            }
        }
        for (int sex = 0; sex < kSexes; ++sex) {
            for (int a = 0; a < kAges; ++a) {
                const double mean =
                    year.in_moves[static_cast<std::size_t>(sex)][static_cast<std::size_t>(a)] /
                    12.0;
                const int arrivals = mean > 0.0 ? std::poisson_distribution<int>(mean)(random_) : 0;
                for (int i = 0; i < arrivals; ++i) {
                    stay.push_back({calendar_year - a, sex, any_list()});
                }
            }
        }
        residents_ = stay;
    }

    void count(std::size_t index) {
        by_list_and_band_.assign(static_cast<std::size_t>(town_.lists),
                                 std::vector<int>(static_cast<std::size_t>(town_.bands)));
        for (const Resident& resident : residents_) {
            const int band = town_.band_of_age[age(resident, index)];
            ++by_list_and_band_[static_cast<std::size_t>(resident.list)]
                               [static_cast<std::size_t>(band)];
        }
    }

    const PeerTown& town_;
    std::mt19937_64 random_;
    std::vector<Resident> residents_;
    std::vector<std::vector<int>> by_list_and_band_;
};

}  // namespace

PeerResult run_naively(const PeerTown& town, std::uint64_t seed) {
    return NaiveTown(town, seed).run();
}

}  // namespace legeplan::bench
