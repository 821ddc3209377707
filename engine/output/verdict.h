#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "output/language.h"
#include "record/indicators.h"
#include "record/summary.h"
#include "run/results.h"

namespace legeplan::output {

/// The differences at one time.
record::Difference at_time(const record::DifferenceSeries& series, std::size_t time);

/// Mean difference: "+123"; of shares in percentage points, "+1,2 prosentpoeng".
std::string mean_difference_text(const record::Difference& difference,
                                 const record::IndicatorSpec& spec, Language language);

/// What 90 % of the differences lie within: "−3 882 til +336"; of shares in percentage points.
std::string difference_band_text(const record::Difference& difference,
                                 const record::IndicatorSpec& spec, Language language);

/// Both, for where no header says which is which: "i gjennomsnitt −1 510 (90 %: −3 882 til +336)".
std::string difference_text(const record::Difference& difference, const record::IndicatorSpec& spec,
                            Language language);

/// The Monte Carlo standard error of the mean difference, in the same unit.
std::string difference_error_text(const record::Difference& difference,
                                  const record::IndicatorSpec& spec, Language language);

/// What a difference amounts to. Better and worse are higher and lower where nobody wishes either.
enum class Judgement : std::uint8_t {
    undefined,
    same,
    within_error,
    uncertain,
    probably_better,
    probably_worse,
    better,
    worse
};

/// Better where the alternative is better in more than 95 % of the replicates, probably better
/// above 66 %, and worse likewise; ties are neither. In a file that does not tell ties (see
/// record::Difference) they count one half on each side.
Judgement judge(const record::Difference& difference, record::Wish wish);

/// What can be said about a difference: lost in the Monte Carlo error, or better, worse or
/// uncertain with the share of replicates that are so (higher and lower where nobody wishes
/// either). Uncertain says too which side is in at most 5 % of the replicates: with many ties an
/// alternative may be seldom better and yet never worse; where both are, it is mostly the same.
std::string verdict(const record::Difference& difference, record::Wish wish, Language language);

/// What a council reads of comparisons at these times: council_indicators(), and those of services,
/// duty and training that one of them probably moves. A policy on these moves little else.
std::vector<record::Indicator>
told_indicators(std::span<const run::ComparisonSummary* const> comparisons,
                std::span<const std::size_t> times);

}  // namespace legeplan::output
