"""Derives the national tables that come from published ones; rewrites them in place.

Usage: python3 scenarios/calibration/calibrate_all.py
Reads only tables and scenarios under scenarios/. The same input gives the same bytes.
"""

import fertility
import gp_scheme_2020
import model_schedules
import mortality
import out_moves
import workload


def main():
    for title, step in (
            ("Out-moves", out_moves.main), ("Fertility", fertility.main),
            ("Mortality", mortality.main), ("Model schedules", model_schedules.main),
            ("GP scheme 2020", gp_scheme_2020.main)):
        print(f"\n# {title}")
        step()
    print("\n# Workload")
    workload.main()


if __name__ == "__main__":
    main()
