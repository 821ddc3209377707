#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/output_files.h"
#include "output/atomic_file.h"
#include "output/csv.h"
#include "output/cube_reader.h"
#include "output/json.h"
#include "output/result_file.h"
#include "output/study_csv.h"
#include "output/study_workbook.h"
#include "output/workbook.h"

namespace legeplan::cli {

namespace {

/// How the files begin that an export may replace: workbooks are ZIP archives, and tables begin
/// with their header.
std::vector<std::string_view> starts_of(ExportFormat format) {
    if (format == ExportFormat::workbook) {
        return {"PK\x03\x04"};
    }
    return {"indicator,scenario,",
            "scenario,base,",
            "point,scenario,",
            "\xEF\xBB\xBFindicator;scenario;",
            "\xEF\xBB\xBFscenario;base;",
            "\xEF\xBB\xBFpoint;scenario;",
            "\xEF\xBB\xBFindikator;scenario;",
            "\xEF\xBB\xBFscenario;grunnlag;",
            "\xEF\xBB\xBFpunkt;scenario;"};
}

void export_run(const std::string& input, output::AtomicFile& file, const Arguments& arguments,
                Language language) {
    const output::ReportSource source{std::filesystem::path(input).filename().string(),
                                      output::read_results(input), output::read_origin(input)};
    if (arguments.export_format == ExportFormat::workbook) {
        output::write_workbook(file, source, language);
    } else {
        output::write_text(file, output::to_csv(source.results, arguments.csv_shape,
                                                arguments.csv_dialect, language));
    }
}

void export_study(const std::string& input, output::AtomicFile& file, const Arguments& arguments,
                  Language language) {
    const output::Cube cube = output::read_cube(output::study_file(input));
    if (arguments.export_format == ExportFormat::workbook) {
        output::write_study_workbook(file, cube, study_name(input), language);
    } else {
        output::write_text(
            file, output::study_csv(cube, arguments.csv_shape, arguments.csv_dialect, language));
    }
}

}  // namespace

Exit export_results(const Arguments& arguments, Console& console) {
    const std::string& input = arguments.scenarios.front();
    expect_replaceable(arguments.output, starts_of(arguments.export_format), arguments, console);
    const bool is_study = is_study_input(input, console);
    output::AtomicFile file(*arguments.output);
    if (is_study) {
        export_study(input, file, arguments, console.language());
    } else {
        export_run(input, file, arguments, console.language());
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
