"""The tables of the national backtest of the GP scheme from 1 January 2020.

Writes backtest/gp_scheme_2020_*.csv: a tenth of the nation as one municipality, from norway/gp_scheme.csv and
norway/history_population.csv. See docs/methods/backtest.md.
"""

from tables import history, read, write, write_by_age_sex

START = 2020
SCALE = 10  # the scenario is a tenth of the nation
AGREEMENT_8_2 = 0.325  # of the positions, the rest self-employed: prior.national_position
LOCUM_SHARE = 0.86  # Helsedirektoratet: 84-88 % of lists without a GP have a locum
ROOMS = 1000        # the most that one office holds

POPULATION = """
A tenth of the population of Norway on 1 January 2020, each cell rounded.
Source: Statistics Norway (SSB), table 07459. Licence CC BY 4.0. age 105 is 105 and over.
vintage: 2020-01-01
"""

POSITIONS = """
A tenth of the lists of the GP scheme, fourth quarter of 2019: 501, of which 13 without a GP and 14 %
of the others salaried; a third has an 8.2 agreement (prior, norway/calibration.toml). Equal lengths and caps at the published means; 86 % of the lists without a GP have a
locum. Source: norway/gp_scheme.csv (Helsedirektoratet). SYNTHETIC otherwise.
"""

OFFICES = "Offices only to hold the positions. SYNTHETIC."

OBSERVED = """
A tenth of the GP scheme in figures at the ends of years, to be compared with.
Source: Helsedirektoratet, Fastlegestatistikk, fourth quarters of 2019, 2020 and 2021
(norway/gp_scheme.csv). Lists without a GP include those with a locum. vintage: 2022-01-01
"""


def main():
    scheme = {int(row["year"]): row for row in read("norway/gp_scheme.csv")}
    start = scheme[START - 1]
    write_by_age_sex("backtest/gp_scheme_2020_population.csv", POPULATION, "persons",
                     history("norway/history_population.csv")[START] / SCALE, 0)
    lists = round(int(start["lists"]) / SCALE)
    vacant = round(int(start["lists_without_gp"]) / SCALE)
    filled = lists - vacant
    length = int(start["persons_with_gp"]) / SCALE / filled
    length_vacant = int(start["persons_without_gp"]) / SCALE / vacant
    salaried = round(float(start["salaried_share"]) * filled)
    agreements = round(AGREEMENT_8_2 * lists)
    locums = round(LOCUM_SHARE * vacant)
    cap = int(start["mean_cap"])
    rows = []
    for i in range(lists):
        staffing = "filled" if i < filled else "locum" if i < filled + locums else "vacant"
        contract = ("salaried" if i < salaried else
                    "agreement_8_2" if i < salaried + agreements else "self_employed")
        rows.append((f"p{i + 1}", f"office_{i // ROOMS + 1}", contract, cap,
                     round(length if i < filled else length_vacant), staffing))
    write("backtest/gp_scheme_2020_positions.csv", POSITIONS,
          ("id", "office", "contract", "list_cap", "list_length", "staffing"), rows)
    # Room for the positions that are opened.
    write("backtest/gp_scheme_2020_offices.csv", OFFICES, ("id", "title_nb", "title_en", "rooms"),
          [(f"office_{k + 1}", "Kontor", "Office", ROOMS) for k in range(lists // ROOMS + 1)])
    observed = []
    for year, row in scheme.items():
        without = int(row["lists_without_gp"])
        for indicator, value in (
                ("positions_without_gp", without),
                ("persons_on_list_without_gp", int(row["persons_without_gp"])),
                ("list_length_total", int(row["persons_with_gp"]) + int(row["persons_without_gp"]))):
            observed.append((f"{year}-12", indicator, f"{value / SCALE:.1f}"))
    write("backtest/gp_scheme_observed.csv", OBSERVED, ("month", "indicator", "value"), observed)


if __name__ == "__main__":
    main()
