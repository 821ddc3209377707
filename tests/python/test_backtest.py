"""Backtests: the program's numbers as a table, and what is refused."""

import json

import legeplan
import pytest
from conftest import SCENARIOS, program

SCENARIO = SCENARIOS / "backtest" / "gjovik_2016.toml"
OBSERVED = SCENARIOS / "gjovik" / "history_population.csv"


def test_the_cells_are_the_programs():
    words = ("backtest", SCENARIO, "--observed", OBSERVED, "-n", 40, "--seed", 3, "--json")
    document = json.loads(program(*words))
    calls = []
    table = legeplan.backtest(
        SCENARIO, OBSERVED, 40, seed=3, progress=lambda done, wanted: calls.append((done, wanted))
    )
    assert len(table) == len(document["cells"]) == 25
    for (_, row), cell in zip(table.iterrows(), document["cells"]):
        for name in ("region", "origin", "indicator", "time", "years_ahead", "observed", "mean"):
            assert row[name] == cell[name]
        assert row["crps"] == cell["crps"] and row["unit"] == "persons"
        for quantile, value in cell["quantiles"].items():
            assert row[f"q{round(100 * float(quantile)):02d}"] == value
        for band, is_inside in cell["inside"].items():
            assert row[f"within_{band}"] == is_inside
        for rival, value in cell["rivals"].items():
            assert row[rival] == value
    coverage = table.groupby("indicator")["within_80"].mean()
    for indicator, summary in document["summary"].items():
        assert coverage[indicator] == pytest.approx(summary["coverage"]["80"])
    assert calls[-1] == (40, 40)


def test_shipped_files_have_short_names():
    ours = legeplan.backtest(SCENARIO, OBSERVED, 5)
    shipped = legeplan.backtest(
        "legeplan:backtest/gjovik_2016.toml", "legeplan:gjovik/history_population.csv", 5
    )
    assert shipped.equals(ours)


def test_a_scenario_that_knows_too_much_is_refused(tiny):
    with pytest.raises(legeplan.ScenarioError, match="vintage"):
        legeplan.backtest(tiny, OBSERVED, 5)
    with pytest.raises(ValueError, match="replicates"):
        legeplan.backtest(SCENARIO, OBSERVED, 0)


def test_a_table_of_gps_that_says_a_later_day_is_refused(tmp_path):
    table = (SCENARIOS / "calibration" / "fits" / "gp_national_retirement.csv").read_text("utf-8")
    (tmp_path / "later.csv").write_text("# vintage: 2025-01-01\n" + table, encoding="utf-8")
    path = tmp_path / "knows_later.toml"
    path.write_text('format = 1\nextends = "legeplan:backtest/gjovik_2016.toml"\n'
                    '[gp]\nretirement_table = "later.csv"\n', encoding="utf-8")
    with pytest.raises(legeplan.ScenarioError, match="2025-01-01"):
        legeplan.backtest(str(path), OBSERVED, 5)
