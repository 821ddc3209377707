#include "output/provenance.h"

#include <array>
#include <ctime>
#include <utility>

#include <unistd.h>

#include "core/version.h"

namespace legeplan::output {

namespace {

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return {text.data(), size};
}

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "unknown";
}

}  // namespace

Provenance provenance_now(std::string command_line, int threads) {
    Provenance provenance;
    provenance.created = utc_now();
    provenance.command_line = std::move(command_line);
    provenance.threads = threads;
    provenance.host = host_name();
#ifdef __clang__
    provenance.compiler = "clang " __clang_version__;
#else
    provenance.compiler = "gcc " __VERSION__;
#endif
    provenance.git_sha = std::string(git_sha());
    return provenance;
}

}  // namespace legeplan::output
