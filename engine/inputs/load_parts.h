#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "inputs/inputs.h"
#include "scenario/scenario.h"

/// The pieces that load() is made of. Each reads its sections of a scenario whose keys have been
/// checked one by one, and reports what does not fit together.
namespace legeplan::inputs {

/// A scenario on its way to become Inputs.
struct Loading {
    const scenario::Scenario& scenario;
    Inputs& inputs;
    Problems& problems;
    std::map<std::string, int, std::less<>> position_of = {};  ///< index by id
    std::map<std::string, int, std::less<>> office_of = {};    ///< index by id, with new offices
    std::vector<int> closed_at = {};  ///< by position: index of the month it closes, or kNever's

    // What is known of a scenario in which something is wrong, so that one slip is told once.
    bool knows_start = true;      ///< otherwise the period starts before every month
    bool knows_offices = true;    ///< whether office_of has all of them
    bool knows_positions = true;  ///< whether position_of has all of them
    bool knows_staffing = true;   ///< whether it is known which positions have a doctor, but for
    std::set<int> doubtful = {};  ///< positions of which something is wrong
    bool knows_policies = true;
    std::set<Param> unknown = {};

    /// Does a piece of the reading; false where it needs a value that is wrong, which has been
    /// told.
    template <typename Piece>
    bool attempt(Piece piece) {
        try {
            piece();
            return true;
        } catch (const scenario::AbsentValue&) {
            if (scenario.is_whole()) {
                throw;
            }
            ++left_out;
            return false;
        }
    }
    std::size_t left_out = 0;  ///< pieces that could not be done

    /// A problem with a key of the document.
    void problem(std::string_view key, Text message, Text expected) const;

    /// A problem with a key of an item of a list of tables.
    void problem(const scenario::Item& item, std::string_view key, Text message, Text expected,
                 std::string suggestion = {}) const;

    /// A problem with a column in a row of a table.
    void problem(const scenario::Table& table, std::size_t row, std::string_view column,
                 Text message, Text expected, std::string suggestion = {}) const;

    /// A problem with a table as a whole.
    void problem(const scenario::Table& table, std::string_view column, Text message,
                 Text expected) const;

    /// Throws: scenario::AbsentValue
    double central(Param id) const;
};

Month month_of(const scenario::Date& date);

/// First month without someone whose last day is given: that of the day after.
Month first_month_after(const scenario::Date& last_day);

/// Parameter of a quantity, whose stream is named by the full key.
Parameter parameter_of(const scenario::Quantity& quantity, const std::string& key, Month start);

std::optional<Contract> contract_named(std::string_view name);
Contract contract_of(const scenario::Values& values, std::string_view key);
Surplus surplus_of(const scenario::Values& values, std::string_view key);

/// Known ids, to suggest one for an unknown.
std::vector<std::string> names_of(const std::map<std::string, int, std::less<>>& ids);

void load_period(Loading& loading);
void load_parameters(Loading& loading);
void load_residents(Loading& loading);
void load_population(Loading& loading);
void load_lists(Loading& loading);
void load_gp(Loading& loading);
void load_workload(Loading& loading);
void load_training(Loading& loading);
void load_duty(Loading& loading);
void load_continuity(Loading& loading);
void load_services(Loading& loading);
void load_costs(Loading& loading);

Service service_of(const scenario::Item& item);
Holder holder_of(const scenario::Item& item);

/// Amounts of money that a policy states.
void read_policy_amounts(const Loading& loading, const scenario::Item& item, Policy& policy);

/// Lines and policies that have no price; they are told, never guessed.
void find_not_priced(Loading& loading);

void load_non_residents(Loading& loading);
void load_offices(Loading& loading);
void load_positions(Loading& loading);
void load_roster(Loading& loading);
void load_margins(Loading& loading);
void load_capacity_trigger(Loading& loading);
void load_policies(Loading& loading);
void load_events(Loading& loading);

/// Whether each published figure is one figure; nothing of the run depends on them.
void check_figures(Loading& loading);

/// Whether the margins of the doctors can be met together with the roster.
void check_margins(const Loading& loading);

/// Whether the lists can hold the residents that are registered in the municipality.
void check_places(const Loading& loading);

/// Whether each office has a room for each of its positions, through all dated changes.
void check_rooms(const Loading& loading);

}  // namespace legeplan::inputs
