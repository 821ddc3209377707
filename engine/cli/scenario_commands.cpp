#include <string>

#include <nlohmann/json.hpp>

#include "cli/catalogue.h"
#include "cli/commands.h"
#include "core/units.h"
#include "inputs/load.h"
#include "output/json.h"
#include "run/scenario.h"
#include "scenario/explain.h"

namespace legeplan::cli {

namespace {

using Json = nlohmann::ordered_json;

void answer_json(const Json& json, Console& console) {
    console.answer_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json problem_json(const Problem& problem) {
    Json json;
    json["file"] = problem.where.file;
    json["line"] = problem.where.line;
    json["key"] = problem.key;
    json["message"] = problem.message.en;
    json["expected"] = problem.expected.en;
    json["suggestion"] = problem.suggestion;
    json["message_nb"] = problem.message.nb;
    json["expected_nb"] = problem.expected.nb;
    return json;
}

Json document() {
    Json json;
    json["format"] = output::kFormat;
    return json;
}

/// A scenario to explain, also when its fields contradict each other. Throws: ScenarioError.
scenario::Scenario load_to_explain(const std::string& path) {
    Problems problems;
    auto loaded = inputs::load_with_scenario(path, inputs::LoadOptions{}, problems);
    if (!loaded) {
        throw ScenarioError(std::move(problems));
    }
    return std::move(loaded->scenario);
}

const std::string& doc_of(const std::string& nb, const std::string& en, Language language) {
    return language == Language::nb ? nb : en;
}

std::string place(const Location& where) {
    return where.line > 0 ? where.file + ":" + std::to_string(where.line) : where.file;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The points between digits as commas.
std::string with_decimal_commas(std::string text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '.' && is_digit(text[i - 1]) && is_digit(text[i + 1])) {
            text[i] = ',';
        }
    }
    return text;
}

/// A value as people read it. What has a unit is a number, and its text may be changed.
std::string with_unit(const std::string& value, const std::string& unit, Language language) {
    if (unit.empty()) {
        return value;
    }
    return (language == Language::nb ? with_decimal_commas(value) : value) + " " +
           unit_text(unit).in(language);
}

std::string explained_text(const scenario::Explained& entry, const Console& console) {
    const std::string value = entry.is_given
                                  ? with_unit(entry.value, entry.unit, console.language())
                                  : console.text(Message::not_given);
    std::string out = entry.key + " = " + value + '\n';
    const std::string& doc = doc_of(entry.doc_nb, entry.doc_en, console.language());
    if (!doc.empty()) {
        out += "    " + doc + '\n';
    }
    if (!entry.source.empty()) {
        out += "    " + console.text(Message::explain_source, entry.source) + '\n';
    }
    if (entry.is_given) {
        out += "    " + console.text(Message::explain_from, place(entry.where)) + '\n';
    }
    return out;
}

Json explained_json(const scenario::Explained& entry) {
    Json json;
    json["key"] = entry.key;
    json["value"] = entry.is_given ? Json(entry.value) : Json(nullptr);
    json["unit"] = entry.unit;
    json["source"] = entry.source;
    json["file"] = entry.where.file;
    json["line"] = entry.where.line;
    json["description"] = output::to_json(Text{entry.doc_nb, entry.doc_en});
    return json;
}

std::string difference_text(const scenario::Difference& entry, const std::string& a,
                            const std::string& b, const Console& console) {
    const std::string value_a = with_unit(entry.a, entry.unit_a, console.language());
    const std::string value_b = with_unit(entry.b, entry.unit_b, console.language());
    std::string out;
    if (entry.a.empty()) {
        out = console.text(Message::only_second, entry.key, value_b, b);
    } else if (entry.b.empty()) {
        out = console.text(Message::only_first, entry.key, value_a, a);
    } else if (entry.cells_changed > 0) {
        out = console.text(Message::cells_differ, entry.key, entry.cells_changed, a, b);
    } else {
        out = console.text(Message::differs, entry.key, value_a, a, value_b, b);
    }
    const std::string& doc = doc_of(entry.doc_nb, entry.doc_en, console.language());
    return out + '\n' + (doc.empty() ? "" : "    " + doc + '\n');
}

Json difference_json(const scenario::Difference& entry) {
    const auto side = [](const std::string& value, const std::string& unit, const Location& where) {
        Json json;
        json["value"] = value;
        json["unit"] = unit;
        json["file"] = where.file;
        json["line"] = where.line;
        return value.empty() ? Json(nullptr) : json;
    };
    Json json;
    json["key"] = entry.key;
    json["a"] = side(entry.a, entry.unit_a, entry.where_a);
    json["b"] = side(entry.b, entry.unit_b, entry.where_b);
    json["cells_changed"] = entry.cells_changed;
    json["description"] = output::to_json(Text{entry.doc_nb, entry.doc_en});
    return json;
}

}  // namespace

Exit check_scenarios(const Arguments& arguments, Console& console) {
    Json json = document();
    json["problems"] = Json::array();
    bool is_clean = true;
    for (const std::string& path : arguments.scenarios) {
        Problems problems;
        if (const auto loaded = inputs::load_with_scenario(path, inputs::LoadOptions{}, problems)) {
            run::check_figures(loaded->scenario, problems);
        }
        if (!problems.any()) {
            console.answer_text(console.text(Message::check_passed, path) + '\n');
            continue;
        }
        is_clean = false;
        console.error_line(problems.to_string(console.language()));
        for (const Problem& problem : problems.items()) {
            json["problems"].push_back(problem_json(problem));
        }
    }
    if (console.answer() == Answer::json) {
        answer_json(json, console);
    }
    return is_clean ? Exit::done : Exit::scenario_or_usage_error;
}

Exit explain_scenario(const Arguments& arguments, Console& console) {
    const scenario::Scenario scenario = load_to_explain(arguments.scenarios.front());
    Json json = document();
    json["keys"] = Json::array();
    std::string text;
    for (const scenario::Explained& entry : scenario::explain(scenario, arguments.key)) {
        text += explained_text(entry, console);
        json["keys"].push_back(explained_json(entry));
    }
    if (console.answer() == Answer::json) {
        answer_json(json, console);
    } else {
        console.answer_text(text);
    }
    return Exit::done;
}

Exit diff_scenarios(const Arguments& arguments, Console& console) {
    const std::string& name_a = arguments.scenarios[0];
    const std::string& name_b = arguments.scenarios[1];
    const scenario::Scenario a = load_to_explain(name_a);
    const scenario::Scenario b = load_to_explain(name_b);
    Json json = document();
    json["differences"] = Json::array();
    std::string text;
    for (const scenario::Difference& entry : scenario::differences(a, b)) {
        text += difference_text(entry, name_a, name_b, console);
        json["differences"].push_back(difference_json(entry));
    }
    if (console.answer() == Answer::json) {
        answer_json(json, console);
    } else {
        console.answer_text(text.empty() ? console.text(Message::no_differences) + '\n' : text);
    }
    return Exit::done;
}

}  // namespace legeplan::cli
