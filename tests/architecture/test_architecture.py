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


@pytest.mark.parametrize(
    "name, header, catalogue",
    [
        ("Word", "engine/output/workbook_words.h", "engine/output/workbook_words.cpp"),
        ("Phrase", "engine/output/wording.h", None),
        ("Message", "engine/cli/catalogue.h", "engine/cli/catalogue.cpp"),
    ],
)
def test_every_text_of_a_catalogue_is_used(name, header, catalogue):
    body = re.search(rf"enum class {name} .*?{{(.*?)}};", (ROOT / header).read_text(), re.DOTALL)
    texts = set(re.findall(r"\w+", re.sub(r"//.*", "", body[1]))) - {"count_"}
    used = set()
    for path, _, text in rules.engine_sources(ROOT):
        if path not in (header, catalogue):
            used |= set(re.findall(rf"\b{name}::(\w+)", text))
    assert texts - used == set()
