"""How long residents on lists with a permanent GP have had the GP, person by person."""

CLASSES = ("continuity_up_to_1_year", "continuity_2_3_years", "continuity_4_5_years",
           "continuity_6_10_years", "continuity_11_15_years", "continuity_over_15_years")
UP_TO_YEARS = (1, 3, 5, 10, 15)


def years(town):
    """Length of each relation; who joined in a month has half of it on average."""
    for people in town.residents.values():
        for person in people:
            position = person.position
            if position is not None and position.staffing == "filled":
                began = max(person.joined, position.doctor.in_post_since,
                            town.scenario.scheme_start)
                yield (town.month - began + 0.5) / 12.0


def record(town):
    lengths = list(years(town))
    if not lengths:
        return dict.fromkeys(("continuity_years", "continuity_over_2_years",
                              "continuity_over_10_years", "continuity_out_of_hours",
                              "continuity_admissions", *CLASSES))
    persons = len(lengths)
    classes = [sum(length > border for border in UP_TO_YEARS) for length in lengths]
    return {name: classes.count(k) / persons for k, name in enumerate(CLASSES)} | {
        "continuity_years": sum(lengths) / persons,
        "continuity_over_2_years": sum(length > 2.0 for length in lengths) / persons,
        "continuity_over_10_years": sum(length > 10.0 for length in lengths) / persons,
        "continuity_out_of_hours": sum(town.scenario.odds[k][0] for k in classes) / persons,
        "continuity_admissions": sum(town.scenario.odds[k][1] for k in classes) / persons,
    }
