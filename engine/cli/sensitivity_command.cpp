#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/document_file.h"
#include "cli/interrupt.h"
#include "cli/numbers.h"
#include "cli/study_text.h"
#include "cli/text_table.h"
#include "cli/value_parsing.h"
#include "core/version.h"
#include "inputs/load.h"
#include "output/json.h"
#include "output/wording.h"
#include "run/scenario.h"
#include "scenario/file_kind.h"
#include "study/bootstrap.h"
#include "study/sensitivity.h"

namespace legeplan::cli {

namespace {

using Json = nlohmann::ordered_json;
using study::IndicatorSensitivity;
using study::Sensitivity;
using study::SensitivityPlan;
using study::SensitivityStage;

/// Parameters that people's table shows at most; all of them are in the document.
constexpr std::size_t kShown = 12;

std::string parameter_name(const study::UncertainParameter& parameter, Language language) {
    return in_language(parameter.title, language);
}

/// The parameters by falling mu*.
std::vector<std::size_t> ranking(const IndicatorSensitivity& found) {
    std::vector<std::size_t> order(found.morris.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return found.morris[a].mean_absolute > found.morris[b].mean_absolute;
    });
    return order;
}

std::string morris_table(const Sensitivity& all, const IndicatorSensitivity& found,
                         Language language) {
    const record::IndicatorSpec& spec = record::spec(found.indicator);
    const auto value = [&](double number) { return value_text(spec, number, language); };
    TextTable table({say(language, StudyWord::column_parameter),
                     say(language, StudyWord::column_mean_absolute),
                     say(language, StudyWord::column_mean), say(language, StudyWord::column_sd)},
                    {Align::left, Align::right, Align::right, Align::right});
    const std::vector<std::size_t> order = ranking(found);
    for (std::size_t rank = 0; rank < std::min(kShown, order.size()); ++rank) {
        const study::MorrisEffect& effect = found.morris[order[rank]];
        if (!(effect.mean_absolute > 0.0)) {
            break;
        }
        table.add({parameter_name(all.parameters[order[rank]], language),
                   value(effect.mean_absolute) + " (" + value(effect.mean_absolute_bounds.lower) +
                       "–" + value(effect.mean_absolute_bounds.upper) + ")",
                   value(effect.mean), value(effect.sd)});
    }
    return say(language, StudyWord::morris_heading) + '\n' + table.to_string();
}

std::string factor_name(const Sensitivity& all, std::size_t factor, Language language) {
    const std::vector<std::size_t>& members = all.factors[factor];
    return members.size() == 1 ? parameter_name(all.parameters[members.front()], language)
                               : say(language, StudyWord::others, members.size());
}

std::string sobol_table(const Sensitivity& all, const IndicatorSensitivity& found,
                        Language language) {
    TextTable table({say(language, StudyWord::column_parameter),
                     say(language, StudyWord::column_first), say(language, StudyWord::column_total),
                     say(language, StudyWord::column_converged)},
                    {Align::left, Align::right, Align::right, Align::right});
    const auto whole = [&](double share) { return person_number(100.0 * share, 0, language); };
    for (std::size_t factor = 0; factor < all.factors.size(); ++factor) {
        const study::SobolIndex& index = found.sobol.back()[factor];
        std::string converged;
        for (const auto& of_rows : found.sobol) {
            converged += (converged.empty() ? "" : " – ") + whole(of_rows[factor].total);
        }
        table.add({factor_name(all, factor, language),
                   percent(index.first, language) + " (" +
                       percent_range(index.first_bounds, language) + ")",
                   percent(index.total, language) + " (" +
                       percent_range(index.total_bounds, language) + ")",
                   converged + " %"});
    }
    return say(language, StudyWord::sobol_heading) + '\n' + table.to_string();
}

std::string budget_table(const IndicatorSensitivity& found, std::size_t alternatives,
                         Language language) {
    const record::IndicatorSpec& spec = record::spec(found.indicator);
    TextTable table({say(language, StudyWord::column_part), say(language, StudyWord::column_share),
                     say(language, StudyWord::column_standard_deviation)},
                    {Align::left, Align::right, Align::right});
    const auto deviation = [&](double variance) {
        return value_text(spec, std::sqrt(std::max(variance, 0.0)), language);
    };
    const auto add = [&](StudyWord name, const study::VariancePart& part) {
        table.add({say(language, name),
                   percent(part.share, language) + " (" +
                       percent_range(part.share_bounds, language) + ")",
                   deviation(part.variance)});
    };
    add(StudyWord::part_chance, found.budget->chance);
    add(StudyWord::part_parameters, found.budget->parameters);
    if (alternatives > 1) {
        add(StudyWord::part_alternatives, found.budget->alternatives);
    }
    table.add({say(language, StudyWord::part_total), percent(1.0, language),
               deviation(found.budget->total)});
    return say(language, StudyWord::budget_heading) + '\n' + table.to_string();
}

/// How the methods' figures came about.
std::string notes_text(const SensitivityPlan& plan, Language language) {
    std::string out;
    if (plan.morris) {
        out += say(language, StudyWord::morris_note) + '\n';
    }
    if (plan.sobol) {
        out += say(language, StudyWord::sobol_note, plan.sobol->replicates) + '\n';
    }
    if (plan.budget) {
        out += say(language, StudyWord::budget_note, plan.budget->draws, plan.budget->replicates) +
               '\n';
    }
    return out;
}

std::string text_of_sensitivity(const SensitivityPlan& plan, const Sensitivity& all,
                                Language language) {
    std::string out = in_language(plan.title, language) + '\n';
    for (const IndicatorSensitivity& found : all.indicators) {
        out += '\n' +
               say(language, StudyWord::sensitivity_heading, in_language(all.title, language),
                   output::label(record::spec(found.indicator), language),
                   say(language, StudyWord::at_end_of, output::month_name(plan.at, language))) +
               '\n';
        if (plan.morris) {
            out += '\n' + morris_table(all, found, language);
        }
        if (plan.sobol) {
            out += '\n' + sobol_table(all, found, language);
        }
        if (plan.budget) {
            out += '\n' + budget_table(found, plan.scenarios.size(), language);
        }
    }
    return out + '\n' + notes_text(plan, language);
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json bounds_json(const study::Bounds& bounds) {
    return Json::array({number(bounds.lower), number(bounds.upper)});
}

Json morris_json(const Sensitivity& all, const IndicatorSensitivity& found) {
    Json json = Json::object();
    for (std::size_t p = 0; p < found.morris.size(); ++p) {
        const study::MorrisEffect& effect = found.morris[p];
        json[all.parameters[p].key] = {{"mu_star", number(effect.mean_absolute)},
                                       {"mu_star_bounds", bounds_json(effect.mean_absolute_bounds)},
                                       {"mu", number(effect.mean)},
                                       {"sigma", number(effect.sd)}};
    }
    return json;
}

Json sobol_json(const Sensitivity& all, const IndicatorSensitivity& found) {
    Json json = Json::array();
    for (std::size_t factor = 0; factor < all.factors.size(); ++factor) {
        Json keys = Json::array();
        for (const std::size_t p : all.factors[factor]) {
            keys.push_back(all.parameters[p].key);
        }
        const study::SobolIndex& index = found.sobol.back()[factor];
        Json totals = Json::array();
        for (const auto& of_rows : found.sobol) {
            totals.push_back(number(of_rows[factor].total));
        }
        json.push_back({{"parameters", keys},
                        {"first", number(index.first)},
                        {"first_bounds", bounds_json(index.first_bounds)},
                        {"total", number(index.total)},
                        {"total_bounds", bounds_json(index.total_bounds)},
                        {"total_by_rows", totals}});
    }
    return json;
}

Json part_json(const study::VariancePart& part) {
    return {{"variance", number(part.variance)},
            {"share", number(part.share)},
            {"share_bounds", bounds_json(part.share_bounds)}};
}

Json to_json(const SensitivityPlan& plan, const Sensitivity& all) {
    Json json;
    json["format"] = output::kFormat;
    json["version"] = version();
    json["kind"] = "sensitivity";
    json["title"] = output::to_json(plan.title);
    json["scenarios"] = run::unique_ids(plan.scenarios);
    json["at"] = to_string(plan.at);
    json["seed"] = plan.seed;
    json["interval"] = study::kIntervalLevel;
    json["parameters"] = Json::array();
    for (const study::UncertainParameter& parameter : all.parameters) {
        json["parameters"].push_back({{"key", parameter.key},
                                      {"unit", parameter.unit},
                                      {"title", output::to_json(parameter.title)}});
    }
    json["indicators"] = Json::object();
    for (const IndicatorSensitivity& found : all.indicators) {
        const record::IndicatorSpec& spec = record::spec(found.indicator);
        Json& of = json["indicators"][std::string(spec.name)];
        of["unit"] = spec.unit;
        if (plan.morris) {
            of["morris"] = morris_json(all, found);
        }
        if (plan.sobol) {
            of["sobol"] = sobol_json(all, found);
        }
        if (plan.budget) {
            of["variance"] = {{"total", number(found.budget->total)},
                              {"chance", part_json(found.budget->chance)},
                              {"parameters", part_json(found.budget->parameters)},
                              {"alternatives", part_json(found.budget->alternatives)}};
        }
    }
    json["words"] = {
        {"notes", in_both([&](Language language) { return notes_text(plan, language); })}};
    json["plan_text"] = plan.resolved_text;
    return json;
}

SensitivityPlan plan_of_file(const Arguments& arguments, const std::filesystem::path& data_dir,
                             const Console& console) {
    if (!arguments.indicators.empty() || arguments.is_seed_given) {
        throw UsageError(console.text(Message::method_needed,
                                      arguments.indicators.empty() ? "--seed" : "--indicators"));
    }
    const std::string& file = arguments.scenarios.front();
    if (scenario::telling_section(file, data_dir) == "period") {
        throw UsageError(console.text(Message::method_or_plan, file));
    }
    return study::load_sensitivity(arguments.scenarios.front(), data_dir);
}

/// A scenario examined as the options say.
SensitivityPlan plan_of_scenario(const Arguments& arguments, const std::filesystem::path& data_dir,
                                 const Console& console) {
    if (*arguments.method != "morris" && *arguments.method != "sobol") {
        throw UsageError(console.text(Message::unknown_method, printable(*arguments.method, 80)));
    }
    if (scenario::telling_section(arguments.scenarios.front(), data_dir) == "sensitivity") {
        throw UsageError(console.text(Message::method_for_scenario, arguments.scenarios.front()));
    }
    std::vector<record::Indicator> indicators;
    for (const std::string& name : arguments.indicators) {
        indicators.push_back(parse_indicator("--indicators", name, console));
    }
    if (indicators.empty()) {
        indicators = {record::Indicator::persons_without_gp, record::Indicator::list_free,
                      record::Indicator::positions_without_gp};
    }
    return study::plan_for(arguments.scenarios.front(),
                           *arguments.method == "morris" ? study::Method::morris
                                                         : study::Method::sobol,
                           indicators, arguments.seed, data_dir);
}

}  // namespace

Exit examine_sensitivity(const Arguments& arguments, Console& console) {
    const auto data_dir = inputs::LoadOptions::default_data_dir();
    const SensitivityPlan plan = arguments.method ? plan_of_scenario(arguments, data_dir, console)
                                                  : plan_of_file(arguments, data_dir, console);
    DocumentFile file(arguments, console);
    const Interrupts interrupts;
    study::SensitivityOptions options;
    options.threads = arguments.threads;
    options.is_cancelled = Interrupts::is_asked;
    options.progress = [&](SensitivityStage stage, std::size_t done, std::size_t wanted) {
        const Text stages[]{Text::same("Morris"), Text::same("Sobol"), {"variansen", "variance"}};
        // A line for each tenth.
        if (10 * done / wanted > 10 * (done - 1) / wanted) {
            console.note(say(console.language(), StudyWord::progress_runs,
                             stages[static_cast<std::size_t>(stage)].in(console.language()), done,
                             wanted));
        }
    };
    const Sensitivity found = study::examine(plan, data_dir, options);
    file.write(to_json(plan, found), console);
    console.answer_text(text_of_sensitivity(plan, found, console.language()));
    return Exit::done;
}

}  // namespace legeplan::cli
