"""The same bytes whichever variants of exp and log the C library picks for the processor."""

import os
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ["LEGEPLAN_BINARY"]
SCENARIOS = Path(os.environ["LEGEPLAN_SOURCE_DIR"]) / "scenarios"

# What glibc is told not to see: then it picks the variants of a processor without them.
OLD_PROCESSOR = ",".join(
    f"-{name}"
    for name in ("FMA", "FMA4", "AVX2", "AVX", "AVX512F", "AVX512VL", "BMI2", "ERMS", "AVX_Fast_Unaligned_Load")
)


def document(scenario, tunables):
    environment = dict(os.environ)
    environment.pop("GLIBC_TUNABLES", None)
    if tunables:
        environment["GLIBC_TUNABLES"] = tunables
    result = subprocess.run(
        [BINARY, "run", str(SCENARIOS / scenario), "-n", "20", "--json", "--quiet"],
        capture_output=True,
        env=environment,
        check=True,
    )
    return result.stdout


def exponentials(tunables):
    """Last digits of the C library's exp and log, to see that the tunables do something."""
    code = (
        "import math; "
        "print([math.exp(0.001 * i).hex() + math.log(1.0 + 0.37 * i).hex() for i in range(20000)])"
    )
    environment = dict(os.environ, GLIBC_TUNABLES=tunables or "glibc.malloc.check=0")
    return subprocess.run(
        ["/usr/bin/python3", "-c", code], capture_output=True, env=environment, check=True
    ).stdout


@pytest.fixture(scope="module")
def two_processors():
    """Skips where hiding a part of the processor changes nothing: equal bytes say nothing then."""
    if "fma" not in Path("/proc/cpuinfo").read_text():
        pytest.skip("this processor has no fused multiply-add to hide")
    if exponentials(None) == exponentials(f"glibc.cpu.hwcaps={OLD_PROCESSOR}"):
        pytest.skip("this C library gives the same digits with and without it")


@pytest.mark.usefixtures("two_processors")
@pytest.mark.parametrize("scenario", ["tiny/policy.toml", "loten/baseline.toml"])
def test_results_do_not_depend_on_the_processor(scenario):
    plain = document(scenario, None)
    old = document(scenario, f"glibc.cpu.hwcaps={OLD_PROCESSOR}")
    assert len(plain) > 10_000
    assert plain == old
