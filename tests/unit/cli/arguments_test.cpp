#include "cli/arguments.h"

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "cli/grammar.h"

using namespace legeplan;
using cli::Arguments;
using cli::Command;
using cli::Language;
using cli::UsageError;
using Words = std::vector<std::string>;

namespace {

/// A console and an environment without LEGEPLAN_LANG.
struct Fixture {
    Fixture() { unsetenv("LEGEPLAN_LANG"); }
    ~Fixture() { unsetenv("LEGEPLAN_LANG"); }
    Fixture(const Fixture&) = delete;
    Fixture& operator=(const Fixture&) = delete;

    Arguments parse(const Words& words) {
        console.set(cli::choose_language(words));
        return cli::parse_arguments(words, console);
    }
    std::string complaint(const Words& words) {
        try {
            parse(words);
        } catch (const UsageError& error) {
            return error.what();
        }
        return "";
    }

    std::ostringstream out;
    std::ostringstream err;
    cli::Console console{out, err, Language::nb};
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a run has values of its own where none are given") {
    const Arguments arguments = parse({"run", "a.toml"});
    CHECK(arguments.command == Command::run);
    CHECK(arguments.scenarios == Words{"a.toml"});
    CHECK(arguments.replicates == 1000);
    CHECK(arguments.seed == 1);
    CHECK(arguments.threads == 0);
    CHECK_FALSE(arguments.output.has_value());
    CHECK_FALSE(arguments.until_error.has_value());
    CHECK(arguments.draws == cli::KeepDraws::no);
    CHECK(console.answer() == cli::Answer::text);
    CHECK(console.chatter() == cli::Chatter::normal);
}

TEST_CASE_METHOD(Fixture, "every option is read") {
    const Arguments arguments = parse({"compare",     "a.toml",  "b.toml",    "c d.toml",
                                       "-n",          "50",      "--seed",    "9",
                                       "-j",          "3",       "-o",        "r.h5",
                                       "--csv",       "r.csv",   "--draws",   "--until-error",
                                       "list_free=5", "--years", "2025,2030", "--json",
                                       "--quiet",     "--lang",  "en"});
    CHECK(arguments.command == Command::compare);
    CHECK(arguments.scenarios == Words{"a.toml", "b.toml", "c d.toml"});
    CHECK(arguments.replicates == 50);
    CHECK(arguments.seed == 9);
    CHECK(arguments.threads == 3);
    CHECK(arguments.output == "r.h5");
    CHECK(arguments.csv == "r.csv");
    CHECK(arguments.draws == cli::KeepDraws::yes);
    REQUIRE(arguments.until_error.has_value());
    CHECK(arguments.until_error->value == 5.0);
    CHECK(arguments.years == std::vector<int>{2025, 2030});
    CHECK(console.answer() == cli::Answer::json);
    CHECK(console.chatter() == cli::Chatter::quiet);
    CHECK(console.language() == Language::en);
    CHECK(arguments.command_line.find("legeplan compare a.toml b.toml 'c d.toml' -n 50") == 0);
}

TEST_CASE_METHOD(Fixture, "under an error bound the number of replicates has another maximum") {
    CHECK(parse({"run", "a.toml", "--until-error", "gps=1"}).replicates ==
          run::kMaxReplicatesUntilError);
    CHECK(parse({"run", "a.toml", "--until-error", "gps=1", "-n", "500"}).replicates == 500);
}

TEST_CASE_METHOD(Fixture, "the other commands have their own arguments") {
    CHECK(parse({"explain", "a.toml", "gp"}).key == "gp");
    CHECK_FALSE(parse({"explain", "a.toml"}).key.has_value());
    CHECK(parse({"diff", "a.toml", "b.toml"}).scenarios == Words{"a.toml", "b.toml"});
    CHECK(parse({"check", "a.toml", "b.toml"}).scenarios.size() == 2);
    CHECK(parse({"trace", "a.toml", "--replicate", "417", "--seed", "3"}).replicate == 417);
    CHECK(parse({"project", "a.toml"}).command == Command::project);
    CHECK(parse({"docs", "output-format"}).page == "output-format");
}

TEST_CASE_METHOD(Fixture, "what is wrong is said in the language of the command line") {
    CHECK(complaint({}) == "ingen kommando er gitt");
    CHECK(complaint({"runn", "a.toml"}) == "ukjent kommando «runn». Mente du «run»?");
    CHECK(complaint({"run"}) == "SCENARIO mangler");
    CHECK(complaint({"run", "a.toml", "--sed", "3"}) ==
          "ukjent argument «--sed». Mente du «--seed»?");
    CHECK(complaint({"run", "a.toml", "b.toml"}) == "ukjent argument «b.toml».");
    CHECK(complaint({"run", "a.toml", "-n"}) == "--replicates mangler en verdi");
    CHECK(complaint({"run", "a.toml", "-n", "0"}).find("-n: «0» er ikke et helt tall fra 1") == 0);
    CHECK(complaint({"run", "a.toml", "--draws"}) == "--draws krever en resultatfil (-o)");
    CHECK(complaint({"run", "a.toml", "--lang", "fr"}) == "--lang: «fr» er verken nb eller en");
    CHECK(complaint({"diff", "a.toml"}) == "B mangler");
    CHECK(complaint({"diff", "a.toml", "b.toml", "c.toml"}) ==
          "B er gitt flere ganger, eller med for mange verdier");
    CHECK(complaint({"run", "a.toml", "--draws", "--lang", "en"}) ==
          "--draws needs a result file (-o)");
    CHECK(complaint({"run", "a.toml", "--seed", "1", "--seed", "2", "--lang=en"}) ==
          "--seed is given more than once, or with too many values");
}

TEST_CASE_METHOD(Fixture, "the language is that of the option, else of the environment, else nb") {
    CHECK(cli::choose_language({"run", "a.toml"}) == Language::nb);
    CHECK(cli::choose_language({"--lang", "en", "run"}) == Language::en);
    CHECK(cli::choose_language({"run", "--lang=en"}) == Language::en);
    setenv("LEGEPLAN_LANG", "en", 1);
    CHECK(cli::choose_language({"run", "a.toml"}) == Language::en);
    CHECK(cli::choose_language({"run", "--lang", "nb"}) == Language::nb);
    setenv("LEGEPLAN_LANG", "fr", 1);
    CHECK(cli::choose_language({"run"}) == Language::nb);
    CHECK(complaint({"run", "a.toml"}) == "LEGEPLAN_LANG: «fr» er verken nb eller en");
}

TEST_CASE_METHOD(Fixture, "help is answered at once, in either language") {
    CHECK(parse({"--help"}).command == Command::none);
    const std::string nb = out.str();
    CHECK(nb.find("KOMMANDO") != std::string::npos);
    for (const cli::CommandName& command : cli::command_names()) {
        CHECK(nb.find(std::string("  ") + command.name + " ") != std::string::npos);
        CHECK(nb.find(std::string(cli::text_of(command.help, Language::nb))) != std::string::npos);
    }
    CHECK(nb.find("docs") == std::string::npos);
    out.str("");
    CHECK(parse({"run", "--help", "--lang", "en"}).command == Command::none);
    CHECK(out.str().find("--until-error") != std::string::npos);
    CHECK(out.str().find("Usage") != std::string::npos);
    CHECK(cli::help_command({"run", "--sed"}) == "legeplan run");
    CHECK(cli::help_command({"--lang", "en", "runn"}) == "legeplan");
}

TEST_CASE_METHOD(Fixture, "words that a shell would split stand in quotes in the command line") {
    CHECK(parse({"run", "my plan.toml"}).command_line == "legeplan run 'my plan.toml'");
    CHECK(parse({"run", "a.toml", "-n", "5"}).command_line == "legeplan run a.toml -n 5");
}

TEST_CASE_METHOD(Fixture, "what an export writes follows from the ending of the name") {
    const Arguments workbook = parse({"export", "r.h5", "-o", "out.xlsx"});
    CHECK(workbook.command == Command::export_results);
    CHECK(workbook.scenarios == Words{"r.h5"});
    CHECK(workbook.export_format == cli::ExportFormat::workbook);
    const Arguments table = parse({"export", "r.h5", "-o", "out.csv"});
    CHECK(table.export_format == cli::ExportFormat::table);
    CHECK(table.csv_shape == output::CsvShape::long_table);
    CHECK(table.csv_dialect == output::CsvDialect::plain);
    const Arguments excel = parse({"export", "r.h5", "-o", "out.csv", "--wide", "--excel"});
    CHECK(excel.csv_shape == output::CsvShape::wide_table);
    CHECK(excel.csv_dialect == output::CsvDialect::norwegian_excel);
    CHECK(complaint({"export", "r.h5", "-o", "out.xls", "--lang", "en"}) ==
          "-o: out.xls (expected .xlsx or .csv)");
    CHECK(complaint({"export", "r.h5", "-o", "out.xlsx", "--wide", "--lang", "en"}) ==
          "--wide is for CSV only");
    CHECK(complaint({"export", "r.h5", "-o", "out.xlsx", "--excel"}) == "--excel gjelder bare CSV");
    CHECK_FALSE(complaint({"export", "r.h5"}).empty());
}
