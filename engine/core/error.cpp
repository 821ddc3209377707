#include "core/error.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace legeplan {

namespace {

constexpr std::size_t kMaxFileBytes = 1000;
constexpr std::size_t kMaxNameBytes = 120;
constexpr std::size_t kMaxTextBytes = 600;

/// Appends byte `i` of the text; returns how many bytes it consumed.
std::size_t append_printable(std::string& out, std::string_view text, std::size_t i) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto escape = [&](unsigned char byte) {
        out += "\\x";
        out += kDigits[byte >> 4U];
        out += kDigits[byte & 15U];
    };
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7f) {
        escape(byte);
        return 1;
    }
    // U+0080 to U+009F are control characters to many terminals.
    if (byte == 0xc2 && i + 1 < text.size()) {
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if (next >= 0x80 && next < 0xa0) {
            escape(byte);
            escape(next);
            return 2;
        }
    }
    out += text[i];
    return 1;
}

}  // namespace

std::string printable(std::string_view text, std::size_t max_bytes) {
    bool is_cut = false;
    if (text.size() > max_bytes) {
        std::size_t end = max_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
            --end;
        }
        text = text.substr(0, end);
        is_cut = true;
    }
    std::string out;
    out.reserve(text.size() + 3);
    for (std::size_t i = 0; i < text.size();) {
        i += append_printable(out, text, i);
    }
    if (is_cut) {
        out += "...";
    }
    return out;
}

std::string Problem::to_string(Language language) const {
    const bool is_nb = language == Language::nb;
    std::string out = printable(where.file, kMaxFileBytes);
    if (where.line > 0) {
        out += (!out.empty() ? ":" : is_nb ? "linje " : "line ") + std::to_string(where.line);
    }
    const auto append = [&out](std::string_view part, std::size_t max_bytes) {
        if (!part.empty()) {
            out += out.empty() ? "" : ": ";
            out += printable(part, max_bytes);
        }
    };
    append(key, kMaxNameBytes);
    append(message.in(language), kMaxTextBytes);
    if (!expected.empty()) {
        out += is_nb ? " (ventet " : " (expected ";
        out += printable(expected.in(language), kMaxTextBytes) + ")";
    }
    if (!suggestion.empty()) {
        const std::string name = printable(suggestion, kMaxNameBytes);
        out += is_nb ? ". Mente du «" + name + "»?" : ". Did you mean \"" + name + "\"?";
    }
    return out;
}

void Problems::add(Problem problem) {
    ++count_;
    if (!is_full()) {
        kept_.push_back(std::move(problem));
    }
}

void Problems::add(const Problems& others) {
    for (const Problem& problem : others.kept_) {
        add(problem);
    }
    count_ += others.count_ - others.kept_.size();
}

std::vector<Problem> Problems::items() const {
    std::vector<Problem> sorted = kept_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.where.file, a.where.line) < std::tie(b.where.file, b.where.line);
    });
    return sorted;
}

std::string Problems::to_string(Language language) const {
    std::string out;
    for (const Problem& problem : items()) {
        out += (out.empty() ? "" : "\n") + problem.to_string(language);
    }
    if (count_ > kept_.size()) {
        out +=
            '\n' +
            Text::of("og {} feil til", "and {} more problems", count_ - kept_.size()).in(language);
    }
    return out;
}

ScenarioError::ScenarioError(Problems problems)
    : std::runtime_error(problems.to_string()), problems_(std::move(problems)) {}

void throw_if_any(const Problems& problems) {
    if (problems.any()) {
        throw ScenarioError(problems);
    }
}

RunError::RunError(std::int64_t replicate, int month, std::string step, std::string message)
    : std::runtime_error("replicate " + std::to_string(replicate) + ", month " +
                         std::to_string(month) + ", step " + step + ": " + message),
      replicate_(replicate),
      month_(month),
      step_(std::move(step)),
      message_(std::move(message)) {}

}  // namespace legeplan
