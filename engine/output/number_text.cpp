#include "output/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace legeplan::output {

std::string number_text(double value) {
    if (!std::isfinite(value)) {
        return {};
    }
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

}  // namespace legeplan::output
