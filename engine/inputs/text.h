#pragma once

#include <string>

namespace legeplan::inputs {

/// Text that people read, in Norwegian (bokmål) and English.
struct Text {
    std::string nb;
    std::string en;
};

}  // namespace legeplan::inputs
