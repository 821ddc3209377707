#include "core/version.h"

#include "generated/version_info.h"

namespace legeplan {

std::string_view version() noexcept {
    return LEGEPLAN_VERSION;
}

std::string_view git_sha() noexcept {
    return LEGEPLAN_GIT_SHA;
}

}  // namespace legeplan
