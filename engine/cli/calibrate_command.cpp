#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

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
#include "study/fitted_keys.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using study::Calibration;

/// Where a file says that calibrate wrote it: a scenario at its top, a table in its comments.
enum class Mark : std::uint8_t { in_first_line, in_comments };

constexpr const char* kCalibrate = "legeplan calibrate";

/// Refuses to write over a file that somebody else wrote.
void expect_ours(const fs::path& path, Mark mark, const Console& console) {
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    if (!fs::is_regular_file(path, error) || !file) {
        return;
    }
    const char* words = mark == Mark::in_first_line ? study::kWrittenByCalibrate : kCalibrate;
    bool is_ours = false;
    int lines = 0;
    for (std::string line; std::getline(file, line) && line.starts_with('#');) {
        is_ours = is_ours || line.find(words) != std::string::npos;
        ++lines;
        if (mark == Mark::in_first_line) break;
    }
    const bool is_empty = lines == 0 && fs::file_size(path, error) == 0;
    if (!is_ours && !is_empty) {
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

/// A history that does not end where the scenario starts: its last year is not the year before.
void tell_other_start(const inputs::Inputs& inputs, const study::Targets& targets,
                      Console& console) {
    if (!targets.history) {
        return;
    }
    const int until = targets.until.value_or(targets.history->last());
    if (until != inputs.start.year()) {
        console.error_line(
            console.text(Message::calibrate_other_start, until, inputs.start.year(), until - 1));
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
    std::vector<std::pair<fs::path, std::string>> files;
    for (const auto& [name, text] : calibration.files.tables) {
        files.emplace_back(output.parent_path() / name, text);
        expect_ours(files.back().first, Mark::in_comments, console);
    }
    files.emplace_back(output, calibration.scenario);
    output::write_texts(files);
    for (const auto& [path, text] : files) {
        console.note(console.text(Message::wrote_file, path.string()));
    }
}

/// In per cent; a dash where the figure is 0, of which nothing is a share.
std::string deviation(const study::FitRow& row, Language language) {
    return row.target != 0.0 ? person_number(100.0 * (row.fitted / row.target - 1.0), 1, language)
                             : "–";
}

/// The figure in words; the name of a file's key in English becomes one.
std::string figure_words(const study::FitRow& row, Language language) {
    std::string words = row.what.in(language);
    if (language == Language::en) std::replace(words.begin(), words.end(), '_', '-');
    return words;
}

std::string fit_table(const Calibration& calibration, const Console& console) {
    const Language language = console.language();
    TextTable table({console.text(Message::column_target),
                     console.text(Message::column_target_value),
                     console.text(Message::column_fitted), console.text(Message::column_deviation)},
                    {Align::left, Align::right, Align::right, Align::right});
    for (const study::FitRow& row : calibration.rows) {
        table.add({figure_words(row, language), person_number(row.target, row.decimals, language),
                   person_number(row.fitted, row.decimals, language), deviation(row, language)});
    }
    std::string text = table.to_string();
    for (const Text& unmet : calibration.gps.unmet) {
        text += console.text(Message::target_not_met, unmet.in(language)) + '\n';
    }
    return text;
}

/// What was fitted, as it stands in the written file; "" where only tables were.
std::string keys_table(const Calibration& calibration, const Console& console) {
    constexpr int kDecimals = 3;
    const Language language = console.language();
    const auto number = [&](double value) { return person_number(value, kDecimals, language); };
    TextTable table({console.text(Message::column_key), console.text(Message::column_value),
                     console.text(Message::column_outcomes), console.text(Message::column_unit),
                     console.text(Message::column_source)},
                    {Align::left, Align::right, Align::right, Align::left, Align::left});
    const auto keys = study::fitted_keys(calibration.files.keys);
    for (const study::FittedKey& key : keys) {
        table.add({key.key, number(key.value),
                   key.range ? number(key.range->low) + "–" + number(key.range->high) : "–",
                   key.unit, key.source});
    }
    return keys.empty() ? "" : '\n' + table.to_string();
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
    expect_ours(*arguments.output, Mark::in_first_line, console);
    const fs::path data_dir = inputs::LoadOptions::default_data_dir();
    const inputs::Inputs inputs = inputs::load(arguments.scenarios.front());
    const study::Targets targets = study::load_targets(*arguments.targets, data_dir);
    expect_folder(*arguments.output);
    if (const int year = inputs.start.year();
        targets.history && targets.history->years.contains(year)) {
        warn_of_other_population(inputs, targets.history->total(year), year, console);
    }
    tell_other_start(inputs, targets, console);
    const Calibration calibration = study::calibrate(
        inputs, targets,
        names_of(arguments, inputs, extends_of(arguments, targets, data_dir, console)));
    write_files(calibration, *arguments.output, console);
    console.answer_text(console.text(Message::calibrate_heading, inputs.municipality,
                                     fs::path(*arguments.targets).filename().string()) +
                        '\n' + fit_table(calibration, console) + keys_table(calibration, console) +
                        notes(calibration, console));
    if (console.answer() == Answer::json) {
        console.answer_json(json_of(calibration, *arguments.output)
                                .dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
