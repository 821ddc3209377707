#include "record/aggregate.h"

#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

using namespace legeplan;
using record::Indicator;
using record::Record;

TEST_CASE("sums add, means are weighted by what they are over") {
    std::vector<Record> records(2, Record(1));
    records[0].set(Indicator::population, 1, 1000.0);
    records[1].set(Indicator::population, 1, 3000.0);
    records[0].set(Indicator::list_capacity, 1, 100.0);
    records[1].set(Indicator::list_capacity, 1, 300.0);
    records[0].set(Indicator::list_free_share, 1, 0.2);
    records[1].set(Indicator::list_free_share, 1, 0.04);
    Record total(1);
    record::aggregate(records, total);
    CHECK(total.at(Indicator::population, 1) == 4000.0F);
    CHECK(total.at(Indicator::list_free_share, 1) == Approx(0.08));
}

TEST_CASE("a mean leaves out who has nothing to take it over, and is undefined over nobody") {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    std::vector<Record> records(2, Record(1));
    records[0].set(Indicator::gps, 1, 0.0);
    records[0].set(Indicator::gps_mean_age, 1, nothing);
    records[1].set(Indicator::gps, 1, 2.0);
    records[1].set(Indicator::gps_mean_age, 1, 51.0);
    Record total(1);
    record::aggregate(records, total);
    CHECK(total.at(Indicator::gps_mean_age, 1) == 51.0F);
    records[1].set(Indicator::gps, 1, 0.0);
    record::aggregate(records, total);
    CHECK(std::isnan(total.at(Indicator::gps_mean_age, 1)));
    CHECK(total.at(Indicator::list_waiting_months, 1) == 0.0);
}

TEST_CASE("everything that is no count or sum of money has a weight") {
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        INFO(spec.name);
        const bool is_ratio = spec.unit == "share" || spec.unit == "years" ||
                              spec.unit == "months" || spec.unit == "odds ratio" ||
                              spec.unit == "hours per week" ||
                              spec.unit.find(" per list") != std::string_view::npos ||
                              spec.unit.find(" per 10000") != std::string_view::npos ||
                              spec.name.find("_per_gp") != std::string_view::npos ||
                              spec.name.find("corrected") != std::string_view::npos;
        CHECK(record::weight_of(spec.id).has_value() == is_ratio);
    }
}
