#pragma once

#include <string>
#include <utility>

#include "study/starter.h"

namespace legeplan::study {

/// Name of the file of a new scenario that shows how a policy is written.
std::string example_name(CommentLanguage language);

/// A file that extends the new scenario by one more position with a room for it, every line
/// explained; then more policies as comments, each under `#     ` and right as it stands.
std::pair<std::string, std::string> example_policy(const Starter& starter, int list_cap);

}  // namespace legeplan::study
