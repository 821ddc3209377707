#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/numbers.h"
#include "cli/output_files.h"
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

/// A table and the file it is written to.
struct Written {
    ForeignTable table;
    std::string path;
};

void tell_encoding(const ForeignTable& table, Console& console) {
    if (table.encoding == scenario::Encoding::latin1) {
        console.note(console.text(Message::read_as_latin1));
    }
}

/// Writes all tables or none.
void write_tables(const std::vector<Written>& tables) {
    std::vector<std::pair<fs::path, std::string>> files;
    for (const Written& each : tables) {
        files.emplace_back(each.path, each.table.csv());
    }
    output::write_texts(files);
}

/// Tells what came into a table.
Json told(const Written& written, Console& console) {
    const ForeignTable& table = written.table;
    const Language language = console.language();
    console.answer_text(console.text(Message::imported_rows,
                                     person_count(table.rows.size(), language), written.path) +
                        '\n');
    Json json;
    json["kind"] = table.kind;
    json["file"] = written.path;
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

/// Where the doctors of a table of positions come: beside it.
std::string roster_beside(const std::string& positions) {
    fs::path roster(positions);
    roster.replace_filename(roster.stem().string() + "_roster.csv");
    return roster.string();
}

Json import_lists(const Arguments& arguments, Console& console) {
    if (arguments.region || arguments.year) {
        throw UsageError(
            console.text(Message::lists_not_chosen, arguments.region ? "--region" : "--year"));
    }
    const std::string roster = roster_beside(*arguments.output);
    expect_replaceable(roster, {scenario::kRosterStart}, arguments, console);
    scenario::GpLists lists = scenario::import_gp_lists(arguments.scenarios.front());
    tell_encoding(lists.positions, console);
    const bool has_roster = !lists.roster.rows.empty();
    std::vector<Written> tables{{std::move(lists.positions), *arguments.output}};
    if (has_roster) {
        tables.push_back({std::move(lists.roster), roster});
    }
    write_tables(tables);
    Json json = Json::array({told(tables.front(), console)});
    if (lists.over_cap > 0) {
        console.note(console.text(Message::lists_over_cap, lists.over_cap));
    }
    std::error_code error;
    if (has_roster) {
        json.push_back(told(tables.back(), console));
        console.note(console.text(Message::roster_is_personal, roster));
    } else if (fs::exists(roster, error)) {
        console.error_line(console.text(Message::roster_of_before, roster));
    }
    return json;
}

Json import_population(const Arguments& arguments, Console& console) {
    const Written written{scenario::import_population(arguments.scenarios.front(),
                                                      {arguments.region, arguments.year}),
                          *arguments.output};
    tell_encoding(written.table, console);
    write_tables({written});
    return Json::array({told(written, console)});
}

}  // namespace

Exit import_table(const Arguments& arguments, Console& console) {
    if (arguments.kind != "population" && arguments.kind != "lists") {
        throw UsageError(console.text(Message::unknown_kind, printable(arguments.kind, 80)));
    }
    if (!arguments.output || arguments.output->empty()) {
        throw UsageError(console.text(Message::output_needed));
    }
    if (is_same_file(arguments.scenarios.front(), *arguments.output)) {
        throw UsageError(console.text(Message::output_is_source, *arguments.output));
    }
    Json json;
    json["format"] = output::kFormat;
    json["tables"] = arguments.kind == "lists" ? import_lists(arguments, console)
                                               : import_population(arguments, console);
    if (console.answer() == Answer::json) {
        console.answer_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
