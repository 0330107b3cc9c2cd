"""Which files pytest reads, and in which order: those that may hold a test that `-m` asks for.

Reading a file imports what it needs, a browser's driver or a vendor's client, in every worker.
So the marks of a file are read in its text first.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, combinations
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression, ExpressionMatcher

TESTS = Path(__file__).parent
LONG = (
    "recipes/test_published.py",
    "hostile/test_browser.py",
    "fuzz/test_fuzz.py",
    "unit/to_add_one/test_to_add_one.py",
    "browser/test_axe.py",
    "site/test_outside_judges.py",
    "site/test_days.py",
    "setup/test_install.py",
    "setup/test_wheel.py",
    "recipes/test_few.py",
    "site/test_text.py",
    "site/test_machines.py",
    "chaos/test_edits.py",
    "chaos/test_builds.py",
    "browser/test_same_cost.py",
    "browser/test_below_a_path.py",
    "walk/test_walk.py",
)
"""The files that take longest. They come first, so that at the end no worker waits for one.

The first builds the site of the real seeds; the next are of use to a worker before that is there.
"""
_MARK = re.compile(r"\bmark\.(\w+)")
_OF_ALL = re.compile(r"^pytestmark = pytest\.mark\.(\w+)", re.M)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over a file where no mark that its text names makes `-m` choose one of its tests."""
    asked = config.getoption("markexpr")
    if not asked or not collection_path.is_relative_to(TESTS):
        return None
    files = [collection_path] if collection_path.is_file() else _files(collection_path)
    return None if any(may_be_chosen(file, asked) for file in files) else True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of long files first; `--no-loadscope-reorder` keeps that between workers."""
    places = {TESTS / file: place for place, file in enumerate(LONG)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@cache
def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("test_*.py") if "node_modules" not in file.parts]


@cache
def may_be_chosen(file: Path, asked: str) -> bool:
    """Whether an expression of marks may choose a test of a file, by the marks that it names."""
    text = file.read_text("utf-8")
    # A fixture of the folder may mark its parameters, and with them the tests that ask for it.
    texts = [text, *(fixtures.read_text("utf-8") for fixtures in _conftests(file))]
    of_all = set(_OF_ALL.findall(text))
    of_some = {mark for each in texts for mark in _MARK.findall(each)} - of_all
    expression = Expression.compile(asked)
    sizes = range(len(of_some) + 1)
    combined = chain.from_iterable(combinations(sorted(of_some), size) for size in sizes)
    return any(expression.evaluate(_among(of_all | set(marks))) for marks in combined)


def _among(marks: set[str]) -> ExpressionMatcher:
    def matches(name: str, /, **_: object) -> bool:
        return name in marks

    return matches


def _conftests(file: Path) -> list[Path]:
    folders = (folder for folder in file.parents if folder.is_relative_to(TESTS))
    return [path for folder in folders if (path := folder / "conftest.py").is_file()]
