#include <array>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/numbers.h"
#include "cli/text_table.h"
#include "core/version.h"
#include "inputs/draw.h"
#include "inputs/load.h"
#include "output/json.h"
#include "output/projection_columns.h"
#include "record/indicators.h"

namespace legeplan::cli {

namespace {

using Json = nlohmann::ordered_json;
using projection::MonthRow;

/// Persons by age at the end of each year.
Json ages_json(const projection::Projection& projection, Sex sex) {
    Json json = Json::array();
    for (const projection::Ages& ages : projection.at_year_end) {
        const auto column = ages.col(static_cast<int>(sex));
        json.push_back(
            output::to_json(std::vector<double>(column.data(), column.data() + column.size())));
    }
    return json;
}

Json to_json(const inputs::Inputs& inputs, const projection::Projection& projection) {
    Json json;
    json["format"] = output::kFormat;
    json["version"] = version();
    json["id"] = inputs.id;
    json["title"] = output::to_json(inputs.title);
    json["time"] = Json::array();
    for (const MonthRow& row : projection.months) {
        json["time"].push_back(to_string(row.month));
    }
    for (const output::ProjectionColumn& column : output::kProjectionColumns) {
        const record::IndicatorSpec& spec = record::spec(column.id);
        std::vector<double> values;
        for (const MonthRow& row : projection.months) {
            values.push_back(row.*column.value);
        }
        Json& indicator = json["indicators"][std::string(spec.name)];
        indicator["unit"] = spec.unit;
        indicator["expected"] = output::to_json(values);
    }
    json["year_end"]["year"] = projection.years;
    json["year_end"]["female"] = ages_json(projection, Sex::female);
    json["year_end"]["male"] = ages_json(projection, Sex::male);
    return json;
}

/// Stocks at the end of each year, flows summed over it.
std::string year_table(const projection::Projection& projection, Language language) {
    std::vector<std::string> header{say(language, Message::column_year)};
    for (const output::ProjectionColumn& column : output::kProjectionColumns) {
        const record::IndicatorSpec& spec = record::spec(column.id);
        header.emplace_back(language == Language::nb ? spec.nb : spec.en);
    }
    std::vector<Align> align(header.size(), Align::right);
    align.front() = Align::left;
    TextTable table(std::move(header), std::move(align));
    std::array<double, output::kProjectionColumns.size()> in_year{};
    for (const MonthRow& row : projection.months) {
        for (std::size_t i = 0; i < output::kProjectionColumns.size(); ++i) {
            const bool is_flow =
                record::spec(output::kProjectionColumns[i].id).kind == record::Kind::flow;
            in_year[i] = row.*output::kProjectionColumns[i].value + (is_flow ? in_year[i] : 0.0);
        }
        if (row.month.month_of_year() == 12) {
            std::vector<std::string> cells{std::to_string(row.month.year())};
            for (const double value : in_year) {
                cells.push_back(person_number(value, 0, language));
            }
            table.add(std::move(cells));
            in_year.fill(0.0);
        }
    }
    return table.to_string();
}

}  // namespace

Exit project_scenario(const Arguments& arguments, Console& console) {
    const inputs::Inputs inputs = inputs::load(arguments.scenarios.front());
    const auto projection = projection::project(inputs, inputs::Draw::central(inputs));
    const Language language = console.language();
    console.answer_text(
        console.text(Message::project_heading, in_language(inputs.title, language)) + '\n' +
        year_table(projection, language));
    if (console.answer() == Answer::json) {
        console.answer_json(
            to_json(inputs, projection).dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
