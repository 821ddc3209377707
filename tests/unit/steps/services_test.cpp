#include "steps/services.h"

#include <catch2/catch.hpp>

#include "inputs/load.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Holder;
using inputs::Inputs;
using inputs::Param;
using inputs::Service;
using test::Town;

namespace {

std::size_t at(Service service) {
    return static_cast<std::size_t>(service);
}

inputs::ServicePost posts(Service service, Holder holder, int count, double fte, int vacant = 0) {
    const std::string id = std::string(inputs::kServiceNames[at(service)]) + "_post";
    return {id, random::hash_name(id.data(), id.size()), service, holder, count, fte, vacant};
}

double need(const Town& town, Service service) {
    return steps::service_needs(town.inputs, town.draw, town.state)[at(service)];
}

/// A town at the end of a December with the given persons of one age group and nobody else.
struct Persons : Town {
    explicit Persons(const Inputs& given) : Town(given) {
        state.residents = state::Residents(
            state::CellLayout(given.start.year(), given.end.year(), given.workload.bands));
    }
    void add(int birth_year, int persons) {
        for (int i = 0; i < persons; ++i) {
            state.residents.add(state.residents.layout().resident(Sex::female, birth_year),
                                state::Person::outside());
        }
    }
};

}  // namespace

TEST_CASE("residents of an age group at a month's end, the border years by the month") {
    const Inputs inputs = test::small_inputs();
    Persons town(inputs);
    town.add(2015, 12);
    town.add(2010, 24);
    town.add(2009, 36);
    town.state.month = Month::of(2021, 12);
    CHECK(steps::residents_aged(town.state, 6, 12) == Approx(12 + 24 + 36));
    CHECK(steps::residents_aged(town.state, 13, 15) == Approx(0.0));
    town.state.month = Month::of(2022, 3);
    CHECK(steps::residents_aged(town.state, 6, 12) == Approx(12 + 24 + 0.75 * 36));
    CHECK(steps::residents_aged(town.state, 13, 15) == Approx(0.25 * 36));
}

TEST_CASE("newborns count as aged 0 from their birth, and the open group has no end") {
    const Inputs inputs = test::small_inputs();
    Persons town(inputs);
    town.add(2022, 10);
    town.add(2021, 12);
    town.add(1917, 3);
    town.add(inputs.start.year() - 1 - kTopAge, 2);  // 106 in 2022
    town.state.month = Month::of(2022, 6);
    CHECK(steps::residents_aged(town.state, 0, 0) == Approx(10 + 6));
    CHECK(steps::residents_aged(town.state, 1, 1) == Approx(6));
    CHECK(steps::residents_aged(town.state, 80, kTopAge) == Approx(5));
}

TEST_CASE("the school norm counts pupils of 6-12 and of 13-15") {
    const Inputs inputs = test::small_inputs();
    Persons town(inputs);
    town.state.month = Month::of(2021, 12);
    town.add(2012, 100);
    town.add(2007, 550);
    CHECK(need(town, Service::school) == Approx(0.05 + 0.20));
}

// Population by age on 1 January (SSB table 07459), the norm of IS-1798. Gjøvik's plan says 1.5 in
// one place and about 160 % in another.
TEST_CASE("the school norm on the pupils of Gjøvik 2021 and Løten 2023") {
    const auto school_need = [](const char* scenario) {
        const Inputs inputs =
            inputs::load(std::string(LEGEPLAN_SOURCE_DIR) + "/scenarios/" + scenario);
        state::State state;
        state.month = Month::of(inputs.start.year(), 1) - 1;
        state.residents = state::Residents(
            state::CellLayout(inputs.start.year(), inputs.end.year(), inputs.workload.bands));
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            for (int age = 0; age <= 16; ++age) {
                const int persons = inputs.population.initial[sex][static_cast<std::size_t>(age)];
                for (int i = 0; i < persons; ++i) {
                    state.residents.add(state.residents.layout().resident(static_cast<Sex>(sex),
                                                                          state.month.year() - age),
                                        state::Person::outside());
                }
            }
        }
        return steps::service_needs(inputs, inputs::Draw::central(inputs),
                                    state)[at(Service::school)];
    };
    CHECK(school_need("gjovik/baseline.toml") == Approx(1.548).margin(0.0005));
    CHECK(school_need("loten/baseline.toml") == Approx(0.408).margin(0.0005));
}

TEST_CASE("nursing homes need hours by residents, stated or by coverage of 80 and over") {
    Inputs inputs = test::small_inputs();
    SECTION("Gjøvik's 184 places with its local norm need the four doctors it has") {
        inputs.services.nursing_home_by_places = true;
        inputs.services.nursing_home_places = 184;
        test::set(inputs, Param::nursing_home_hours, 0.815);
        CHECK(need(Town(inputs), Service::nursing_home) == Approx(4.0).epsilon(1e-3));
    }
    SECTION("Løten's 67 places with the national mean need one doctor") {
        inputs.services.nursing_home_by_places = true;
        inputs.services.nursing_home_places = 67;
        CHECK(need(Town(inputs), Service::nursing_home) == Approx(1.0).epsilon(1e-3));
    }
    SECTION("coverage") {
        Persons town(inputs);
        town.add(1930, 100);
        CHECK(need(town, Service::nursing_home) == Approx(100 * 0.15 * 0.56 / 37.5));
    }
}

TEST_CASE("checks of children need days at the child health centre") {
    const Inputs inputs = test::small_inputs();
    Persons town(inputs);
    town.state.month = Month::of(2021, 12);
    town.add(2021, 255);
    town.add(2020, 260);
    const double days = (3 * 255 + 260) / 9.0;
    CHECK(need(town, Service::child_health) == Approx(days * 7.5 / 1650.0));
    // Gjøvik's plan: 53 % of a post for 241-267 births a year.
    CHECK(need(town, Service::child_health) == Approx(0.53).epsilon(0.05));
}

TEST_CASE("prison, migration health, stated posts and supervision") {
    Inputs inputs = test::small_inputs({.parameters = {{Param::prison_inmates, 24.0},
                                                       {Param::prison_consultations, 13.5 / 24.0},
                                                       {Param::prison_hours, 7.875 / 13.5},
                                                       {Param::migration_fte, 0.2},
                                                       {Param::youth_hours, 9.5},
                                                       {Param::public_health_fte, 1.0},
                                                       {Param::day_emergency_fte, 0.5},
                                                       {Param::kad_fte, 0.3},
                                                       {Param::administration_fte, 0.4},
                                                       {Param::supervision_hours, 1.5}}});
    SECTION("without refugees") {
        Town town(inputs);
        for (auto& position : town.state.workforce.positions) {
            position.doctor.training_months_left = 0;
        }
        town.position(0).doctor.training_months_left = 30;
        CHECK(need(town, Service::prison) == Approx(0.21));
        CHECK(need(town, Service::migration) == Approx(0.2));
        CHECK(need(town, Service::youth_health) == Approx(9.5 / 37.5));
        CHECK(need(town, Service::public_health) == 1.0);
        CHECK(need(town, Service::day_emergency) == 0.5);
        CHECK(need(town, Service::kad) == 0.3);
        CHECK(need(town, Service::administration) == Approx(0.4 + 1.5 / 37.5));
    }
    SECTION("each refugee needs hours") {
        inputs::InMoveStream stream;
        stream.id = "refugees";
        stream.persons_per_year.distribution = random::Distribution::point(55.0);
        inputs.population.streams.push_back(stream);
        inputs.services.refugee_stream = 0;
        CHECK(need(Town(inputs), Service::migration) == Approx(0.2 + 55.0 * 3.0 / 1650.0));
    }
}

TEST_CASE("supervision is supplied as far as there are supervisors") {
    Inputs inputs =
        test::small_inputs({.parameters = {{Param::supervision_hours, 1.5},
                                           {Param::training_trainees_per_supervisor, 1.0}}});
    inputs.training.is_on = true;
    Town town(inputs);
    for (std::size_t i = 0; i < 3; ++i) {
        auto& doctor = town.position(i).doctor;
        doctor.training_months_left = i == 0 ? 0 : 30;
        doctor.is_specialist = i == 0;
        doctor.supervises = true;
    }
    const auto lacking = [&] {
        steps::place_services(inputs, town.draw, town.state);
        const auto& services = town.state.services;
        return services.need[at(Service::administration)] -
               services.supply(Service::administration);
    };
    CHECK(lacking() == Approx(1.5 / 37.5));  // two trainees, one supervisor
    town.position(2).doctor.training_months_left = 0;
    CHECK(lacking() == Approx(0.0).margin(1e-12));
    town.position(0).doctor.supervises = false;
    CHECK(lacking() == Approx(1.5 / 37.5));
    inputs.training.is_on = false;
    CHECK(lacking() == Approx(0.0).margin(1e-12));
}

TEST_CASE("permanent GPs share side posts, at most what they can be obliged to") {
    Inputs inputs = test::small_inputs({.positions = 4, .locums = 1});
    inputs.services.posts = {posts(Service::school, Holder::gps, 1, 0.3),
                             posts(Service::prison, Holder::gps, 2, 0.1)};
    Town town(inputs);
    CHECK(town.state.services.side_per_gp == Approx(0.5 / 3));
    CHECK(town.state.services.side[at(Service::school)] == Approx(0.3));
    CHECK(town.state.services.side[at(Service::prison)] == Approx(0.2));
    SECTION("one GP of three is left") {
        town.position(0).staffing = Staffing::locum;
        town.position(1).staffing = Staffing::vacant;
        steps::place_services(inputs, town.draw, town.state);
        CHECK(town.state.services.side_per_gp == Approx(0.2));
        CHECK(town.state.services.side[at(Service::school)] == Approx(0.2 * 0.3 / 0.5));
    }
    SECTION("none is left") {
        for (auto& position : town.state.workforce.positions) {
            position.staffing = Staffing::vacant;
        }
        steps::place_services(inputs, town.draw, town.state);
        CHECK(town.state.services.side_per_gp == 0.0);
        CHECK(town.state.services.side[at(Service::prison)] == 0.0);
    }
}

TEST_CASE("a combination post adds its own side post while it has a permanent GP") {
    Inputs inputs = test::small_inputs();
    Town town(inputs);
    auto& position = town.position(1);
    position.combined_fte = 0.25;
    position.combined_service = Service::school;
    steps::place_services(inputs, town.draw, town.state);
    CHECK(town.state.services.side[at(Service::school)] == 0.0);
    position.contract = Contract::combination;
    steps::place_services(inputs, town.draw, town.state);
    CHECK(town.state.services.side[at(Service::school)] == 0.25);
    position.staffing = Staffing::locum;
    steps::place_services(inputs, town.draw, town.state);
    CHECK(town.state.services.side[at(Service::school)] == 0.0);
}

TEST_CASE("posts of their own start as stated, fall vacant and are filled") {
    Inputs inputs = test::small_inputs();
    inputs.services.posts = {posts(Service::nursing_home, Holder::own, 4, 0.5, 1)};
    Town town(inputs);
    REQUIRE(town.state.services.own.size() == 4);
    CHECK(town.state.services.by_own[at(Service::nursing_home)] == 1.5);
    SECTION("a vacant post is filled at once when that takes no time") {
        test::set(inputs, Param::post_fill_months, 1e-3);
        test::set(inputs, Param::post_exit_rate, 0.0);
        Town quick(inputs);
        quick.advance();
        CHECK(quick.state.services.by_own[at(Service::nursing_home)] == 2.0);
        CHECK(quick.state.services.need[at(Service::nursing_home)] > 0.0);
    }
    SECTION("all fall vacant when nobody stays") {
        test::set(inputs, Param::post_fill_months, 1e9);
        test::set(inputs, Param::post_exit_rate, 1e6);
        Town empty(inputs);
        empty.advance();
        CHECK(empty.state.services.by_own[at(Service::nursing_home)] == 0.0);
    }
}

TEST_CASE("services that are switched off have no posts") {
    Inputs inputs = test::small_inputs();
    inputs.services.posts = {posts(Service::school, Holder::gps, 1, 0.3),
                             posts(Service::school, Holder::own, 1, 0.3)};
    inputs.services.is_on = false;
    Town town(inputs);
    town.advance(2);
    CHECK(town.state.services.own.empty());
    CHECK(town.state.services.side_per_gp == 0.0);
}
