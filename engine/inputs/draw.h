#pragma once

#include <array>
#include <bitset>
#include <vector>

#include "inputs/inputs.h"
#include "random/streams.h"

namespace legeplan::inputs {

/// Whether a parameter is of population change, which stands still under a named alternative.
bool is_population_parameter(Param id);

/// One replicate's realised parameters (second-order uncertainty). Each parameter has a stream of
/// its own, named by its key, so that adding one moves no other.
class Draw {
public:
    Draw() = default;

    /// Parameters drawn for a replicate of one municipality alone.
    static Draw sample(const Inputs& inputs, const random::Streams& streams);

    /// Parameters drawn for a municipality that is run together with others: what holds for the
    /// nation (ParameterSpec::scope, prices, the common indices) comes from `nation`, equal for
    /// all of them, and the rest from its own streams.
    static Draw sample(const Inputs& inputs, const random::Streams& nation,
                       const random::Streams& own);

    /// Every parameter at its central value: the deterministic twin's and, for a population under
    /// a named alternative, every replicate's.
    static Draw central(const Inputs& inputs);

    double operator[](Param id) const { return values_[static_cast<std::size_t>(id)]; }

    /// Value in a year, for parameters that may be paths.
    double at(Param id, int year) const {
        return has_path_[static_cast<std::size_t>(id)] ? on_path(id, year) : (*this)[id];
    }

    /// Realised effect of policy k (index in Inputs::policies).
    double policy_effect(std::size_t k) const { return policy_effects_[k]; }
    /// Realised share by which policy k lowers list caps; 0 where it lowers none.
    double policy_list_reduction(std::size_t k) const { return policy_list_reductions_[k]; }

    /// Realised price of a cost line; 0 where it has none.
    double price(CostLine line) const { return prices_[static_cast<std::size_t>(line)]; }

    /// Realised amount of policy k; 0 where it states none.
    double policy_amount(std::size_t k, Amount amount) const {
        return policy_amounts_[k][static_cast<std::size_t>(amount)];
    }

    /// Persons a year of in-move stream k.
    double stream_persons(std::size_t k, int year) const;

    /// log mortality index of year y (index 0 = the start year), 0 on average.
    double mortality_index(int year) const { return index(mortality_, year); }
    double fertility_index(int year) const { return index(fertility_, year); }
    /// log in-moves over table and level: goes from the year before the start towards 0.
    double in_move_index(int year) const { return index(in_moves_, year); }
    /// log index of the in-moves of the older.
    double in_move_older_index(int year) const { return index(in_moves_older_, year); }
    /// log tightness of the market in a month.
    double market_index(Month month) const {
        return market_[static_cast<std::size_t>(month - start_)];
    }

private:
    double index(const std::vector<double>& values, int year) const {
        return values[static_cast<std::size_t>(year - start_.year())];
    }
    double on_path(Param id, int year) const;
    double in_moves_before_start() const;
    void realise_money(const random::Streams* streams);
    static Draw realised(const Inputs& inputs, const random::Streams& nation,
                         const random::Streams& own);
    void share_in_move_level(const random::Streams& nation, double common_share);
    void draw_market(const random::Streams& nation);
    void draw_population_indices(const random::Streams& nation, const random::Streams& own,
                                 double common_share);

    const Inputs* inputs_ = nullptr;
    Month start_{};
    std::array<double, kParams> values_{};
    std::bitset<kParams> has_path_;
    std::vector<double> policy_effects_;
    std::vector<double> policy_list_reductions_;
    std::array<double, kCostLines> prices_{};
    std::vector<std::array<double, kAmounts>> policy_amounts_;
    std::vector<double> stream_levels_;
    std::vector<double> mortality_;
    std::vector<double> fertility_;
    std::vector<double> in_moves_;
    std::vector<double> in_moves_older_;
    std::vector<double> market_;
};

/// Forces of population change in one calendar year under a draw, by birth cohort.
///
/// Index x is the age reached during the year (year - birth year), 0..105 (open). Cells are birth
/// cohorts while published rates are by age last birthday; a cohort spends half of the year at
/// x - 1 and half at x, so force(x) = (m(x-1) + m(x)) / 2. Infants: a share s of infant deaths
/// falls in the year of birth, over half a year of exposure on average, so force(0) = 2 s m(0) and
/// force(1) = (1 - s) m(0) + m(1) / 2.
/// Unit: events per person-year; in_moves: expected persons in the year; births_per_woman_year by
/// age reached.
struct YearRates {
    ByAgeSex death{};
    ByAgeSex out_move{};
    ByAgeSex in_moves{};
    std::array<double, kAges> births_per_woman_year{};
    double boys_share = 0.0;

    friend bool operator==(const YearRates&, const YearRates&) = default;
};

/// Rates of a year under a draw. Writes into `rates`, allocates nothing.
void year_rates(const Inputs& inputs, const Draw& draw, int year, YearRates& rates);

}  // namespace legeplan::inputs
