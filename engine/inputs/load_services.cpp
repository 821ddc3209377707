#include <algorithm>
#include <numeric>

#include "inputs/load_parts.h"
#include "random/streams.h"
#include "scenario/suggest.h"

namespace legeplan::inputs {

namespace {

using scenario::Item;

template <typename Names>
std::size_t index_of(const Names& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

void read_post(Loading& loading, const Item& item) {
    ServicePost post;
    post.id = item.id();
    post.name = random::hash_name(post.id.data(), post.id.size());
    post.service = service_of(item);
    post.holder = holder_of(item);
    post.count = static_cast<int>(item.integer("count"));
    post.fte = item.number("fte");
    post.vacant = item.has("vacant") ? static_cast<int>(item.integer("vacant")) : 0;
    if (post.holder == Holder::gps && post.vacant > 0) {
        loading.problem(item, "vacant", Text::same(std::to_string(post.vacant)),
                        {"ingen slik nøkkel: fastlegene fyller bistillinger så langt de kan",
                         "no such key: GPs fill side posts as far as they can"});
    } else if (post.vacant > post.count) {
        loading.problem(item, "vacant", Text::same(std::to_string(post.vacant)),
                        Text::of("høyst antallet stillinger, {}", "at most the number of posts, {}",
                                 post.count));
    }
    loading.inputs.services.posts.push_back(std::move(post));
}

void read_nursing_homes(Loading& loading) {
    ServiceInputs& services = loading.inputs.services;
    services.nursing_home_by_places =
        loading.scenario.string("services.nursing_home.basis") == "places";
    if (loading.scenario.has("services.nursing_home.sites")) {
        const auto& places =
            loading.scenario.table("services.nursing_home.sites").integers("places");
        services.nursing_home_places =
            static_cast<double>(std::accumulate(places.begin(), places.end(), std::int64_t{0}));
    } else if (services.nursing_home_by_places) {
        loading.problem("services.nursing_home.sites", {"nøkkelen mangler", "the key is missing"},
                        {"en tabell, siden services.nursing_home.basis er \"places\"",
                         "a table, since services.nursing_home.basis is \"places\""});
    }
}

void read_refugees(Loading& loading) {
    if (!loading.scenario.has("services.migration.stream")) {
        return;
    }
    const std::string& id = loading.scenario.string("services.migration.stream");
    const auto& streams = loading.scenario.items("population.stream");
    const auto found = std::find_if(streams.begin(), streams.end(),
                                    [&](const Item& stream) { return stream.id() == id; });
    if (found != streams.end()) {
        loading.inputs.services.refugee_stream = static_cast<int>(found - streams.begin());
        return;
    }
    if (!loading.scenario.has_all_items("population.stream")) {
        return;
    }
    loading.problem("services.migration.stream",
                    Text::of("ingen population.stream har id-en \"{}\"",
                             "no population.stream has the id \"{}\"", id),
                    {"id-en til en population.stream", "the id of a population.stream"});
}

}  // namespace

Service service_of(const Item& item) {
    return static_cast<Service>(index_of(kServiceNames, item.string("service")));
}

Holder holder_of(const Item& item) {
    return static_cast<Holder>(index_of(kHolderNames, item.string("holder")));
}

void load_services(Loading& loading) {
    loading.attempt(
        [&] { loading.inputs.services.is_on = loading.scenario.boolean("services.enabled"); });
    loading.attempt([&] { read_nursing_homes(loading); });
    loading.attempt([&] { read_refugees(loading); });
    for (const Item& item : loading.scenario.items("services.post")) {
        loading.attempt([&] { read_post(loading, item); });
    }
}

}  // namespace legeplan::inputs
