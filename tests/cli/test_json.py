"""The JSON of run, compare and project: its structure is a contract."""

import math

import pytest

from conftest import document, run, POLICY, SCENARIOS, TINY

QUANTILES = ["0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95"]
MONTHS = [f"{year}-{month:02}" for year in (2021, 2022) for month in range(1, 13)]

# The permanent ids that a result must have; services, costs and continuity come with their steps.
INDICATORS = set(
    """population population_0_19 population_20_66 population_67_79 population_80_plus births deaths
    in_moves out_moves list_capacity list_length_total list_free list_free_share lists_open
    lists_open_women lists_open_men mean_list_length mean_list_length_with_gp persons_on_no_list
    persons_on_list_without_gp persons_on_list_without_doctor persons_without_gp
    non_residents_on_lists positions positions_filled positions_locum positions_vacant
    positions_without_gp gps gps_regular gps_women gps_mean_age gps_over_62 gps_specialists
    gps_in_training gp_exits gp_retirements gp_recruits consultations_demand gp_hours_per_week
    capacity_rule_met""".split()
)


@pytest.fixture(scope="module")
def compared():
    return document("compare", TINY, POLICY, "-n", "50", "--seed", "7", "--quiet")


def finite_or_null(values):
    return all(value is None or math.isfinite(value) for value in values)


def test_the_document_has_the_structure_of_the_contract(compared):
    assert list(compared) == ["format", "version", "seed", "replicates", "scenarios", "differences"]
    assert compared["format"] == 1 and compared["seed"] == 7 and compared["replicates"] == 50
    assert [scenario["id"] for scenario in compared["scenarios"]] == ["baseline", "policy"]
    for scenario in compared["scenarios"]:
        assert list(scenario) == ["id", "title", "time", "indicators", "price_year", "not_priced", "switched_off"]
        assert set(scenario["title"]) == {"nb", "en"}
        assert scenario["time"] == MONTHS
        assert set(scenario["indicators"]) >= INDICATORS
        for series in scenario["indicators"].values():
            assert list(series) == ["unit", "mean", "sd", "mc_error", "quantiles", "initial"]
            assert list(series["quantiles"]) == QUANTILES
            assert list(series["initial"]) == ["mean", "sd", "quantiles"]
            assert list(series["initial"]["quantiles"]) == QUANTILES
    (difference,) = compared["differences"]
    assert list(difference) == ["scenario", "base", "indicators"]
    assert (difference["scenario"], difference["base"]) == ("policy", "baseline")
    assert list(difference["indicators"]) == list(compared["scenarios"][0]["indicators"])
    for series in difference["indicators"].values():
        assert set(series) == {
            "mean", "mc_error", "lower", "upper", "probability_greater", "probability_equal",
            "variance_reduction",
        }


def test_every_series_has_a_value_or_null_for_each_month(compared):
    series = [
        values
        for part in (*compared["scenarios"], *compared["differences"])
        for indicator in part["indicators"].values()
        for values in (
            *(v for v in indicator.values() if isinstance(v, list)),
            *indicator.get("quantiles", {}).values(),
        )
    ]
    assert len(series) > 400
    assert all(len(values) == len(MONTHS) and finite_or_null(values) for values in series)


def test_quantiles_rise_and_errors_fit(compared):
    for scenario in compared["scenarios"]:
        for name, series in scenario["indicators"].items():
            for month in range(len(MONTHS)):
                quantiles = [series["quantiles"][q][month] for q in QUANTILES]
                if None in quantiles:
                    continue
                assert quantiles == sorted(quantiles), name
                assert series["mc_error"][month] >= 0.0
                assert series["sd"][month] == pytest.approx(
                    series["mc_error"][month] * math.sqrt(50), rel=1e-9
                ), name


def test_differences_are_those_of_the_means(compared):
    base, policy = (scenario["indicators"] for scenario in compared["scenarios"])
    for name, series in compared["differences"][0]["indicators"].items():
        for month in range(len(MONTHS)):
            means = (policy[name]["mean"][month], base[name]["mean"][month])
            if None in means or series["mean"][month] is None:
                continue
            greater, equal = series["probability_greater"][month], series["probability_equal"][month]
            assert -1e-12 <= greater - equal / 2 <= 1.0 - equal + 1e-12
            assert series["lower"][month] <= series["upper"][month]
            if name != "gps_mean_age":  # its pairs leave out replicates without a GP
                assert series["mean"][month] == pytest.approx(means[0] - means[1], abs=1e-6), name


def test_no_policy_touches_demography(compared):
    base, policy = (scenario["indicators"] for scenario in compared["scenarios"])
    for name in ("population", "population_80_plus", "births", "deaths", "in_moves", "out_moves"):
        assert base[name] == policy[name]
        difference = compared["differences"][0]["indicators"][name]
        assert set(difference["mean"]) == {0.0}
        assert set(difference["probability_greater"]) == {0.5}
        assert set(difference["probability_equal"]) == {1.0}
        assert set(difference["variance_reduction"]) == {None}
    assert base["list_free"] != policy["list_free"]


def test_what_is_undefined_is_null(folder):
    """One replicate gives no standard deviation, and no doctor no mean age."""
    one = document("run", TINY, "-n", "1")["scenarios"][0]["indicators"]
    assert set(one["population"]["sd"]) == {None}
    assert set(one["population"]["mc_error"]) == {None}
    assert None not in one["population"]["mean"]


def test_json_of_people_and_numbers_do_not_mix():
    result = run("run", TINY, "-n", "5", "--json")
    assert result.stdout.startswith('{"format":1,')
    assert "Tiny test municipality (baseline)" in result.stderr
    assert run("run", TINY, "-n", "5", "--json", "--quiet").stderr == ""


def test_the_document_does_not_depend_on_the_language():
    words = ("run", TINY, "-n", "5", "--json")
    assert run(*words).stdout == run(*words, language="nb").stdout


def test_until_error_stops_when_the_bound_is_met():
    met = document("run", TINY, "--until-error", "list_free=0.5")
    worst = max(met["scenarios"][0]["indicators"]["list_free"]["mc_error"])
    assert worst <= 0.5 and met["replicates"] < 1000
    fewer = document("run", TINY, "-n", str(met["replicates"] // 2))
    assert max(fewer["scenarios"][0]["indicators"]["list_free"]["mc_error"]) > 0.5
    # The replicates are those of a run that asks for so many.
    assert met == document("run", TINY, "-n", str(met["replicates"]))


def test_until_error_says_whether_the_bound_is_met():
    bound = ("--until-error", "list_free=0.1")
    met = run("run", TINY, "--until-error", "list_free=0.5").stderr
    assert "The bound for list_free is met with" in met
    missed = run("run", TINY, "-n", "50", *bound, language="nb").stderr
    assert (
        "Grensen for list_free er ikke nådd etter 50 simuleringer, som er det høyeste antallet (-n)."
        in missed
    )


def test_project_gives_the_expected_population():
    projected = document("project", TINY)
    assert list(projected)[:5] == ["format", "version", "id", "title", "time"]
    assert projected["time"][-24:] == MONTHS
    population = projected["indicators"]["population"]["expected"]
    parts = [
        projected["indicators"][f"population_{ages}"]["expected"]
        for ages in ("0_19", "20_66", "67_79", "80_plus")
    ]
    assert population == pytest.approx([sum(month) for month in zip(*parts)])
    assert projected["year_end"]["year"][-1] == 2022
    by_age = projected["year_end"]["female"][-1] + projected["year_end"]["male"][-1]
    assert len(by_age) == 2 * 106 and sum(by_age) == pytest.approx(population[-1])
    # Flows and stocks reconcile month by month.
    flows = {
        name: projected["indicators"][name]["expected"]
        for name in ("births", "deaths", "in_moves", "out_moves")
    }
    for month in range(1, len(population)):
        change = (
            flows["births"][month] - flows["deaths"][month]
            + flows["in_moves"][month] - flows["out_moves"][month]
        )
        assert population[month] - population[month - 1] == pytest.approx(change, abs=1e-9)


def test_project_for_people():
    path = SCENARIOS / "gjovik" / "baseline.toml"
    nb = run("project", path, language="nb").stdout.splitlines()
    assert nb[0] == "Gjøvik: som vedtatt i 2021: forventet befolkning uten tilfeldighet"
    assert nb[1].split()[:3] == ["31.", "desember", "Innbyggere"]
    assert [line.split()[0] for line in nb[2:]] == [str(year) for year in range(2021, 2031)]


def test_a_step_that_is_switched_off_is_told(folder):
    path = folder.scenario("[duty]\nenabled = false\n[costs]\nenabled = false")
    (scenario,) = document("run", path, "-n", "3")["scenarios"]
    assert scenario["switched_off"] == ["duty", "costs"] and scenario["not_priced"] == []
    assert set(scenario["indicators"]["cost_municipality"]["mean"]) == {None}
    said = run("run", path, "-n", "3", language="nb").stdout
    assert "Slått av i scenarioet og ikke regnet ut: legevakt, kostnader." in said
    assert "Kostnad for kommunen" not in said
    (whole,) = document("run", TINY, "-n", "3")["scenarios"]
    assert whole["switched_off"] == [] and whole["not_priced"]
    said = run("run", TINY, "-n", "3", language="nb").stdout
    assert "Slått av" not in said and "Disse postene har ingen pris" in said
