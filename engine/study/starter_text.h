#pragma once

#include <string>

#include "study/starter.h"
#include "study/targets.h"

namespace legeplan::study {

/// What the files of a new scenario say to who reads them, in one language.
struct StarterText {
    std::string head;  ///< the first lines of the scenario, with `extends`
    std::string population;
    std::string fitted;
    std::string places;
    std::string next;
    std::string offices;
    std::string positions;
};

StarterText starter_text(const Starter& starter, const Targets& targets, int positions);

/// Each line of a text as a comment.
std::string comment_lines(const std::string& text);

}  // namespace legeplan::study
