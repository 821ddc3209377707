#include "study/goal_page.h"

#include "inputs/reference.h"
#include "study/goal_file.h"
#include "study/regret_study.h"
#include "study/sensitivity_file.h"

namespace legeplan::study {

namespace {

constexpr const char* kIntroduction = R"(# Goal reference

Generated from the program: `legeplan docs goal-reference`. Do not edit by hand.

Three kinds of TOML files whose first key is `format = 1`. They are read as a scenario is: unknown keys
are errors, every problem is told with its line, and a file may extend another one. Examples are in
`scenarios/goals`.

# Files for `legeplan solve`

A goal ([goal seeking](methods/goal_seek.md)): conditions, levers and a probability. Conditions have an
`id` and a `type` (`at`, `period`); levers an `id`, a `type` (`number`, `date`, `list`) and a `key`, which
is any key of the scenario: `recruitment.level`, `policy[new_centre].date`.
)";

constexpr const char* kSensitivity = R"(
# Files for `legeplan sensitivity`

What to find out about the uncertainty of a scenario ([sensitivity](methods/sensitivity.md)). `[morris]`,
`[sobol]` and `[budget]` stand each as a whole or not at all.
)";

constexpr const char* kRegret = R"(
# Files for `legeplan regret`

Policies and futures ([goal seeking](methods/goal_seek.md#regret)). Futures have an `id`.
)";

}  // namespace

std::string goal_reference() {
    return kIntroduction + inputs::reference_of_keys(goal_schema()) + kSensitivity +
           inputs::reference_of_keys(sensitivity_schema()) + kRegret +
           inputs::reference_of_keys(regret_schema());
}

}  // namespace legeplan::study
