#include <algorithm>
#include <array>

#include "cli/catalogue.h"
#include "cli/commands.h"
#include "core/error.h"
#include "inputs/reference.h"
#include "inputs/schema.h"
#include "output/format_page.h"
#include "scenario/suggest.h"
#include "study/calibration_page.h"
#include "study/goal_page.h"
#include "study/study_page.h"

namespace legeplan::cli {

namespace {

constexpr std::size_t kMaxShown = 80;

struct Page {
    const char* name;
    std::string (*text)();
};

constexpr std::array kPages{
    Page{"scenario-reference",
         [] { return inputs::scenario_reference(inputs::scenario_schema()); }},
    Page{"output-format", output::format_page},
    Page{"study-reference", study::study_reference},
    Page{"goal-reference", study::goal_reference},
    Page{"calibration-reference", study::calibration_reference},
};

}  // namespace

std::vector<std::string> page_names() {
    std::vector<std::string> names;
    for (const Page& page : kPages) {
        names.emplace_back(page.name);
    }
    return names;
}

Exit print_page(const Arguments& arguments, Console& console) {
    const auto* const page = std::find_if(kPages.begin(), kPages.end(), [&](const Page& known) {
        return arguments.page == known.name;
    });
    if (page == kPages.end()) {
        const std::string like = scenario::closest(arguments.page, page_names());
        throw UsageError(
            console.text(Message::unknown_argument, printable(arguments.page, kMaxShown)) + "." +
            (like.empty() ? "" : console.text(Message::did_you_mean, like)));
    }
    console.answer_text(page->text());
    return Exit::done;
}

}  // namespace legeplan::cli
