"""Municipal services: what they need of doctors, side posts of GPs and posts of their own."""

import math

import training
from lists import rounded
from population import chance
from scenario import TOP_AGE

SERVICES = ("nursing_home", "child_health", "youth_health", "school", "prison", "migration",
            "public_health", "day_emergency", "kad", "administration")


class OwnPost:
    def __init__(self, service, fte, is_vacant):
        self.service, self.fte, self.is_vacant = service, fte, is_vacant


def place(town):
    """The posts of the start."""
    town.own_posts = []
    town.side_agreed = dict.fromkeys(SERVICES, 0.0)
    for post in town.scenario.service_posts:
        if post["holder"] == "gps":
            town.side_agreed[post["service"]] += post["count"] * post["fte"]
        else:
            filled = post["count"] - post.get("vacant", 0)
            town.own_posts += [OwnPost(post["service"], post["fte"], i >= filled)
                               for i in range(post["count"])]


def begin(town, policy, positions):
    """A policy on posts acts; `positions` are those it concerns."""
    places = town.draw["services.places_per_fte"] * policy["fte"]
    if policy["type"] == "combination_posts":
        for position in positions:
            position.combined = (policy["service"], policy["fte"])
            if policy["when"] == "at_takeover":
                position.next_contract = "combination"
                position.next_cap = min(position.next_cap or 10 ** 6,
                                        max(1, position.list_cap - rounded(places)))
            else:
                position.set_own_contract("combination")
                position.lower_cap(max(1, position.list_cap - rounded(places)),
                                   policy["surplus"] == "transfer")
    elif policy["holder"] == "gps":
        with_gp = [p for p in town.open_positions() if not p.is_without_gp()]
        room = len(with_gp) * most_side_posts(town) - sum(town.side_agreed.values())
        fte = policy["count"] * policy["fte"]
        left = town.draw["services.places_per_fte"] * min(fte, max(0.0, room))
        town.side_agreed[policy["service"]] += fte
        for i, position in enumerate(with_gp):
            part = rounded(left / (len(with_gp) - i))
            position.lower_cap(max(1, position.list_cap - part))
            left -= part
    else:
        town.own_posts += [OwnPost(policy["service"], policy["fte"], True)
                           for _ in range(policy["count"])]


def turn_over(town):
    """Own posts fall vacant and are filled; one that changes in a month does not change twice."""
    draw = town.draw
    plans = math.prod(draw.effects[policy["id"]] for policy in town.in_force("salary_plan"))
    market = math.exp(town.draw.market_index[town.month] - 0.5 * draw["recruitment.market_sd"] ** 2)
    for post in town.own_posts:
        rate = (12.0 / draw["services.post_fill_months"] * plans * market if post.is_vacant
                else draw["services.post_exit_rate"])
        if town.rng.random() < chance(rate):
            post.is_vacant = not post.is_vacant


def aged(town, first, last):
    """Residents of these completed ages; a birth cohort passes a birthday evenly in the year."""
    year, passed = town.month // 12, (town.month % 12 + 1) / 12.0
    persons = 0.0
    for (_, born), people in town.residents.items():
        older = year - born
        at_older = 1.0 if older == 0 else passed  # newborns are 0 years old from their birth
        if first <= older <= last:
            persons += at_older * len(people)
        if first <= older - 1 <= last:
            persons += (1.0 - passed) * len(people)
    return persons


def needs(town):
    draw, scenario, year = town.draw, town.scenario, town.month // 12
    week, fte_year = draw["services.fte_week_hours"], draw["services.fte_year_hours"]
    residents = (scenario.nursing_home_places if scenario.nursing_home_places is not None else
                 draw.at("services.nursing_home.coverage", year) * aged(town, 80, TOP_AGE + 50))
    checks = (draw["services.child_health.checks_first_year"] * aged(town, 0, 0) +
              draw["services.child_health.checks_second_year"] * aged(town, 1, 1))
    trainees = len(training.trainees(town))
    if scenario.has_refugee_stream:
        raise ValueError("the reference implementation counts no refugees")
    return {
        "nursing_home": residents * draw.at("services.nursing_home.hours", year) / week,
        "child_health": checks / draw["services.child_health.children_per_day"] * week / 5.0 /
                        fte_year,
        "youth_health": draw.at("services.youth_health.hours", year) / week,
        "school": draw["services.school.primary"] * aged(town, 6, 12) / 100.0 +
                  draw["services.school.lower_secondary"] * aged(town, 13, 15) / 550.0,
        "prison": draw.at("services.prison.inmates", year) *
                  draw["services.prison.consultations"] * draw["services.prison.hours"] / week,
        "migration": draw.at("services.migration.fte", year),
        "public_health": draw.at("services.public_health.fte", year),
        "day_emergency": draw.at("services.day_emergency.fte", year),
        "kad": draw.at("services.kad.fte", year),
        "administration": draw.at("services.administration.fte", year) +
                          draw["services.administration.hours_per_trainee"] * trainees / week,
    }


def combined_fte(position):
    is_held = position.staffing == "filled" and position.own_contract() == "combination"
    return position.combined[1] if is_held and not position.is_closed else 0.0


def most_side_posts(town):
    """FTE of side posts that a GP can be obliged to."""
    return town.draw["services.side_post_max_hours"] / town.draw["services.fte_week_hours"]


def side_per_gp(town):
    """FTE of the shared side posts of each permanent GP."""
    gps = sum(position.staffing == "filled" for position in town.open_positions())
    return min(most_side_posts(town), sum(town.side_agreed.values()) / gps) if gps else 0.0


def supply(town):
    """FTE filled by service: side posts, and posts of their own."""
    agreed = sum(town.side_agreed.values())
    gps = sum(position.staffing == "filled" for position in town.open_positions())
    share = side_per_gp(town) * gps / agreed if agreed else 0.0
    side = {service: share * fte for service, fte in town.side_agreed.items()}
    for position in town.open_positions():
        side[position.combined[0]] += combined_fte(position)
    own = dict.fromkeys(SERVICES, 0.0)
    for post in town.own_posts:
        own[post.service] += 0.0 if post.is_vacant else post.fte
    return side, own


def other_demand(town):
    """Consultations a year: home visits beyond the nation's, and students and visitors."""
    draw, year = town.draw, town.month // 12
    residents = sum(map(len, town.residents.values()))
    visits = residents * ((draw.at("workload.care_home_share", year) -
                           draw["workload.reference_care_home_share"]) *
                          draw["workload.home_visits"] * draw["workload.visit_weight"])
    visitors = (draw.at("workload.students", year) * draw["workload.student_consultations"] +
                draw.at("workload.cabins", year) * draw["workload.cabin_consultations"] +
                draw.at("workload.commuters", year) * draw["workload.commuter_consultations"])
    return visits, visitors


def add_other_hours(town, old_on_list):
    """On top of the hours that the list gives; `old_on_list` are persons of 80 and over."""
    draw = town.draw
    with_doctor = [p for p in town.open_positions() if p.staffing != "vacant"]
    visits, visitors = other_demand(town)
    old = sum(old_on_list.values())
    per_consultation = draw["workload.hours_with_patients"] / (
        draw["workload.reference_list"] * draw["workload.reference_consultations"])
    shifted = dict.fromkeys(town.positions, 0.0)
    for policy in town.in_force("primary_health_team"):
        named = ([town.position_by_id[name] for name in policy["positions"]]
                 if "positions" in policy else town.positions)
        shifted |= dict.fromkeys(named, draw.effects[policy["id"]])
    for position in with_doctor:
        other = (draw["workload.visitor_share_with_gps"] * visitors / len(with_doctor) +
                 (visits * old_on_list[position] / old if old else 0.0))
        shared = side_per_gp(town) if position.staffing == "filled" else 0.0
        other_hours = draw["workload.hours_other"]
        position.hours = (
            other_hours + (1.0 - shifted[position]) * (position.hours - other_hours +
                                                       per_consultation * other) +
            draw["services.fte_week_hours"] * (shared + combined_fte(position)))


def record(town):
    need = needs(town)
    side, own = supply(town)
    gap = {service: need[service] - side[service] - own[service] for service in SERVICES}
    gap["administration"] -= (town.draw["services.administration.hours_per_trainee"] *
                              training.supervised(town) / town.draw["services.fte_week_hours"])
    positions = town.open_positions()
    doctors = sum(position.staffing != "vacant" for position in positions)
    residents = sum(map(len, town.residents.values()))
    filled_side, filled_own = sum(side.values()), sum(own.values())
    on_lists = sum(town.length[position] for position in positions)
    values = {f"{service}_fte_need": need[service] for service in SERVICES}
    values |= {f"{service}_fte_gap": gap[service] for service in SERVICES}
    return values | {
        "services_fte_need": sum(need.values()),
        "services_fte_gap": sum(max(0.0, lacking) for lacking in gap.values()),
        "side_posts_fte": filled_side,
        "own_posts_fte": filled_own,
        "own_posts_vacant_fte": sum(post.fte for post in town.own_posts if post.is_vacant),
        "list_length_corrected": ((on_lists + town.draw["services.places_per_fte"] * filled_side) /
                                  len(positions) if positions else None),
        "doctor_fte_per_10000": (doctors + filled_own) / residents * 1e4 if residents else None,
        "other_consultations_demand": sum(other_demand(town)) / 12.0,
    }
