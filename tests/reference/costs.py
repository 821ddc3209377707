"""What municipality and state pay in a month, by line, in money of the price year."""

import services
import training

SALARIED = ("salaried", "salaried_trainee", "combination")
OF_STATE = ("reimbursements", "training_grants", "policy_grants")
AT_A_PRICE = ("practice_agreements", "salaried_positions", "locums", "own_posts", "side_posts",
              "recruitment", "practice_purchase", "training", "administration", "reimbursements")
UNIT_COST = {"recruitment_grant": "recruitment_grants", "retention": "retention",
             "salary_plan": "salary_plan", "primary_health_team": "health_teams"}


def begin(town):
    town.year_cost, town.present_value = [0.0, 0.0], [0.0, 0.0]
    town.contract_before = {position: position.own_contract() for position in town.positions}
    town.costs = dict.fromkeys(lines(town, {}), 0.0)
    only_priced(town)


def capitation(scenario, persons, month):
    """Rate of the month with its threshold, brought to the price year."""
    rates = [rate for rate in scenario.capitation if rate["from"] <= month]
    if not rates:
        return 0.0
    rate = rates[-1]
    above = max(0, persons - rate["threshold"]) if rate["threshold"] else 0
    index = scenario.price_index
    year = max(min(index), min(month // 12, max(index), scenario.capitation[-1]["from"] // 12))
    nok = (persons - above) * rate["up_to"] + above * rate["above"]
    return nok / 12.0 * index[scenario.price_year] / index[year]


def units(town, policy, quantities):
    """What a policy's unit_cost is paid for in a month."""
    kind, month = policy["type"], town.month
    filled = [p for p in town.open_positions() if p.staffing == "filled"]
    if kind == "recruitment_grant":
        only = policy.get("only_contract")
        return sum(p.doctor.in_post_since == month and only in (None, p.contract) for p in filled)
    if kind == "retention":
        return sum(p.doctor.age(month) >= policy["min_age"] for p in filled) / 12.0
    if kind == "salary_plan":
        gps = sum(position.contract in SALARIED for position in filled)
        return (gps + quantities.get("own_posts", 0.0)) / 12.0
    positions = ([town.position_by_id[name] for name in policy["positions"]]
                 if "positions" in policy else town.positions)
    served = sum(p.staffing != "vacant" and not p.is_closed for p in positions)
    return policy["nurse_fte"] * served / 12.0


def lines(town, quantities):
    """Money by line; `quantities` are the units of the lines at a price, of a year where it is so."""
    draw = town.draw
    cost = {"capitation": quantities.get("capitation", 0.0)}
    for line in AT_A_PRICE:
        price = draw.values.get(f"costs.price.{line}", 0.0)
        is_once = line in ("recruitment", "practice_purchase")
        cost[line] = price * quantities.get(line, 0.0) / (1.0 if is_once else 12.0)
    cost |= dict.fromkeys((*UNIT_COST.values(), "investments", "running_costs", "policy_grants"),
                          0.0)
    for policy in town.scenario.policies if quantities else []:
        amount = draw.amounts[policy["id"]]
        if policy["month"] == town.month:
            cost["investments"] += amount["investment"]
        if policy in town.in_force(policy["type"]):
            cost["running_costs"] += amount["running_cost"] / 12.0
            cost["policy_grants"] += amount["state_grant"] / 12.0
            if policy["type"] in UNIT_COST:
                cost[UNIT_COST[policy["type"]]] += amount["unit_cost"] * units(town, policy,
                                                                               quantities)
    cost["training_grants"] = quantities.get("training_grants", 0.0)
    cost["grants_received"] = -(cost["training_grants"] + cost["policy_grants"])
    return cost


def pays_doctors(policy):
    """Doctors whom no other line counts."""
    return (policy["type"] == "lis1_posts" or
            policy["type"] == "alis_programme" and policy.get("supervision", 0) > 0 or
            policy["type"] == "duty_reform" and
            (policy.get("staff", 0) > 0 or policy.get("effect", 1.0) != 1.0))


def not_priced(scenario):
    """Lines that want a price: of the scenario, or of a policy that they count."""
    found = {line for line in AT_A_PRICE if f"costs.price.{line}" not in scenario.parameters}
    for policy in scenario.policies:
        if policy["type"] in UNIT_COST and "unit_cost" not in policy:
            found.add(UNIT_COST[policy["type"]])
        if policy["type"] in ("open_centre", "new_premises"):
            found |= {line for line, key in (("investments", "investment"),
                                             ("running_costs", "running_cost"))
                      if key not in policy}
        if "running_cost" not in policy and pays_doctors(policy):
            found.add("running_costs")
    if not scenario.has_training:
        found.add("training_grants")
    if not any("state_grant" in policy for policy in scenario.policies):
        found.add("policy_grants")
    return found


def only_priced(town):
    for line in not_priced(town.scenario):
        town.costs[line] = None


def has_cover(town, position):
    """Whether somebody stands in for a GP who is away."""
    return (position.staffing == "filled" and town.month < position.doctor.absent_until and
            position.doctor.absence_covered)


def advance(town, consultations):
    """`consultations` are those of a year that each position's list needs."""
    positions = town.open_positions()
    served = [position for position in positions if position.staffing != "vacant"]
    side, own = services.supply(town)
    bought = sum(town.contract_before.get(p, p.own_contract()) == "self_employed" !=
                 p.own_contract() for p in town.positions)
    town.contract_before = {position: position.own_contract() for position in town.positions}
    town.costs = lines(town, {
        "capitation": sum(capitation(town.scenario, town.length[p], town.month)
                          for p in served if p.contract not in SALARIED),
        "practice_agreements": sum(p.contract == "agreement_8_2" for p in served),
        "salaried_positions": sum(p.contract in SALARIED for p in served),
        "locums": sum(p.staffing == "locum" or has_cover(town, p) for p in served),
        "own_posts": sum(own.values()), "side_posts": sum(side.values()),
        "recruitment": town.flows["gp_recruits"], "practice_purchase": bought,
        "training": len(training.trainees(town)), "administration": 1.0,
        "training_grants": (town.trainee_months *
                            town.draw.at("training.grant", town.month // 12) / 12.0),
        "reimbursements": sum(consultations[position] for position in served)})
    only_priced(town)
    month = town.month - town.scenario.start + 1
    discount = (1.0 + town.draw["costs.discount_rate"]) ** (-month / 12.0)
    for k, paid in enumerate(by_payer(town)):
        town.year_cost[k] = paid + (0.0 if town.month % 12 == 0 else town.year_cost[k])
        town.present_value[k] += discount * paid


def by_payer(town):
    paid = [0.0, 0.0]
    for line, cost in town.costs.items():
        paid[line in OF_STATE] += cost or 0.0
    return paid


def record(town):
    values = {f"cost_{line}": cost for line, cost in town.costs.items()}
    of_month = by_payer(town)
    for k, payer in enumerate(("municipality", "state")):
        costs = [cost for line, cost in town.costs.items() if (line in OF_STATE) == (k == 1)]
        is_known = any(cost is not None for cost in costs)
        values |= {f"cost_{payer}": of_month[k] if is_known else None,
                   f"cost_{payer}_year": town.year_cost[k] if is_known else None,
                   f"cost_{payer}_present_value": town.present_value[k] if is_known else None}
    return values
