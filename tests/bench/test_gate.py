"""The speed gate: what it counts is repeatable, and it fails when a run costs more."""

import importlib.util
import json
import os
from pathlib import Path

import pytest

SOURCE = Path(os.environ["LEGEPLAN_SOURCE_DIR"])
spec = importlib.util.spec_from_file_location("gate", SOURCE / "bench" / "gate.py")
gate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gate)

gate.TIMED, gate.TURNS = 10, 1
SCENARIO = "tiny/baseline"


@pytest.fixture(scope="module")
def program():
    return gate.Tree(os.environ["LEGEPLAN_BINARY"], SOURCE / "scenarios")


def silent(_):
    pass


@pytest.fixture(scope="module")
def slower(tmp_path_factory, program):
    """The program with a fifth more replicates than it is asked for."""
    script = tmp_path_factory.mktemp("slower") / "legeplan"
    script.write_text(
        "#!/bin/bash\n"
        'words=("$@")\n'
        'for i in "${!words[@]}"; do\n'
        '    [ "${words[$i]}" != -n ] || words[i + 1]=$((words[i + 1] * 12 / 10 + 1))\n'
        "done\n"
        f'exec "{program.program}" "${{words[@]}}"\n')
    script.chmod(0o755)
    return gate.Tree(script, program.scenarios)


def test_the_same_program_passes_and_counts_the_same(program):
    rows = gate.measure(program, program, silent, {SCENARIO: 200})
    assert rows[0]["instructions"] > 10_000
    assert rows[0]["instructions_ratio"] == pytest.approx(1.0, abs=0.005)
    assert gate.failures(rows) == []


def test_a_program_that_does_more_fails(program, slower, monkeypatch):
    # Callgrind follows the program that the script becomes.
    follow = gate.subprocess.run
    monkeypatch.setattr(gate.subprocess, "run", lambda command, **options: follow(
        command[:1] + ["--trace-children=yes"] * (command[0] == "valgrind") + command[1:],
        **options))
    rows = gate.measure(program, slower, silent, {SCENARIO: 200})
    assert rows[0]["instructions_ratio"] > 1.1
    assert gate.failures(rows) == [SCENARIO]


def test_the_limit_is_five_percent():
    row = {"scenario": "a", "instructions_ratio": 1.049}
    assert gate.failures([row]) == []
    assert gate.failures([dict(row, instructions_ratio=1.051)]) == ["a"]


def test_the_report_is_a_table_and_a_list_of_benchmarks(tmp_path):
    row = {"scenario": "a/b", "instructions_base": 2e6, "instructions": 1e6,
           "instructions_ratio": 0.5, "ms_base": 2.0, "ms": 1.25, "ms_ratio": 0.625}
    gate.report([row], {"step/lists": 12.3456}, tmp_path)
    tables = (tmp_path / "benchmarks.md").read_text()
    assert "| a/b | 2.000 | 1.000 | 0.500 | 2.000 | 1.250 | 0.625 |\n" in tables
    assert tables.endswith("\n\n| step | us |\n|---|---:|\n| lists | 12.35 |\n")
    entries = json.loads((tmp_path / "benchmarks.json").read_text())
    assert entries == [
        {"name": "replicate/a/b", "unit": "instructions", "value": 1000000},
        {"name": "replicate/a/b time", "unit": "ms", "value": 1.25, "extra": "ratio 0.625"},
        {"name": "step/lists", "unit": "us", "value": 12.346}]
    gate.report([row], {}, tmp_path)
    assert (tmp_path / "benchmarks.md").read_text() == gate.table([row])


def benchmark_program(folder, runs):
    """A program that answers as Google Benchmark does."""
    script = folder / "bench"
    script.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps({'benchmarks': runs})}\nEND\n")
    script.chmod(0o755)
    return script


def test_the_steps_are_read_from_the_benchmark_program(tmp_path):
    runs = [{"name": "step/lists/iterations:10/manual_time", "real_time": 1500.0, "time_unit": "ns"},
            {"name": "step/start", "real_time": 0.5, "time_unit": "ms"}]
    steps = gate.kernels(benchmark_program(tmp_path, runs))
    assert steps == {"step/lists": 1.5, "step/start": 500.0}


def test_a_step_whose_result_is_wrong_fails(tmp_path):
    wrong = {"name": "step/lists/iterations:10", "error_occurred": True,
             "error_message": "the months are not those of the engine"}
    with pytest.raises(SystemExit, match="step/lists: the months are not"):
        gate.kernels(benchmark_program(tmp_path, [wrong]))
