"""How long residents on lists with a permanent GP have had the GP, person by person."""

import numpy

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
    lengths = numpy.array(list(years(town)))
    if not lengths.size:
        return dict.fromkeys(("continuity_years", "continuity_over_2_years",
                              "continuity_over_10_years", "continuity_out_of_hours",
                              "continuity_admissions", *CLASSES))
    classes = numpy.searchsorted(UP_TO_YEARS, lengths)  # borders that a length has passed
    shares = numpy.bincount(classes, minlength=len(CLASSES)) / lengths.size
    out_of_hours, admissions = numpy.transpose(town.scenario.odds)[:2]
    return dict(zip(CLASSES, shares)) | {
        "continuity_years": lengths.mean(),
        "continuity_over_2_years": numpy.mean(lengths > 2.0),
        "continuity_over_10_years": numpy.mean(lengths > 10.0),
        "continuity_out_of_hours": shares @ out_of_hours,
        "continuity_admissions": shares @ admissions,
    }
