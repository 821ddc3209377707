#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "inputs/load.h"
#include "record/indicators.h"
#include "run/replicator.h"
#include "state/invariants.h"

namespace legeplan {

namespace {

std::filesystem::path source_dir() {
    return LEGEPLAN_SOURCE_DIR;
}

std::string value(float x, const record::IndicatorSpec& spec) {
    if (x != x) {
        return "-";
    }
    return spec.decimals == 0 && x == static_cast<float>(static_cast<long>(x))
               ? fmt::format("{}", static_cast<long>(x))
               : fmt::format("{:.6g}", x);
}

/// Readable table: one block a replicate, one row an indicator, a column for every third month.
std::string table(const std::string& scenario) {
    const inputs::Inputs inputs =
        inputs::load(source_dir() / "scenarios/tiny" / (scenario + ".toml"));
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    std::string text =
        fmt::format("{}: seed 1, values at the start and every third month\n", scenario);
    for (std::uint64_t replicate = 0; replicate < 3; ++replicate) {
        replicator.run(1, replicate, *workspace, record, nullptr,
                       [&inputs](const state::State& state, const state::StepReport&) {
                           state::check_invariants(inputs, state);
                       });
        text += fmt::format("\nreplicate {}\n", replicate);
        for (const record::IndicatorSpec& spec : record::indicator_specs()) {
            text += fmt::format("{:<31}", spec.name);
            for (std::size_t time = 0; time < record.times(); time += 3) {
                text += fmt::format(" {:>9}", value(record.at(spec.id, time), spec));
            }
            text += '\n';
        }
    }
    return text;
}

void compare(const std::string& scenario) {
    const auto file = source_dir() / "tests/golden" / ("tiny_" + scenario + ".txt");
    const std::string now = table(scenario);
    if (std::getenv("LEGEPLAN_GOLDEN_UPDATE") != nullptr) {
        std::ofstream(file) << now;
    }
    std::ifstream stream(file);
    std::ostringstream golden;
    golden << stream.rdbuf();
    INFO("if the change is meant: make golden-update, and say so under 'Results change'");
    CHECK(now == golden.str());
}

}  // namespace

TEST_CASE("tiny baseline gives the golden table") {
    compare("baseline");
}

TEST_CASE("tiny with its policy gives the golden table") {
    compare("policy");
}

}  // namespace legeplan
