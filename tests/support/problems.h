#pragma once

#include <cctype>
#include <string>

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inputs/inputs.h"
#include "support/scenario_files.h"

namespace legeplan::test {

/// Inputs of a scenario that must be right.
inline inputs::Inputs loaded(const TempScenario& scenario) {
    Problems problems;
    std::optional<inputs::Inputs> inputs = scenario.load(problems);
    INFO(problems.to_string());
    REQUIRE(inputs.has_value());
    return *inputs;
}

/// Whether a text is there in both languages. Only what needs no translation may be the same in
/// both: numbers, dates, what a file says in quotes, and lines of TOML.
inline bool is_in_both_languages(const Text& text) {
    if (text.nb != text.en) {
        return !text.nb.empty() && !text.en.empty();
    }
    bool is_quoted = false;
    bool has_word = false;
    for (const char c : text.en) {
        is_quoted = c == '"' ? !is_quoted : is_quoted;
        has_word = has_word || (!is_quoted && std::isalpha(static_cast<unsigned char>(c)) != 0);
    }
    return !has_word || text.en == "true" || text.en.find(" = ") != std::string::npos;
}

/// The problem of a scenario that must have exactly one, located and with what was expected.
inline Problem only_problem(const TempScenario& scenario) {
    Problems problems;
    const bool is_loaded = scenario.load(problems).has_value();
    INFO(problems.to_string());
    CHECK_FALSE(is_loaded);
    REQUIRE(problems.size() == 1);
    const Problem problem = problems.items().front();
    CHECK_FALSE(problem.where.file.empty());
    CHECK_FALSE(problem.expected.en.empty());
    CHECK(is_in_both_languages(problem.message));
    CHECK(is_in_both_languages(problem.expected));
    return problem;
}

}  // namespace legeplan::test
