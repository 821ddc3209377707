"""The rules hold in this repository."""

import re
from pathlib import Path

import pytest

import rules

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_rule_holds(rule):
    violations = list(rule(ROOT))
    assert not violations, f"{rule.__doc__}\n" + "\n".join(violations)


def test_the_build_has_the_same_layers_in_the_same_order():
    text = (ROOT / "engine/CMakeLists.txt").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^legeplan_layer\((\w+)", text, re.MULTILINE)) == rules.LAYERS


def test_the_engine_is_found():
    assert any(path == "engine/core/version.cpp" for path, _, _ in rules.engine_sources(ROOT))
