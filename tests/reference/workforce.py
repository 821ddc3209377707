"""Doctors and positions: exits, absence, shorter lists, vacancies and locums.

What happens to a GP or a vacancy in a month happens with the probability that its hazard gives.
"""

import math

import duty
import training
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
        self.supervises = False
        self.hospital = None     # months of training left when hospital service begins and ends
        self.duty_number = None  # exempt when below the share of the exempt

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
        self.hazard = 0.0       # of the month, in which no applicant has come yet
        self.starts = NEVER     # a GP is hired and starts then
        self.is_known_start = False
        self.comes_from_within = None  # the next GP: not drawn yet
        self.contract_after_training = None
        self.shifts = 0.0       # a month, in the month before
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
        self.doctor = None
        self.months_vacant = 0
        self.starts = NEVER
        self.is_known_start = False
        self.comes_from_within = None
        self.end_traineeship()

    def own_contract(self):
        return self.contract_after_training or self.contract

    def set_own_contract(self, contract):
        if self.contract_after_training:
            self.contract_after_training = contract
        else:
            self.contract = contract

    def end_traineeship(self):
        self.contract, self.contract_after_training = self.own_contract(), None


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
        doctor.training_months_left = rng.randint(1, rounded(draw["training.months"]))
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
    training.place_trainees(town, served)
    for position, doctor in zip(served, doctors_at_start(town, len(served)), strict=True):
        position.doctor = doctor
    for position, given in zip(town.positions, scenario.positions):
        if position.is_without_gp():
            position.months_vacant = (months_vacant_on_a_day(town.draw, town.rng)
                                      if given.vacant_since is None
                                      else max(1, scenario.start - given.vacant_since))


def earlier_notices(town):
    """Notice that GPs in post gave before the start: nobody's hours of those months are known."""
    for position in town.open_positions():
        if position.staffing == "filled":
            for month in range(town.scenario.start - town.scenario.notice_months,
                               town.scenario.start):
                may_give_notice(town, position, 0.0, 0.0, month)


# --- GPs in post -----------------------------------------------------------------------------

def exit_rates(town, doctor, contract, hours, shifts, month):
    """Yearly hazards of giving notice, for retirement and for all else."""
    scenario, draw = town.scenario, town.draw
    year, age = month // 12, doctor.age(month)
    retirement = scenario.retirement_rate[age] * draw.at("gp.retirement_ratio", year)
    for policy in town.in_force("retention"):
        if age >= policy["min_age"]:
            retirement *= draw.effects[policy["id"]]
    in_post = max(0, min((month - doctor.in_post_since) // 12, len(scenario.move_rate) - 1))
    other = (scenario.leave_scheme_rate[age] * draw.at("gp.leave_scheme_ratio", year) +
             scenario.move_rate[in_post] * draw.at("gp.move_ratio", year))
    above = max(0.0, hours - draw["gp.exit_hours_threshold"])
    strain = math.exp(draw["gp.exit_hours_effect"] * above / 10.0 +
                      draw["duty.exit_effect"] * duty.above_threshold(draw, shifts))
    of_contract = draw[f"gp.exit_contract.{contract}"]
    return retirement * of_contract, other * strain * of_contract


def may_give_notice(town, position, hours, shifts, month):
    doctor = position.doctor
    if doctor.cause is not None:
        return
    retirement, other = exit_rates(town, doctor, position.contract, hours, shifts, month)
    if town.rng.random() < chance(retirement):
        doctor.cause = "retirement"
    elif town.rng.random() < chance(other):
        doctor.cause = "other"
    else:
        return
    doctor.leaves = month + town.scenario.notice_months


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
        reduction = draw.list_reductions[policy["id"]]
        if reduction > 0.0 and age >= policy["min_age"] and not doctor.has_reduced_list:
            doctor.has_reduced_list = True
            position.lower_cap(rounded(position.list_cap * (1.0 - reduction)))


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
        may_give_notice(town, position, position.hours, position.shifts, town.month)
        may_be_absent(town, doctor)
        may_shorten_list(town, position)


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
    effect = (draw[f"recruitment.contract.{contract}"] * training.recruits(town, contract)[0] *
              (cap / draw["workload.reference_list"]) ** -draw["recruitment.list_elasticity"])
    if not any(other.office == position.office
               for other in town.open_positions() if other is not position):
        effect *= draw["recruitment.solo_practice"]
    for policy in town.in_force("recruitment_grant"):
        if policy.get("only_contract", contract) == contract:
            effect *= draw.effects[policy["id"]]
    for policy in town.in_force("salary_plan"):
        if contract in ("salaried", "salaried_trainee", "combination"):
            effect *= draw.effects[policy["id"]]
    return effect


def meet_applicants(town, position, common):
    """The hazard of the month, and whether somebody comes in it."""
    if position.starts == NEVER:
        draw, age = town.draw, position.months_vacant
        stays = (1.0 - draw["recruitment.successor_ready"] if age == 0
                 else survival(draw, age) / survival(draw, age - 1))
        position.hazard = -math.log(stays) * common * offer_effect(town, position)
        next_applicant(town, position)


def next_applicant(town, position):
    """Applicants come after exponential times, counted in cumulative hazard."""
    after = town.rng.expovariate(1.0)
    comes = after < position.hazard
    position.hazard = position.hazard - after if comes else 0.0
    position.starts = town.month + town.scenario.start_delay if comes else NEVER


def new_doctor(town, ages, women_share):
    age = town.rng.choices(*ages)[0]
    sex = "female" if town.rng.random() < women_share else "male"
    doctor = Doctor(town.month - 12 * age - town.rng.randrange(12), sex)
    doctor.in_post_since = town.month
    return doctor


def recruit(town, contract):
    draw, rng = town.draw, town.rng
    doctor = new_doctor(town, town.scenario.recruit_ages, draw["recruitment.women_share"])
    doctor.is_specialist = rng.random() < training.recruits(town, contract)[1]
    trains = contract == "salaried_trainee" or rng.random() < draw["training.recruit_share"]
    if trains and not doctor.is_specialist:
        doctor.training_months_left = rounded(draw["training.months"])
    training.prepare(town, doctor)
    return doctor


def fill(town, position):
    """A GP takes the position, or is turned away; returns the position that a GP leaves for it."""
    rng, contract = town.rng, position.next_contract or position.contract
    if position.comes_from_within is None:
        position.comes_from_within = rng.random() < town.draw["recruitment.internal_share"]
    applicants = [p for p in town.open_positions()
                  if not p.is_without_gp() and p.doctor.cause is None]
    left = rng.choice(applicants) if applicants and position.comes_from_within else None
    if left is None:
        doctor = recruit(town, contract)
        if not position.is_known_start and not training.may_be_hired(town, doctor):
            next_applicant(town, position)
            return None
        is_salaried = doctor.training_months_left > 0 and training.salaries_trainees(town)
        town.flows["gp_recruits"] += 1
    else:
        doctor, is_salaried = left.doctor, False
        doctor.in_post_since = town.month
        left.fall_vacant()
    position.doctor, position.staffing, position.starts = doctor, "filled", NEVER
    position.contract, position.next_contract = contract, None
    if position.next_cap is not None:
        position.lower_cap(position.next_cap)
    if is_salaried and contract != "salaried_trainee":
        position.contract, position.contract_after_training = "salaried_trainee", contract
    return left


def may_change_locum(town, position):
    draw, u = town.draw, town.rng.random()
    if position.staffing == "locum":
        if u < chance(draw["locum.end_rate"]):
            position.staffing, position.doctor = "vacant", None
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
        meet_applicants(town, position, common)
        while position.starts <= town.month and position.is_without_gp():
            left = fill(town, position)
            if left is not None:
                vacancies.append(left)
        if position.is_without_gp():
            may_change_locum(town, position)
            position.months_vacant += 1
