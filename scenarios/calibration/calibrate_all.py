"""Runs every calibration in order and prints the fits; rewrites the derived tables in place.

Usage: python3 scenarios/calibration/calibrate_all.py
Reads only tables and scenarios under scenarios/. The same input gives the same bytes.
"""

import fertility
import gp_exits
import gp_scheme_2020
import model_schedules
import mortality
import out_moves
import relations
import vacancies
import workload


def main():
    for title, step in (
            ("Out-moves", out_moves.main), ("Fertility", fertility.main),
            ("Mortality", mortality.main), ("Model schedules", model_schedules.main),
            ("GP scheme 2020", gp_scheme_2020.main)):
        print(f"\n# {title}")
        step()
    print("\n# Exits of GPs")
    stock = gp_exits.main()
    print("\n# Vacancies")
    vacancies.main()
    print("\n# Relations")
    relations.main(stock)
    print("\n# Workload")
    workload.main()


if __name__ == "__main__":
    main()
