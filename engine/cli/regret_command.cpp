#include <string>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/document_file.h"
#include "cli/interrupt.h"
#include "cli/numbers.h"
#include "cli/study_text.h"
#include "cli/text_table.h"
#include "core/version.h"
#include "inputs/load.h"
#include "output/json.h"
#include "output/wording.h"
#include "study/regret_study.h"

namespace legeplan::cli {

namespace {

using Json = nlohmann::ordered_json;
using study::RegretPlan;
using study::Regrets;
using study::Worst;

StudyWord word_of(Worst worst) {
    switch (worst) {
        case Worst::never:
            return StudyWord::worst_never;
        case Worst::somewhere:
            return StudyWord::worst_somewhere;
        case Worst::unclear:
            break;
    }
    return StudyWord::worst_unclear;
}

/// A table with the policies as rows and the futures as columns.
template <typename Cell>
std::string by_future(const RegretPlan& plan, const Regrets& regrets,
                      const std::vector<std::string>& more, const Cell& cell, Language language) {
    std::vector<std::string> header{say(language, StudyWord::column_policy)};
    for (const study::Future& future : plan.futures) {
        header.push_back(in_language(future.title, language));
    }
    header.insert(header.end(), more.begin(), more.end());
    std::vector<Align> align(header.size(), Align::right);
    align.front() = Align::left;
    TextTable table(std::move(header), std::move(align));
    for (std::size_t policy = 0; policy < plan.policies.size(); ++policy) {
        std::vector<std::string> row{in_language(regrets.titles[policy], language)};
        for (std::size_t column = 0; column < plan.futures.size() + more.size(); ++column) {
            row.push_back(cell(policy, column));
        }
        table.add(std::move(row));
    }
    return table.to_string();
}

std::string answer_text(const RegretPlan& plan, const Regrets& regrets, Language language) {
    const study::RegretTable& table = regrets.table;
    return say(
        language, StudyWord::least_regret,
        in_language(regrets.titles[table.least_regret], language),
        value_text(record::spec(plan.indicator), table.largest[table.least_regret], language));
}

std::string note_text(const RegretPlan& plan, Language language) {
    return say(language, StudyWord::regret_note, person_count(plan.replicates, language), plan.seed,
               percent(plan.error, language));
}

std::string text_of_regrets(const RegretPlan& plan, const Regrets& regrets, Language language) {
    const record::IndicatorSpec& spec = record::spec(plan.indicator);
    const auto value = [&](double number) { return value_text(spec, number, language); };
    const double sign = plan.is_wished_low ? 1.0 : -1.0;
    const study::RegretTable& table = regrets.table;
    std::string out =
        say(language, StudyWord::regret_heading, in_language(plan.title, language),
            output::label(spec, language),
            say(language, StudyWord::at_end_of, output::month_name(plan.at, language))) +
        "\n\n";
    out += by_future(
        plan, regrets, {},
        [&](std::size_t p, std::size_t f) { return value(sign * table.loss[p][f]); }, language);
    out += '\n' + say(language, StudyWord::regret_table_heading) + '\n';
    out += by_future(
        plan, regrets,
        {say(language, StudyWord::column_largest_regret), say(language, StudyWord::column_worst)},
        [&](std::size_t p, std::size_t column) {
            const std::size_t futures = plan.futures.size();
            if (column == futures) {
                return value(table.largest[p]);
            }
            if (column == futures + 1) {
                return say(language, word_of(table.worst[p]));
            }
            return value(table.regret[p][column]) + " ± " + value(table.error[p][column]);
        },
        language);
    return out + '\n' + answer_text(plan, regrets, language) + '\n' + note_text(plan, language) +
           '\n';
}

Json to_json(const RegretPlan& plan, const Regrets& regrets) {
    constexpr const char* kWorst[]{"never", "unclear", "somewhere"};
    const double sign = plan.is_wished_low ? 1.0 : -1.0;
    Json json;
    json["format"] = output::kFormat;
    json["version"] = version();
    json["kind"] = "regret";
    json["title"] = output::to_json(plan.title);
    json["indicator"] = record::spec(plan.indicator).name;
    json["unit"] = record::spec(plan.indicator).unit;
    json["at"] = to_string(plan.at);
    json["seed"] = plan.seed;
    json["replicates"] = plan.replicates;
    json["error"] = plan.error;
    json["futures"] = Json::array();
    for (const study::Future& future : plan.futures) {
        json["futures"].push_back({{"id", future.id}, {"title", output::to_json(future.title)}});
    }
    json["policies"] = Json::array();
    for (std::size_t p = 0; p < plan.policies.size(); ++p) {
        std::vector<double> means;
        for (const double loss : regrets.table.loss[p]) {
            means.push_back(sign * loss);
        }
        Json policy;
        policy["id"] = plan.ids[p];
        policy["title"] = output::to_json(regrets.titles[p]);
        policy["mean"] = output::to_json(means);
        policy["regret"] = output::to_json(regrets.table.regret[p]);
        policy["mc_error"] = output::to_json(regrets.table.error[p]);
        policy["largest_regret"] = regrets.table.largest[p];
        policy["worst"] = kWorst[static_cast<std::size_t>(regrets.table.worst[p])];
        json["policies"].push_back(std::move(policy));
    }
    json["least_regret"] = plan.ids[regrets.table.least_regret];
    json["words"] = {
        {"answer",
         in_both([&](Language language) { return answer_text(plan, regrets, language); })},
        {"note", in_both([&](Language language) { return note_text(plan, language); })}};
    json["plan_text"] = plan.resolved_text;
    return json;
}

}  // namespace

Exit find_regrets(const Arguments& arguments, Console& console) {
    const auto data_dir = inputs::LoadOptions::default_data_dir();
    const RegretPlan plan = study::load_regret(arguments.scenarios.front(), data_dir);
    DocumentFile file(arguments, console);
    const Interrupts interrupts;
    study::RegretOptions options;
    options.threads = arguments.threads;
    options.is_cancelled = Interrupts::is_asked;
    options.progress = [&](std::size_t done, std::size_t wanted) {
        console.note(
            say(console.language(), StudyWord::progress_runs,
                Text("tiltak i framtidene", "policies in the futures").in(console.language()), done,
                wanted));
    };
    const Regrets regrets = study::find_regrets(plan, data_dir, options);
    file.write(to_json(plan, regrets), console);
    console.answer_text(text_of_regrets(plan, regrets, console.language()));
    return Exit::done;
}

}  // namespace legeplan::cli
