#include "steps/initial_lists.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "steps/list_moves.h"
#include "steps/population.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Purpose;
using random::Stream;
using state::CellId;
using state::ListId;
using state::Person;
using state::State;

namespace {

/// How many residents belong where. Index: list, then elsewhere; the others are outside.
struct Margins {
    std::vector<std::int64_t> residents;
    std::vector<std::int64_t> non_residents;
    std::int64_t outside = 0;
};

std::int64_t total_length(const Inputs& inputs) {
    std::int64_t total = 0;
    for (const auto& position : inputs.positions) {
        total += position.list_length;
    }
    return total;
}

Margins margins(const Inputs& inputs, const Draw& draw, std::int64_t residents) {
    const std::int64_t places = total_length(inputs);
    const auto share = [residents](double value) {
        return std::llround(value * static_cast<double>(residents));
    };
    const std::int64_t elsewhere = share(draw[Param::elsewhere_share]);
    const std::int64_t wanted = residents - elsewhere - share(draw[Param::none_share]);
    const std::int64_t on_lists = std::clamp<std::int64_t>(wanted, 0, places);
    Margins result;
    result.outside = residents - elsewhere - on_lists;
    const std::int64_t non_residents = places - on_lists;
    std::int64_t cumulative = 0;
    for (const auto& position : inputs.positions) {
        // Non-residents in proportion to length; cumulative rounding keeps the sum exact.
        const auto up_to = [&](std::int64_t length) {
            return places > 0 ? non_residents * length / places : 0;
        };
        const std::int64_t here = up_to(cumulative + position.list_length) - up_to(cumulative);
        cumulative += position.list_length;
        result.non_residents.push_back(here);
        result.residents.push_back(position.list_length - here);
    }
    result.residents.push_back(elsewhere);
    return result;
}

/// Months of a relation that is current at the start.
double relation_months(const Inputs& inputs, Stream& stream) {
    double u = stream.uniform();
    for (const auto& row : inputs.lists.relation_durations) {
        if (u < row.share) {
            return 12.0 * (row.years_from + (row.years_to - row.years_from) * u / row.share);
        }
        u -= row.share;
    }
    return 12.0 * inputs.lists.relation_durations.back().years_to;
}

int joined_month(const Inputs& inputs, const State& state, int birth_year, Stream& stream) {
    const int start = inputs.start - state.origin - 1;
    const int born = Month::of(birth_year, 7) - state.origin;
    const int joined = start - static_cast<int>(relation_months(inputs, stream));
    return std::clamp(std::max(joined, born), 0, std::max(0, start));
}

/// Visits residents who stand so, in order, until `visit` (cell, index) says that it is enough.
template <typename Visit>
void find_residents(const State& state, Person standing, const Visit& visit) {
    for (CellId cell = 0; cell < state.residents.layout().resident_cells(); ++cell) {
        const std::span<const Person> people = state.residents.cell(cell);
        auto found = std::ranges::find(people, standing);
        for (; found != people.end(); found = std::find(found + 1, people.end(), standing)) {
            if (!visit(cell, static_cast<std::uint32_t>(found - people.begin()))) {
                return;
            }
        }
    }
}

void set_outside(State& state, CellId cell, std::uint32_t index) {
    state.residents.set(cell, index, Person::outside());
    ++state.lists.outside;
}

/// Lets go of as many at random as a list has too many: residents are drawn until all are found, so
/// that the cost follows those who go.
void release_from_lists(State& state, std::span<std::int64_t> surplus, Stream& stream) {
    std::int64_t left = 0;
    for (const std::int64_t count : surplus) {
        left += std::max<std::int64_t>(0, count);
    }
    const CellId cells = state.residents.layout().resident_cells();
    const std::uint32_t largest = std::ranges::max(state.residents.sizes().first(cells));
    while (left > 0) {
        const auto [cell, index] = draw_someone(state.residents, 0, cells, largest, stream);
        const Person person = state.residents.at(cell, index);
        if (person.is_listed() && surplus[person.list()] > 0) {
            --surplus[person.list()];
            --left;
            leave_list(state, cell, index);
            set_outside(state, cell, index);
        }
    }
}

/// The same for those on lists elsewhere.
void release_from_elsewhere(State& state, std::int64_t& surplus, Stream& stream) {
    if (surplus <= 0) {
        return;
    }
    auto members = static_cast<std::uint32_t>(state.lists.elsewhere);
    find_residents(state, Person::elsewhere(), [&](CellId cell, std::uint32_t index) {
        if (stream.below(members--) < surplus) {
            set_outside(state, cell, index);
            --state.lists.elsewhere;
            --surplus;
        }
        return surplus > 0;
    });
}

/// Deals those outside to where someone is missing, every one with the same chance.
void fill_deficit(const Inputs& inputs, State& state, std::vector<std::int64_t>& surplus,
                  std::int64_t stay_outside, Stream& stream) {
    const auto lists = inputs.positions.size();
    std::int64_t missing = 0;
    for (const std::int64_t count : surplus) {
        missing -= count;
    }
    if (missing == 0) {
        return;
    }
    find_residents(state, Person::outside(), [&](CellId cell, std::uint32_t index) {
        auto rank = static_cast<std::int64_t>(
            stream.below(static_cast<std::uint32_t>(stay_outside + missing)));
        if (rank < stay_outside) {
            --stay_outside;
            return true;
        }
        rank -= stay_outside;
        std::size_t place = 0;
        while ((rank += surplus[place]) >= 0) {
            ++place;
        }
        ++surplus[place];
        --missing;
        --state.lists.outside;
        if (place == lists) {
            state.residents.set(cell, index, Person::elsewhere());
            ++state.lists.elsewhere;
        } else {
            enter_list(state, cell, index, static_cast<ListId>(place), 0);
        }
        return missing > 0;
    });
}

void add_non_residents(const Inputs& inputs, State& state, const Margins& target, Stream& stream) {
    const auto& layout = state.residents.layout();
    for (std::size_t list = 0; list < inputs.positions.size(); ++list) {
        for (std::int64_t i = 0; i < target.non_residents[list]; ++i) {
            const CellId cell = draw_non_resident_cell(inputs, layout, stream.uniform());
            const std::uint32_t index = state.residents.add(cell, Person::outside());
            enter_list(state, cell, index, static_cast<ListId>(list), 0);
            state.residents.set(
                cell, index,
                Person::on_list(static_cast<ListId>(list), joined_month(inputs, state, 0, stream)));
        }
        state.initial_non_residents += target.non_residents[list];
    }
}

}  // namespace

void deal_lists(const Inputs& inputs, State& state) {
    Stream stream = random::Streams(0, 0).at(Purpose::initial_lists);
    const Margins target = margins(inputs, Draw::central(inputs), state::population(state));
    const auto lists = inputs.positions.size();
    std::vector<std::uint32_t> deck;
    for (std::size_t place = 0; place <= lists; ++place) {
        deck.insert(deck.end(), static_cast<std::size_t>(target.residents[place]),
                    static_cast<std::uint32_t>(place));
    }
    deck.insert(deck.end(), static_cast<std::size_t>(target.outside),
                static_cast<std::uint32_t>(lists + 1));
    for (std::size_t i = deck.size(); i > 1; --i) {
        std::swap(deck[i - 1], deck[stream.below(static_cast<std::uint32_t>(i))]);
    }
    const auto& layout = state.residents.layout();
    std::size_t dealt = 0;
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        for (std::uint32_t index = 0; index < state.residents.size(cell); ++index) {
            const std::size_t place = deck[dealt++];
            if (place > lists) {
                ++state.lists.outside;
            } else if (place == lists) {
                state.residents.set(cell, index, Person::elsewhere());
                ++state.lists.elsewhere;
            } else {
                const auto list = static_cast<ListId>(place);
                const Person person = Person::on_list(
                    list, joined_month(inputs, state, layout.birth_year(cell), stream));
                state.residents.set(cell, index, person);
                count_on_list(state, list, cell, +1);
                count_joined(state, person, cell, +1);
            }
        }
    }
}

void meet_list_lengths(const Inputs& inputs, const Draw& draw, State& state,
                       const random::Streams& streams) {
    const Margins target = margins(inputs, draw, state::population(state));
    Stream stream = streams.at(Purpose::initial_margins);
    std::vector<std::int64_t> surplus;
    for (std::size_t list = 0; list < inputs.positions.size(); ++list) {
        surplus.push_back(state.lists.length[list] - target.residents[list]);
    }
    surplus.push_back(state.lists.elsewhere - target.residents.back());
    release_from_lists(state, std::span(surplus).first(inputs.positions.size()), stream);
    release_from_elsewhere(state, surplus.back(), stream);
    fill_deficit(inputs, state, surplus, target.outside, stream);
    add_non_residents(inputs, state, target, stream);
}

}  // namespace legeplan::steps
