#include <array>
#include <filesystem>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/numbers.h"
#include "output/atomic_file.h"
#include "output/json.h"
#include "scenario/foreign_table.h"
#include "scenario/gp_lists.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using scenario::ForeignTable;
using scenario::LeftOut;

struct Reason {
    LeftOut id;
    const char* name;
    Message message;
};

constexpr std::array kReasons{
    Reason{LeftOut::totals, "totals", Message::left_out_totals},
    Reason{LeftOut::missing, "missing", Message::left_out_missing},
    Reason{LeftOut::other, "other_contents", Message::left_out_other},
    Reason{LeftOut::filtered, "other_regions_or_years", Message::left_out_filtered},
    Reason{LeftOut::older_ages, "older_ages", Message::left_out_older_ages},
    Reason{LeftOut::footer, "footer_lines", Message::left_out_footer},
};

/// Writes a table and tells what came into it. The file appears whole or not at all.
Json write_table(const ForeignTable& table, const std::string& path, Console& console) {
    output::AtomicFile file(path);
    output::write_text(file, table.csv());
    const Language language = console.language();
    console.answer_text(
        console.text(Message::imported_rows, person_count(table.rows.size(), language), path) +
        '\n');
    Json json;
    json["kind"] = table.kind;
    json["file"] = path;
    json["rows"] = table.rows.size();
    if (table.rows.size() < table.whole_rows) {
        console.note(console.text(Message::table_not_whole,
                                  person_count(table.rows.size(), language),
                                  person_count(table.whole_rows, language)));
    }
    json["left_out"] = Json::object();
    for (const Reason& reason : kReasons) {
        const auto found = table.left_out.find(reason.id);
        if (found != table.left_out.end()) {
            json["left_out"][reason.name] = found->second;
            console.note(console.text(
                reason.message, person_count(static_cast<std::uint64_t>(found->second), language)));
        }
    }
    return json;
}

Json import_lists(const std::string& file, const std::string& output, Console& console) {
    const scenario::GpLists lists = scenario::import_gp_lists(file);
    Json tables = Json::array();
    tables.push_back(write_table(lists.positions, output, console));
    if (lists.over_cap > 0) {
        console.note(console.text(Message::lists_over_cap, lists.over_cap));
    }
    if (!lists.roster.rows.empty()) {
        fs::path roster(output);
        roster.replace_filename(roster.stem().string() + "_roster.csv");
        tables.push_back(write_table(lists.roster, roster.string(), console));
        console.note(console.text(Message::roster_is_personal, roster.string()));
    }
    return tables;
}

}  // namespace

Exit import_table(const Arguments& arguments, Console& console) {
    const std::string& file = arguments.scenarios.front();
    if (arguments.kind != "population" && arguments.kind != "lists") {
        throw UsageError(console.text(Message::unknown_kind, printable(arguments.kind, 80)));
    }
    if (!arguments.output) {
        throw UsageError(console.text(Message::output_needed));
    }
    std::error_code error;
    if (fs::weakly_canonical(file, error) == fs::weakly_canonical(*arguments.output, error)) {
        throw UsageError(console.text(Message::output_is_source, *arguments.output));
    }
    Json json;
    json["format"] = output::kFormat;
    if (arguments.kind == "lists") {
        json["tables"] = import_lists(file, *arguments.output, console);
    } else {
        const ForeignTable table =
            scenario::import_population(file, {arguments.region, arguments.year});
        if (table.encoding == scenario::Encoding::latin1) {
            console.note(console.text(Message::read_as_latin1));
        }
        json["tables"] = Json::array({write_table(table, *arguments.output, console)});
    }
    if (console.answer() == Answer::json) {
        console.answer_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
