#pragma once

#include <string>

namespace legeplan::output {

/// What varies from run to run and is therefore kept apart from the results.
struct Provenance {
    std::string created;  ///< UTC, "2024-01-31T12:00:00Z"
    std::string command_line;
    int threads = 1;
    int ranks = 1;
    std::string host;
    std::string compiler;
    std::string git_sha;
};

/// Provenance of a run that ends now on this machine.
Provenance provenance_now(std::string command_line, int threads);

}  // namespace legeplan::output
