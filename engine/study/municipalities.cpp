#include "study/municipalities.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "study/fit_check.h"
#include "study/municipal_fit.h"
#include "study/places.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Policy;

constexpr const char* kOffice = "office";

/// Rooms for as many positions, with the base's share of empty ones.
int rooms_for(const Inputs& base, std::size_t positions) {
    double rooms = 0.0;
    for (const inputs::Office& office : base.offices) {
        rooms += office.rooms;
    }
    const double ratio = rooms / static_cast<double>(base.positions.size());
    return static_cast<int>(std::lround(std::max(1.0, ratio) * static_cast<double>(positions)));
}

/// Numbers of the duty districts, in the order in which they are met.
class Districts {
public:
    explicit Districts(const RegionTable& table) : table_(table) {
        for (const PopulationHistory& population : table.populations) {
            const auto found = table.districts.find(population.region);
            if (found != table.districts.end()) {
                numbers_.try_emplace(found->second, numbers_.size());
                persons_[found->second] += population.total(table.year);
            }
        }
    }

    /// Puts the municipality where it belongs; one of no district has its duty alone.
    void place(const PopulationHistory& population, Inputs& inputs,
               run::Municipality& municipality) const {
        inputs.duty.inhabitants_elsewhere = 0;
        const auto found = table_.districts.find(population.region);
        if (found != table_.districts.end()) {
            municipality.district = numbers_.at(found->second);
            inputs.duty.inhabitants_elsewhere = static_cast<int>(
                std::lround(persons_.at(found->second) - population.total(table_.year)));
        }
    }

private:
    const RegionTable& table_;
    std::map<std::string, std::size_t> numbers_;
    std::map<std::string, double> persons_;
};

}  // namespace

void check_template(const Inputs& base, const std::string& file, int year, Problems& problems) {
    const auto refuse = [&](const std::string& key, Text message, Text expected) {
        problems.add({{file, 0}, key, std::move(message), std::move(expected), ""});
    };
    const Text anywhere{"noe som kan gjelde i enhver kommune", "what can hold in any municipality"};
    if (base.start != Month::of(year, 1)) {
        refuse("period.start", Text::same(to_string(base.start)),
               Text::of("1. januar {0}, dagen for folkemengdene",
                        "1 January {0}, the populations' day", year));
    }
    if (!base.roster.empty()) {
        refuse("initial.roster", {"navngitte leger", "particular doctors"}, anywhere);
    }
    for (const inputs::Event& event : base.events) {
        refuse("event[" + event.id + "]", {"en hendelse i én hjemmel", "an event of one position"},
               anywhere);
    }
    for (const Policy& policy : base.policies) {
        if (!policy.positions.empty() || policy.office >= 0) {
            refuse("policy[" + policy.id + "]",
                   {"nevner hjemler eller et kontor", "names positions or an office"}, anywhere);
        }
    }
}

std::vector<run::Municipality> municipalities_of(const Inputs& base, const RegionTable& table,
                                                 const Targets& targets) {
    NationalPlaces places(targets.scheme);
    const Districts districts(table);
    std::vector<run::Municipality> municipalities;
    for (const PopulationHistory& population : table.populations) {
        auto inputs = std::make_shared<Inputs>(base);
        inputs->municipality = population.name;
        inputs->margins = {};
        inputs->positions = places.positions_for(static_cast<int>(population.total(table.year)));
        inputs->offices = {{kOffice, {}, rooms_for(base, inputs->positions.size())}};
        const Month end = base.end;
        const MunicipalFit fit = fit_municipality(*inputs, population, table.year, targets);
        expect_fit(fit, population.name, "");
        apply(fit, *inputs);
        inputs->end = end;
        run::Municipality municipality{population.region, population.name, nullptr, {}};
        districts.place(population, *inputs, municipality);
        municipality.inputs = std::move(inputs);
        municipalities.push_back(std::move(municipality));
    }
    return municipalities;
}

std::shared_ptr<const run::Region> make_region(const Inputs& base, const RegionTable& table,
                                               const Targets& targets) {
    std::vector<run::Municipality> municipalities = municipalities_of(base, table, targets);
    std::optional<double> elsewhere;
    if (table.exchanges_gps) {
        elsewhere = targets.scheme.lists;
        for (const run::Municipality& municipality : municipalities) {
            *elsewhere -= static_cast<double>(municipality.inputs->positions.size());
        }
        elsewhere = std::max(0.0, *elsewhere);
    }
    return std::make_shared<const run::Region>(std::move(municipalities), elsewhere);
}

}  // namespace legeplan::study
