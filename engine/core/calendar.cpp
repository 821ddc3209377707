#include "core/calendar.h"

#include <fmt/format.h>

namespace legeplan {

std::string to_string(Month month) {
    return fmt::format("{:04}-{:02}", month.year(), month.month_of_year());
}

}  // namespace legeplan
