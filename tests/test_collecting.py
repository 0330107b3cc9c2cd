"""A file that `-m` leaves out whole is not imported, and no other is left out."""

import re

import pytest

from tests.collecting import LONG, TESTS, may_be_chosen

SLOW = ("attacks", "browser", "recipes", "releases", "site", "system")
QUICK = f"not ({' or '.join(SLOW)})"


@pytest.mark.parametrize(
    ("file", "asked", "chosen"),
    [
        ("browser/test_axe.py", QUICK, False),  # all of it bears a mark
        ("browser/test_axe.py", "browser", True),
        ("browser/test_axe.py", "site or browser", True),
        ("browser/test_axe.py", "site", False),
        ("golden/test_golden.py", QUICK, True),  # some of it bears a mark
        ("golden/test_golden.py", "system", True),
        ("golden/test_golden.py", "attacks", False),
        ("hostile/test_code.py", "attacks", True),  # a fixture of the folder bears it
        ("hostile/test_browser.py", "browser and attacks", True),
        ("hostile/test_browser.py", QUICK, False),
        ("unit/test_urls.py", QUICK, True),
        ("unit/test_urls.py", "site", False),
    ],
)
def test_the_marks_in_its_text_say_whether_a_file_is_read(
    file: str, asked: str, chosen: bool
) -> None:
    assert may_be_chosen(TESTS / file, asked) is chosen


def test_marks_stand_only_where_they_are_looked_for() -> None:
    mark = re.compile(rf"\bmark\.({'|'.join(SLOW)})\b")
    elsewhere = [
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("*.py")
        if not (path.name.startswith("test_") or path.name == "conftest.py")
        and "node_modules" not in path.parts
        and mark.search(path.read_text("utf-8"))
    ]

    assert elsewhere == []


def test_files_that_come_first_are_there() -> None:
    assert [file for file in LONG if not (TESTS / file).is_file()] == []
