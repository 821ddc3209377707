#pragma once

#include "core/text.h"

namespace legeplan::study {

/// A figure and what the fitted model gives for it.
struct FitRow {
    Text what;  ///< "population 0-5"
    double target = 0.0;
    double fitted = 0.0;
    int decimals = 0;
};

}  // namespace legeplan::study
