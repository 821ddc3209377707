"""The rules of the source tree that a compiler does not check.

Each rule yields violations as "path:line: problem", with paths relative to the root it was given, so
that the rules run on this repository and on the small trees of test_rules.py alike.
"""

import os
import re
from pathlib import Path

LAYERS = (
    "core", "random", "scenario", "inputs", "state", "projection", "policies", "steps", "record",
    "run", "output", "study", "cli",
)
LAST_LAYER_WITHOUT_THREADS = "record"
MAX_LINES = 450

CPP_SUFFIXES = {".h", ".cpp"}
CODE_SUFFIXES = CPP_SUFFIXES | {".py", ".ts"}
SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__", ".pytest_cache", ".cache"}

COMMENT_OR_LITERAL = re.compile(
    r"""
    (?P<comment> //[^\n]* | /\*.*?\*/ )
  | R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"
  | "(?:\\.|[^"\\\n])*"
  | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'
    """,
    re.VERBOSE | re.DOTALL,
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?P<open>[<"])(?P<name>[^>"]+)[>"]', re.MULTILINE)

# Two texts side by side: Text::of("nb", "en", ...), Text("nb", "en") and Text{"nb", "en"}.
LITERALS = r'"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*'
TWO_TEMPLATES = re.compile(
    rf"\bText(?:::of)?\s*[({{]\s*(?P<nb>{LITERALS})\s*,\s*(?P<en>{LITERALS})\s*[,)}}]"
)
LITERAL = re.compile(r'"((?:\\.|[^"\\\n])*)"')
FIELD = re.compile(r"(?<!{){[^{}]*}(?!})")

# A domain function may well be called exit or signal, so members and other namespaces are let pass.
NOT_A_MEMBER = r"(?<![\w.>:])(?:std\s*::\s*|::\s*)?"
PRINTING_OR_EXIT = re.compile(
    r"\bstd\s*::\s*(?:w?cout|w?cerr|w?clog|print|println|terminate)\b"
    r"|\bstd(?:out|err)\b"
    rf"|{NOT_A_MEMBER}(?:v?printf|puts|putchar|perror)\s*\("
    r"|\bfmt\s*::\s*print(?:ln)?\s*\((?!\s*\w+\s*,)"
    rf"|{NOT_A_MEMBER}(?:exit|_exit|_Exit|quick_exit|at_quick_exit|atexit|abort)\s*\("
    rf"|{NOT_A_MEMBER}(?:signal|sigaction|raise)\s*\("
)
PRINTING_OR_SIGNAL_HEADERS = {"iostream", "csignal", "signal.h", "print"}

STD_RANDOM = re.compile(
    r"\bstd\s*::\s*(?:\w+_distribution|mt19937(?:_64)?|minstd_rand0?|ranlux\w+|knuth_b|random_device"
    r"|default_random_engine|mersenne_twister_engine|linear_congruential_engine"
    r"|subtract_with_carry_engine|seed_seq|generate_canonical|random_shuffle|shuffle|sample"
    rf"|s?rand)\b|{NOT_A_MEMBER}(?:s?rand|rand_r|[dlm]rand48)\s*\("
)

THREADED_HEADER = re.compile(
    r"^(?:thread|mutex|shared_mutex|condition_variable|future|atomic|barrier|latch|semaphore"
    r"|stop_token|pthread\.h|omp\.h|execution|mpi\.h|hdf5\w*\.h|H5\w+\.h|(?:oneapi/)?tbb\b.*)$"
)

BOOL_PARAMETER = re.compile(r"[(,]\s*(?:const\s+)?bool\s+(?P<name>\w+)\s*(?=[,)=])")
# What stands before a list that is no list of parameters, or of one whose bool is what it is about:
# the condition that a check is handed, and the value that a visitor visits.
BOOL_IS_FINE = re.compile(r"\b(?:for|if|while|switch|(?:require|expect)\w*|operator\s*\(\))\s*$")

# The start of an absolute path that only some machine has; a URL or a relative path is not one.
MACHINE_PATH = re.compile(
    r"(?<![\w.:/$~})-])/(?:home|Users|root|work|scratch|mnt|media)/[\w.-]|\b[A-Za-z]:\\{1,2}Users\\"
)


def files(root, suffixes=None):
    """The files below root, in a fixed order, without what git ignores or was built."""
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(set(subfolders) - SKIPPED_FOLDERS)
        for name in sorted(names):
            path = Path(folder, name)
            if name == ".git":  # a file in a linked worktree, and it holds a path
                continue
            if path.is_file() and (suffixes is None or path.suffix in suffixes):
                yield path


def read_text(path):
    """The text of a file, or None when it is binary."""
    content = path.read_bytes()
    if b"\0" in content:
        return None
    return content.decode("utf-8", errors="replace")


def blank(text, keep_literals):
    """The text without comments, and without literals unless they are kept; lines stay in place."""

    def spaces(match):
        if keep_literals and not match["comment"]:
            return match[0]
        return re.sub(r"[^\n]", " ", match[0])

    return COMMENT_OR_LITERAL.sub(spaces, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def engine_sources(root):
    """(path relative to root, layer, text) of every C++ file of the engine."""
    root = Path(root)
    for path in files(root / "engine", CPP_SUFFIXES):
        relative = path.relative_to(root)
        yield relative.as_posix(), relative.parts[1], path.read_text(encoding="utf-8")


def includes(text):
    """(line, opening bracket or quote, name) of every include directive outside comments."""
    code = blank(text, keep_literals=True)
    for match in INCLUDE.finditer(code):
        yield line_of(code, match.start("name")), match["open"], match["name"]


def include_problem(path, layer, opening, name):
    """What is wrong with one include of a file of the given layer; None when nothing is."""
    target = name.split("/")[0]
    if opening == "<":
        if target in LAYERS and name.endswith(".h"):
            return f"<{name}> is the engine's own (write it in quotes)"
        return None
    if name == "generated/version_info.h" and path == "engine/core/version.cpp":
        return None
    if "/" not in name or target not in LAYERS:
        return f'"{name}" does not begin with a layer (write it from engine/, as "core/calendar.h")'
    if LAYERS.index(target) > LAYERS.index(layer):
        return f'"{name}" is of a later layer ({layer} may include itself and what comes before it)'
    return None


def layering(root):
    """A folder of engine/ includes only itself and the folders before it."""
    for path, layer, text in engine_sources(root):
        if layer not in LAYERS:
            yield f"{path}:1: {layer} is not a layer (expected one of {', '.join(LAYERS)})"
            continue
        for line, opening, name in includes(text):
            problem = include_problem(path, layer, opening, name)
            if problem:
                yield f"{path}:{line}: {problem}"


def threads_and_files(root):
    """Up to and including record/, nothing needs threads, TBB, MPI or HDF5."""
    free = LAYERS[: LAYERS.index(LAST_LAYER_WITHOUT_THREADS) + 1]
    for path, layer, text in engine_sources(root):
        if layer in free:
            for line, _, name in includes(text):
                if THREADED_HEADER.match(name):
                    yield f"{path}:{line}: {name} in {layer} (belongs after {free[-1]})"


def printing_and_exit(root):
    """Only cli/ prints, ends the program or handles signals."""
    for path, layer, text in engine_sources(root):
        if layer == "cli":
            continue
        for line, _, name in includes(text):
            if name in PRINTING_OR_SIGNAL_HEADERS:
                yield f"{path}:{line}: <{name}> outside cli"
        code = blank(text, keep_literals=False)
        for match in PRINTING_OR_EXIT.finditer(code):
            yield f"{path}:{line_of(code, match.start())}: {match[0].strip()} outside cli"


def std_random(root):
    """Random numbers come from random/: what std:: draws differs between standard libraries."""
    for path, _, text in engine_sources(root):
        for line, _, name in includes(text):
            if name == "random":
                yield f"{path}:{line}: <random> (use random/streams.h)"
        code = blank(text, keep_literals=False)
        for match in STD_RANDOM.finditer(code):
            line = line_of(code, match.start())
            yield f"{path}:{line}: {match[0].strip()} (use random/streams.h)"


def before_list(code, offset):
    """The code before the "(" that encloses an offset; None where nothing does."""
    depth = 0
    for at in range(offset, -1, -1):
        depth += (code[at] == ")") - (code[at] == "(")
        if depth < 0:
            return code[max(0, at - 100):at]
    return None


def bool_parameters(root):
    """A call says what it asks for: true and false among its arguments do not."""
    for path, _, text in engine_sources(root):
        code = blank(text, keep_literals=False)
        for match in BOOL_PARAMETER.finditer(code):
            before = before_list(code, match.start())
            if before is not None and not BOOL_IS_FINE.search(before):
                line = line_of(code, match.start("name"))
                yield f"{path}:{line}: bool {match['name']} (use an enum, or two functions)"


def long_files(root):
    """A file that does not fit in a head is two files."""
    root = Path(root)
    for folder in ("engine", "bindings", "bench", "tests"):
        for path in files(root / folder, CODE_SUFFIXES):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > MAX_LINES:
                yield f"{path.relative_to(root).as_posix()}:{lines}: more than {MAX_LINES} lines"


def machine_paths(root):
    """The project stands alone: no path of one machine, in code, scenarios or documents."""
    root = Path(root)
    for path in files(root):
        text = read_text(path)
        for match in MACHINE_PATH.finditer(text or ""):
            line = line_of(text, match.start())
            yield f"{path.relative_to(root).as_posix()}:{line}: a machine's path ({match[0]}...)"


def texts_in_both_languages(root):
    """A text that is built from two templates says different things in them, of the same fields."""
    for path, _, text in engine_sources(root):
        code = blank(text, keep_literals=True)
        for match in TWO_TEMPLATES.finditer(code):
            nb, en = ("".join(LITERAL.findall(part)) for part in (match["nb"], match["en"]))
            line = line_of(code, match.start())
            if not nb or not en or (nb == en and re.search(r"[^\W\d]", FIELD.sub("", nb))):
                yield f"{path}:{line}: one text for both languages ({en}); Text::same says so openly"
            elif sorted(FIELD.findall(nb)) != sorted(FIELD.findall(en)):
                yield f"{path}:{line}: different fields ({nb} | {en})"


RULES = (layering, threads_and_files, printing_and_exit, std_random, bool_parameters, long_files,
         machine_paths, texts_in_both_languages)
