"""Who is on which list: the start, newborns, the queue, transfers and voluntary changes.

Places that fall free through transfers and voluntary changes are open to others from the next
month; those of people who died or moved out are open in the same month.
"""

from collections import Counter
from operator import attrgetter

from population import ELSEWHERE, LISTED, OUTSIDE, WAITING, chance, new_non_residents
from scenario import TOP_AGE

NEW_RELATION_MONTHS = 24


def enter(person, position, month):
    person.standing = LISTED
    person.position = position
    person.joined = month
    person.from_office = None


def wait(town, person, from_office=None):
    person.standing = WAITING
    person.position = None
    person.from_office = from_office
    person.waits_since = town.month
    town.queue.append(person)


def rounded(x):
    return int(x + 0.5)


def relation_start(town, person, month):
    """Month in which a relation that is current in `month` began."""
    table = town.scenario.relations
    years_from, years_to, _ = town.rng.choices(table, [share for _, _, share in table])[0]
    began = month - int(12.0 * town.rng.uniform(years_from, years_to))
    if person.born is not None:
        began = max(began, person.born * 12 + 6)
    return min(month, max(began, town.scenario.scheme_start))


def margins(town, share, residents):
    """Non-residents by list, and residents elsewhere, with which the stated lengths are met."""
    places = sum(position.start_length for position in town.positions)
    elsewhere = rounded(share("lists.elsewhere_share") * residents)
    wanted = residents - elsewhere - rounded(share("lists.none_share") * residents)
    total = places - max(0, min(wanted, places))
    non_residents, passed = {}, 0
    for position in town.positions:
        up_to = passed + position.start_length
        non_residents[position] = total * up_to // places - total * passed // places
        passed = up_to
    return non_residents, elsewhere


def wanted_residents(town, non_residents, elsewhere):
    """Residents by where they belong: a position or elsewhere."""
    return {position: position.start_length - non_residents[position]
            for position in town.positions} | {ELSEWHERE: elsewhere}


def put(person, place, month):
    if place == ELSEWHERE:
        person.standing = ELSEWHERE
    else:
        enter(person, place, month)


def deal(town):
    """1 January: residents are dealt to places at random, by the central shares."""
    residents = [person for people in town.residents.values() for person in people]
    town.rng.shuffle(residents)
    wanted = wanted_residents(town, *margins(town, town.draw.central, len(residents)))
    places = [place for place, persons in wanted.items() for _ in range(persons)]
    for person, place in zip(residents, places):
        put(person, place, relation_start(town, person, town.scenario.start - 1))


def meet_lengths(town):
    """The start: residents leave and enter lists, and non-residents come, to the stated lengths."""
    residents = [person for people in town.residents.values() for person in people]
    non_residents, elsewhere = margins(town, town.draw.__getitem__, len(residents))
    wanted = wanted_residents(town, non_residents, elsewhere)
    members = {place: [] for place in wanted}
    for person in residents:
        if person.standing != OUTSIDE:
            members[person.position or ELSEWHERE].append(person)
    for place, people in members.items():
        for person in town.rng.sample(people, max(0, len(people) - wanted[place])):
            person.standing, person.position = OUTSIDE, None
    outside = [person for person in residents if person.standing == OUTSIDE]
    town.rng.shuffle(outside)
    for place, people in members.items():
        for _ in range(wanted[place] - len(people)):
            put(outside.pop(), place, town.month)
    town.non_residents = new_non_residents(town, sum(non_residents.values()))
    town.non_residents_at_start = len(town.non_residents)
    places = [position for position, persons in non_residents.items() for _ in range(persons)]
    for person, position in zip(town.non_residents, places, strict=True):
        enter(person, position, relation_start(town, person, town.month))


def count_by_position(people):
    """Persons by position; None for those on no local list."""
    return Counter(map(attrgetter("position"), people))


def lengths(town):
    """Persons on each list, counted afresh."""
    return count_by_position(town.everyone())


def takes_new(town, position):
    """Whether a list takes people who are not born to it."""
    if position.is_closed or position.staffing == "vacant":
        return False
    if position.staffing == "locum":
        return town.scenario.locum_takes_all
    return town.month >= position.doctor.absent_until or position.doctor.absence_covered


def free_places(town, length):
    """Places for new persons, by position."""
    return {position: max(0, position.ceiling(town.month) - length[position])
            if takes_new(town, position) else 0 for position in town.positions}


def choose(town, free, person, office, leaves=None):
    """The list a person takes, or None; lists that had many places when the month's choices began,
    and lists of a GP alike, draw more."""
    draw = town.draw
    open_lists = [position for position, places in free.items()
                  if places > 0 and position is not leaves]
    if not open_lists:
        return None
    weights = []
    for position in open_lists:
        weight = town.places[position] ** draw["lists.weight_free_exponent"]
        if position.doctor.sex == person.sex:
            weight *= draw["lists.weight_same_sex"]
        if position.office == office:
            weight *= draw["lists.weight_same_office"]
        weights.append(weight)
    chosen = town.rng.choices(open_lists, weights)[0]
    free[chosen] -= 1
    return chosen


def register(town):
    """Newborns take the mother's list, whatever its length; the others queue in this order."""
    newcomers = []
    for child, mother in town.newborns:
        if mother.standing == LISTED:
            enter(child, mother.position, town.month)
        elif mother.standing == ELSEWHERE:
            child.standing = ELSEWHERE
        else:
            newcomers.append(child)
    elsewhere, outside = town.draw["lists.elsewhere_share"], town.draw["lists.none_share"]
    for person in town.movers:
        u = town.rng.random()
        if u < elsewhere:
            person.standing = ELSEWHERE
        elif u < elsewhere + outside:
            person.standing = OUTSIDE
        else:
            newcomers.append(person)
    for person in newcomers + town.applicants:
        wait(town, person)


def release_closed(town):
    """The people of closed positions have to find another list."""
    released = [person for person in town.everyone()
                if person.position is not None and person.position.is_closed]
    town.rng.shuffle(released)
    for person in released:
        wait(town, person, person.position.office)


def serve_queue(town, free):
    left = []
    for person in town.queue:
        if person.standing != WAITING:
            continue  # died or moved out
        position = choose(town, free, person, person.from_office)
        if position is None:
            left.append(person)
        else:
            enter(person, position, town.month)
    town.queue = left


def transfer(town, free):
    """Moves people off lists whose cap was lowered by transfer, as far as places go."""
    for position in town.open_positions():
        if not position.transfers_surplus:
            continue
        members = [person for person in town.everyone() if person.position is position]
        surplus = max(0, len(members) - position.list_cap)
        for person in town.rng.sample(members, surplus):
            chosen = choose(town, free, person, position.office, leaves=position)
            if chosen is None:
                break
            enter(person, chosen, town.month)


def change_chances(town, rate):
    """Monthly probability by position and whether the relation is new."""
    new = town.draw["lists.change_new_relation_factor"]
    without = town.draw["lists.change_without_gp_factor"]
    return {(position, is_new): chance(rate * (new if is_new else 1.0) *
                                       (without if position.is_without_gp() else 1.0))
            for position in town.positions for is_new in (False, True)}


def change_voluntarily(town, free):
    """Everyone on a list may want another one; at most so many times in a calendar year."""
    if not any(free.values()):
        return
    year = town.month // 12
    newer_than = town.month - NEW_RELATION_MONTHS
    rate = town.draw.at("lists.change_rate", year)
    random = town.rng.random
    factors = town.scenario.change_factor
    groups = [(factors[sex][min(TOP_AGE, year - born)], people)
              for (sex, born), people in town.residents.items() if people]
    groups += [(factors[person.sex][person.band_age], (person,)) for person in town.non_residents]
    chances = {factor: change_chances(town, rate * factor) for factor in dict(groups)}
    highest = max(max(chance_of.values()) for chance_of in chances.values())
    want = []
    for factor, people in groups:
        chance_of = chances[factor]
        for person in people:
            u = random()
            if (u < highest and person.position is not None and
                    u < chance_of[person.position, person.joined > newer_than]):
                want.append(person)
    town.rng.shuffle(want)
    for person in want:
        change(town, free, person, year)


def change(town, free, person, year):
    changes = person.changes if person.changes_year == year else 0
    if changes >= town.scenario.max_changes:
        return
    position = choose(town, free, person, person.position.office, leaves=person.position)
    if position is not None:
        enter(person, position, town.month)
        person.changes, person.changes_year = changes + 1, year


def advance(town):
    release_closed(town)
    register(town)
    town.places = free_places(town, lengths(town))
    free = dict(town.places)
    serve_queue(town, free)
    transfer(town, free)
    change_voluntarily(town, free)
