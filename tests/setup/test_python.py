"""`make` takes a Python that the pins are for, or says which it needs."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.setup.pins import PYTHONS, ROOT

OTHER = """\
#!/bin/sh
case "$1" in -V) echo Python 3.99.1 ;; *) exit 1 ;; esac
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder to be the only one with programs, where python3 is too new."""
    for program in ("cat", "make", "rm", "sh"):
        (tmp_path / program).symlink_to(str(shutil.which(program)))
    (tmp_path / "python3").write_text(OTHER)
    (tmp_path / "python3").chmod(0o755)
    return tmp_path


def make(programs: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHON"}
    return subprocess.run(
        ["make", "--makefile", ROOT / "Makefile", "python", *arguments],
        cwd=programs,
        env={**environment, "PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.system
@pytest.mark.parametrize("version", PYTHONS)
def test_another_name_is_tried_where_python3_does_not_suit(programs: Path, version: str) -> None:
    (programs / f"python{version}").symlink_to(sys.executable)

    done = make(programs)

    assert done.returncode == 0, done.stderr


@pytest.mark.system
@pytest.mark.parametrize(
    ("python", "expected"),
    [
        ("", "is needed; python3 is Python 3.99.1: make PYTHON=/path/to/python3.12\n"),
        ("python4", "is needed and python4 was not found: make PYTHON=/path/to/python3\n"),
    ],
)
def test_a_python_that_does_not_suit_is_named_with_what_to_do(
    programs: Path, python: str, expected: str
) -> None:
    done = make(programs, *[f"PYTHON={name}" for name in python.split()])

    assert done.returncode != 0
    assert done.stderr.startswith(f"Python {PYTHONS[0]} to {PYTHONS[-1]} {expected}")


def test_the_project_and_its_readme_name_the_same_pythons() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert project["requires-python"] == f">={PYTHONS[0]}"
    for file in ("README.md", "CONTRIBUTING.md"):
        assert f"Python {PYTHONS[0]} to {PYTHONS[-1]}" in (ROOT / file).read_text()
