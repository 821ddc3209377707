"""Reads a scenario: TOML over what it extends, with its CSV tables.

It trusts the file (the engine's loader has the checks) and reads what the shipped scenarios use: no
planner's roster.
"""

import csv
import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace

SEXES = ("female", "male")
TOP_AGE = 105  # open: 105 and over
AGES = range(TOP_AGE + 1)
MARKS_OF_A_QUANTITY = ("value", "distribution", "by_year", "nb")


def month_of(date):
    """A calendar month as a number: January of year 0 is 0."""
    return date.year * 12 + date.month - 1


def is_quantity(node):
    return isinstance(node, dict) and any(mark in node for mark in MARKS_OF_A_QUANTITY)


def merge(base, delta):
    """`delta` laid over `base`: sections by key, lists of tables by id, all else as a whole."""
    merged = dict(base)
    for key, value in delta.items():
        below = merged.get(key)
        is_list = isinstance(value, list) and value and isinstance(value[0], dict)
        if is_list:
            items = {item["id"]: item for item in below or []}
            for item in value:
                if item.get("remove"):
                    del items[item["id"]]
                else:
                    items[item["id"]] = merge(items.get(item["id"], {}), item)
            merged[key] = list(items.values())
        elif isinstance(value, dict) and isinstance(below, dict) and not is_quantity(value):
            merged[key] = merge(below, value)
        else:
            merged[key] = value
    return merged


def with_paths(node, folder):
    """The same with names of CSV files turned into paths: a name is relative to its own file."""
    if isinstance(node, dict):
        return {key: with_paths(value, folder) for key, value in node.items()}
    if isinstance(node, list):
        return [with_paths(value, folder) for value in node]
    return folder / node if isinstance(node, str) and node.endswith(".csv") else node


def resolve(path, data):
    """The document of a file with all that it extends; `data` is what `legeplan:` means."""
    path = Path(path)
    document = with_paths(tomllib.loads(path.read_text(encoding="utf-8")), path.parent)
    below = document.pop("extends", None)
    if below is None:
        return document
    shipped = below.removeprefix("legeplan:")
    base = data / shipped if shipped != below else path.parent / below
    return merge(resolve(base, data), document)


def rows(path):
    """Rows of a CSV table as dictionaries; lines that start with # are comments."""
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def by_age(path, column, sex=None):
    """Values by completed age from rows over single ages or over bands; 0 where no row is."""
    values = [0.0] * len(AGES)
    for row in rows(path):
        if sex is None or row["sex"] == sex:
            first = int(row.get("age_from") or row["age"])
            last = int(row.get("age_to") or row["age"])
            for age in range(first, last + 1):
                values[age] = float(row[column])
    return values


def by_age_and_sex(path, column):
    return {sex: by_age(path, column, sex) for sex in SEXES}


def ages_and_shares(path):
    """Single ages with their shares; a band's share is spread evenly."""
    ages, shares = [], []
    for row in rows(path):
        first, last = int(row["age_from"]), int(row["age_to"])
        for age in range(first, last + 1):
            ages.append(age)
            shares.append(float(row["share"]) / (last - first + 1))
    return ages, shares


def durations(path):
    return [(float(r["years_from"]), float(r["years_to"]), float(r["share"])) for r in rows(path)]


def quantities(node, prefix=""):
    """All uncertain numbers below a section, by their dotted key."""
    found = {}
    for key, value in node.items():
        if is_quantity(value):
            found[prefix + key] = value
        elif isinstance(value, dict):
            found.update(quantities(value, f"{prefix}{key}."))
    return found


def alternative_of(population):
    """Factors of the named alternative by component; None when the population is uncertain."""
    name = population["alternative"]
    if name == "probabilistic":
        return None
    letters = {"main": "MMMM", "low": "LLML", "high": "HHMH"}.get(name, name)
    column = {"L": "low", "M": "main", "H": "high"}
    components = ("fertility", "mortality", "internal_moves", "immigration")
    table = {row["component"]: row for row in rows(population["alternatives"])}
    return {c: float(table[c][column[letter]]) for c, letter in zip(components, letters)}


def positions_of(path):
    positions = []
    for row in rows(path):
        def date(column, row=row):
            text = row.get(column)
            return int(text[:4]) * 12 + int(text[5:7]) - 1 if text else None
        positions.append(SimpleNamespace(
            id=row["id"], office=row["office"], contract=row["contract"],
            list_cap=int(row["list_cap"]), list_length=int(row["list_length"]),
            staffing=row["staffing"], vacant_since=date("vacant_since"),
            temporary_cap=int(row["temporary_cap"]) if row.get("temporary_cap") else None,
            temporary_until=date("temporary_until")))
    return positions


def read_services(s, services):
    s.service_posts = services.get("post", [])
    home = services["nursing_home"]
    s.nursing_home_places = (sum(int(row["places"]) for row in rows(home["sites"]))
                             if home["basis"] == "places" else None)
    s.has_refugee_stream = "stream" in services["migration"]


def read_costs(s, costs):
    s.price_year = costs["price_year"]
    s.price_index = {int(row["year"]): float(row["index"])
                     for row in rows(costs["price_index_table"])}
    s.capitation = sorted(({"from": month_of(date.fromisoformat(row["from"])),
                            "threshold": int(row["threshold"]), "up_to": float(row["up_to"]),
                            "above": float(row["above"])}
                           for row in rows(costs["capitation_table"])), key=lambda r: r["from"])


def load(path, data):
    """A scenario with its tables in memory; `data` is the folder of the shipped scenarios."""
    document = resolve(path, Path(data))
    s = SimpleNamespace(document=document)
    s.start = month_of(document["period"]["start"])
    s.end = month_of(document["period"]["end"])
    s.parameters = {}
    for section in ("population", "lists", "gp", "recruitment", "locum", "workload", "training",
                    "duty", "services", "costs"):
        s.parameters.update(quantities(document[section], section + "."))

    population = document["population"]
    s.initial_population = {(row["sex"], int(row["age"])): int(row["persons"])
                            for row in rows(population["initial"])}
    s.alternative = alternative_of(population)
    s.death_rate = by_age_and_sex(population["mortality"]["table"], "rate")
    s.mortality_reference_year = population["mortality"]["reference_year"]
    s.improvement_factor = by_age_and_sex(population["mortality"]["improvement_table"], "factor")
    s.fertility_rate = by_age(population["fertility"]["table"], "rate")
    s.out_move_rate = by_age_and_sex(population["out_moves"]["table"], "rate")
    s.in_moves = by_age_and_sex(population["in_moves"]["table"], "persons")
    s.older_from = population["in_moves"]["older_from"]
    cohorts = population["in_moves"].get("cohorts_table")
    s.in_move_cohorts = ({int(row["birth_year"]): float(row["ratio"]) for row in rows(cohorts)}
                         if cohorts else {})
    s.streams = [(item["persons"], by_age_and_sex(item["table"], "share"))
                 for item in population.get("stream", [])]

    lists = document["lists"]
    s.change_factor = by_age_and_sex(lists["change_table"], "factor")
    s.max_changes = lists["max_changes_per_year"]
    s.locum_takes_all = lists["locum_list_takes"] == "all"
    s.scheme_start = month_of(lists["scheme_start"])
    s.relations = durations(lists["relation_table"])

    gp = document["gp"]
    s.retirement_rate = by_age(gp["retirement_table"], "rate")
    s.leave_scheme_rate = by_age(gp["leave_scheme_table"], "rate")
    s.move_rate = [float(row["rate"]) for row in rows(gp["move_table"])]
    s.notice_months = gp["notice_months"]
    s.absence_rate = by_age_and_sex(gp["absence_table"], "rate")
    s.cap_request_rate = by_age(gp["cap_request_table"], "rate")
    s.cap_request_transfers = gp["cap_request_surplus"] == "transfer"
    s.post_durations = durations(gp["post_duration_table"])
    s.stock_ages = ages_and_shares(gp["stock_age_table"])
    s.recruit_ages = ages_and_shares(document["recruitment"]["recruit_age_table"])
    s.start_delay = document["recruitment"]["start_delay_months"]
    s.locum_ages = ages_and_shares(document["locum"]["age_table"])

    workload = document["workload"]
    s.consultations = by_age(workload["consultation_table"], "rate")
    s.trend_reference_year = workload["trend_reference_year"]
    # Non-residents: (youngest age of the band, sex) with its share.
    s.non_residents = [((int(row["age_from"]), row["sex"]), float(row["share"]))
                       for row in rows(lists["non_resident_table"])]

    s.has_training = document["training"]["enabled"]
    s.lis1_posts = document["training"].get("lis1", {}).get("posts")
    duty = document["duty"]
    s.has_duty = duty["enabled"]
    s.exempt_share = by_age(duty["exemption_table"], "share")
    s.duty_elsewhere = (duty["district_inhabitants"] - sum(s.initial_population.values())
                        if "district_inhabitants" in duty else 0)
    s.odds = [(float(row["out_of_hours"]), float(row["acute_admission"]))
              for row in rows(document["continuity"]["odds_table"])]
    read_services(s, document["services"])
    read_costs(s, document["costs"])

    initial = document["initial"]
    if "roster" in initial:
        raise ValueError("the reference implementation reads no roster")
    s.rooms = {row["id"]: int(row["rooms"]) for row in rows(initial["offices"])}
    s.positions = positions_of(initial["positions"])
    s.margins = initial.get("margins", {})
    s.trigger = document.get("capacity_rule")
    s.events = document.get("event", [])
    # Policies act in the order of their dates; those dated before the start act at the start.
    s.policies = [dict(item, month=max(month_of(item["date"]), s.start),
                       until=month_of(item["until"]) if "until" in item else None)
                  for item in document.get("policy", [])]
    s.policies.sort(key=lambda policy: policy["month"])
    return s
