#include <filesystem>
#include <vector>

#include "cli/commands.h"
#include "cli/output_files.h"
#include "output/atomic_file.h"
#include "output/json.h"
#include "output/report_page.h"
#include "output/result_file.h"

namespace legeplan::cli {

namespace {

std::vector<output::ReportSource> read_sources(const std::vector<std::string>& paths,
                                               const Console& console) {
    std::vector<output::ReportSource> sources;
    for (const std::string& path : paths) {
        sources.push_back({std::filesystem::path(path).filename().string(),
                           output::read_results(path), output::read_origin(path)});
        const run::ScenarioSummary& first = sources.front().results.scenarios.front();
        const run::ScenarioSummary& last = sources.back().results.scenarios.front();
        if (first.start != last.start || first.months != last.months) {
            const auto end = [](const run::ScenarioSummary& scenario) {
                return to_string(scenario.start + (scenario.months - 1));
            };
            throw UsageError(console.text(Message::different_periods, paths.front(),
                                          to_string(first.start), end(first), path,
                                          to_string(last.start), end(last)));
        }
    }
    return sources;
}

}  // namespace

Exit write_report(const Arguments& arguments, Console& console) {
    expect_replaceable(arguments.output, "<!doctype html>", arguments, console);
    const auto sources = read_sources(arguments.scenarios, console);
    output::AtomicFile file(*arguments.output);
    output::write_text(file, output::report_page(sources, console.language()));
    console.note(console.text(Message::wrote_file, *arguments.output));
    if (console.answer() == Answer::json) {
        using Handler = nlohmann::ordered_json::error_handler_t;
        const nlohmann::ordered_json json{{"format", output::kFormat},
                                          {"report", *arguments.output}};
        console.answer_json(json.dump(-1, ' ', false, Handler::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
