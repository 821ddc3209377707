#include "scenario/suggest.h"

#include <algorithm>

#include "scenario/glossary.h"

namespace legeplan::scenario {

namespace {

char folded(char letter) {
    if (letter >= 'A' && letter <= 'Z') {
        return static_cast<char>(letter - 'A' + 'a');
    }
    return letter == '-' ? '_' : letter;
}

/// Words as "a, b and c" with the given last joining word; empty when they are too many to read.
std::string joined(const std::vector<std::string>& words, const std::string& last) {
    constexpr std::size_t kMaxListed = 20;
    std::string out;
    for (std::size_t i = 0; i < words.size() && words.size() <= kMaxListed; ++i) {
        const bool is_last = i + 1 == words.size();
        out += i == 0 ? "" : is_last ? " " + last + " " : ", ";
        out += words[i];
    }
    return out;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > limit) {
        return limit + 1;
    }
    // Cells further than the limit from the diagonal cannot matter: they stay at the limit + 1.
    std::vector<std::size_t> before(b.size() + 1, limit + 1);
    std::vector<std::size_t> last(b.size() + 1, limit + 1);
    std::vector<std::size_t> row(b.size() + 1, limit + 1);
    for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t first = i > limit ? i - limit : 1;
        const std::size_t end = std::min(b.size(), i + limit);
        row[first - 1] = first == 1 ? i : limit + 1;
        std::size_t least = row[first - 1];
        for (std::size_t j = first; j <= end; ++j) {
            const bool is_same = folded(a[i - 1]) == folded(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (is_same ? 0U : 1U)});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) &&
                folded(a[i - 2]) == folded(b[j - 1])) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        if (least > limit) {
            return limit + 1;
        }
        before.swap(last);
        last.swap(row);
        std::fill(row.begin() + static_cast<std::ptrdiff_t>(first - 1),
                  row.begin() + static_cast<std::ptrdiff_t>(end + 1), limit + 1);
    }
    return std::min(last[b.size()], limit + 1);
}

std::string closest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t kMaxCandidates = 2000;
    if (candidates.size() > kMaxCandidates) {
        return {};
    }
    std::size_t limit = word.size() <= 4 ? 1 : 2;
    std::string best;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate, limit);
        if (distance <= limit && (best.empty() || distance < limit)) {
            best = candidate;
            limit = distance;
        }
        if (!best.empty() && limit == 0) {
            break;
        }
    }
    return best;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string like = closest(word, candidates);
    const Term* term = like.empty() ? term_for(word, candidates) : nullptr;
    return term != nullptr ? std::string(term->name) : like;
}

Text all_of(const std::vector<std::string>& names) {
    return {joined(names, "og"), joined(names, "and")};
}

Text one_of(const std::vector<std::string>& candidates) {
    const Text words{joined(candidates, "eller"), joined(candidates, "or")};
    const bool is_choice = !words.empty() && candidates.size() > 1;
    return is_choice ? Text::of("en av {}", "one of {}", words) : words;
}

}  // namespace legeplan::scenario
