"""The engine gives what the plain implementation gives: every indicator, in mean and in spread.

Times are the start, half a year, each year and the end; flows are compared in the month and summed.
One difference is by design: the engine deals people to lists once for all replicates, the reference
anew in each. What follows from who happens to be on no list is not averaged out: hours in the town
of 300 have a standard deviation of 0.05 between deals, three times the error of their mean here.
"""

from pathlib import Path

import pytest

import compare
import many_positions
import workforce

LIMIT = 5.0  # of |z|: passed by chance about once in 600 runs over all comparisons here

# Replicates of the engine and of the reference, and the least number of comparisons of means and of
# spreads; the others are of events too rare to tell in so few replicates.
SIZES = {
    "tiny/baseline": (4000, 800, 160, 160),
    "tiny/policy": (4000, 800, 160, 160),
    "many_positions": (4000, 600, 270, 265),
    "loten/baseline": (2000, 100, 285, 245),
    "loten/tenth_position": (2000, 60, 300, 230),
}

# What must be seen when one parameter of the reference moves. The smallest changes are those with
# power in so few replicates: GPs are few, so that what concerns them must move by more.
MOVED = [
    ("tiny/baseline", 300, ("workload.hours_with_patients", "value", 1.02)),
    ("loten/baseline", 40, ("population.out_moves.level", "value", 1.05)),
    ("many_positions", 400, ("recruitment.women_share", "value", 1.1)),
    ("many_positions", 400, ("gp.move_ratio", "value", 1.25)),
    ("many_positions", 600, ("recruitment.successor_ready", "value", 1.6)),
    ("many_positions", 400, ("training.trainees_per_supervisor", "value", 1.1)),
    ("many_positions", 400, ("duty.exit_effect", "value", 1.5)),
    ("many_positions", 400, ("duty.shifts_per_1000", "value", 1.02)),
]
WIDENED = [
    ("tiny/baseline", 300, ("workload.trend", "sd", 1.3)),
]


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    shipped = {name: Path(compare.DATA) / f"{name}.toml" for name in SIZES if "/" in name}
    made_up = many_positions.write(tmp_path_factory.mktemp("many_positions"))
    return shipped | {"many_positions": made_up}


@pytest.fixture(scope="module")
def engine(paths, tmp_path_factory):
    """Samples of the engine by scenario."""
    folder = tmp_path_factory.mktemp("engine")
    return {name: compare.of_engine(paths[name], replicates, folder)
            for name, (replicates, *_) in SIZES.items()}


def far(z):
    """The comparisons beyond the limit, the worst first."""
    return sorted(((key, round(value, 1)) for key, value in z.items() if not abs(value) < LIMIT),
                  key=lambda item: -abs(item[1]))


@pytest.mark.parametrize("name", SIZES)
def test_engine_and_reference_agree(name, paths, engine):
    _, replicates, least_means, least_spreads = SIZES[name]
    reference = compare.of_reference(paths[name], replicates)
    assert engine[name].keys() == reference.keys()
    means = compare.compare(engine[name], reference, compare.z_of_means)
    spreads = compare.compare(engine[name], reference, compare.z_of_spreads)
    print(f"{name}: {len(means)} means and {len(spreads)} spreads compared")
    assert not far(means), f"of {len(means)} means"
    assert not far(spreads), f"of {len(spreads)} spreads"
    assert len(means) >= least_means and len(spreads) >= least_spreads


@pytest.mark.parametrize("name, replicates, change", MOVED)
def test_a_moved_parameter_is_seen(name, replicates, change, paths, engine):
    reference = compare.of_reference(paths[name], replicates, [change])
    assert far(compare.compare(engine[name], reference, compare.z_of_means))


@pytest.mark.parametrize("name, replicates, change", WIDENED)
def test_a_wider_spread_is_seen(name, replicates, change, paths, engine):
    reference = compare.of_reference(paths[name], replicates, [change])
    assert far(compare.compare(engine[name], reference, compare.z_of_spreads))


def test_a_missing_step_is_seen(paths, engine, monkeypatch):
    monkeypatch.setattr(workforce, "earlier_notices", lambda town: None)
    reference = compare.of_reference(paths["many_positions"], 100)
    z = compare.compare(engine["many_positions"], reference, compare.z_of_means)
    assert "gp_exits to month 6" in dict(far(z))
