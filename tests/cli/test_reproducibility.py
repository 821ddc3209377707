"""The same seed gives the same numbers: for any threads, number of replicates and alternatives."""

import collections
import subprocess

import h5py
import numpy
import pytest

from conftest import document, run, POLICY, SCENARIOS, TINY

LOTEN = SCENARIOS / "loten"
DEMOGRAPHY = ("population", "population_80_plus", "births", "deaths", "in_moves", "out_moves")


def datasets(path):
    """Every dataset's and attribute's bytes but those of /provenance, by name."""
    found = {}

    def visit(name, item):
        if name.split("/")[0] == "provenance":
            return
        if isinstance(item, h5py.Dataset):
            value = item[()]
            is_text = value.dtype.kind == "O"
            found[name] = list(value.ravel()) if is_text else (value.shape, value.tobytes())
        for key in item.attrs:
            if key not in ("DIMENSION_LIST", "REFERENCE_LIST"):
                found[f"{name}@{key}"] = str(item.attrs[key])

    with h5py.File(path) as file:
        file.visititems(visit)
        found.update({f"@{key}": str(file.attrs[key]) for key in file.attrs})
    return found


def draws(path, indicator, scenario=0):
    with h5py.File(path) as file:
        return file[f"indicator/{indicator}/draws"][scenario]


def indicators(path):
    with h5py.File(path) as file:
        return list(file["indicator"])


@pytest.fixture(scope="module")
def thousand(tmp_path_factory):
    """A thousand replicates of the tiny municipality, each kept."""
    path = tmp_path_factory.mktemp("thousand") / "r.h5"
    run("run", TINY, "-n", "1000", "--draws", "--quiet", "-o", path)
    return path


def test_the_same_bytes_for_any_number_of_threads(folder):
    alternative = LOTEN / "tenth_position.toml"
    texts, tables, files = set(), set(), []
    for threads in (1, 2, 8):
        names = (f"{threads}.h5", f"{threads}.csv")
        words = ("compare", LOTEN / "baseline.toml", alternative, "-n", "60", "-j", threads)
        files.append(folder.path / names[0])
        outputs = ("-o", names[0], "--csv", names[1], "--draws", "--json", "--quiet")
        texts.add(run(*words, *outputs, cwd=folder.path).stdout)
        tables.add((folder.path / names[1]).read_bytes())
    assert len(texts) == len(tables) == 1
    first, *others = (datasets(file) for file in files)
    assert len(first) > 1000 and all(other == first for other in others)
    # As the README says it.
    compare = ["h5diff", "--exclude-path", "/provenance", *files[:2]]
    assert subprocess.run(compare, capture_output=True, check=True).stdout == b""


def test_another_seed_gives_other_numbers():
    words = ("run", TINY, "-n", "10", "--json", "--quiet", "--seed")
    assert run(*words, "1").stdout != run(*words, "2").stdout
    largest = document("run", TINY, "-n", "2", "--seed", str(2**64 - 1))
    assert largest["seed"] == 2**64 - 1


def test_a_hundred_replicates_are_the_first_of_a_thousand(thousand, folder):
    path = folder.path / "hundred.h5"
    run("run", TINY, "-n", "100", "--draws", "--quiet", "-o", path)
    for indicator in indicators(path):
        few, many = draws(path, indicator), draws(thousand, indicator)
        assert few.shape == (100, 24) and many.shape == (1000, 24)
        assert few.tobytes() == many[:100].tobytes(), indicator


def test_the_summary_is_that_of_the_draws(thousand):
    with h5py.File(thousand) as file:
        for name in ("population", "list_free", "gps_mean_age", "gp_hours_per_week"):
            group = file["indicator"][name]
            kept = group["draws"][0].astype(float)
            numpy.testing.assert_allclose(group["mean"][0], kept.mean(axis=0), rtol=1e-9)
            sd = kept.std(axis=0, ddof=1)
            numpy.testing.assert_allclose(group["sd"][0], sd, rtol=1e-7, atol=1e-9)
            wanted = numpy.quantile(kept, file["quantile"][()], axis=0).T
            numpy.testing.assert_allclose(group["quantiles"][0], wanted, rtol=1e-9, atol=1e-9)


def test_a_replicate_alone_is_the_one_of_the_thousand(thousand):
    """The events that `trace` tells are counted in the draws."""
    exits, recruits = draws(thousand, "gp_exits"), draws(thousand, "gp_recruits")
    busiest = numpy.argsort((exits + recruits).sum(axis=1))[-3:]
    assert exits[busiest].sum() > 3 and recruits[busiest].sum() > 3
    months = [f"{2021 + i // 12}-{i % 12 + 1:02}" for i in range(24)]
    for replicate in (0, 417, 999, *busiest):
        events = document("trace", TINY, "--replicate", replicate)["events"]
        for words, kept in (("the GP leaves", exits), ("a new GP", recruits)):
            counted = collections.Counter(e["month"] for e in events if words in e["what"]["en"])
            assert [counted[month] for month in months] == list(kept[replicate]), (replicate, words)


def test_traces_of_two_replicates_differ():
    traces = {run("trace", TINY, "--replicate", k, "--json").stdout for k in range(5)}
    assert len(traces) == 5


def test_trace_in_both_languages():
    nb = run("trace", POLICY, "--replicate", "3", language="nb").stdout.splitlines()
    en = run("trace", POLICY, "--replicate", "3").stdout.splitlines()
    assert nb[0] == "Liten prøvekommune med tiltak: hendelser i simulering 3, frø 1"
    assert en[0] == "Tiny test municipality with policies: events of replicate 3, seed 1"
    assert [line[:9] for line in nb[1:]] == [line[:9] for line in en[1:]]
    pairs = {
        "tiltak grant begynner": "policy grant begins",
        "hendelse known_leave": "event known_leave",
        "hjemmel t2: ny fastlege, 44 år": "position t2: a new GP, 44 years",
    }
    for norwegian, english in pairs.items():
        assert any(line.endswith(norwegian) for line in nb), norwegian
        assert any(line.endswith(english) for line in en), english


def test_an_alternative_does_not_change_the_others():
    names = ("baseline", "low_growth", "tenth_position")
    base, low, tenth = (LOTEN / f"{name}.toml" for name in names)
    one = document("compare", base, tenth, "-n", "20")
    two = document("compare", base, low, tenth, "-n", "20")
    alone = document("run", tenth, "-n", "20")
    assert tuple(scenario["id"] for scenario in two["scenarios"]) == names
    assert one["scenarios"][0] == two["scenarios"][0]
    assert one["scenarios"][1] == two["scenarios"][2] == alone["scenarios"][0]
    assert one["differences"][0] == two["differences"][1]


@pytest.mark.parametrize(
    "base, alternative",
    [("loten/baseline", "loten/shorter_lists"), ("gjovik/baseline", "gjovik/new_centre")],
)
def test_replicates_share_demography_when_no_policy_touches_it(folder, base, alternative):
    path = folder.path / "r.h5"
    paths = [SCENARIOS / f"{name}.toml" for name in (base, alternative)]
    run("compare", *paths, "-n", "20", "--draws", "--quiet", "-o", path)
    for indicator in DEMOGRAPHY:
        assert draws(path, indicator, 0).tobytes() == draws(path, indicator, 1).tobytes()
    assert draws(path, "list_free", 0).tobytes() != draws(path, "list_free", 1).tobytes()


def test_growth_does_touch_demography():
    compared = document("compare", LOTEN / "baseline.toml", LOTEN / "high_growth.toml", "-n", "20")
    assert compared["differences"][0]["indicators"]["population"]["mean"][-1] > 100


def test_two_files_of_one_name_get_ids_of_their_own():
    compared = document("compare", TINY, TINY, POLICY, TINY, "-n", "2")
    ids = [scenario["id"] for scenario in compared["scenarios"]]
    assert ids == ["tiny_baseline", "tiny_baseline_2", "policy", "tiny_baseline_3"]
    assert [d["scenario"] for d in compared["differences"]] == ids[1:]
    assert set(compared["differences"][0]["indicators"]["list_free"]["mean"]) == {0.0}
