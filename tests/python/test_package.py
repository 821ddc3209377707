"""The package as such: its documentation, its types and its version."""

import ast
import inspect
import pydoc
import re

import legeplan
from conftest import ROOT, program
from legeplan import _core

PACKAGE = ROOT / "bindings" / "python" / "legeplan"


def public():
    for name in legeplan.__all__:
        thing = getattr(legeplan, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            yield name, thing
        if thing in (legeplan.Scenario, legeplan.Results):
            for member, value in vars(thing).items():
                if inspect.isfunction(value) and not member.startswith("_"):
                    yield f"{name}.{member}", value


def test_everything_public_is_documented_and_typed():
    for name, thing in public():
        assert thing.__doc__ and thing.__doc__.strip(), name
        if inspect.isfunction(thing):
            signature = inspect.signature(thing)
            assert signature.return_annotation is not inspect.Signature.empty, name
            for parameter in signature.parameters.values():
                is_typed = parameter.annotation is not inspect.Parameter.empty
                assert is_typed or parameter.name == "self", (name, parameter.name)


def documented():
    """Everything public, and the properties and plots, by name."""
    yield from public()
    for kind in (legeplan.Scenario, legeplan.Results):
        for member, value in vars(kind).items():
            if isinstance(value, property):
                yield f"{kind.__name__}.{member}", value
    for name, thing in vars(legeplan.plot).items():
        if inspect.isfunction(thing) and thing.__module__ == "legeplan.plot" and name[0] != "_":
            yield f"plot.{name}", thing


def section(text, title):
    """The lines under a heading of a docstring in numpydoc's form."""
    found = re.search(rf"^{title}\n-+\n(.*?)(?=\n\n\S[^\n]*\n-+\n|\Z)", text, re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


def test_docstrings_name_every_parameter_and_what_comes_back():
    names = []
    for name, thing in documented():
        names.append(name)
        text = inspect.getdoc(thing) or ""
        assert text, name
        if not inspect.isfunction(thing):
            continue
        signature = inspect.signature(thing)
        heads = re.findall(r"^(\S.*?)(?: :.*)?$", section(text, "Parameters"), re.MULTILINE)
        listed = [word.lstrip("*") for head in heads for word in head.split(", ")]
        assert listed == [word for word in signature.parameters if word != "self"], name
        if signature.return_annotation is not None:
            assert section(text, "Returns"), name
    assert {"backtest", "Results.profile", "Scenario.months", "plot.pyramid"} <= set(names)


def test_help_shows_the_functions():
    text = pydoc.render_doc(legeplan, renderer=pydoc.plaintext)
    example = "legeplan.compare([base, centre, weak]"
    for words in (example, "open_results(path", "replicates: int = 1000"):
        assert words in text


def test_the_stub_names_what_the_module_has():
    tree = ast.parse((PACKAGE / "_core.pyi").read_text())
    names = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign):
            names.add(node.target.id)
        if isinstance(node, ast.ClassDef):
            members = {m.name for m in node.body if isinstance(m, ast.FunctionDef)}
            members |= {m.target.id for m in node.body if isinstance(m, ast.AnnAssign)}
            there = {m for m in vars(getattr(_core, node.name)) if not m.startswith("_")}
            if node.name != "RunError":
                assert members == there - {"name", "value"}, node.name
    assert names == {name for name in vars(_core) if not name.startswith("__")}
    assert (PACKAGE / "py.typed").exists()


def test_the_version_is_the_programs():
    assert program("--version") == legeplan.__version__
