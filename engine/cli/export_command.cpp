#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/output_files.h"
#include "output/atomic_file.h"
#include "output/csv.h"
#include "output/json.h"
#include "output/result_file.h"
#include "output/workbook.h"

namespace legeplan::cli {

namespace {

/// How the files begin that an export may replace: workbooks are ZIP archives, and tables begin
/// with their header.
std::vector<std::string_view> starts_of(ExportFormat format) {
    if (format == ExportFormat::workbook) {
        return {"PK\x03\x04"};
    }
    return {"indicator,scenario,", "scenario,base,",
            "\xEF\xBB\xBF"
            "indicator;scenario;",
            "\xEF\xBB\xBF"
            "scenario;base;"};
}

}  // namespace

Exit export_results(const Arguments& arguments, Console& console) {
    const std::string& input = arguments.scenarios.front();
    expect_replaceable(arguments.output, starts_of(arguments.export_format), arguments, console);
    const output::ReportSource source{std::filesystem::path(input).filename().string(),
                                      output::read_results(input), output::read_origin(input)};
    output::AtomicFile file(*arguments.output);
    if (arguments.export_format == ExportFormat::workbook) {
        output::write_workbook(file, source, console.language());
    } else {
        output::write_text(
            file, output::to_csv(source.results, arguments.csv_shape, arguments.csv_dialect));
    }
    console.note(console.text(Message::wrote_file, *arguments.output));
    if (console.answer() == Answer::json) {
        using Handler = nlohmann::ordered_json::error_handler_t;
        const nlohmann::ordered_json json{{"format", output::kFormat},
                                          {"export", *arguments.output}};
        console.answer_json(json.dump(-1, ' ', false, Handler::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
