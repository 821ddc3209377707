#include "scenario/nesting.h"

#include <cstddef>

namespace legeplan::scenario {

namespace {

/// Walks a TOML text character by character, stepping over strings and comments.
class Walk {
public:
    explicit Walk(std::string_view text) : text_(text) {}

    int first_deep_line() {
        while (at_ < text_.size()) {
            step();
            if (brackets_ > kMaxNesting || dots_ >= kMaxNesting) {
                return line_;
            }
        }
        return 0;
    }

private:
    void step() {
        const char c = text_[at_];
        if (c == '"' || c == '\'') {
            skip_string(c);
            return;
        }
        if (c == '#') {
            const std::size_t end = text_.find('\n', at_);
            at_ = end == std::string_view::npos ? text_.size() : end;
            return;
        }
        ++at_;
        switch (c) {
            case '\n':
                ++line_;
                dots_ = 0;
                break;
            case '.':
                ++dots_;
                break;
            case '[':
            case '{':
                ++brackets_;
                dots_ = 0;
                break;
            case ']':
            case '}':
                brackets_ -= brackets_ > 0 ? 1 : 0;
                dots_ = 0;
                break;
            case '=':
            case ',':
                dots_ = 0;
                break;
            default:
                break;
        }
    }

    void skip_string(char quote) {
        const std::string_view opening = quote == '"' ? "\"\"\"" : "'''";
        const bool is_multiline = text_.substr(at_, 3) == opening;
        at_ += is_multiline ? 3U : 1U;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\\' && quote == '"') {
                at_ += at_ + 1 < text_.size() && text_[at_ + 1] != '\n' ? 2U : 1U;
                continue;
            }
            if (c == '\n') {
                if (!is_multiline) {
                    return;
                }
                ++line_;
            }
            if (c == quote && (!is_multiline || closes_multiline(quote))) {
                at_ += is_multiline ? 3U : 1U;
                return;
            }
            ++at_;
        }
    }

    /// Whether the last three of a run of quotes start here ("""a"""" ends with a quote inside).
    bool closes_multiline(char quote) const {
        for (std::size_t i = 0; i < 3; ++i) {
            if (at_ + i >= text_.size() || text_[at_ + i] != quote) {
                return false;
            }
        }
        return at_ + 3 >= text_.size() || text_[at_ + 3] != quote;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int brackets_ = 0;
    int dots_ = 0;
};

}  // namespace

int first_line_nested_too_deeply(std::string_view toml) {
    return Walk(toml).first_deep_line();
}

}  // namespace legeplan::scenario
