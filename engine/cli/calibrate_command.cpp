#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/numbers.h"
#include "cli/other_population.h"
#include "cli/text_table.h"
#include "inputs/load.h"
#include "output/atomic_file.h"
#include "output/json.h"
#include "scenario/paths.h"
#include "study/calibrate.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using study::Calibration;

/// Refuses to write over a file that somebody else wrote.
void expect_ours(const fs::path& path, const char* mark, const Console& console) {
    std::ifstream file(path, std::ios::binary);
    std::string first;
    if (file && std::getline(file, first) && first.find(mark) == std::string::npos) {
        throw UsageError(console.text(Message::output_is_not_ours, path.string()));
    }
}

/// What the written file extends: the targets' own, or the scenario. Throws: UsageError where it
/// cannot be read from where the file will be.
std::string extends_of(const Arguments& arguments, const study::Targets& targets,
                       const fs::path& data_dir, const Console& console) {
    const std::string& scenario = arguments.scenarios.front();
    const fs::path base =
        targets.extends ? *targets.extends : scenario::named_file(scenario, data_dir).path;
    std::error_code error;
    const auto reference = scenario::reference_to(base, *arguments.output, data_dir);
    if (!reference || !fs::is_regular_file(base, error)) {
        throw UsageError(console.text(Message::extends_out_of_reach, *arguments.output,
                                      base.lexically_normal().string(), scenario::kRootMarker));
    }
    return *reference;
}

/// The name as it was given, with the folder's, where the file cannot be written. Throws:
/// output::FileError
void expect_folder(const fs::path& output) {
    std::error_code error;
    if (output.has_parent_path() && !fs::is_directory(output.parent_path(), error)) {
        throw output::FileError(output, ENOENT);
    }
}

study::CalibrationNames names_of(const Arguments& arguments, const inputs::Inputs& inputs,
                                 std::string extends) {
    study::CalibrationNames names;
    names.place = inputs.municipality;
    names.extends = std::move(extends);
    names.data = fs::path(*arguments.targets).filename().string();
    names.stem = fs::path(*arguments.output).stem().string() + "_";
    return names;
}

/// The tables first: the scenario that names them comes last.
void write_files(const Calibration& calibration, const fs::path& output, Console& console) {
    for (const auto& [name, text] : calibration.files.tables) {
        output::AtomicFile file(output.parent_path() / name);
        output::write_text(file, text);
        console.note(console.text(Message::wrote_file, file.path().string()));
    }
    output::AtomicFile file(output);
    output::write_text(file, calibration.scenario);
    console.note(console.text(Message::wrote_file, output.string()));
}

double deviation(const study::FitRow& row) {
    return row.target != 0.0 ? 100.0 * (row.fitted / row.target - 1.0) : 0.0;
}

std::string fit_table(const Calibration& calibration, const Console& console) {
    const Language language = console.language();
    TextTable table({console.text(Message::column_target),
                     console.text(Message::column_target_value),
                     console.text(Message::column_fitted), console.text(Message::column_deviation)},
                    {Align::left, Align::right, Align::right, Align::right});
    for (const study::FitRow& row : calibration.rows) {
        table.add({row.what.in(language), person_number(row.target, row.decimals, language),
                   person_number(row.fitted, row.decimals, language),
                   person_number(deviation(row), 1, language)});
    }
    std::string text = table.to_string();
    for (const Text& unmet : calibration.gps.unmet) {
        text += console.text(Message::target_not_met, unmet.in(language)) + '\n';
    }
    return text;
}

/// What the data could not tell.
std::string notes(const Calibration& calibration, const Console& console) {
    std::string text;
    if (calibration.fit) {
        text += '\n' + console.text(Message::calibrate_note) + '\n';
    }
    if (!calibration.gps.rows.empty()) {
        text += '\n' + console.text(Message::calibrate_gps_note) + '\n';
    }
    return text;
}

Json population_json(const study::MunicipalFit& fit) {
    Json json;
    json["until"] = fit.until;
    Json& moves = json["in_moves"];
    moves["first"] = fit.migration.first;
    moves["last"] = fit.migration.last;
    moves["a_year"] = fit.migration.table.sum();
    moves["level_median"] = fit.migration.level_median;
    moves["level_sd_log"] = fit.migration.level_sd_log();
    moves["index_sd"] = fit.migration.index.sd;
    moves["index_persistence"] = fit.migration.index.persistence;
    moves["last_year_median"] = fit.migration.last_year_median;
    moves["last_year_sd_log"] = fit.migration.last_year_sd_log();
    moves["older_ratio"] = fit.migration.older.observed;
    moves["older_ratio_error"] = fit.migration.older.error;
    moves["older_level_median"] = fit.migration.older.median;
    moves["older_level_sd_log"] = fit.migration.older.sd_log;
    moves["older_index_sd"] = fit.migration.older.index_sd;
    Json& fertility = json["fertility"];
    fertility["ratio"] = fit.fertility.ratio;
    fertility["median"] = fit.fertility.median;
    fertility["sd_log"] = fit.fertility.sd_log;
    fertility["births_a_year"] = fit.fertility.observed;
    json["mortality"]["losses_ratio"] = fit.old_age.losses_ratio;
    json["mortality"]["median"] = fit.old_age.median;
    json["mortality"]["sd_log"] = fit.old_age.sd_log;
    return json;
}

Json json_of(const Calibration& calibration, const std::string& output) {
    Json json;
    json["format"] = output::kFormat;
    json["file"] = output;
    if (calibration.fit) {
        json["population"] = population_json(*calibration.fit);
    }
    json["gps"] = Json::object();
    for (const study::FittedParameter& parameter : calibration.gps.parameters) {
        const auto& spec = inputs::parameter_specs()[static_cast<std::size_t>(parameter.id)];
        json["gps"][spec.key] = parameter.value;
    }
    json["unmet"] = Json::array();
    for (const Text& unmet : calibration.gps.unmet) {
        json["unmet"].push_back(unmet.en);
    }
    json["fit"] = Json::array();
    for (const study::FitRow& row : calibration.rows) {
        json["fit"].push_back(
            {{"figure", row.what.en}, {"known", row.target}, {"model", row.fitted}});
    }
    return json;
}

}  // namespace

Exit calibrate_scenario(const Arguments& arguments, Console& console) {
    if (!arguments.targets) {
        throw UsageError(console.text(Message::targets_needed));
    }
    if (!arguments.output) {
        throw UsageError(console.text(Message::output_needed));
    }
    expect_ours(*arguments.output, study::kWrittenByCalibrate, console);
    const fs::path data_dir = inputs::LoadOptions::default_data_dir();
    const inputs::Inputs inputs = inputs::load(arguments.scenarios.front());
    const study::Targets targets = study::load_targets(*arguments.targets, data_dir);
    expect_folder(*arguments.output);
    if (const int year = inputs.start.year();
        targets.history && targets.history->years.contains(year)) {
        warn_of_other_population(inputs, targets.history->total(year), year, console);
    }
    const Calibration calibration = study::calibrate(
        inputs, targets,
        names_of(arguments, inputs, extends_of(arguments, targets, data_dir, console)));
    write_files(calibration, *arguments.output, console);
    console.answer_text(console.text(Message::calibrate_heading, inputs.municipality,
                                     fs::path(*arguments.targets).filename().string()) +
                        '\n' + fit_table(calibration, console) + notes(calibration, console));
    if (console.answer() == Answer::json) {
        console.answer_json(json_of(calibration, *arguments.output)
                                .dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
