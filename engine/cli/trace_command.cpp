#include <string>

#include <nlohmann/json.hpp>

#include "cli/catalogue.h"
#include "cli/commands.h"
#include "core/version.h"
#include "inputs/load.h"
#include "output/json.h"
#include "record/record.h"
#include "run/replicator.h"

namespace legeplan::cli {

Exit trace_replicate(const Arguments& arguments, Console& console) {
    using Json = nlohmann::ordered_json;
    const inputs::Inputs inputs = inputs::load(arguments.scenarios.front());
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    state::EventLog log;
    replicator.run(arguments.seed, arguments.replicate, *workspace, record, &log);

    std::string text =
        console.text(Message::trace_heading, in_language(inputs.title, console.language()),
                     arguments.replicate, arguments.seed) +
        '\n';
    Json json;
    json["format"] = output::kFormat;
    json["version"] = version();
    json["id"] = inputs.id;
    json["seed"] = arguments.seed;
    json["replicate"] = arguments.replicate;
    json["events"] = Json::array();
    for (const state::EventLog::Entry& entry : log.entries) {
        text += to_string(entry.month) + "  " + in_language(entry.what, console.language()) + '\n';
        json["events"].push_back(
            {{"month", to_string(entry.month)}, {"what", output::to_json(entry.what)}});
    }
    if (log.entries.empty()) {
        text += console.text(Message::trace_empty) + '\n';
    }
    console.answer_text(text);
    if (console.answer() == Answer::json) {
        console.answer_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
