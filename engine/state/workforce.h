#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/calendar.h"
#include "core/terms.h"
#include "inputs/services.h"

namespace legeplan::state {

/// Why a GP leaves a position.
enum class ExitCause : std::uint8_t { none, retirement, other, known, moved };

/// A doctor who serves a position: a regular GP (fastlege) or a locum (vikar).
struct Doctor {
    std::uint64_t key = 0;  ///< identity in every scenario: the unit of the doctor's streams
    Month born{};
    Sex sex = Sex::female;
    bool is_specialist = false;
    bool supervises = false;       ///< takes trainees, once a specialist
    int training_months_left = 0;  ///< > 0: in specialist training (ALIS / LIS3)
    Month in_post_since{};
    double retirement_left = 0.0;  ///< what is left of the Exp(1) threshold
    double other_exit_left = 0.0;
    std::optional<double> duty_rank;  ///< uniform: exempt below the share exempt; when first asked
    ExitCause cause = ExitCause::none;
    Month leaves = kNever;         ///< first month without the GP, known from the notice on
    Month absent_until = Month{};  ///< first month back
    bool absence_covered = false;
    bool has_reduced_list = false;  ///< by a retention policy, once

    int age(Month month) const { return (month - born) / 12; }
    bool is_in_training() const { return training_months_left > 0; }
    bool is_absent(Month month) const { return month < absent_until; }
    bool gave_notice() const { return cause != ExitCause::none; }
};

inline constexpr int kNoCap = std::numeric_limits<int>::max();

/// A GP position (fastlegehjemmel); its list has the same index.
struct Position {
    std::uint64_t identity = 0;  ///< initial positions by row, others by hash(policy, ordinal)
    std::int32_t office = 0;
    Contract contract = Contract::self_employed;
    Staffing staffing = Staffing::vacant;
    bool is_closed = false;
    int list_cap = 0;
    int temporary_cap = kNoCap;
    Month temporary_until{};         ///< last month of the temporary cap
    bool transfers_surplus = false;  ///< people above the cap are moved to open lists
    int next_cap = kNoCap;           ///< cap of the next GP, at most
    std::optional<Contract> next_contract;
    std::optional<Contract> contract_after_training;  ///< set while a programme salaries a trainee
    double combined_fte = 0.0;  ///< side post of the position itself, in a combination post
    inputs::Service combined_service = inputs::Service::nursing_home;
    double shifted_share = 0.0;  ///< of the hours with patients, to a team in force
    Doctor doctor;               ///< meaningful unless vacant
    // The vacancy, while there is no permanent GP.
    std::uint32_t spell = 0;  ///< vacancies so far
    Month vacant_since{};
    bool opens_now = false;  ///< became vacant or was created this month
    double threshold = 0.0;  ///< Exp(1), crossed by the cumulative hazard of filling
    double hazard = 0.0;
    std::uint32_t turned_away = 0;  ///< applicants of the spell for whom there was no supervisor
    Month starts = kNever;          ///< a permanent GP is hired and starts then
    bool has_known_start = false;   ///< by an event of the scenario, whoever had applied

    bool is_without_gp() const { return staffing != Staffing::filled; }
    /// The contract of the position itself, whatever a trainee has meanwhile.
    Contract own_contract() const { return contract_after_training.value_or(contract); }
    void set_own_contract(Contract own) {
        (contract_after_training.has_value() ? *contract_after_training : contract) = own;
    }
    /// A trainee has finished or left: the position has its own contract again.
    void end_traineeship() {
        contract = own_contract();
        contract_after_training.reset();
    }
    int ceiling(Month month) const {
        return month <= temporary_until && temporary_cap < list_cap ? temporary_cap : list_cap;
    }
};

/// A medical centre (legesenter) or practice.
struct Office {
    int rooms = 0;
    int positions = 0;  ///< open positions
    int announced = 0;  ///< positions decided but not yet open

    int free_rooms() const { return rooms - positions - announced; }
};

/// What policies have set for a time.
struct Grant {
    std::optional<Contract> only_contract;
    double factor = 1.0;
};
struct Retention {
    int min_age = 0;
    double factor = 1.0;
    double list_reduction = 0.0;
};
struct TraineeProgramme {
    int places = 0;
    int supervision = 0;
    double factor = 1.0;  ///< on trainees' applications, while a place is free
    bool is_salaried = false;
};

/// A position that a capacity rule has decided to open.
struct Announced {
    Month opens{};
    std::int32_t office = 0;
    Contract contract = Contract::self_employed;
    int list_cap = 0;
    std::uint64_t identity = 0;
};

/// The positions with their doctors, the offices, and the policies' levers.
struct Workforce {
    std::vector<Position> positions;
    std::vector<Office> offices;
    std::vector<Grant> grants;
    std::vector<Retention> retentions;
    std::vector<TraineeProgramme> programmes;
    int lis1_added = 0;      ///< LIS1 posts by policies in force
    double lis1_pool = 0.0;  ///< posts that those who apply now have come from, exponentially aged
    double duty_factor = 1.0;      ///< on the shifts that GPs staff, by policies in force
    int duty_staff = 0;            ///< doctors beside the GPs who take shifts, by policies in force
    int duty_exempt_from = kAges;  ///< age from which GPs take no shifts, by policies in force
    /// Share of the GPs' rate of moving that leads out of what is run: all of it where one
    /// municipality is run alone, none where the nation is (run/region).
    double moves_out = 1.0;
    std::vector<Announced> announced;
    std::vector<int> opened_by_rule;       ///< per policy, ordinals used
    std::vector<int> opened_by_rule_year;  ///< per policy, in the current calendar year
};

}  // namespace legeplan::state
