#include "study/goal_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "random/quantile.h"
#include "scenario/number_text.h"
#include "scenario/paths.h"
#include "scenario/scenario.h"
#include "study/file_reading.h"
#include "study/schema_keys.h"

namespace legeplan::study {

namespace {

using scenario::Date;
using scenario::Item;
using scenario::Scenario;

constexpr std::size_t kMaxLevers = 3;

/// A date some months later, on the last day of a shorter month.
Date months_later(const Date& date, int months) {
    const Date later = date + std::chrono::months{months};
    return later.ok() ? later : Date{later.year() / later.month() / std::chrono::last};
}

/// The item that a key belongs to: "policy[cap]", "" when it belongs to none.
std::string item_of(const std::string& key) {
    const std::size_t end = key.find("].");
    return end == std::string::npos ? "" : key.substr(0, end + 1);
}

/// Reads a goal from the checked values of its file.
class Reader {
public:
    Reader(const Scenario& file, scenario::SourceFile source, std::filesystem::path data_dir,
           Problems& problems)
        : file_(file),
          source_(std::move(source)),
          data_dir_(std::move(data_dir)),
          problems_(problems) {}

    Goal read() {
        goal_.file = file_.file();
        goal_.title = file_.has("title")
                          ? Text{file_.text("title").nb, file_.text("title").en}
                          : Text::same(std::filesystem::path(goal_.file).stem().string());
        goal_.resolved_text = file_.resolved_text();
        read_goal();
        for (const Item& item : file_.items("condition")) {
            read_condition(item);
        }
        for (const Item& item : file_.items("lever")) {
            read_lever(item);
        }
        read_objective();
        expect_sizes();
        return std::move(goal_);
    }

private:
    void problem(const std::string& key, Text message, Text expected) {
        problems_.add({file_.where(key), key, std::move(message), std::move(expected), ""});
    }

    void problem(const Item& item, const std::string& key, Text message, Text expected) {
        problems_.add({item.where(key), item.place() + "." + key, std::move(message),
                       std::move(expected), ""});
    }

    std::uint64_t count(const char* key, std::uint64_t otherwise) const {
        return file_.has(key) ? static_cast<std::uint64_t>(file_.integer(key)) : otherwise;
    }

    double number(const char* key, double otherwise) const {
        return file_.has(key) ? file_.number(key) : otherwise;
    }

    void read_goal() {
        const std::string key = "goal.scenario";
        if (const auto base = scenario::referenced_file(file_.string(key), source_, data_dir_,
                                                        file_.where(key), key, problems_)) {
            goal_.scenario = base->shown;
        }
        read_target();
        if (file_.has("goal.monotone")) {
            const std::string& monotone = file_.string("goal.monotone");
            goal_.monotone = monotone == "stated"    ? Monotone::stated
                             : monotone == "checked" ? Monotone::checked
                                                     : Monotone::unknown;
        }
        goal_.seed = count("goal.seed", kDefaultSeed);
        const bool is_largest = static_cast<double>(goal_.seed) >= kMaxSeed;
        goal_.check_seed = count("goal.check_seed", is_largest ? goal_.seed - 1 : goal_.seed + 1);
        goal_.check_replicates = count("goal.check_replicates", kDefaultCheckReplicates);
        if (goal_.check_seed == goal_.seed) {
            problem("goal.check_seed", Text::same(std::to_string(goal_.seed)),
                    {"et annet frø enn goal.seed", "another seed than goal.seed"});
        }
    }

    /// The probability, how finely it is told and with how many replicates. A count that is not
    /// given gives way to the one that is.
    void read_target() {
        const bool is_most_given = file_.has("goal.most_replicates");
        std::uint64_t first = count("goal.first_replicates", kDefaultFirstReplicates);
        std::uint64_t most = count("goal.most_replicates", kDefaultMostReplicates);
        if (!is_most_given) {
            most = std::max(most, first);
        } else if (!file_.has("goal.first_replicates")) {
            first = std::min(first, most);
        }
        goal_.target = {file_.number("goal.probability"),
                        number("goal.indifference", kDefaultIndifference),
                        number("goal.error", kDefaultError), first, most};
        if (most < first) {
            problem("goal.most_replicates", Text::same(std::to_string(most)),
                    {"minst goal.first_replicates", "at least goal.first_replicates"});
        }
    }

    void read_condition(const Item& item) {
        Condition condition;
        condition.id = item.id();
        condition.where = item.where();
        condition.title = item.has("title") ? Text{item.text("title").nb, item.text("title").en}
                                            : Text{item.id(), item.id()};
        condition.indicator = record::find_indicator(item.string("indicator"))->id;
        if (item.has("at_least")) {
            condition.at_least = item.number("at_least");
        }
        if (item.has("at_most")) {
            condition.at_most = item.number("at_most");
        }
        if (!condition.at_least && !condition.at_most) {
            problem(item, "at_least",
                    {"verken minste eller største verdi", "neither a least nor a largest value"},
                    {"at_least, at_most eller begge", "at_least, at_most, or both"});
        }
        if (item.type() == "at") {
            condition.from = condition.to = month_of(item.date("date"));
        } else {
            condition.from = month_of(item.date("from"));
            condition.to = month_of(item.date("to"));
            condition.is_year_ends = item.string("every") == "year_end";
            condition.is_each = item.string("holds") == "each";
            if (condition.to < condition.from) {
                problem(item, "to", Text::same(to_string(condition.to)),
                        {"ikke før from", "not before from"});
            }
        }
        goal_.conditions.push_back(std::move(condition));
    }

    void read_lever(const Item& item) {
        Lever lever;
        lever.axis.id = item.id();
        lever.axis.key = item.string("key");
        lever.axis.where = item.where("key");
        lever.axis.kind = AxisKind::list;
        lever.wish = "first";
        if (item.has("title")) {
            lever.axis.title = {item.text("title").nb, item.text("title").en};
        }
        if (item.has("weight")) {
            lever.weight = item.number("weight");
        }
        if (item.type() == "number") {
            read_numbers(item, lever);
        } else if (item.type() == "date") {
            read_dates(item, lever);
        } else {
            for (const std::string& toml : item.scalars("values")) {
                lever.values.push_back(axis_value(toml));
            }
        }
        goal_.levers.push_back(std::move(lever));
    }

    /// Makes the values of a lever from their number; a problem where there are too many.
    template <typename Value>
    void add_values(const Item& item, Lever& lever, double steps, const Value& value) {
        if (!(steps >= 0.0) || steps >= static_cast<double>(kMaxSettings)) {
            problem(item, "to",
                    Text::of("{:.0f} steg fra den første verdien",
                             "{:.0f} steps from the first value", steps),
                    Text::of("0..{} steg", "0..{} steps", kMaxSettings - 1));
            return;
        }
        for (int i = 0; i <= static_cast<int>(steps); ++i) {
            lever.values.push_back(value(i));
        }
        lever.wish = item.string("wish");
        if (lever.wish == "largest" || lever.wish == "latest") {
            std::reverse(lever.values.begin(), lever.values.end());
        }
    }

    void read_numbers(const Item& item, Lever& lever) {
        const double from = item.number("from");
        const double step = item.number("step");
        // A span that is a whole number of steps but for rounding counts as that.
        constexpr double kRounding = 1e-9;
        const double steps = std::floor((item.number("to") - from) / step + kRounding);
        add_values(item, lever, steps, [&](int i) {
            return axis_value(scenario::number_text(random::round_digits(from + i * step)));
        });
        if (item.has("absent_at")) {
            read_absence(item, lever);
        }
    }

    void read_absence(const Item& item, Lever& lever) {
        const double absent = item.number("absent_at");
        const auto found =
            std::find_if(lever.values.begin(), lever.values.end(),
                         [&](const AxisValue& value) { return value.number == absent; });
        if (found == lever.values.end()) {
            problem(item, "absent_at", Text::same(scenario::number_text(absent)),
                    {"en av virkemidlets verdier", "one of the lever's values"});
        } else if (item_of(lever.axis.key).empty()) {
            problem(item, "absent_at",
                    {"nøkkelen hører ikke til et element", "the key is not of an item"},
                    {"en nøkkel slik som policy[a].count", "a key such as policy[a].count"});
        } else {
            found->toml.clear();
        }
    }

    void read_dates(const Item& item, Lever& lever) {
        const Date from = item.date("from");
        const auto step = static_cast<int>(item.integer("step_months"));
        const Date to = item.date("to");
        const double span = month_of(to) - month_of(from) - (to.day() < from.day() ? 1 : 0);
        add_values(item, lever, std::floor(span / step), [&](int i) {
            return axis_value(scenario::date_text(months_later(from, i * step)));
        });
    }

    void read_objective() {
        if (!file_.has("objective.type")) {
            return;
        }
        Objective objective;
        objective.where = file_.where("objective.type");
        const bool is_indicator = file_.string("objective.type") == "indicator";
        for (const char* key : {"objective.indicator", "objective.at"}) {
            if (file_.has(key) != is_indicator) {
                problem(key,
                        is_indicator ? Text("mangler", "missing")
                                     : Text("har ingen mening her", "has no meaning here"),
                        is_indicator ? Text("en verdi med objective.type = \"indicator\"",
                                            "a value with objective.type = \"indicator\"")
                                     : Text("ikke gitt med objective.type = \"levers\"",
                                            "not given with objective.type = \"levers\""));
                return;
            }
        }
        if (is_indicator) {
            objective.indicator = record::find_indicator(file_.string("objective.indicator"))->id;
            objective.at = month_of(file_.date("objective.at"));
        } else {
            expect_weights();
        }
        goal_.objective = objective;
    }

    /// A sum of values times weights needs both of every lever.
    void expect_weights() {
        for (const Item& item : file_.items("lever")) {
            if (item.type() != "number" || !item.has("weight")) {
                problem(item, item.type() != "number" ? "key" : "weight",
                        {"objective.type = \"levers\" legger sammen tall ganger vekter",
                         "objective.type = \"levers\" adds numbers times weights"},
                        {"type = \"number\" og en vekt", "type = \"number\" and a weight"});
            }
        }
    }

    void expect_sizes() {
        if (goal_.conditions.empty()) {
            problem("goal.probability", {"ingen vilkår", "no condition"},
                    {"[[condition]], én eller flere", "[[condition]], once or more"});
        }
        if (goal_.levers.empty() || goal_.levers.size() > kMaxLevers) {
            problem("goal.scenario", Text::of("{} virkemidler", "{} levers", goal_.levers.size()),
                    Text::of("1..{} [[lever]]", "1..{} of [[lever]]", kMaxLevers));
        }
        if (goal_.levers.size() > 1 && !file_.has("objective.type")) {
            problem("objective.type", {"mangler", "missing"},
                    {"en verdi med mer enn ett virkemiddel", "a value with more than one lever"});
        }
        double settings = 1.0;
        std::set<std::string> keys;
        for (const Lever& lever : goal_.levers) {
            settings *= static_cast<double>(lever.values.size());
            if (!keys.insert(lever.axis.key).second) {
                problems_.add({lever.axis.where,
                               "lever[" + lever.axis.id + "].key",
                               Text::of("{} settes av to virkemidler", "{} is set by two levers",
                                        lever.axis.key),
                               {"ett for hver nøkkel", "one for each key"},
                               ""});
            }
            expect_item_stays(lever);
        }
        if (settings > static_cast<double>(kMaxSettings)) {
            problem("goal.scenario",
                    Text::of("{:.0f} innstillinger", "{:.0f} settings of the levers", settings),
                    Text::of("høyst {}", "at most {}", kMaxSettings));
        }
    }

    /// An item that one lever takes away cannot be set by another.
    void expect_item_stays(const Lever& lever) {
        const bool may_go = std::any_of(lever.values.begin(), lever.values.end(),
                                        [](const AxisValue& value) { return value.toml.empty(); });
        for (const Lever& other : goal_.levers) {
            if (may_go && &other != &lever && item_of(other.axis.key) == item_of(lever.axis.key)) {
                problems_.add({other.axis.where,
                               "lever[" + other.axis.id + "].key",
                               Text::of("lever[{}] kan ta bort elementet",
                                        "lever[{}] may take its item away", lever.axis.id),
                               {"en nøkkel i et annet element, eller ikke absent_at",
                                "a key of another item, or no absent_at"},
                               ""});
            }
        }
    }

    const Scenario& file_;
    scenario::SourceFile source_;
    std::filesystem::path data_dir_;
    Problems& problems_;
    Goal goal_;
};

}  // namespace

Goal load_goal(const std::filesystem::path& path, const std::filesystem::path& data_dir) {
    const Scenario file = Scenario::load(path, goal_schema(), {data_dir, {}});
    Problems problems;
    Goal goal = Reader(file, scenario::named_file(path, data_dir), data_dir, problems).read();
    throw_if_any(problems);
    return goal;
}

}  // namespace legeplan::study
