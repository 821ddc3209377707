#include "cli/numbers.h"

namespace legeplan::cli {

namespace {

/// Reads one code point; a broken byte counts as one sign.
char32_t next_code_point(std::string_view text, std::size_t& i) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    const int more = lead >= 0xf0 ? 3 : (lead >= 0xe0 ? 2 : (lead >= 0xc0 ? 1 : 0));
    char32_t code = more == 0 ? lead : lead & (0x3fU >> more);
    for (int k = 0;
         k < more && i < text.size() && (static_cast<unsigned char>(text[i]) & 0xc0U) == 0x80U;
         ++k) {
        code = (code << 6U) | (static_cast<unsigned char>(text[i++]) & 0x3fU);
    }
    return code;
}

bool is_combining(char32_t code) {
    return (code >= 0x300 && code <= 0x36f) || code == 0x200d || (code >= 0xfe00 && code <= 0xfe0f);
}

bool is_wide(char32_t code) {
    return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
           (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
           (code >= 0xff00 && code <= 0xff60) || (code >= 0x1f300 && code <= 0x1faff) ||
           (code >= 0x20000 && code <= 0x3fffd);
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t code = next_code_point(text, i);
        width += is_combining(code) ? 0U : (is_wide(code) ? 2U : 1U);
    }
    return width;
}

}  // namespace legeplan::cli
