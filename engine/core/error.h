#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace legeplan {

/// Place in a file a person wrote; line 0 means the file as a whole.
struct Location {
    std::string file;
    int line = 0;

    bool operator==(const Location&) const = default;
};

/// One thing that is wrong in a scenario, said so that its author can mend it.
struct Problem {
    Location where;
    std::string key;
    Text message;
    Text expected;
    std::string suggestion;

    /// `file:line: key: message (expected ...). Did you mean "..."?`, or the same in bokmål,
    /// without the parts that are empty. Control characters are written as `\xNN` and very long
    /// parts are shortened, for the text comes from files that may be broken or hostile.
    std::string to_string(Language language = Language::en) const;
};

/// The problems found so far; a scenario is refused only after all of it has been read.
class Problems {
public:
    /// Problems kept in full; later ones are only counted.
    static constexpr std::size_t kMaxKept = 1000;

    void add(Problem problem);
    void add(const Problems& others);

    bool any() const { return count_ > 0; }

    /// Number of problems, with those that were only counted.
    std::size_t size() const { return count_; }

    /// Whether later problems are only counted, so that finding their cause in detail is wasted.
    bool is_full() const { return kept_.size() >= kMaxKept; }

    /// The kept problems by file and line, otherwise in the order they were found.
    std::vector<Problem> items() const;

    /// One problem per line, in the order of items().
    std::string to_string(Language language = Language::en) const;

private:
    std::vector<Problem> kept_;
    std::size_t count_ = 0;
};

/// A scenario that cannot be used, with everything that is wrong with it; what() is in English.
class ScenarioError : public std::runtime_error {
public:
    explicit ScenarioError(Problems problems);

    const Problems& problems() const noexcept { return problems_; }

private:
    Problems problems_;
};

/// Throws: ScenarioError with the problems, if there are any.
void throw_if_any(const Problems& problems);

/// A replicate that could not be completed, with where in the simulation it stopped.
class RunError : public std::runtime_error {
public:
    RunError(std::int64_t replicate, int month, std::string step, std::string message);

    std::int64_t replicate() const noexcept { return replicate_; }
    int month() const noexcept { return month_; }
    const std::string& step() const noexcept { return step_; }
    const std::string& message() const noexcept { return message_; }

private:
    std::int64_t replicate_;
    int month_;
    std::string step_;
    std::string message_;
};

/// Text that is safe on a terminal: control characters as `\xNN`, at most `max_bytes` bytes (cut
/// between characters, with "..." in place of the rest).
std::string printable(std::string_view text, std::size_t max_bytes);

}  // namespace legeplan
