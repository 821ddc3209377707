#include "cli/commands.h"
#include "output/format_page.h"

namespace legeplan::cli {

Exit print_output_format(Console& console) {
    console.answer_text(output::format_page());
    return Exit::done;
}

}  // namespace legeplan::cli
