#include <algorithm>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/document_file.h"
#include "cli/interrupt.h"
#include "cli/numbers.h"
#include "cli/study_text.h"
#include "cli/text_table.h"
#include "core/version.h"
#include "inputs/load.h"
#include "output/atomic_file.h"
#include "output/json.h"
#include "output/wording.h"
#include "run/scenario.h"
#include "study/solve.h"

namespace legeplan::cli {

namespace {

using Json = nlohmann::ordered_json;
using study::Estimate;
using study::Goal;
using study::Solution;
using study::Standing;
using study::Verdict;

StudyWord word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::met:
            return StudyWord::verdict_met;
        case Verdict::close:
            return StudyWord::verdict_close;
        case Verdict::not_met:
            return StudyWord::verdict_not_met;
        case Verdict::undecided:
            break;
    }
    return StudyWord::verdict_undecided;
}

StudyWord word_of(Standing standing) {
    switch (standing) {
        case Standing::front:
            return StudyWord::standing_front;
        case Standing::near:
            return StudyWord::standing_near;
        case Standing::ruled_out:
            break;
    }
    return StudyWord::standing_ruled_out;
}

std::string times_text(const study::Condition& condition, Language language) {
    if (condition.from == condition.to) {
        return say(language, StudyWord::at_end_of, output::month_name(condition.from, language));
    }
    if (condition.is_year_ends) {
        return say(language, condition.is_each ? StudyWord::each_year_end : StudyWord::any_year_end,
                   condition.from.year(), condition.to.year());
    }
    return say(language, condition.is_each ? StudyWord::each_month : StudyWord::any_month,
               output::month_name(condition.from, language),
               output::month_name(condition.to, language));
}

std::string condition_text(const study::Condition& condition, Language language) {
    const record::IndicatorSpec& spec = record::spec(condition.indicator);
    const auto value = [&](double bound) { return value_text(spec, bound, language); };
    std::string bounds;
    if (condition.at_least && condition.at_most) {
        bounds = say(language, StudyWord::between, value(*condition.at_least),
                     value(*condition.at_most));
    } else if (condition.at_least) {
        bounds = say(language, StudyWord::at_least, value(*condition.at_least));
    } else {
        bounds = say(language, StudyWord::at_most, value(*condition.at_most));
    }
    return std::string(output::label(spec, language)) + ": " + bounds + ", " +
           times_text(condition, language);
}

std::string objective_name(const Goal& goal, Language language) {
    return goal.objective->indicator
               ? std::string(output::label(record::spec(*goal.objective->indicator), language))
               : say(language, StudyWord::objective_levers);
}

/// The settings that were looked at, in their order.
std::string table_of(const Goal& goal, const Solution& solution, Language language) {
    std::vector<std::string> header;
    for (const study::Axis& axis : solution.axes) {
        header.push_back(title_of(axis, language));
    }
    for (const StudyWord word : {StudyWord::column_probability, StudyWord::column_interval,
                                 StudyWord::column_replicates}) {
        header.push_back(say(language, word));
    }
    if (goal.objective) {
        header.push_back(objective_name(goal, language));
    }
    std::vector<Align> align(header.size(), Align::right);
    header.push_back(say(language, StudyWord::column_verdict));
    align.push_back(Align::left);
    if (goal.objective) {
        header.push_back(say(language, StudyWord::column_standing));
        align.push_back(Align::left);
    }
    TextTable table(std::move(header), std::move(align));
    for (std::size_t point = 0; point < solution.settings.size(); ++point) {
        const Estimate& estimate = solution.found.points[point];
        if (estimate.replicates == 0) {
            continue;
        }
        std::vector<std::string> row;
        for (const study::AxisValue& value : solution.settings[point]) {
            row.push_back(lever_text(value, language));
        }
        row.push_back(percent(estimate.probability(), language));
        row.push_back(percent_range(estimate.bounds, language));
        row.push_back(person_count(estimate.replicates, language));
        if (goal.objective) {
            const double cost = solution.trades[point].cost;
            row.push_back(goal.objective->indicator
                              ? value_text(record::spec(*goal.objective->indicator), cost, language)
                              : person_number(cost, 1, language));
        }
        row.push_back(say(language, word_of(estimate.verdict)));
        if (goal.objective) {
            row.push_back(say(language, word_of(solution.standings[point])));
        }
        table.add(std::move(row));
    }
    return table.to_string();
}

std::string answer_text(const Goal& goal, const Solution& solution, Language language) {
    const Estimate& estimate = solution.found.points[solution.shown()];
    const std::string setting =
        setting_text(solution.axes, solution.settings[solution.shown()], language);
    const std::string probability = percent(estimate.probability(), language);
    const std::string range = percent_range(estimate.bounds, language);
    if (!solution.answer) {
        const StudyWord word =
            solution.found.is_first ? StudyWord::answer_none : StudyWord::answer_none_known;
        return say(language, word, setting, probability, range) + '\n';
    }
    std::string text = estimate.verdict == Verdict::close
                           ? say(language, StudyWord::answer_close, setting, probability, range,
                                 percent(goal.target.probability, language))
                           : say(language, StudyWord::answer_found, setting, probability, range);
    return text + '\n';
}

std::string check_text(const Goal& goal, const Solution& solution, Language language) {
    const study::GoalCheck& check = solution.check;
    const double share =
        static_cast<double>(check.successes) / static_cast<double>(check.replicates);
    std::string text =
        say(language, StudyWord::check_line,
            setting_text(solution.axes, solution.settings[solution.shown()], language),
            goal.check_seed, person_count(check.replicates, language), percent(share, language),
            percent_range(check.bounds, language)) +
        '\n';
    const study::Bounds& bounds = solution.found.points[solution.shown()].bounds;
    if (check.bounds.lower > bounds.upper || check.bounds.upper < bounds.lower) {
        text += say(language, StudyWord::check_outside) + '\n';
    }
    return text;
}

std::string order_text(const Goal& goal, const Solution& solution, Language language) {
    if (solution.order == study::Order::bisect) {
        return say(language, goal.monotone == study::Monotone::stated ? StudyWord::order_stated
                                                                      : StudyWord::order_checked);
    }
    return say(language, solution.is_refuted ? StudyWord::order_refuted : StudyWord::order_all);
}

bool is_about_costs(const Goal& goal) {
    const auto is_cost = [](record::Indicator indicator) {
        return record::spec(indicator).source_step == "costs";
    };
    return (goal.objective && goal.objective->indicator && is_cost(*goal.objective->indicator)) ||
           std::any_of(goal.conditions.begin(), goal.conditions.end(),
                       [&](const study::Condition& each) { return is_cost(each.indicator); });
}

/// What the costs leave out, where the goal is about costs.
std::string costs_text(const Goal& goal, const Solution& solution, Language language) {
    if (!is_about_costs(goal) || solution.not_priced.empty()) {
        return {};
    }
    std::string lines;
    for (const Text& line : solution.not_priced) {
        lines += (lines.empty() ? "" : "; ") + in_language(line, language);
    }
    return say(language, StudyWord::not_priced, solution.not_priced.size(), lines) + '\n';
}

/// The answer, with what stands between it and certainty.
std::string whole_answer(const Goal& goal, const Solution& solution, Language language) {
    std::string out = answer_text(goal, solution, language);
    if (solution.answer && !solution.found.is_first) {
        out += say(language, StudyWord::answer_unclear) + '\n';
    }
    return out + costs_text(goal, solution, language);
}

/// How the settings were looked at, and what is guaranteed.
std::string method_text(const Goal& goal, const Solution& solution, Language language) {
    const auto looked = std::count_if(solution.found.points.begin(), solution.found.points.end(),
                                      [](const Estimate& each) { return each.replicates > 0; });
    return order_text(goal, solution, language) + '\n' +
           say(language, StudyWord::not_looked_at, looked, solution.settings.size()) + '\n' +
           say(language, StudyWord::guarantee, solution.settings.size(),
               percent(goal.target.error, language),
               person_number(100.0 * goal.target.indifference, 1, language)) +
           '\n';
}

std::string goal_text(const Goal& goal, Language language) {
    return say(language, StudyWord::goal_with_probability,
               percent(goal.target.probability, language));
}

std::string text_of_solution(const Goal& goal, const Solution& solution, Language language) {
    std::string out = in_language(goal.title, language) + '\n' + goal_text(goal, language) + '\n';
    for (const study::Condition& condition : goal.conditions) {
        out += "  " + condition_text(condition, language) + '\n';
    }
    return out + '\n' + whole_answer(goal, solution, language) +
           check_text(goal, solution, language) + '\n' + table_of(goal, solution, language) + '\n' +
           method_text(goal, solution, language);
}

const char* name_of(Verdict verdict) {
    constexpr const char* kNames[]{"undecided", "met", "close", "not_met"};
    return kNames[static_cast<std::size_t>(verdict)];
}

const char* name_of(Standing standing) {
    constexpr const char* kNames[]{"front", "near", "ruled_out"};
    return kNames[static_cast<std::size_t>(standing)];
}

Json bounds_json(const study::Bounds& bounds) {
    return Json::array({bounds.lower, bounds.upper});
}

Json value_json(const study::AxisValue& value) {
    if (value.toml.empty()) {
        return nullptr;
    }
    return std::isnan(value.number) ? Json(lever_text(value, Language::en)) : Json(value.number);
}

Json setting_json(const Solution& solution, std::size_t point) {
    Json json = Json::object();
    for (std::size_t a = 0; a < solution.axes.size(); ++a) {
        json[solution.axes[a].id] = value_json(solution.settings[point][a]);
    }
    return json;
}

Json point_json(const Goal& goal, const Solution& solution, std::size_t point) {
    const Estimate& estimate = solution.found.points[point];
    Json json;
    json["setting"] = setting_json(solution, point);
    json["replicates"] = estimate.replicates;
    if (estimate.replicates > 0) {
        json["successes"] = estimate.successes;
        json["probability"] = estimate.probability();
        json["bounds"] = bounds_json(estimate.bounds);
        json["verdict"] = name_of(estimate.verdict);
        if (goal.objective) {
            json["objective"] = solution.trades[point].cost;
            json["objective_bounds"] = bounds_json(solution.trades[point].cost_bounds);
            json["standing"] = name_of(solution.standings[point]);
        }
    }
    return json;
}

/// What the search is told with, for those who read the document.
Json words_json(const Goal& goal, const Solution& solution) {
    Json json;
    json["goal"] = in_both([&](Language language) { return goal_text(goal, language); });
    json["conditions"] = Json::array();
    for (const study::Condition& condition : goal.conditions) {
        json["conditions"].push_back(
            in_both([&](Language language) { return condition_text(condition, language); }));
    }
    json["answer"] =
        in_both([&](Language language) { return whole_answer(goal, solution, language); });
    json["check"] =
        in_both([&](Language language) { return check_text(goal, solution, language); });
    json["method"] =
        in_both([&](Language language) { return method_text(goal, solution, language); });
    return json;
}

Json objective_json(const Goal& goal) {
    if (!goal.objective) {
        return nullptr;
    }
    const auto& indicator = goal.objective->indicator;
    return {{"title", in_both([&](Language language) { return objective_name(goal, language); })},
            {"unit", indicator ? Json(record::spec(*indicator).unit) : Json("")}};
}

Json to_json(const Goal& goal, const Solution& solution) {
    Json json;
    json["format"] = output::kFormat;
    json["version"] = version();
    json["kind"] = "goal";
    json["title"] = output::to_json(goal.title);
    json["scenario"] = run::unique_ids({goal.scenario}).front();
    json["probability"] = goal.target.probability;
    json["indifference"] = goal.target.indifference;
    json["error"] = goal.target.error;
    json["first_replicates"] = goal.target.first;
    json["most_replicates"] = goal.target.most;
    json["seed"] = goal.seed;
    json["levers"] = Json::array();
    for (const study::Axis& axis : solution.axes) {
        json["levers"].push_back({{"id", axis.id},
                                  {"key", axis.key},
                                  {"unit", axis.unit},
                                  {"title", output::to_json(axis.title)}});
    }
    json["objective"] = objective_json(goal);
    constexpr const char* kOrders[]{"bisect", "scan", "all"};
    json["order"] = kOrders[static_cast<std::size_t>(solution.order)];
    json["monotone_refuted"] = solution.is_refuted;
    json["answer"] = solution.answer ? setting_json(solution, *solution.answer) : Json(nullptr);
    json["is_first"] = solution.found.is_first;
    json["best"] = setting_json(solution, solution.found.best);
    json["check"] = {{"setting", setting_json(solution, solution.shown())},
                     {"seed", goal.check_seed},
                     {"replicates", solution.check.replicates},
                     {"successes", solution.check.successes},
                     {"bounds", bounds_json(solution.check.bounds)}};
    json["points"] = Json::array();
    for (std::size_t point = 0; point < solution.settings.size(); ++point) {
        json["points"].push_back(point_json(goal, solution, point));
    }
    json["not_priced"] = Json::array();
    for (const Text& line : solution.not_priced) {
        json["not_priced"].push_back(output::to_json(line));
    }
    json["words"] = words_json(goal, solution);
    json["goal_text"] = goal.resolved_text;
    return json;
}

}  // namespace

Exit solve_goal(const Arguments& arguments, Console& console) {
    const Language language = console.language();
    const auto data_dir = inputs::LoadOptions::default_data_dir();
    const Goal goal = study::load_goal(arguments.scenarios.front(), data_dir);
    DocumentFile file(arguments, console);
    const Interrupts interrupts;
    study::SolveOptions options;
    options.threads = arguments.threads;
    options.is_cancelled = Interrupts::is_asked;
    options.looked = [&](const std::vector<study::Axis>& axes,
                         const std::vector<study::AxisValue>& setting, const Estimate& estimate) {
        const std::string values = setting_text(axes, setting, language);
        console.note(say(
            language, StudyWord::looked_at, values, percent(estimate.probability(), language),
            percent_range(estimate.bounds, language), person_count(estimate.replicates, language),
            say(language, word_of(estimate.verdict))));
    };
    const Solution solution = study::solve(goal, data_dir, options);
    const Json json = to_json(goal, solution);
    file.write(json, console);
    console.answer_text(text_of_solution(goal, solution, language));
    return Exit::done;
}

}  // namespace legeplan::cli
