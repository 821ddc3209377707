"""What a scenario changes: known events and policies, at their dates."""

import math

import services
from lists import free_places, rounded
from population import WAITING
from scenario import month_of
from workforce import Position


def create_position(town, office, contract, list_cap):
    town.positions.append(Position(office, contract, list_cap))


def lower_longest(town, policy):
    """Takes places off the longest lists, so that the longest end equally long."""
    for _ in range(rounded(policy.get("relief_share", 0.0) * policy["places"])):
        longest = max(town.open_positions(), key=lambda position: position.list_cap)
        if longest.list_cap <= policy["relief_above"]:
            return
        longest.lower_cap(longest.list_cap - 1, policy["relief_surplus"] == "transfer")


def open_centre(town, policy):
    office = policy["office"]
    town.rooms[office] = policy["rooms"]
    for position in named(town, policy.get("moved", [])):
        if not position.is_closed:
            town.rooms[position.office] -= policy["rooms_left"] == "closed"
            position.office = office
    lower_longest(town, policy)
    count, places = policy["new_positions"], policy["places"]
    for i in range(count):
        create_position(town, office, policy["contract"],
                        places * (i + 1) // count - places * i // count)


def named(town, ids):
    return [town.position_by_id[name] for name in ids]


def concerned(town, policy):
    positions = named(town, policy["positions"]) if "positions" in policy else town.positions
    return [position for position in positions if not position.is_closed and
            policy.get("only_contract", position.own_contract()) == position.own_contract()]


def close(town, position):
    town.flows["gp_exits"] += position.staffing == "filled"
    position.staffing = "vacant"
    position.is_closed = True


def begin(town, policy):
    kind = policy["type"]
    if kind == "open_centre":
        open_centre(town, policy)
    elif kind == "add_positions":
        for _ in range(policy["count"]):
            create_position(town, policy["office"], policy["contract"], policy["list_cap"])
    elif kind in ("service_post", "combination_posts"):
        services.begin(town, policy, concerned(town, policy))
    elif kind == "new_premises":
        town.rooms[policy["office"]] = town.rooms.get(policy["office"], 0) + policy["rooms"]
    elif kind in ("close_position", "set_list_cap", "change_contract"):
        at_takeover = policy.get("when") == "at_takeover"
        for position in concerned(town, policy):
            if kind == "close_position":
                close(town, position)
            elif kind == "change_contract" and at_takeover:
                position.next_contract = policy["contract"]
            elif kind == "change_contract":
                position.set_own_contract(policy["contract"])
            elif at_takeover:
                position.next_cap = min(policy["list_cap"], position.next_cap or 10 ** 6)
            else:
                position.lower_cap(policy["list_cap"], policy["surplus"] == "transfer")


def apply_event(town, event):
    position, month = town.position_by_id[event["position"]], town.month
    kind, doctor = event["type"], position.doctor
    if position.is_closed:
        return
    if kind == "gp_leaves" and not position.is_without_gp():
        doctor.cause, doctor.leaves = "known", month
    elif kind == "gp_starts" and position.is_without_gp():
        position.starts, position.is_known_start = month, True
    elif kind == "set_cap":
        position.list_cap = event["list_cap"]
    elif kind == "set_contract":
        position.set_own_contract(event["contract"])
    elif kind == "absence" and doctor is not None:
        doctor.absent_until, doctor.absence_covered = month + event["months"], False


def know_exits(town):
    """GPs whose leaving is known at the start give no other notice."""
    for event in town.scenario.events:
        position = town.position_by_id[event["position"]]
        if event["type"] == "gp_leaves" and not position.is_without_gp():
            position.doctor.cause, position.doctor.leaves = "known", month_of(event["date"])


def advance(town):
    for event in town.scenario.events:
        if month_of(event["date"]) == town.month:
            apply_event(town, event)
    for policy in town.scenario.policies:
        if policy["month"] == town.month:
            begin(town, policy)


# --- The capacity rule -----------------------------------------------------------------------

def is_capacity_too_low(town):
    trigger = town.scenario.trigger
    if trigger is None:
        return False
    free = free_places(town, town.length)
    with_free = [position for position, places in free.items() if places > 0]
    women = sum(position.doctor.sex == "female" for position in with_free)
    capacity = sum(position.list_cap for position in town.open_positions())
    doctors = [position for position in town.open_positions() if position.staffing != "vacant"]
    hours = sum(position.hours for position in doctors)
    waiting = 0
    if "waiting_above" in trigger:
        waiting = sum(person.standing == WAITING
                      for people in town.residents.values() for person in people)
    return (capacity == 0 or hours > trigger.get("hours_above", math.inf) * len(doctors) or
            waiting > trigger.get("waiting_above", math.inf) or sum(free.values()) < trigger["free_share_below"] * capacity or
            len(with_free) < trigger["lists_with_free_below"] or
            trigger["one_sex"] == "counts" and women in (0, len(with_free)))


def office_with_room(town, policy):
    offices = [policy["office"]] if "office" in policy else list(town.rooms)
    for office in offices:
        taken = sum(position.office == office for position in town.open_positions())
        taken += sum(item["office"] == office for item in town.announced)
        if taken < town.rooms[office]:
            return office
    return None


def open_announced(town):
    for item in [item for item in town.announced if item["month"] <= town.month]:
        town.announced.remove(item)
        create_position(town, item["office"], item["contract"], item["list_cap"])


def review_capacity(town):
    """A review each so many months announces at most one position, where capacity is too low."""
    if not town.flows["capacity_rule_met"]:
        return
    year = town.month // 12
    for policy in town.in_force("capacity_rule"):
        if (policy["action"] != "open" or
                (town.month - policy["month"]) % policy["review_every_months"] != 0):
            continue
        positions = town.open_positions()
        without = sum(position.is_without_gp() for position in positions) + len(town.announced)
        office = office_with_room(town, policy)
        decided = (policy["id"], year)
        if (without <= policy["pause_above"] and office is not None and
                len(positions) + len(town.announced) < policy["budget"] and
                town.decided.get(decided, 0) < policy["max_per_year"]):
            town.decided[decided] = town.decided.get(decided, 0) + 1
            town.announced.append({"month": town.month + max(1, policy["lead_months"]),
                                   "office": office, "contract": policy["contract"],
                                   "list_cap": policy["list_cap"]})
