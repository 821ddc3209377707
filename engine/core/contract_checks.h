#pragma once

#include <stdexcept>

namespace legeplan {

/// A broken promise between two pieces of code; never reachable from a scenario.
class ContractViolation : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

}  // namespace legeplan

/// What a caller must have seen to. Checked in dev, sanitizer and golden builds only.
#ifdef LEGEPLAN_CHECKS
#define LEGEPLAN_EXPECTS(condition)                                                                \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            throw ::legeplan::ContractViolation(__FILE__ ": expected " #condition);                \
        }                                                                                          \
    } while (false)
#else
#define LEGEPLAN_EXPECTS(condition) static_cast<void>(0)
#endif
