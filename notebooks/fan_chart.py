#!/usr/bin/python3
"""Fan charts of a result file: one panel per indicator, scenarios laid over each other.

Usage: fan_chart.py RESULTS.h5 OUT.png [--lang nb|en] [--indicator ID ...]

Each fan holds 50 % (dark) and 90 % (light) of the simulated futures; the line is the median.
"""

import argparse
import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

HEADLINE = [
    "persons_without_gp",
    "list_free_share",
    "positions_without_gp",
    "gp_hours_per_week",
]
COLOURS = ["#3b6fb6", "#d1702c", "#4f9a58", "#8a5aa8", "#b5525c", "#6b6b6b"]
WORDS = {
    "nb": {
        "note": "Framskriving med usikkerhet, ikke en prognose. Linje: median. "
        "Mørkt felt: 50 %, lyst felt: 90 % av de simulerte framtidene.",
        "share": "prosent",
        "drawn": "Figur: {}",
    },
    "en": {
        "note": "Projection with uncertainty, not a forecast. Line: median. "
        "Dark band: 50 %, light band: 90 % of the simulated futures.",
        "share": "per cent",
        "drawn": "Picture: {}",
    },
}
NB_UNITS = {
    "persons": "personer",
    "positions": "hjemler",
    "lists": "lister",
    "hours per week": "timer i uka",
    "doctors": "leger",
    "consultations": "konsultasjoner",
    "years": "år",
    "places": "plasser",
    "share": "prosent",
}


def months_as_years(dataset):
    """Decimal years of the months' ends, from whatever the time scale holds."""
    import datetime

    values = dataset[...]
    units = dataset.attrs["units"]
    units = units.decode() if isinstance(units, bytes) else units
    epoch = datetime.datetime.fromisoformat(units.split(" since ")[1].strip().split(".")[0])
    days = [epoch + datetime.timedelta(days=float(v)) for v in values]
    return np.array([d.year + (d.timetuple().tm_yday - 1) / 365.25 for d in days])


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def title_of(file, lang):
    """Titles of the scenarios in the language, by the order of the file."""
    name = f"scenario_title_{lang}"
    if name in file:
        return [text(t) for t in file[name].asstr()[...]]
    return [text(s) for s in file["scenario"].asstr()[...]]


def draw(path, out, lang, indicators):
    words = WORDS[lang]
    with h5py.File(path, "r") as file:
        titles = title_of(file, lang)
        probabilities = list(np.round(file["quantile"][...], 3))
        years = months_as_years(file["time"])
        columns = 2 if len(indicators) > 1 else 1
        rows = -(-len(indicators) // columns)
        figure, axes = plt.subplots(
            rows, columns, figsize=(5.6 * columns, 3.4 * rows), squeeze=False
        )
        for axis, name in zip(axes.flat, indicators):
            group = file["indicator"][name]
            data = group["quantiles"]
            unit = text(data.attrs["units"])
            label = text(data.attrs["long_name_nb" if lang == "nb" else "long_name"])
            scale = 100.0 if unit in ("share", "1") else 1.0
            for i in range(len(titles)):
                values = data[i] * scale
                band = {p: values[:, probabilities.index(p)] for p in (0.05, 0.25, 0.5, 0.75, 0.95)}
                colour = COLOURS[i % len(COLOURS)]
                axis.fill_between(years, band[0.05], band[0.95], color=colour, alpha=0.15, lw=0)
                axis.fill_between(years, band[0.25], band[0.75], color=colour, alpha=0.3, lw=0)
                axis.plot(years, band[0.5], color=colour, lw=2, label=titles[i])
            axis.set_title(label, fontsize=10, loc="left")
            shown = NB_UNITS.get(unit, unit) if lang == "nb" else unit
            axis.set_ylabel(words["share"] if scale == 100.0 else shown, fontsize=9)
            axis.set_ylim(bottom=0)
            axis.grid(alpha=0.3)
            axis.tick_params(labelsize=9)
        for axis in list(axes.flat)[len(indicators) :]:
            axis.axis("off")
        handles, labels = axes.flat[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="upper center", ncol=2, frameon=False, fontsize=10)
        figure.text(0.01, 0.005, words["note"], fontsize=8, color="#555555")
        figure.tight_layout(rect=(0, 0.025, 1, 0.95))
        figure.savefig(out, dpi=120)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("results")
    parser.add_argument("out")
    parser.add_argument("--lang", choices=["nb", "en"], default="nb")
    parser.add_argument("--indicator", nargs="+", default=HEADLINE)
    arguments = parser.parse_args()
    try:
        draw(arguments.results, arguments.out, arguments.lang, arguments.indicator)
    except (OSError, KeyError) as error:
        print(f"{arguments.results}: {error}", file=sys.stderr)
        return 1
    print(WORDS[arguments.lang]["drawn"].format(arguments.out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
