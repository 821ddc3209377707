"""Each rule finds its violation in a made-up tree, and lets its near misses pass."""

import pytest

import rules


def tree(root, **text_by_path):
    """Writes files; in the names, "__" stands for "/" and a final "_h" or "_cpp" for the suffix."""
    for name, text in text_by_path.items():
        stem, suffix = name.rsplit("_", 1)
        path = root / f"{stem.replace('__', '/')}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def in_steps(root, text):
    return tree(root, engine__steps__lists_cpp=text)


@pytest.mark.parametrize(
    "include",
    [
        '#include "record/recorder.h"',
        '  #  include "cli/progress.h"',
        '#include "../core/calendar.h"',
        '#include "lists.h"',
        '#include "generated/version_info.h"',
        "#include <core/calendar.h>",
    ],
)
def test_a_wrong_include_is_found_on_its_line(tmp_path, include):
    violations = list(rules.layering(in_steps(tmp_path, f"#include <vector>\n\n{include}\n")))
    assert len(violations) == 1
    assert violations[0].startswith("engine/steps/lists.cpp:3: ")


@pytest.mark.parametrize(
    "include",
    [
        '#include "steps/lists.h"',
        '#include "core/calendar.h"',
        "#include <random>",
        "#include <fmt/core.h>",
        '// #include "cli/progress.h"',
        '/*\n#include "cli/progress.h"\n*/',
    ],
)
def test_a_right_include_passes(tmp_path, include):
    assert not list(rules.layering(in_steps(tmp_path, include + "\n")))


def test_every_pair_of_layers_is_judged_by_their_order(tmp_path):
    for layer in rules.LAYERS:
        text = "".join(f'#include "{other}/x.h"\n' for other in rules.LAYERS)
        tree(tmp_path, **{f"engine__{layer}__x_h": text})
    count = len(rules.LAYERS)
    assert len(list(rules.layering(tmp_path))) == count * (count - 1) // 2


def test_a_folder_that_is_no_layer_is_found(tmp_path):
    violations = list(rules.layering(tree(tmp_path, engine__helpers__text_h="#pragma once\n")))
    assert len(violations) == 1 and "helpers is not a layer" in violations[0]


def test_only_version_cpp_reads_the_generated_header(tmp_path):
    include = '#include "generated/version_info.h"\n'
    tree(tmp_path, engine__core__version_cpp=include, engine__core__calendar_cpp=include)
    (violation,) = rules.layering(tmp_path)
    assert violation.startswith("engine/core/calendar.cpp:1: ")


@pytest.mark.parametrize("header", ["thread", "atomic", "tbb/parallel_for.h", "tbb.h", "hdf5.h"])
def test_threads_and_files_come_after_record(tmp_path, header):
    include = f"#include <{header}>\n"
    tree(tmp_path, engine__record__a_cpp=include, engine__run__b_cpp=include)
    (violation,) = rules.threads_and_files(tmp_path)
    assert violation.startswith("engine/record/a.cpp:1: ")


@pytest.mark.parametrize(
    "line",
    [
        "#include <iostream>",
        "#include <csignal>",
        'std::cout << "x";',
        'std::cerr << "x";',
        'printf("x");',
        'std::printf("x");',
        'std::fprintf(stderr, "x");',
        'fmt::print("x");',
        'fmt::print(stdout, "x");',
        "exit(1);",
        "std::exit(1);",
        "::exit(1);",
        "std::abort();",
        "std::terminate();",
        "std::signal(2, f);",
    ],
)
def test_printing_and_exit_are_found_outside_cli(tmp_path, line):
    text = f"int x = 1'000;\n{line}\n"
    tree(tmp_path, engine__steps__lists_cpp=text, engine__cli__main_cpp=text)
    violations = list(rules.printing_and_exit(tmp_path))
    assert violations
    assert all(v.startswith("engine/steps/lists.cpp:2: ") for v in violations)


@pytest.mark.parametrize(
    "line",
    [
        "// std::cout is for cli",
        'throw Error{"exit() and std::cout"};',
        'auto text = R"(printf("x"))";',
        "gps.exit(gp);",
        "hazards->exit(gp);",
        "const double h = hazard::exit(gp);",
        "early_exit(gp);",
        'std::snprintf(buffer, sizeof buffer, "x");',
        'fmt::print(file, "{}", x);',
        "fmt::format_to(out, x);",
    ],
)
def test_what_only_looks_like_printing_passes(tmp_path, line):
    assert not list(rules.printing_and_exit(in_steps(tmp_path, line + "\n")))


@pytest.mark.parametrize(
    "line",
    [
        "#include <random>",
        "std::mt19937 rng{1};",
        "std::mt19937_64 rng{1};",
        "std::random_device device;",
        "std::uniform_int_distribution<int> d{0, 1};",
        "std::shuffle(a, b, rng);",
        "int x = rand();",
        "std::srand(1);",
    ],
)
def test_std_random_is_found(tmp_path, line):
    (violation,) = rules.std_random(in_steps(tmp_path, f"\n{line}\n"))
    assert violation.startswith("engine/steps/lists.cpp:2: ")


@pytest.mark.parametrize(
    "line",
    [
        "// not std::mt19937",
        "boost::random::binomial_distribution<int> d{1, 0.5};",
        "stream.rand();",
        '#include "random/streams.h"',
        "std::ranges::sort(strand(x));",
    ],
)
def test_other_randomness_passes(tmp_path, line):
    assert not list(rules.std_random(in_steps(tmp_path, line + "\n")))


def test_files_are_long_from_one_line_above_the_limit(tmp_path):
    tree(
        tmp_path,
        engine__core__fits_h="\n" * rules.MAX_LINES,
        engine__core__long_h="\n" * (rules.MAX_LINES + 1),
        tests__unit__core__long_cpp="\n" * (rules.MAX_LINES + 1),
        docs__long_md="\n" * (rules.MAX_LINES + 1),
    )
    assert [violation.split(":")[0] for violation in rules.long_files(tmp_path)] == [
        "engine/core/long.h",
        "tests/unit/core/long.cpp",
    ]


# Written in two pieces, so that this file does not break the rule it tests.
@pytest.mark.parametrize("start", ["/ho" "me/", "/Us" "ers/", "/ro" "ot/", "/wo" "rk/", "/mn" "t/"])
def test_machine_paths_are_found_in_any_text(tmp_path, start):
    text = f'\nsource = "{start}kari/plan.txt"\n'
    tree(tmp_path, scenarios__base_toml=text, docs__page_md=text, build__cache_txt=text)
    assert [violation.split(": ")[0] for violation in rules.machine_paths(tmp_path)] == [
        "docs/page.md:2",
        "scenarios/base.toml:2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.no/wo" "rk/plan.pdf",
        "docs/ho" "me/index.md",
        "/usr/bin/python3",
        "share/legeplan/scenarios",
        "$HOME/wo" "rk/plan",
    ],
)
def test_other_paths_pass(tmp_path, text):
    assert not list(rules.machine_paths(tree(tmp_path, docs__page_md=text)))


def test_binary_files_are_not_read_as_text(tmp_path):
    (tmp_path / "results.h5").write_bytes(b"\x00 /ho" b"me/kari/ \xff")
    assert not list(rules.machine_paths(tmp_path))


@pytest.mark.parametrize(
    "line",
    [
        'Text::of("{} rows", "{} rows", n)',
        'Text("a table",\n     "a table")',
        'Text{"", "a table"}',
        'Text::of("{} rader", "rows", n)',
    ],
)
def test_a_text_in_one_language_is_found(tmp_path, line):
    in_steps(tmp_path, f"const auto text = {line};\n")
    assert len(list(rules.texts_in_both_languages(tmp_path))) == 1


@pytest.mark.parametrize(
    "line",
    [
        'Text::of("{} av {}", "{} of {}", a, b)',
        'Text::of("{1}: {0}", "{0} of {1}", a, b)',
        'Text::of("{}..{}", "{}..{}", a, b)',
        'Text("en "\n     "tabell", "a "\n     "table")',
        'Text::same("{ a = 1 }")',
    ],
)
def test_a_text_in_both_languages_passes(tmp_path, line):
    in_steps(tmp_path, f"const auto text = {line};\n")
    assert not list(rules.texts_in_both_languages(tmp_path))


@pytest.mark.parametrize(
    "line",
    [
        "void draw(int count, bool is_dry);",
        "void draw(bool is_dry = false);",
        "void draw(const std::function<bool()>& is_cancelled,\n          const bool is_dry) {",
        "const auto draw = [&](bool is_dry, int count) { return is_dry ? 0 : count; };",
        "each(items, [](const Item& item, bool is_last) {});",
    ],
)
def test_a_bool_parameter_is_found(tmp_path, line):
    assert len(list(rules.bool_parameters(in_steps(tmp_path, line + "\n")))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "bool is_dry(int count);",
        "struct Draw { int count = f(0); bool is_dry = false; };",
        "for (bool is_dry = true; is_dry;) {}",
        "if (const bool is_dry = f(1)) {}",
        "void draw(const std::function<bool(int)>& is_dry, std::vector<bool> dry, bool& is_done);",
        "void require(bool holds, const char* what);",
        "void expect_new(const Line& line, bool is_new) {",
        "std::string operator()(bool value) const;",
        "template <typename T, bool is_dry = false> void draw(T x);",
        "// void draw(bool is_dry);",
    ],
)
def test_other_bools_pass(tmp_path, line):
    assert not list(rules.bool_parameters(in_steps(tmp_path, line + "\n")))
