#pragma once

#include <string_view>

namespace legeplan {

/// The program's version, such as "0.1.0".
std::string_view version() noexcept;

/// The commit the program was built from: 40 hexadecimal digits, followed by "-dirty" when the
/// engine or its build files had uncommitted changes; "unknown" when it was built outside git.
std::string_view git_sha() noexcept;

}  // namespace legeplan
