#include <algorithm>
#include <utility>

#include "inputs/load_parts.h"
#include "inputs/load_tables.h"
#include "inputs/schema_parts.h"
#include "scenario/suggest.h"

namespace legeplan::inputs {

namespace {

using scenario::Table;

Staffing staffing_of(std::string_view name) {
    return name == "filled"  ? Staffing::filled
           : name == "locum" ? Staffing::locum
                             : Staffing::vacant;
}

std::optional<Month> month_in(const Table& table, std::string_view column, std::size_t row) {
    const scenario::Date& date = table.dates(column)[row];
    return date.ok() ? std::optional(month_of(date)) : std::nullopt;
}

std::optional<Month> month_after(const Table& table, std::string_view column, std::size_t row) {
    const scenario::Date& last_day = table.dates(column)[row];
    return last_day.ok() ? std::optional(first_month_after(last_day)) : std::nullopt;
}

std::optional<int> integer_in(const Table& table, std::string_view column, std::size_t row) {
    const std::int64_t value = table.integers(column)[row];
    return value == Table::kMissingInteger ? std::nullopt : std::optional(static_cast<int>(value));
}

void read_vacancy(const Loading& loading, const Table& table, std::size_t row,
                  InitialPosition& position) {
    position.vacant_since = month_in(table, "vacant_since", row);
    if (!position.vacant_since) {
        return;
    }
    if (position.staffing == Staffing::filled) {
        loading.problem(table, row, "vacant_since", Text::same(to_string(*position.vacant_since)),
                        {"ingenting: hjemmelen er besatt", "nothing: the position is filled"});
    } else if (loading.knows_start && *position.vacant_since >= loading.inputs.start) {
        loading.problem(table, row, "vacant_since", Text::same(to_string(*position.vacant_since)),
                        Text::of("før starten av perioden, {}",
                                 "before the start of the period, {}",
                                 to_string(loading.inputs.start)));
    }
}

void read_temporary_cap(const Loading& loading, const Table& table, std::size_t row,
                        InitialPosition& position) {
    position.temporary_cap = integer_in(table, "temporary_cap", row);
    const std::optional<Month> until = month_in(table, "temporary_until", row);
    if (position.temporary_cap.has_value() != until.has_value()) {
        loading.problem(table, row, until ? "temporary_cap" : "temporary_until",
                        {"tom celle", "empty cell"},
                        {"både temporary_cap og temporary_until, eller ingen av dem",
                         "both temporary_cap and temporary_until, or neither"});
        return;
    }
    if (!until) {
        return;
    }
    position.temporary_until = *until;
    if (*position.temporary_cap > position.list_cap) {
        loading.problem(table, row, "temporary_cap",
                        Text::same(std::to_string(*position.temporary_cap)),
                        Text::of("høyst list_cap, {}", "at most list_cap, {}", position.list_cap));
    }
    if (*until < loading.inputs.start) {
        loading.problem(table, row, "temporary_until", Text::same(to_string(*until)),
                        Text::of("en dato etter starten av perioden, {}",
                                 "a date after the start of the period, {}",
                                 to_string(loading.inputs.start)));
    }
}

void read_list(const Loading& loading, const Table& table, std::size_t row,
               InitialPosition& position) {
    position.list_cap = static_cast<int>(table.integers("list_cap")[row]);
    position.list_length = static_cast<int>(table.integers("list_length")[row]);
    const bool is_explained = !table.strings("over_cap_reason")[row].empty();
    if (position.list_length > position.list_cap &&
        !(is_explained && position.staffing == Staffing::filled)) {
        loading.problem(table, row, "list_length", Text::same(std::to_string(position.list_length)),
                        Text::of("høyst list_cap, {}; listen til en besatt hjemmel kan være lengre "
                                 "når over_cap_reason sier hvorfor",
                                 "at most list_cap, {}; a filled position's list may be longer "
                                 "when over_cap_reason says why",
                                 position.list_cap));
    }
}

/// The office of a position; in a row with a wrong cell it may be that which is missing.
void read_office(const Loading& loading, const Table& table, std::size_t row,
                 InitialPosition& position) {
    const std::string& office = table.strings("office")[row];
    const auto found = loading.office_of.find(office);
    if (found != loading.office_of.end()) {
        position.office = found->second;
    } else if (loading.knows_offices && !office.empty()) {
        loading.problem(
            table, row, "office",
            Text::of("ikke noe kontor har id-en \"{}\"", "no office has the id \"{}\"", office),
            {"en id i tabellen initial.offices", "an id of the table initial.offices"},
            scenario::closest(office, names_of(loading.office_of)));
    }
}

void read_position(Loading& loading, const Table& table, std::size_t row) {
    InitialPosition position;
    position.id = table.strings("id")[row];
    read_office(loading, table, row, position);
    if (table.is_whole(row)) {
        position.contract = contract_named(table.strings("contract")[row]).value();
        position.staffing = staffing_of(table.strings("staffing")[row]);
        read_list(loading, table, row, position);
        read_vacancy(loading, table, row, position);
        read_temporary_cap(loading, table, row, position);
    } else {
        loading.doubtful.insert(static_cast<int>(loading.inputs.positions.size()));
    }
    loading.position_of.emplace(position.id, static_cast<int>(loading.inputs.positions.size()));
    loading.inputs.positions.push_back(std::move(position));
}

void check_roster_row(const Loading& loading, const Table& table, std::size_t row,
                      const RosterGp& gp) {
    const Month start = loading.inputs.start;
    const auto& position = loading.inputs.positions[static_cast<std::size_t>(gp.position)];
    if (position.staffing == Staffing::vacant) {
        loading.problem(
            table, row, "position",
            Text::of("hjemmelen \"{}\" er ledig", "position \"{}\" is vacant", position.id),
            {"en hjemmel som en fastlege eller vikar betjener",
             "a position that a GP or locum serves"});
    }
    if (loading.knows_start && gp.in_post_since && *gp.in_post_since >= start) {
        loading.problem(
            table, row, "in_post_since", Text::same(to_string(*gp.in_post_since)),
            Text::of(
                "før starten av perioden, {}; de som begynner senere, er hendelser av typen "
                "gp_starts",
                "before the start of the period, {}; later starts are events of type gp_starts",
                to_string(start)));
    }
    if (gp.training_ends && gp.is_specialist.value_or(false)) {
        loading.problem(table, row, "training_ends", Text::same(to_string(*gp.training_ends)),
                        {"ingenting: legen er spesialist", "nothing: the doctor is a specialist"});
    }
    for (const char* column : {"leaves", "absent_until", "training_ends"}) {
        const std::optional<Month> month = month_in(table, column, row);
        if (month && *month < start) {
            loading.problem(table, row, column, Text::same(to_string(*month)),
                            Text::of("en dag fra og med starten av perioden, {}",
                                     "a day from the start of the period on, {}",
                                     to_string(start)));
        }
    }
}

void read_doctor(Loading& loading, const Table& table, std::size_t row) {
    const std::string& id = table.strings("position")[row];
    const auto position = loading.position_of.find(id);
    if (position == loading.position_of.end()) {
        if (loading.knows_positions && !id.empty()) {
            loading.problem(
                table, row, "position",
                Text::of("ingen hjemmel har id-en \"{}\"", "no position has the id \"{}\"", id),
                {"en id i tabellen initial.positions", "an id of the table initial.positions"},
                scenario::closest(id, names_of(loading.position_of)));
        }
        return;
    }
    if (!table.is_whole(row)) {
        loading.doubtful.insert(position->second);
        return;
    }
    RosterGp gp;
    gp.position = position->second;
    gp.age = integer_in(table, "age", row);
    if (const std::string& sex = table.strings("sex")[row]; !sex.empty()) {
        gp.sex = sex == kSexNames[0] ? Sex::female : Sex::male;
    }
    if (const std::string& answer = table.strings("specialist")[row]; !answer.empty()) {
        gp.is_specialist = answer == "yes";
    }
    gp.in_post_since = month_in(table, "in_post_since", row);
    gp.leaves = month_after(table, "leaves", row);
    gp.absent_until = month_after(table, "absent_until", row);
    gp.training_ends = month_after(table, "training_ends", row);
    const std::size_t before = loading.problems.size();
    check_roster_row(loading, table, row, gp);
    if (loading.problems.size() > before) {
        loading.doubtful.insert(gp.position);
    }
    loading.inputs.roster.push_back(gp);
}

/// Whether the ids of a table's rows are all known. Notes a table that is not whole as left out.
bool has_all_ids(Loading& loading, const Table& table) {
    loading.left_out += table.is_whole() ? 0U : 1U;
    const std::vector<std::string>& ids = table.strings("id");
    return table.has_all_rows() && std::find(ids.begin(), ids.end(), "") == ids.end();
}

}  // namespace

void load_offices(Loading& loading) {
    loading.knows_offices = false;
    const Table& table = loading.scenario.rows_of("initial.offices");
    loading.knows_offices = has_all_ids(loading, table);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string& id = table.strings("id")[row];
        loading.office_of.emplace(id, static_cast<int>(row));
        loading.inputs.offices.push_back(
            {id,
             {table.strings("title_nb")[row], table.strings("title_en")[row]},
             static_cast<int>(table.integers("rooms")[row])});
    }
}

void load_positions(Loading& loading) {
    loading.knows_positions = false;
    loading.knows_staffing = false;
    const Table& table = loading.scenario.rows_of("initial.positions");
    loading.knows_positions = has_all_ids(loading, table);
    loading.knows_staffing = loading.knows_positions;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        read_position(loading, table, row);
    }
    loading.closed_at.assign(loading.inputs.positions.size(), kNever.index);
}

void load_roster(Loading& loading) {
    const bool knows_positions = std::exchange(loading.knows_staffing, false);
    const bool has_roster = loading.scenario.has("initial.roster");
    if (!has_roster) {
        loading.knows_staffing = knows_positions;
        return;
    }
    const Table& table = loading.scenario.rows_of("initial.roster");
    loading.knows_staffing = knows_positions && table.has_all_rows();
    loading.left_out += table.is_whole() ? 0U : 1U;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        read_doctor(loading, table, row);
    }
}

void load_margins(Loading& loading) {
    const scenario::Scenario& scenario = loading.scenario;
    GpMargins& margins = loading.inputs.margins;
    const auto read = [&](const char* name, std::optional<int>& margin) {
        const std::string key = std::string("initial.margins.") + name;
        if (scenario.has(key)) {
            margin = static_cast<int>(scenario.integer(key));
        }
    };
    read("women", margins.women);
    read("over_62", margins.over_62);
    read("specialists", margins.specialists);
    read("in_training", margins.in_training);
    if (scenario.has("initial.margins.mean_age")) {
        margins.mean_age = scenario.number("initial.margins.mean_age");
    }
}

void load_capacity_trigger(Loading& loading) {
    const scenario::Scenario& scenario = loading.scenario;
    if (!scenario.has("capacity_rule")) {
        return;
    }
    for (const char* key : {"capacity_rule.free_share_below", "capacity_rule.lists_with_free_below",
                            "capacity_rule.one_sex"}) {
        if (!scenario.has(key)) {
            loading.problem(key, {"nøkkelen mangler", "the key is missing"},
                            {"free_share_below, lists_with_free_below og one_sex i [capacity_rule]",
                             "free_share_below, lists_with_free_below and one_sex in "
                             "[capacity_rule]"});
            return;
        }
    }
    CapacityTrigger& trigger = loading.inputs.capacity_trigger.emplace();
    trigger.free_share_below = scenario.number("capacity_rule.free_share_below");
    trigger.lists_with_free_below =
        static_cast<int>(scenario.integer("capacity_rule.lists_with_free_below"));
    trigger.one_sex_counts = scenario.string("capacity_rule.one_sex") == "counts";
    if (scenario.has("capacity_rule.hours_above")) {
        trigger.hours_above = scenario.number("capacity_rule.hours_above");
    }
    if (scenario.has("capacity_rule.waiting_above")) {
        trigger.waiting_above = static_cast<int>(scenario.integer("capacity_rule.waiting_above"));
    }
}

}  // namespace legeplan::inputs
