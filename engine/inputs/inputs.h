#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "core/terms.h"
#include "core/text.h"
#include "inputs/costs.h"
#include "inputs/parameters.h"
#include "inputs/services.h"

namespace legeplan::inputs {

/// Values by sex and single year of age last birthday, 0..105 (open). Unit: that of the table.
using ByAgeSex = std::array<std::array<double, kAges>, kSexes>;

/// Consultation age bands: the bands of the consultation table, at most 16.
inline constexpr int kMaxBands = 16;

/// Groups that need consultations alike: a band, or a band of one sex.
inline constexpr int kMaxGroups = kSexes * kMaxBands;

/// A named flow of in-moves with an age profile of its own (refugees, students).
struct InMoveStream {
    std::string id;
    Text title;
    Parameter persons_per_year;
    ByAgeSex share{};  ///< sums to 1
};

/// Factors on the components of population change under a named alternative. All 1 and
/// `is_probabilistic` true for the default; under a named alternative the parameters of
/// population change stand at their central values, and only chance is left of it.
struct Alternative {
    std::string name = "probabilistic";
    bool is_probabilistic = true;
    double fertility = 1.0;
    double mortality = 1.0;
    double internal_moves = 1.0;
    double immigration = 1.0;
};

/// Size of the birth cohorts that in-movers come from, relative to those from whom the table of
/// in-moves came at the same age. Cohorts outside are as the nearest; without any, all are 1.
struct CohortRatios {
    int first_birth_year = 0;
    std::vector<double> ratio;

    double of(int birth_year) const {
        if (ratio.empty()) {
            return 1.0;
        }
        const int last = static_cast<int>(ratio.size()) - 1;
        return ratio[static_cast<std::size_t>(std::clamp(birth_year - first_birth_year, 0, last))];
    }
};

struct PopulationInputs {
    /// Persons on 1 January of the start year by sex and age last birthday.
    std::array<std::array<int, kAges>, kSexes> initial{};
    ByAgeSex death_rate{};  ///< deaths per person-year, in `mortality_reference_year`
    int mortality_reference_year = 0;
    ByAgeSex improvement_factor{};               ///< on the yearly fall of death rates
    std::array<double, kAges> fertility_rate{};  ///< births per woman-year, by mother's age
    ByAgeSex out_move_rate{};                    ///< national internal out-moves per person-year
    ByAgeSex in_moves_per_year{};                ///< persons a year, from cohorts of mean size
    CohortRatios in_move_cohorts;
    int older_from = kAges;  ///< in-moves from this age on have a level and index of their own
    std::vector<InMoveStream> streams;
    Alternative alternative;
};

/// One row of a table over age (completed years, from..to inclusive) and possibly sex.
struct AgeBandRow {
    int age_from = 0;
    int age_to = 0;
    double value = 0.0;
};

/// A share of a relation or post duration, in years (uniform within from..to).
struct DurationShare {
    double years_from = 0.0;
    double years_to = 0.0;
    double share = 0.0;
};

struct ListInputs {
    ByAgeSex change_factor{};  ///< factor on voluntary change by age and sex
    int max_changes_per_year = 2;
    bool locum_takes_all = false;  ///< else a locum's list takes newborns only
    Month scheme_start{};          ///< no relation is older (June 2001)
    std::vector<DurationShare> relation_durations;
    /// Share of non-residents by sex and consultation band; sums to 1.
    std::array<std::array<double, kMaxBands>, kSexes> non_resident_share{};
};

/// Classes of the length of a relation between a person and a GP: at most 1, 2-3, 4-5, 6-10, 11-15
/// and over 15 years, as in Sandvik et al. 2022. The last class has no upper end.
inline constexpr std::size_t kRelationClasses = 6;
inline constexpr std::array<int, kRelationClasses - 1> kRelationClassYears{1, 3, 5, 10, 15};

struct ContinuityInputs {
    bool is_on = true;
    /// Odds ratios by class, against the first class.
    std::array<double, kRelationClasses> out_of_hours_odds{};
    std::array<double, kRelationClasses> admission_odds{};
};

/// Rates per year by completed age, 0..105.
using RateByAge = std::array<double, kAges>;

/// Completed ages of doctors who are drawn because theirs are not known.
inline constexpr int kYoungestDrawn = 28;
inline constexpr int kOldestDrawn = 75;

/// A doctor of this completed age or more is "over 62", in the margins and in the indicator.
inline constexpr int kOver62From = 63;

struct GpInputs {
    RateByAge retirement_rate{};
    RateByAge leave_scheme_rate{};
    std::vector<double> move_rate_by_year_in_post;  ///< per year; the last holds beyond
    int notice_months = 6;
    std::array<RateByAge, kSexes> absence_rate{};
    RateByAge cap_request_rate{};
    Surplus cap_request_surplus = Surplus::attrition;
    std::vector<DurationShare> post_durations;
    RateByAge stock_age_share{};  ///< national age distribution of GPs, sums to 1
};

struct RecruitmentInputs {
    RateByAge recruit_age_share{};  ///< sums to 1
    int start_delay_months = 0;
    RateByAge locum_age_share{};  ///< sums to 1
};

struct WorkloadInputs {
    int bands = 0;
    std::array<int, kMaxBands> band_from{};
    std::array<int, kAges> band_of_age{};
    bool by_sex = false;  ///< the table tells women from men
    /// By group: the bands of both sexes together, or of women and then of men.
    std::array<double, kMaxGroups> consultations_per_person_year{};
    int trend_reference_year = 0;

    int groups() const { return by_sex ? kSexes * bands : bands; }
    int group(Sex sex, int band) const {
        return by_sex ? static_cast<int>(sex) * bands + band : band;
    }
    int band_of_group(int group) const { return group >= bands ? group - bands : group; }
};

/// Training of specialists in general practice and LIS1 posts.
struct TrainingInputs {
    bool is_on = false;  ///< off: no need of supervision, no hospital service, LIS1 without effect
    /// Municipal LIS1 posts at the start; not known: as many per position as in the nation.
    std::optional<int> lis1_posts;
};

/// Out-of-hours duty (legevakt) of the district that the municipality belongs to.
struct DutyInputs {
    bool is_on = false;
    /// Inhabitants of the district's other municipalities, who stay as many.
    int inhabitants_elsewhere = 0;
    RateByAge exempt_share{};  ///< share exempt by the GP's completed age
};

struct Office {
    std::string id;
    Text title;
    int rooms = 0;
};

struct InitialPosition {
    std::string id;
    int office = 0;
    Contract contract = Contract::self_employed;
    int list_cap = 0;
    int list_length = 0;
    Staffing staffing = Staffing::filled;
    /// Since when without a permanent GP; unknown: drawn from the stationary age of a vacancy.
    std::optional<Month> vacant_since;
    /// A temporary ceiling on the list, with the last month it holds.
    std::optional<int> temporary_cap;
    Month temporary_until{};
};

/// A GP of the planner's own roster; what is not known is drawn.
struct RosterGp {
    int position = 0;
    std::optional<int> age;
    std::optional<Sex> sex;
    std::optional<bool> is_specialist;
    std::optional<Month> in_post_since;
    std::optional<Month> leaves;         ///< first month without the doctor
    std::optional<Month> absent_until;   ///< first month back
    std::optional<Month> training_ends;  ///< first month as a specialist
};

/// Known margins of the doctors at the start, regular GPs and locums together, met exactly.
struct GpMargins {
    std::optional<int> women;
    std::optional<double> mean_age;  ///< completed years
    std::optional<int> over_62;      ///< completed age 63 or more
    std::optional<int> specialists;
    std::optional<int> in_training;
};

/// A known future event of a position (scenario rows [[event]]).
struct Event {
    enum class Type : std::uint8_t { gp_leaves, gp_starts, set_cap, set_contract, absence };
    std::string id;
    Type type = Type::gp_leaves;
    Month month{};
    int position = 0;
    int list_cap = 0;
    Contract contract = Contract::self_employed;
    int months = 0;
};

/// A policy as the scenario states it; which fields mean something depends on the type.
struct Policy {
    enum class Type : std::uint8_t {
        open_centre,
        add_positions,
        close_position,
        set_list_cap,
        change_contract,
        recruitment_grant,
        retention,
        new_premises,
        capacity_rule,
        alis_programme,
        lis1_posts,
        duty_reform,
        service_post,
        combination_posts,
        salary_plan,
        primary_health_team,
    };
    std::string id;
    std::uint64_t name = 0;  ///< hash of the id: identity of its positions in every scenario
    Type type = Type::add_positions;
    Text title;
    Month from{};
    Month until = kNever;
    int office = -1;
    int rooms = 0;
    int count = 0;  ///< new positions
    Contract contract = Contract::self_employed;
    std::optional<Contract> only_contract;
    std::vector<int> positions;  ///< initial positions that it touches; empty: all
    int list_cap = 0;
    int places = 0;
    double relief_share = 0.0;       ///< share of `places` that relieves long lists
    int relief_above = 0;            ///< only lists with a longer cap are relieved
    bool closes_rooms_left = false;  ///< rooms that moved positions leave are given up
    Surplus surplus = Surplus::attrition;
    bool at_takeover = false;  ///< acts when the position next changes hands
    Parameter effect;          ///< factor on a rate
    int min_age = 0;
    std::optional<Parameter> list_reduction;  ///< retention
    bool opens_positions = true;              ///< capacity_rule: open, else only flag a review
    int review_every_months = 12;
    int lead_months = 0;
    int max_per_year = 1;
    int budget = 0;          ///< positions in all
    int pause_above = 0;     ///< no opening while more positions lack a GP
    int trainee_places = 0;  ///< alis_programme
    int supervision = 0;     ///< alis_programme: trainees it supervises beyond the GPs' own
    bool salaries_trainees = false;
    int lis1_posts = 0;
    int duty_staff = 0;            ///< doctors beside the GPs who take shifts as one of them
    int duty_exempt_from = kAges;  ///< completed age from which GPs are exempt
    // Services, side posts and teams; `count` posts.
    Service service = Service::nursing_home;
    Holder holder = Holder::own;
    double fte = 0.0;        ///< of each post, or side post of each position
    double nurse_fte = 0.0;  ///< nurses for each position of a team
    PolicyAmounts amounts;
};

/// When the municipality's own plan calls capacity too low (any of them). The last two are the
/// signs on which GPs report a need; absent: they do not.
struct CapacityTrigger {
    double free_share_below = 0.0;
    int lists_with_free_below = 0;
    bool one_sex_counts = false;
    std::optional<double> hours_above = {};  ///< mean weekly hours of permanent GPs and locums
    std::optional<int> waiting_above = {};   ///< residents who wait for a list place
};

/// What one scenario tells the model. Immutable after loading, shared by all threads.
struct Inputs {
    std::string id;
    Text title;
    Text description;
    std::string municipality;
    Month start{};  ///< first month simulated; the state at time zero is the end of the one before
    Month end{};    ///< last month simulated
    std::array<Parameter, kParams> parameters;
    PopulationInputs population;
    ListInputs lists;
    GpInputs gp;
    RecruitmentInputs recruitment;
    WorkloadInputs workload;
    TrainingInputs training;
    DutyInputs duty;
    ContinuityInputs continuity;
    ServiceInputs services;
    CostInputs costs;
    std::vector<Office> offices;
    std::vector<InitialPosition> positions;
    std::vector<RosterGp> roster;
    GpMargins margins;
    std::vector<Event> events;     ///< by month
    std::vector<Policy> policies;  ///< by month
    std::optional<CapacityTrigger> capacity_trigger;
    std::string resolved_text;  ///< canonical text of the scenario, without a personal roster

    int months() const { return end - start + 1; }
    const Parameter& operator[](Param parameter) const {
        return parameters[static_cast<std::size_t>(parameter)];
    }
};

}  // namespace legeplan::inputs
