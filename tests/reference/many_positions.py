"""A made-up scenario with many small positions: GPs in numbers, at the cost of few persons."""

POSITIONS = 40
CONTRACTS = ("self_employed", "agreement_8_2", "salaried", "salaried_trainee", "combination")

# Held certain, so that what is left is chance and a small change shows. The effect of a list's length
# is judged against the nation's lists: none on lists of eight persons.
CERTAIN = {
    "gp": {"retirement_ratio": 1.0, "leave_scheme_ratio": 1.0, "move_ratio": 1.0,
           "absence_cover": 0.5, "cap_request_granted": 0.6,
           "exit_contract.agreement_8_2": 0.8, "exit_contract.salaried": 1.4,
           "exit_contract.salaried_trainee": 1.2, "exit_contract.combination": 0.6},
    "recruitment": {"level": 1.0, "list_elasticity": 0.0, "reputation": 1.0, "market_sd": 0.1,
                    "contract.agreement_8_2": 1.2, "contract.salaried": 1.3,
                    "contract.salaried_trainee": 1.6, "contract.combination": 1.1},
    "lists": {"elsewhere_share": 0.03, "none_share": 0.01, "change_rate": 0.1,
              "change_new_relation_factor": 2.0, "change_without_gp_factor": 2.5},
    # Few who supervise, so that trainees are turned away; a rota of few, so that burden acts.
    "training": {"supervisor_share": 0.3, "trainees_per_supervisor": 1.0, "hospital_months": 8.0,
                 "hospital_cover": 0.7, "lis1.recruit_share": 0.2, "lis1.posts": 12},
    "duty": {"shifts_per_1000": 20.0, "threshold": 0.5, "exemption_level": 1.0,
             "exemption_effect": 0.5, "exemption_limit": 1.5, "exit_effect": 0.5},
}
UNITS = {"market_sd": "log rate", "list_elasticity": "exponent", "reputation": "log rate per share",
         "absence_cover": "share", "cap_request_granted": "share", "elsewhere_share": "share",
         "none_share": "share", "change_rate": "per person-year",
         "supervisor_share": "share", "trainees_per_supervisor": "trainees",
         "hospital_months": "months", "hospital_cover": "share", "lis1.recruit_share": "share",
         "shifts_per_1000": "shifts per week and 1000 inhabitants",
         "threshold": "shifts per month", "exemption_limit": "shifts per month", "exemption_effect": "log rate per shift",
         "exit_effect": "log rate per shift"}


def certain():
    lines = []
    for section, values in CERTAIN.items():
        lines.append(f"[{section}]")
        for key, value in values.items():
            unit = UNITS.get(key, "ratio")
            lines.append(f"{key} = {value}" if isinstance(value, int) else
                         f'{key} = {{ value = {value}, unit = "{unit}", source = "made up" }}')
    return "\n".join(lines)


SCENARIO = f"""\
format = 1
extends = "legeplan:tiny/baseline.toml"

[title]
nb = "Mange små hjemler"
en = "Many small positions"

[period]
start = 2021-05-01
end = 2024-12-31

{certain()}
[initial]
offices = "offices.csv"
positions = "positions.csv"

[initial.margins]
women = 17
mean_age = 49
over_62 = 6
in_training = 5
specialists = 24

[[event]]
id = "known_leave"
remove = true

[[event]]
id = "known_exit"
type = "gp_leaves"
date = 2021-10-01
position = "p3"

[[event]]
id = "known_start"
type = "gp_starts"
date = 2021-08-01
position = "p0"

[[policy]]
id = "closes"
type = "close_position"
title = {{ nb = "Hjemmel legges ned", en = "Position closes" }}
date = 2022-03-01
positions = ["p5"]

[[policy]]
id = "shorter"
type = "set_list_cap"
title = {{ nb = "Kortere lister", en = "Shorter lists" }}
date = 2022-06-01
list_cap = 7
positions = ["p6", "p7", "p8"]
surplus = "transfer"
when = "now"

[[policy]]
id = "more"
type = "add_positions"
title = {{ nb = "Nye hjemler", en = "New positions" }}
date = 2022-09-01
office = "all"
count = 2
contract = "salaried"
list_cap = 9

[[policy]]
id = "programme"
type = "alis_programme"
title = {{ nb = "ALIS-ordning", en = "Programme for trainees" }}
date = 2023-01-01
places = 14
supervision = 4
salaried_trainees = true
effect = {{ value = 1.5, unit = "ratio", source = "made up" }}
"""


def staffing(i):
    return "vacant" if i % 20 == 0 else "locum" if i % 7 == 0 else "filled"


def write(folder):
    """Writes the scenario with its tables; returns its path."""
    rows = [f"p{i},all,{CONTRACTS[i % 5]},9,8,{staffing(i)}" for i in range(POSITIONS)]
    header = "id,office,contract,list_cap,list_length,staffing"
    (folder / "positions.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    (folder / "offices.csv").write_text(
        f"id,title_nb,title_en,rooms\nall,Alle,All,{POSITIONS + 2}\n", encoding="utf-8")
    path = folder / "many_positions.toml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path
