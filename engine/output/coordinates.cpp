#include "output/coordinates.h"

#include <numeric>
#include <string>
#include <vector>

#include "output/profile_file.h"
#include "record/summary.h"

namespace legeplan::output {

using hdf5::Handle;

namespace {

void label(const Handle& dataset, const std::string& en, const std::string& nb) {
    hdf5::write_attribute(dataset.id(), "long_name", en);
    hdf5::write_attribute(dataset.id(), "long_name_nb", nb);
}

}  // namespace

Handle write_time(hid_t file, hdf5::Scales& scales, std::span<const Month> months) {
    std::vector<std::int64_t> days;
    std::vector<std::string> names;
    for (const Month month : months) {
        days.push_back(last_day(month));
        names.push_back(to_string(month));
    }
    Handle time = hdf5::write_integers(file, "time", days);
    hdf5::make_scale(time.id(), "time");
    hdf5::write_attribute(time.id(), "units", "days since 1970-01-01");
    hdf5::write_attribute(time.id(), "calendar", "standard");
    hdf5::write_attribute(time.id(), "standard_name", "time");
    hdf5::write_attribute(time.id(), "axis", "T");
    label(time, "last day of the month", "siste dag i måneden");
    const Handle month = hdf5::write_strings(file, "month", names);
    scales.attach(month.id(), {time.id()});
    label(month, "month", "måned");
    return time;
}

Handle write_quantile(hid_t file) {
    Handle quantile =
        hdf5::write_doubles(file, "quantile", {record::kQuantiles.size()}, record::kQuantiles);
    hdf5::make_scale(quantile.id(), "quantile");
    hdf5::write_attribute(quantile.id(), "units", "1");
    label(quantile, "probability of the quantile", "kvantilens sannsynlighet");
    return quantile;
}

Handle write_replicate(hid_t file, std::uint64_t replicates) {
    std::vector<std::int64_t> numbers(replicates);
    std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
    Handle replicate = hdf5::write_integers(file, "replicate", numbers);
    hdf5::make_scale(replicate.id(), "replicate");
    label(replicate, "number of the replicate", "nummer på simuleringen");
    return replicate;
}

}  // namespace legeplan::output
