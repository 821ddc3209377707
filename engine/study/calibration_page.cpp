#include "study/calibration_page.h"

#include "inputs/reference.h"
#include "study/targets.h"

namespace legeplan::study {

namespace {

constexpr const char* kIntroduction = R"(# Calibration reference

Generated from the program: `legeplan docs calibration-reference`. Do not edit by hand.

A file of targets for `legeplan calibrate`, `legeplan backtest` and `legeplan new`
([calibration](methods/calibration.md), [backtest](methods/backtest.md)) is a TOML file whose first key is
`format = 1`. It is read as a scenario is: unknown keys are errors, every problem is told with its line, and
a file may extend another one. `legeplan:norway/calibration.toml` gives all keys that are not marked as
optional, so a file that extends it states only what is known. Of each section some keys need the others:
`[exits]`, `[gp_stock]`, `[vacancies]` and the pairs over 2 and 10 years are given as a whole or not at all.
Examples are in `scenarios/calibration/targets`.
)";

}  // namespace

std::string calibration_reference() {
    return kIntroduction + inputs::reference_of_keys(targets_schema()) +
           inputs::reference_of_tables(targets_schema());
}

}  // namespace legeplan::study
