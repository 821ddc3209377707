#include "steps/lists.h"

#include <algorithm>
#include <span>

#include "core/real_math.h"
#include "random/discrete.h"
#include "steps/list_moves.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Purpose;
using random::Stream;
using random::Streams;
using state::CellId;
using state::Joiner;
using state::ListId;
using state::Person;
using state::Position;
using state::Residents;
using state::State;
using state::StepReport;

namespace {

/// Voluntary changes that a listed person has made in the state's calendar year.
std::uint32_t changes_this_year(const State& state, Person person) {
    const Month joined = state.origin + person.joined();
    return joined.year() == state.month.year() ? person.changes() : 0;
}

std::uint64_t person_key(CellId cell, std::uint32_t index) {
    return static_cast<std::uint64_t>(cell) << 32 | index;
}

}  // namespace

bool takes_new_persons(const Inputs& inputs, const Position& position, Month month) {
    switch (position.staffing) {
        case Staffing::filled:
            return !position.doctor.is_absent(month) || position.doctor.absence_covered;
        case Staffing::locum:
            return inputs.lists.locum_takes_all;
        case Staffing::vacant:
            break;
    }
    return false;
}

int free_places(const Inputs& inputs, const State& state, std::size_t list) {
    const Position& position = state.workforce.positions[list];
    if (position.is_closed || !takes_new_persons(inputs, position, state.month)) {
        return 0;
    }
    return std::max(0, position.ceiling(state.month) - state.lists.length[list]);
}

void ListStep::advance(const Inputs& inputs, const Draw& draw, State& state, const Streams& streams,
                       StepReport& report) {
    apply_departures(state, report);
    follow_mothers(state, report);
    for (std::size_t list = 0; list < state.lists.length.size(); ++list) {
        if (state.workforce.positions[list].is_closed && state.lists.length[list] > 0) {
            release(state, streams, list);
        }
    }
    find_open_lists(inputs, draw, state);
    serve_queue(state);
    joiners(draw, state, streams, report);
    transfers(state, streams);
    voluntary_changes(inputs, draw, state, streams);
}

/// Newborns take their mother's list, whatever its length.
void ListStep::follow_mothers(State& state, const StepReport& report) {
    for (const Joiner& joiner : report.joiners) {
        if (joiner.kind == Joiner::Kind::newborn && joiner.mother.is_listed()) {
            enter_list(state, joiner.cell, joiner.index, joiner.mother.list(), 0);
        }
    }
}

/// The others who came this month stand behind those who wait already.
void ListStep::joiners(const Draw& draw, State& state, const Streams& streams,
                       const StepReport& report) {
    const auto time = static_cast<std::uint64_t>(state.month.index);
    const double elsewhere = draw[Param::elsewhere_share];
    const double outside = draw[Param::none_share];
    // Who comes is the same in every scenario, and so is what each draws here.
    Stream stream = streams.at(Purpose::registration, 0, time);
    for (const Joiner& joiner : report.joiners) {
        const auto [kind, cell, index, mother] = joiner;
        const std::uint64_t key = stream();
        double u = 1.0;
        if (kind == Joiner::Kind::newborn) {
            if (mother.is_listed()) {
                continue;
            }
            u = mother.standing() == state::Standing::elsewhere ? 0.0 : 1.0;
        } else if (kind == Joiner::Kind::in_mover) {
            u = stream.uniform();
        }
        if (kind != Joiner::Kind::non_resident && u < elsewhere) {
            state.residents.set(cell, index, Person::elsewhere());
            ++state.lists.elsewhere;
        } else if (u < elsewhere + outside) {
            ++state.lists.outside;
        } else if (open_.empty()) {
            state.residents.enqueue(cell, index, key, Residents::kNoOffice, state.month);
        } else {
            // While a list is open, nobody waits: the queue was served first.
            const ListId list = open_.take_place({key, state.residents.layout().sex(cell),
                                                  Residents::kNoOffice, OpenLists::kNoList});
            enter_list(state, cell, index, list, 0);
        }
    }
}

void ListStep::find_open_lists(const Inputs& inputs, const Draw& draw, const State& state) {
    const auto& positions = state.workforce.positions;
    open_.begin({draw[Param::weight_free_exponent], draw[Param::weight_same_sex],
                 draw[Param::weight_same_office]},
                positions.size());
    for (std::size_t list = 0; list < positions.size(); ++list) {
        const int free = free_places(inputs, state, list);
        if (free > 0) {
            const Position& position = positions[list];
            open_.add(static_cast<ListId>(list), position.identity,
                      static_cast<std::uint32_t>(position.office), position.doctor.sex, free);
        }
    }
}

void ListStep::serve_queue(State& state) {
    Residents& residents = state.residents;
    while (!open_.empty() && residents.first_waiting() != Residents::kNoSlot) {
        const state::WaitingSlot slot = residents.slot(residents.first_waiting());
        if (slot.next != Residents::kNoSlot) {
            const state::WaitingSlot& next = residents.slot(slot.next);
            residents.prefetch(next.cell, next.index);
        }
        const ListId list = open_.take_place(
            {slot.key, residents.layout().sex(slot.cell), slot.from_office, OpenLists::kNoList});
        enter_list(state, slot.cell, slot.index, list, 0);
    }
}

void ListStep::transfers(State& state, const Streams& streams) {
    for (std::size_t list = 0; list < state.workforce.positions.size() && !open_.empty(); ++list) {
        const Position& position = state.workforce.positions[list];
        const int surplus = state.lists.length[list] - position.list_cap;
        if (position.transfers_surplus && !position.is_closed && surplus > 0) {
            transfer_from(state, list, surplus,
                          streams.at(Purpose::transfer, position.identity,
                                     static_cast<std::uint64_t>(state.month.index)));
        }
    }
}

/// Moves that many persons, every one on the list with the same chance, as far as places go.
void ListStep::transfer_from(State& state, std::size_t list, int persons, Stream stream) {
    int members = state.lists.length[list];
    const auto office = static_cast<std::uint32_t>(state.workforce.positions[list].office);
    const auto& layout = state.residents.layout();
    for (CellId cell = 0; cell < layout.cells(); ++cell) {
        for (std::uint32_t index = 0; index < state.residents.size(cell); ++index) {
            const Person person = state.residents.at(cell, index);
            if (!person.is_listed() || person.list() != list) {
                continue;
            }
            if (stream.uniform() * members < persons) {
                const ListId to = open_.take_place(
                    {stream(), layout.sex(cell), office, static_cast<ListId>(list)});
                if (to == OpenLists::kNoList) {
                    return;
                }
                leave_list(state, cell, index);
                enter_list(state, cell, index, to, changes_this_year(state, person));
                --persons;
            }
            --members;
        }
    }
}

void ListStep::weigh_cells(const State& state) {
    const std::span<const std::uint32_t> sizes = state.residents.sizes();
    const std::vector<double>& factor = state.lists.change_factor;
    const bool is_new = weight_before_.size() != sizes.size() + 1;
    weight_before_.resize(sizes.size() + 1);
    double sum = 0.0;
    for (CellId cell = 0; cell < sizes.size(); ++cell) {
        weight_before_[cell] = sum;
        sum += sizes[cell] * factor[cell];
    }
    weight_before_.back() = sum;
    if (!is_new && !state.month.is_january()) {
        return;  // the pieces begin near where they did
    }
    CellId cell = 0;
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
        const double begin = sum * static_cast<double>(piece) / kPieces;
        while (cell + 1 < sizes.size() && weight_before_[cell + 1] <= begin) {
            ++cell;
        }
        start_[piece] = cell;
    }
}

/// What a list does to the hazard of its members; returns the highest that any relation has now.
double ListStep::weigh_lists(const Draw& draw, const State& state) {
    const auto& positions = state.workforce.positions;
    const double without_gp = draw[Param::change_without_gp_factor];
    double highest = 1.0;
    list_factor_.clear();
    for (const Position& position : positions) {
        list_factor_.push_back(position.is_without_gp() ? without_gp : 1.0);
        highest = std::max(highest, list_factor_.back());
    }
    return highest * std::max(1.0, new_relation_factor_);
}

/// The person at a place, given as 64 random bits, among all weighted by their factors.
inline ListStep::Candidate ListStep::find_candidate(const State& state, std::uint64_t bits,
                                                    double acceptance) const {
    const double share = random::to_uniform(bits);
    const double rank = share * weight_before_.back();
    const CellId last = state.residents.layout().cells() - 1;
    CellId cell = start_[static_cast<std::size_t>(share * kPieces)];
    while (weight_before_[cell] > rank) {
        --cell;
    }
    while (cell < last && weight_before_[cell + 1] <= rank) {
        ++cell;
    }
    const double within = (rank - weight_before_[cell]) / state.lists.change_factor[cell];
    return {cell, static_cast<std::uint32_t>(within), acceptance, bits};
}

/// Whether a candidate changes, by what the relation itself does to the hazard.
inline bool ListStep::is_accepted(const State& state, Person person, double acceptance) const {
    constexpr int kNewRelationMonths = 24;
    if (!person.is_listed()) {
        return false;
    }
    const bool is_new = state.month - state.origin - person.joined() < kNewRelationMonths;
    return acceptance < list_factor_[person.list()] * (is_new ? new_relation_factor_ : 1.0);
}

/// Candidates come at the highest hazard that the state of a relation can give, persons in
/// proportion to the factor of their age and sex; each is then accepted by its own hazard. The low
/// bits of a number say by which, the high ones who it is.
void ListStep::voluntary_changes(const Inputs& inputs, const Draw& draw, State& state,
                                 const Streams& streams) {
    if (open_.empty()) {
        return;  // nowhere to go; the streams of other months do not depend on it
    }
    new_relation_factor_ = draw[Param::change_new_relation_factor];
    const double highest =
        std::max(1.0, new_relation_factor_) * std::max(1.0, draw[Param::change_without_gp_factor]);
    const double attainable = weigh_lists(draw, state);
    weigh_cells(state);
    const double rate = draw.at(Param::change_rate, state.month.year()) / 12.0;
    const auto time = static_cast<std::uint64_t>(state.month.index);
    constexpr std::uint64_t kLow = (1U << 24) - 1;
    const double step = highest / static_cast<double>(kLow + 1);
    Stream stream = streams.at(Purpose::voluntary_change, 0, time);
    auto left = random::poisson(stream, rate * highest * weight_before_.back());
    std::array<Candidate, 32> batch;
    while (left > 0 && !open_.empty()) {
        std::size_t size = 0;
        for (; left > 0 && size < batch.size(); --left) {
            const std::uint64_t bits = stream();
            const double acceptance = static_cast<double>(bits & kLow) * step;
            if (acceptance >= attainable) {
                continue;
            }
            const Candidate candidate = find_candidate(state, bits, acceptance);
            // Rounding may put a rank at the very end of a cell, one person too far.
            if (candidate.index < state.residents.size(candidate.cell)) {
                state.residents.prefetch(candidate.cell, candidate.index);
                batch[size++] = candidate;
            }
        }
        for (std::size_t i = 0; i < size && !open_.empty(); ++i) {
            const Person person = state.residents.at(batch[i].cell, batch[i].index);
            if (is_accepted(state, person, batch[i].acceptance)) {
                change_list(inputs, state, batch[i], person);
            }
        }
    }
}

/// Someone looks for another list, unless the year's changes are used up.
void ListStep::change_list(const Inputs& inputs, State& state, const Candidate& candidate,
                           Person person) {
    const std::uint32_t changes = changes_this_year(state, person);
    if (static_cast<int>(changes) >= inputs.lists.max_changes_per_year) {
        return;
    }
    const auto office = static_cast<std::uint32_t>(state.workforce.positions[person.list()].office);
    const ListId to =
        open_.take_place({random::mix(candidate.key), state.residents.layout().sex(candidate.cell),
                          office, person.list()});
    if (to == OpenLists::kNoList) {
        return;
    }
    leave_list(state, candidate.cell, candidate.index);
    enter_list(state, candidate.cell, candidate.index, to, changes + 1);
}

void ListStep::age_bands(const Inputs& inputs, State& state) {
    const auto& layout = state.residents.layout();
    const int year = state.month.year();
    for (int band = 1; band < inputs.workload.bands; ++band) {
        const int birth_year = year - inputs.workload.band_from[static_cast<std::size_t>(band)];
        for (int sex = 0; sex < kSexes; ++sex) {
            const CellId cell = layout.resident(static_cast<Sex>(sex), birth_year);
            const int group = inputs.workload.group(static_cast<Sex>(sex), band);
            for (const Person person : state.residents.cell(cell)) {
                if (person.is_listed()) {
                    auto& counts = state.lists.by_group[person.list()];
                    --counts[static_cast<std::size_t>(group - 1)];
                    ++counts[static_cast<std::size_t>(group)];
                }
            }
        }
    }
    set_ages(inputs, state);
}

void ListStep::release(State& state, const Streams& streams, std::size_t list) {
    const auto& layout = state.residents.layout();
    const auto office = static_cast<std::uint32_t>(state.workforce.positions[list].office);
    const auto time = static_cast<std::uint64_t>(state.month.index);
    for (CellId cell = 0; cell < layout.cells(); ++cell) {
        for (std::uint32_t index = 0; index < state.residents.size(cell); ++index) {
            const Person person = state.residents.at(cell, index);
            if (person.is_listed() && person.list() == list) {
                leave_list(state, cell, index);
                state.residents.enqueue(
                    cell, index, streams.key(Purpose::transfer, person_key(cell, index), time),
                    office, state.month);
            }
        }
    }
}

}  // namespace legeplan::steps
