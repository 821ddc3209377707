#include "cli/commands.h"
#include "cli/grammar.h"
#include "inputs/reference.h"
#include "inputs/schema.h"
#include "output/format_page.h"

namespace legeplan::cli {

Exit print_page(const Arguments& arguments, Console& console) {
    console.answer_text(arguments.page == kOutputFormatPage
                            ? output::format_page()
                            : inputs::scenario_reference(inputs::scenario_schema()));
    return Exit::done;
}

}  // namespace legeplan::cli
