#include "steps/initial_lists.h"

#include <algorithm>
#include <cmath>
#include <numeric>
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

/// Lets go of as many at random as a list, or elsewhere, has too many.
void release_surplus(const Inputs& inputs, State& state, std::vector<std::int64_t>& surplus,
                     Stream& stream) {
    const auto lists = inputs.positions.size();
    // Whole numbers, as doubles for the comparison that is made for everyone on those lists.
    std::vector<double> members(state.lists.length.begin(), state.lists.length.end());
    members.resize(lists);
    members.push_back(static_cast<double>(state.lists.elsewhere));
    std::vector<double> to_go;
    std::int64_t left = 0;
    for (const std::int64_t count : surplus) {
        to_go.push_back(static_cast<double>(std::max<std::int64_t>(0, count)));
        left += std::max<std::int64_t>(0, count);
    }
    const bool lists_have_surplus =
        std::any_of(to_go.begin(), to_go.end() - 1, [](double count) { return count > 0.0; });
    const auto may_go = [&](Person person) {
        return person.is_listed() ? lists_have_surplus && to_go[person.list()] > 0.0
                                  : person == Person::elsewhere() && to_go[lists] > 0.0;
    };
    const auto& layout = state.residents.layout();
    for (CellId cell = 0; cell < layout.resident_cells() && left > 0; ++cell) {
        const std::span<const Person> people = state.residents.cell(cell);
        for (std::uint32_t index = 0; index < people.size(); ++index) {
            const Person person = people[index];
            if (!may_go(person)) {
                continue;
            }
            const bool is_elsewhere = !person.is_listed();
            const std::size_t place = is_elsewhere ? lists : person.list();
            if (stream.uniform() * members[place] < to_go[place]) {
                if (is_elsewhere) {
                    --state.lists.elsewhere;
                } else {
                    leave_list(state, cell, index);
                }
                state.residents.set(cell, index, Person::outside());
                ++state.lists.outside;
                --surplus[place];
                --to_go[place];
                --left;
            }
            --members[place];
        }
    }
}

/// Deals those outside to where someone is missing, every one with the same chance.
void fill_deficit(const Inputs& inputs, State& state, std::vector<std::int64_t>& surplus,
                  std::int64_t stay_outside, Stream& stream) {
    const auto lists = inputs.positions.size();
    std::int64_t missing = 0;
    for (const std::int64_t count : surplus) {
        missing -= count;
    }
    const auto& layout = state.residents.layout();
    for (CellId cell = 0; cell < layout.resident_cells() && missing > 0; ++cell) {
        const std::span<const Person> people = state.residents.cell(cell);
        const auto next_outside = [&](std::size_t from) {
            const auto found = std::find(people.begin() + static_cast<std::ptrdiff_t>(from),
                                         people.end(), Person::outside());
            return static_cast<std::uint32_t>(found - people.begin());
        };
        for (std::uint32_t index = next_outside(0); index < people.size() && missing > 0;
             index = next_outside(index + 1)) {
            auto rank = static_cast<std::int64_t>(
                stream.below(static_cast<std::uint32_t>(stay_outside + missing)));
            if (rank < stay_outside) {
                --stay_outside;
                continue;
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
        }
    }
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
    release_surplus(inputs, state, surplus, stream);
    fill_deficit(inputs, state, surplus, target.outside, stream);
    add_non_residents(inputs, state, target, stream);
}

}  // namespace legeplan::steps
