#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace legeplan::cli {

/// The program `legeplan` with the words after its name; every failure becomes a message on `err`
/// and an exit code.
Exit run_program(const std::vector<std::string>& words, std::ostream& out, std::ostream& err);

}  // namespace legeplan::cli
