#include "study/study_page.h"

#include "inputs/reference.h"
#include "study/study_file.h"

namespace legeplan::study {

namespace {

constexpr const char* kIntroduction = R"(# Study reference

Generated from the program: `legeplan docs study-reference`. Do not edit by hand.

A study is a TOML file whose first key is `format = 1`; `legeplan sweep` runs it
([studies](studies.md)). It is read as a scenario is: unknown keys are errors, every problem is told
with its line, and a study may extend another one. Keys that are marked as optional belong to one
`design.type` or axis `type` each; where they have no meaning they are refused.

An axis has an `id`, which names it in the results, and a `type`. Its `key` is any key of the
scenarios but those of `[period]`: `recruitment.level`, `policy[new_centre].date`. Its values are
checked as if they stood in a file that extends the scenario. A file's name, for a key that holds a
table, is relative to the base scenario.
)";

}  // namespace

std::string study_reference() {
    return kIntroduction + inputs::reference_of_keys(study_schema());
}

}  // namespace legeplan::study
