"""Training of specialists: stages, hospital service, supervision, LIS1 posts and programmes."""

from lists import rounded


def gps(town):
    return [position.doctor for position in town.open_positions() if not position.is_without_gp()]


def trainees(town):
    return [doctor for doctor in gps(town) if doctor.training_months_left > 0]


def prepare(town, doctor):
    """What a doctor brings: whether to supervise one day, and when to be in hospital."""
    draw, rng = town.draw, town.rng
    length = rounded(draw["training.months"])
    months = min(length, rounded(draw["training.hospital_months"]))
    doctor.supervises = rng.random() < draw["training.supervisor_share"]
    last = rng.randint(0, length - months)
    doctor.hospital = (last + months, last)


def go_to_hospital(town, doctor, back):
    doctor.absent_until = max(doctor.absent_until, back)
    doctor.absence_covered = town.rng.random() < town.draw["training.hospital_cover"]


# --- The start -------------------------------------------------------------------------------

def place_trainees(town, served):
    """The first doctors are in training: to trainee positions, then to others with a GP."""
    def rank(position):
        return 2 if position.is_without_gp() else int(position.contract != "salaried_trainee")

    if town.scenario.has_training:
        count = min(len(served), town.scenario.margins.get("in_training", 0))
        order = sorted(served, key=rank)[:count]  # stable: at random among equals
        served[:] = order + [position for position in served if position not in order]


def begin(town):
    if not town.scenario.has_training:
        return
    draw, rng = town.draw, town.rng
    for doctor in gps(town):
        prepare(town, doctor)
        if ("in_training" not in town.scenario.margins and not doctor.is_specialist and
                rng.random() < draw["training.initial_share"]):
            doctor.training_months_left = rng.randint(1, rounded(draw["training.months"]))
        first, last = doctor.hospital
        if last < doctor.training_months_left < first:
            go_to_hospital(town, doctor,
                           town.scenario.start + doctor.training_months_left - last)
    town.lis1_pool = lis1_posts(town)


# --- The months ------------------------------------------------------------------------------

def advance(town):
    town.trainee_months = 0
    for position in town.open_positions():
        doctor = position.doctor
        if position.is_without_gp() or doctor.training_months_left == 0:
            continue
        town.trainee_months += 1
        if town.scenario.has_training:
            first, last = doctor.hospital
            if first > last and doctor.training_months_left == first:
                go_to_hospital(town, doctor, town.month + first - last)
        doctor.training_months_left -= 1
        if doctor.training_months_left == 0:
            doctor.is_specialist = True
            position.end_traineeship()
    if town.scenario.has_training:
        away = lis1_posts(town) - town.lis1_pool
        town.lis1_pool += away / town.draw["training.lis1.memory_months"]


def free_supervision(town):
    if not town.scenario.has_training:
        return None
    supervisors = sum(doctor.is_specialist and doctor.supervises and doctor.cause is None and
                      doctor.absent_until <= town.month for doctor in gps(town))
    return (supervisors * town.draw["training.trainees_per_supervisor"] +
            sum(programme["supervision"] for programme in town.in_force("alis_programme")) -
            len(trainees(town)))


def supervised(town):
    """Trainees for whom there is a supervisor; all without the step."""
    count, free = len(trainees(town)), free_supervision(town)
    return count if free is None else max(0.0, min(count, count + free))


def may_be_hired(town, doctor):
    return (not town.scenario.has_training or doctor.training_months_left == 0 or
            free_supervision(town) >= 1.0)


# --- Who applies -----------------------------------------------------------------------------

def national_lis1_posts(town):
    return town.draw["training.lis1.posts_per_position"] * len(town.open_positions())


def lis1_posts(town):
    known = town.scenario.lis1_posts
    return ((national_lis1_posts(town) if known is None else known) +
            sum(policy["posts"] for policy in town.in_force("lis1_posts")))


def has_free_place(town):
    places = sum(programme["places"] for programme in town.in_force("alis_programme"))
    return len(trainees(town)) < places


def salaries_trainees(town):
    return has_free_place(town) and any(programme["salaried_trainees"]
                                        for programme in town.in_force("alis_programme"))


def recruits(town, contract):
    """Factor on the rate of filling, and the share of specialists among those who come."""
    draw = town.draw
    specialists = draw["recruitment.specialist_share"]
    if not town.scenario.has_training:
        return 1.0, specialists
    pool = town.lis1_pool / national_lis1_posts(town)
    others = 1.0 + draw["training.lis1.recruit_share"] * (pool - 1.0)
    if has_free_place(town):
        for programme in town.in_force("alis_programme"):
            others *= draw.effects[programme["id"]]
    if salaries_trainees(town):
        others *= max(1.0, draw["recruitment.contract.salaried_trainee"] /
                      draw[f"recruitment.contract.{contract}"])
    factor = specialists + (1.0 - specialists) * others
    return factor, specialists / factor
