#pragma once

#include <cstdint>

namespace legeplan {

/// Language of what people read: Norwegian (bokmål) or English.
enum class Language : std::uint8_t { nb, en };

}  // namespace legeplan
