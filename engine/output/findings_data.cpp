#include "output/findings_data.h"

#include <array>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/version.h"
#include "output/document.h"
#include "output/json.h"
#include "output/study_data.h"
#include "output/wording.h"
#include "record/indicators.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json bounds(const Document& document) {
    Json json = Json::array();
    for (const Document& end : document.list()) {
        json.push_back(number(end.number()));
    }
    if (json.size() != 2) {
        document.fail({"ikke to tall", "not two numbers"});
    }
    return json;
}

std::string words(const Document& document, Language language) {
    return in_language(document.both(), language);
}

/// One of the words that a place may hold.
template <std::size_t n>
std::string one_of(const Document& document, const std::array<const char*, n>& choices) {
    std::string text = document.text();
    for (const char* choice : choices) {
        if (text == choice) {
            return text;
        }
    }
    document.fail(Text::of("«{}» er ukjent", "\"{}\" is not known", text));
}

Json texts(const Document& list) {
    Json json = Json::array();
    for (const Document& each : list.list()) {
        json.push_back(each.text());
    }
    return json;
}

const record::IndicatorSpec& indicator(const std::string& name, const Document& at) {
    const record::IndicatorSpec* spec = record::find_indicator(name);
    if (spec == nullptr) {
        at.fail(Text::of("«{}» er ingen indikator", "\"{}\" is no indicator", name));
    }
    return *spec;
}

Json indicator_json(const record::IndicatorSpec& spec, Language language) {
    return {{"id", spec.name},
            {"label", label(spec, language)},
            {"unit", spec.unit},
            {"decimals", spec.decimals}};
}

/// Parameters by their keys' place.
using Places = std::map<std::string, std::size_t>;

Json morris_json(const Document& found, const Places& places) {
    Json json = Json::array();
    for (const auto& [key, effect] : found.members()) {
        const auto place = places.find(key);
        if (place == places.end()) {
            effect.fail({"ingen slik parameter", "no such parameter"});
        }
        json.push_back({{"parameter", place->second},
                        {"mu_star", number(effect.at("mu_star").number())},
                        {"bounds", bounds(effect.at("mu_star_bounds"))},
                        {"mu", number(effect.at("mu").number())},
                        {"sigma", number(effect.at("sigma").number())}});
    }
    return json;
}

Json sobol_json(const Document& found, const Places& places) {
    Json json = Json::array();
    for (const Document& factor : found.list()) {
        Json of = Json::array();
        for (const Document& key : factor.at("parameters").list()) {
            const auto place = places.find(key.text());
            if (place == places.end()) {
                key.fail({"ingen slik parameter", "no such parameter"});
            }
            of.push_back(place->second);
        }
        Json totals = Json::array();
        for (const Document& total : factor.at("total_by_rows").list()) {
            totals.push_back(number(total.number()));
        }
        json.push_back({{"parameters", std::move(of)},
                        {"first", number(factor.at("first").number())},
                        {"first_bounds", bounds(factor.at("first_bounds"))},
                        {"total", number(factor.at("total").number())},
                        {"total_bounds", bounds(factor.at("total_bounds"))},
                        {"totals", std::move(totals)}});
    }
    return json;
}

Json budget_json(const Document& found) {
    Json json{{"total", number(found.at("total").number())}};
    json["parts"] = Json::array();
    for (const char* name : {"chance", "parameters", "alternatives"}) {
        const Document part = found.at(name);
        json["parts"].push_back({{"name", name},
                                 {"share", number(part.at("share").number())},
                                 {"bounds", bounds(part.at("share_bounds"))}});
    }
    return json;
}

void add_sensitivity(const Document& document, Language language, Json& json) {
    json["at"] = document.at("at").text();
    json["interval"] = number(document.at("interval").number());
    json["scenarios"] = texts(document.at("scenarios"));
    json["words"] = words(document.at("words").at("notes"), language);
    json["parameters"] = Json::array();
    Places places;
    for (const Document& parameter : document.at("parameters").list()) {
        const std::string key = parameter.at("key").text();
        const std::string title = words(parameter.at("title"), language);
        places.emplace(key, places.size());
        json["parameters"].push_back({{"key", key},
                                      {"unit", parameter.at("unit").text()},
                                      {"title", title.empty() ? key : title}});
    }
    json["indicators"] = Json::array();
    for (const auto& [name, found] : document.at("indicators").members()) {
        Json of = indicator_json(indicator(name, found), language);
        of["morris"] = found.has("morris") ? morris_json(found.at("morris"), places) : Json();
        of["sobol"] = found.has("sobol") ? sobol_json(found.at("sobol"), places) : Json();
        of["variance"] = found.has("variance") ? budget_json(found.at("variance")) : Json();
        json["indicators"].push_back(std::move(of));
    }
}

/// Values of a setting in the order of the levers.
Json setting_json(const Document& setting, const Document& levers) {
    Json json = Json::array();
    for (const Document& lever : levers.list()) {
        json.push_back(setting.at(lever.at("id").text()).plain());
    }
    return json;
}

Json point_json(const Document& point, const Document& levers, const Document& objective) {
    constexpr std::array kVerdicts{"undecided", "met", "close", "not_met"};
    constexpr std::array kStandings{"front", "near", "ruled_out"};
    Json json{{"values", setting_json(point.at("setting"), levers)},
              {"replicates", number(point.at("replicates").number())}};
    if (point.at("replicates").number() > 0.0) {
        json["probability"] = number(point.at("probability").number());
        json["bounds"] = bounds(point.at("bounds"));
        json["verdict"] = one_of(point.at("verdict"), kVerdicts);
        if (!objective.is_null()) {
            json["objective"] = number(point.at("objective").number());
            json["objective_bounds"] = bounds(point.at("objective_bounds"));
            json["standing"] = one_of(point.at("standing"), kStandings);
        }
    }
    return json;
}

void add_goal(const Document& document, Language language, Json& json) {
    const Document levers = document.at("levers");
    const Document said = document.at("words");
    json["probability"] = number(document.at("probability").number());
    json["indifference"] = number(document.at("indifference").number());
    json["error"] = number(document.at("error").number());
    json["scenario"] = document.at("scenario").text();
    json["goal"] = words(said.at("goal"), language);
    json["conditions"] = Json::array();
    for (const Document& condition : said.at("conditions").list()) {
        json["conditions"].push_back(words(condition, language));
    }
    json["answer_words"] = words(said.at("answer"), language);
    json["check_words"] = words(said.at("check"), language);
    json["method_words"] = words(said.at("method"), language);
    json["levers"] = Json::array();
    for (const Document& lever : levers.list()) {
        const std::string title = words(lever.at("title"), language);
        json["levers"].push_back({{"title", title.empty() ? lever.at("id").text() : title},
                                  {"unit", lever.at("unit").text()}});
    }
    const Document objective = document.at("objective");
    json["objective"] = objective.is_null()
                            ? Json()
                            : Json{{"title", words(objective.at("title"), language)},
                                   {"unit", objective.at("unit").text()}};
    const Document answer = document.at("answer");
    json["answer"] = answer.is_null() ? Json() : setting_json(answer, levers);
    json["points"] = Json::array();
    for (const Document& point : document.at("points").list()) {
        json["points"].push_back(point_json(point, levers, objective));
    }
}

Json numbers(const Document& list, std::size_t count) {
    Json json = Json::array();
    for (const Document& each : list.list()) {
        json.push_back(number(each.number()));
    }
    if (json.size() != count) {
        list.fail(
            Text::of("{} tall for {} framtider", "{} numbers for {} futures", json.size(), count));
    }
    return json;
}

void add_regret(const Document& document, Language language, Json& json) {
    constexpr std::array kWorst{"never", "unclear", "somewhere"};
    const Document name = document.at("indicator");
    const Document said = document.at("words");
    json["indicator"] = indicator_json(indicator(name.text(), name), language);
    json["at"] = document.at("at").text();
    json["answer_words"] = words(said.at("answer"), language);
    json["words"] = words(said.at("note"), language);
    json["futures"] = Json::array();
    for (const Document& future : document.at("futures").list()) {
        json["futures"].push_back(words(future.at("title"), language));
    }
    const std::size_t futures = json["futures"].size();
    json["policies"] = Json::array();
    for (const Document& policy : document.at("policies").list()) {
        json["policies"].push_back(
            {{"title", words(policy.at("title"), language)},
             {"mean", numbers(policy.at("mean"), futures)},
             {"regret", numbers(policy.at("regret"), futures)},
             {"error", numbers(policy.at("mc_error"), futures)},
             {"largest", number(policy.at("largest_regret").number())},
             {"worst", one_of(policy.at("worst"), kWorst)},
             {"is_least", policy.at("id").text() == document.at("least_regret").text()}});
    }
}

}  // namespace

Json findings_data(const std::filesystem::path& path, Language language) {
    constexpr std::array kKinds{"sensitivity", "goal", "regret"};
    const Json written = read_document(path);
    const Document document(path, written);
    if (!document.has("format") || !document.has("kind")) {
        document.fail({"ikke et dokument fra sensitivity, solve eller regret (-o)",
                       "not a document of sensitivity, solve or regret (-o)"});
    }
    if (document.at("format").number() != kFormat) {
        document.at("format").fail(Text::of("Legeplan {} leser format {}",
                                            "Legeplan {} reads format {}", version(), kFormat));
    }
    const std::string kind = one_of(document.at("kind"), kKinds);
    const Json replicates =
        document.has("replicates") ? number(document.at("replicates").number()) : Json();
    Json json = study_page_data(kind.c_str(), words(document.at("title"), language),
                                {{"file", path.filename().string()},
                                 {"seed", document.at("seed").plain().dump()},
                                 {"replicates", replicates},
                                 {"version", document.at("version").text()},
                                 {"git", ""}},
                                language);
    if (kind == "sensitivity") {
        add_sensitivity(document, language, json);
    } else if (kind == "goal") {
        add_goal(document, language, json);
    } else {
        add_regret(document, language, json);
    }
    return json;
}

}  // namespace legeplan::output
