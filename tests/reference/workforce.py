"""Doctors and positions: exits, absence, shorter lists, training, vacancies and locums.

What happens to a GP or a vacancy in a month happens with the probability that its hazard gives.
"""

import math

from lists import rounded
from population import chance

NEVER = 10 ** 9
AGES_OF_GPS = range(28, 76)
OVER_62 = 63          # completed years
YOUNGEST_AT_ENTRY = 27


class Doctor:
    def __init__(self, born, sex):
        self.born = born  # month
        self.sex = sex
        self.is_specialist = False
        self.training_months_left = 0
        self.in_post_since = None
        self.leaves = NEVER      # first month without the GP
        self.cause = None        # of the exit, from the notice on
        self.absent_until = 0    # first month back
        self.absence_covered = False
        self.has_reduced_list = False

    def age(self, month):
        return (month - self.born) // 12


class Position:
    def __init__(self, office, contract, list_cap):
        self.office = office
        self.contract = contract
        self.list_cap = list_cap
        self.start_length = 0
        self.staffing = "vacant"
        self.is_closed = False
        self.temporary_cap, self.temporary_until = None, None
        self.transfers_surplus = False
        self.next_cap, self.next_contract = None, None  # from the next GP on
        self.doctor = None
        self.months_vacant = 0  # 0 in the month in which it falls vacant or is new
        self.starts = NEVER     # a GP is hired and starts then
        self.hours = 0.0        # weekly, of the month before
        self.combined = ("nursing_home", 0.0)  # service and FTE of a combination post

    def is_without_gp(self):
        return self.staffing != "filled"

    def ceiling(self, month):
        if self.temporary_cap is not None and month <= self.temporary_until:
            return min(self.list_cap, self.temporary_cap)
        return self.list_cap

    def lower_cap(self, cap, transfers=False):
        if cap < self.list_cap:
            self.list_cap = cap
            self.transfers_surplus = self.transfers_surplus or transfers

    def fall_vacant(self):
        self.staffing = "vacant"
        self.months_vacant = 0
        self.starts = NEVER


# --- The start -------------------------------------------------------------------------------

def stock_ages(scenario, rng, count):
    """Ages of today's doctors: the national ones, changed to meet what is stated."""
    over_62 = scenario.margins.get("over_62")
    ranges = [AGES_OF_GPS] * count
    if over_62 is not None:
        ranges = [range(OVER_62, 76) if i < over_62 else range(28, OVER_62) for i in range(count)]
    ages = []
    for allowed in ranges:
        table = [(a, share) for a, share in zip(*scenario.stock_ages) if a in allowed]
        ages += rng.choices([a for a, _ in table], [share for _, share in table])
    if "mean_age" in scenario.margins:
        wanted = rounded(scenario.margins["mean_age"] * count)
        while sum(ages) != wanted:
            i = rng.randrange(count)
            moved = ages[i] + (1 if sum(ages) < wanted else -1)
            if moved in ranges[i]:
                ages[i] = moved
    return sorted(ages)


def post_start(scenario, rng, doctor, month):
    table = scenario.post_durations
    years_from, years_to, _ = rng.choices(table, [share for _, _, share in table])[0]
    months = int(12.0 * rng.uniform(years_from, years_to))
    return month - min(months, max(0, month - doctor.born - 12 * YOUNGEST_AT_ENTRY))


def doctors_at_start(town, count):
    scenario, draw, rng = town.scenario, town.draw, town.rng
    margins = scenario.margins
    doctors = [Doctor(town.month - 12 * age - rng.randrange(12), "male")
               for age in stock_ages(scenario, rng, count)]  # youngest first
    women = margins.get("women")
    if women is None:
        women = sum(rng.random() < draw["gp.women_share"] for _ in doctors)
    for doctor in rng.sample(doctors, women):
        doctor.sex = "female"
    in_training = margins.get("in_training", 0)
    for doctor in doctors[:in_training]:
        doctor.training_months_left = rng.randint(1, rounded(draw["gp.training_months"]))
    if "specialists" in margins:
        for doctor in doctors[count - margins["specialists"]:]:
            doctor.is_specialist = True
    elif count > in_training:
        # The share is of all doctors, and those in training are none.
        share = draw["gp.specialist_share"] * count / (count - in_training)
        for doctor in doctors[in_training:]:
            doctor.is_specialist = rng.random() < share
    for doctor in doctors:
        doctor.in_post_since = post_start(scenario, rng, doctor, town.month)
    return doctors


def months_vacant_on_a_day(draw, rng):
    """Month of a vacancy that has survived k month ends, k with weight survival(k): it is in k + 1."""
    longest = 1000
    weights = [survival(draw, k) for k in range(longest)]
    return 1 + rng.choices(range(longest), weights)[0]


def staff_at_start(town):
    scenario = town.scenario
    served = [position for position in town.positions if position.staffing != "vacant"]
    town.rng.shuffle(served)
    for position, doctor in zip(served, doctors_at_start(town, len(served)), strict=True):
        position.doctor = doctor
    for position, given in zip(town.positions, scenario.positions):
        if position.is_without_gp():
            position.months_vacant = (months_vacant_on_a_day(town.draw, town.rng)
                                      if given.vacant_since is None
                                      else scenario.start - given.vacant_since)


# --- GPs in post -----------------------------------------------------------------------------

def exit_rates(town, position):
    """Yearly hazards of giving notice, for retirement and for all else."""
    scenario, draw, month = town.scenario, town.draw, town.month
    year, doctor = month // 12, position.doctor
    age = doctor.age(month)
    retirement = scenario.retirement_rate[age] * draw.at("gp.retirement_ratio", year)
    for policy in town.in_force("retention"):
        if age >= policy["min_age"]:
            retirement *= draw.effects[policy["id"]]
    in_post = min((month - doctor.in_post_since) // 12, len(scenario.move_rate) - 1)
    other = (scenario.leave_scheme_rate[age] * draw.at("gp.leave_scheme_ratio", year) +
             scenario.move_rate[in_post] * draw.at("gp.move_ratio", year))
    above = max(0.0, position.hours - draw["gp.exit_hours_threshold"])
    return retirement, other * math.exp(draw["gp.exit_hours_effect"] * above / 10.0)


def may_give_notice(town, position):
    doctor = position.doctor
    if doctor.cause is not None:
        return
    retirement, other = exit_rates(town, position)
    if town.rng.random() < chance(retirement):
        doctor.cause = "retirement"
    elif town.rng.random() < chance(other):
        doctor.cause = "other"
    else:
        return
    doctor.leaves = town.month + town.scenario.notice_months


def may_be_absent(town, doctor):
    rate = town.scenario.absence_rate[doctor.sex][doctor.age(town.month)]
    if town.month >= doctor.absent_until and town.rng.random() < chance(rate):
        doctor.absent_until = town.month + rounded(town.draw["gp.absence_months"])
        doctor.absence_covered = town.rng.random() < town.draw["gp.absence_cover"]


def may_shorten_list(town, position):
    draw, doctor = town.draw, position.doctor
    age = doctor.age(town.month)
    rate = (town.scenario.cap_request_rate[age] *
            draw.at("gp.cap_request_granted", town.month // 12))
    if town.rng.random() < chance(rate):
        cap = max(position.list_cap * (1.0 - draw["gp.cap_request_size"]),
                  draw["gp.cap_request_floor"])
        position.lower_cap(rounded(cap), town.scenario.cap_request_transfers)
    for policy in town.in_force("retention"):
        reduction = policy.get("list_reduction", 0.0)
        if reduction > 0.0 and age >= policy["min_age"] and not doctor.has_reduced_list:
            doctor.has_reduced_list = True
            position.lower_cap(rounded(position.list_cap * (1.0 - reduction)))


def train(doctor):
    if doctor.training_months_left > 0:
        doctor.training_months_left -= 1
        doctor.is_specialist = doctor.training_months_left == 0


def advance_gps(town):
    for position in town.open_positions():
        if position.is_without_gp():
            continue
        doctor = position.doctor
        if doctor.leaves <= town.month:
            town.flows["gp_exits"] += 1
            town.flows["gp_retirements"] += doctor.cause == "retirement"
            position.fall_vacant()
            continue
        may_give_notice(town, position)
        may_be_absent(town, doctor)
        may_shorten_list(town, position)
        train(doctor)


# --- Vacancies -------------------------------------------------------------------------------

def survival(draw, months):
    """Share of vacancies still open after so many months, at national rates."""
    share = draw["recruitment.fast_share"]
    return (share * math.exp(-months / draw["recruitment.fast_months"]) +
            (1.0 - share) * math.exp(-months / draw["recruitment.slow_months"]))


def common_effect(town):
    """What the market and the municipality's name do to every vacancy."""
    draw, year = town.draw, town.month // 12
    positions = town.open_positions()
    known = sum(p.is_without_gp() and p.months_vacant > 0 for p in positions)
    log_effect = (town.draw.market_index[town.month] - draw["recruitment.market_sd"] ** 2 / 2 -
                  draw["recruitment.reputation"] * known / max(1, len(positions)))
    return (draw.at("recruitment.level", year) * draw.at("recruitment.market_level", year) *
            math.exp(log_effect))


def offer_effect(town, position):
    draw = town.draw
    contract = position.next_contract or position.contract
    cap = position.list_cap if position.next_cap is None else min(position.list_cap,
                                                                  position.next_cap)
    effect = (draw[f"recruitment.contract.{contract}"] *
              (cap / draw["workload.reference_list"]) ** -draw["recruitment.list_elasticity"])
    for policy in town.in_force("recruitment_grant"):
        if policy.get("only_contract", contract) == contract:
            effect *= draw.effects[policy["id"]]
    for policy in town.in_force("salary_plan"):
        if contract in ("salaried", "salaried_trainee", "combination"):
            effect *= draw.effects[policy["id"]]
    return effect


def is_filled(town, position, common):
    if position.starts == NEVER:
        draw, age = town.draw, position.months_vacant
        stays = (1.0 - draw["recruitment.successor_ready"] if age == 0
                 else survival(draw, age) / survival(draw, age - 1))
        if town.rng.random() < stays ** (common * offer_effect(town, position)):
            return False
        position.starts = town.month + town.scenario.start_delay
    return position.starts <= town.month


def new_doctor(town, ages, women_share):
    age = town.rng.choices(*ages)[0]
    sex = "female" if town.rng.random() < women_share else "male"
    doctor = Doctor(town.month - 12 * age - town.rng.randrange(12), sex)
    doctor.in_post_since = town.month
    return doctor


def recruit(town, contract):
    draw, rng = town.draw, town.rng
    doctor = new_doctor(town, town.scenario.recruit_ages, draw["recruitment.women_share"])
    doctor.is_specialist = rng.random() < draw["recruitment.specialist_share"]
    trains = (contract == "salaried_trainee" or
              rng.random() < draw["recruitment.trainee_share"])
    if trains and not doctor.is_specialist:
        doctor.training_months_left = rounded(draw["gp.training_months"])
    return doctor


def fill(town, position):
    """A GP takes the position; returns the position that an internal applicant leaves."""
    left = None
    if town.rng.random() < town.draw["recruitment.internal_share"]:
        applicants = [p for p in town.open_positions()
                      if not p.is_without_gp() and p.doctor.cause is None]
        left = town.rng.choice(applicants) if applicants else None
    position.contract = position.next_contract or position.contract
    position.next_contract = None
    if position.next_cap is not None:
        position.lower_cap(position.next_cap)
    if left is None:
        position.doctor = recruit(town, position.contract)
        town.flows["gp_recruits"] += 1
    else:
        position.doctor = left.doctor
        position.doctor.in_post_since = town.month
        left.fall_vacant()
    position.staffing = "filled"
    position.starts = NEVER
    return left


def may_change_locum(town, position):
    draw, u = town.draw, town.rng.random()
    if position.staffing == "locum":
        if u < chance(draw["locum.end_rate"]):
            position.staffing = "vacant"
        return
    if town.length[position] == 0:
        return  # nobody hires a locum for the list of a new position, which has no people yet
    found = (draw["locum.at_opening"] if position.months_vacant == 0
             else chance(draw["locum.find_rate"]))
    if u < found:
        position.staffing = "locum"
        position.doctor = new_doctor(town, town.scenario.locum_ages, draw["locum.women_share"])


def advance_vacancies(town):
    common = common_effect(town)
    vacancies = [position for position in town.open_positions() if position.is_without_gp()]
    for position in vacancies:  # grows where a GP comes from another position
        if is_filled(town, position, common):
            left = fill(town, position)
            if left is not None:
                vacancies.append(left)
        else:
            may_change_locum(town, position)
            position.months_vacant += 1
