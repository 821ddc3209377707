"""The Slurm templates, run by bash with the variables that Slurm sets; mpirun stands for srun."""

import os
import subprocess
from pathlib import Path

import pytest

from conftest import BINARY, MPIRUN, environment, needs_mpi

TEMPLATES = Path(os.environ["LEGEPLAN_SOURCE_DIR"]) / "docs" / "slurm"


@pytest.fixture
def job(study, tmp_path):
    """Runs a template as a job of Slurm would be run."""
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "legeplan").symlink_to(BINARY)
    srun = commands / "srun"
    srun.write_text(f"""#!/bin/bash
[ "$1" = --mpi=pmix ] && [ "$2" = "--ntasks=$SLURM_NTASKS" ] || exit 99
shift 2
for name in ${{!SLURM_@}}; do unset "$name"; done
exec {MPIRUN} --allow-run-as-root --oversubscribe -n 2 "$@"
""")
    srun.chmod(0o755)

    def run(template, **variables):
        slurm = {f"SLURM_{name}": str(value) for name, value in variables.items()}
        done = subprocess.run(
            ["bash", str(TEMPLATES / template)], capture_output=True, text=True, timeout=60,
            cwd=tmp_path,
            env=environment() | slurm | {"STUDY": str(study.path), "OUT": str(tmp_path / "out"),
                                         "PATH": f"{commands}:{os.environ['PATH']}"},
        )
        assert done.returncode == 0, done.stderr
        return tmp_path / "out"

    return run


def test_a_job_array_and_its_merge(study, job):
    for task in (3, 1, 2):
        out = job("array.sbatch", JOB_ID=70 + task, ARRAY_TASK_ID=task, ARRAY_TASK_COUNT=3,
                  CPUS_PER_TASK=1)
    assert not (out / "results.h5").exists()
    job("merge.sbatch", JOB_ID=80, CPUS_PER_TASK=1)
    assert study.is_undisturbed(out)


@needs_mpi
def test_an_mpi_job(study, job):
    out = job("mpi.sbatch", JOB_ID=90, NTASKS=2, PROCID=0, CPUS_PER_TASK=1)
    assert study.is_undisturbed(out)
    assert len(list((out / "shards").iterdir())) == 2
