#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace legeplan::inputs {

/// Municipal medical services beside the GP lists.
enum class Service : std::uint8_t {
    nursing_home,   ///< sykehjem
    child_health,   ///< helsestasjon for barn
    youth_health,   ///< helsestasjon for ungdom
    school,         ///< skolelege
    prison,         ///< fengselshelsetjeneste
    migration,      ///< migrasjonshelse
    public_health,  ///< kommuneoverlege
    day_emergency,  ///< daglegevakt
    kad,            ///< kommunal akutt døgnenhet
    administration  ///< ledelse, veiledning og supervisjon
};
inline constexpr std::array<std::string_view, 10> kServiceNames{
    "nursing_home", "child_health",  "youth_health",  "school", "prison",
    "migration",    "public_health", "day_emergency", "kad",    "administration"};
inline constexpr std::size_t kServices = kServiceNames.size();

/// Who holds the posts of a service: GPs beside their lists (bistilling), or doctors of their own.
enum class Holder : std::uint8_t { gps, own };
inline constexpr std::array<std::string_view, 2> kHolderNames{"gps", "own"};

/// Posts of a service at the start.
struct ServicePost {
    std::string id;
    std::uint64_t name = 0;  ///< hash of the id: identity of its posts in every scenario
    Service service = Service::nursing_home;
    Holder holder = Holder::own;
    int count = 1;
    double fte = 0.0;  ///< of each post
    int vacant = 0;    ///< of posts of their own, vacant at the start
};

struct ServiceInputs {
    bool is_on =
        false;  ///< off: needs and posts are undefined; GPs have the reference's side posts
    bool nursing_home_by_places = false;  ///< else residents follow the population of 80 and over
    double nursing_home_places = 0.0;
    int refugee_stream = -1;  ///< index in PopulationInputs::streams; none: -1
    std::vector<ServicePost> posts;
};

}  // namespace legeplan::inputs
